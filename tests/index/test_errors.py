from __future__ import annotations

import copy
import pickle

import pytest

from index.errors import SourceError, dumped, loaded
from index.web.faults import refused


def _same(one: SourceError, other: SourceError) -> bool:
    return type(one) is type(other) and vars(one) == vars(other) and str(one) == str(other)


def test_an_error_reads_as_one_line_in_logs() -> None:
    error = SourceError("a.pdf", "pdf_too_long", pages=1200, limit=1000)
    assert str(error) == "a.pdf: pdf_too_long pages=1200 limit=1000"


def test_an_error_keeps_its_kind_and_values_in_another_process() -> None:
    for error in (SourceError("a", "not_text", kind="PNG"), refused("https://a.kr/1", 503)):
        assert _same(pickle.loads(pickle.dumps(error)), error)
        assert _same(copy.deepcopy(error), error)


def test_an_error_can_be_named_for_another_place() -> None:
    error = refused("https://a.kr/robots.txt", 429).at("https://a.kr/1")
    assert _same(error, refused("https://a.kr/1", 429))


def test_an_error_is_kept_as_code_and_values() -> None:
    error = SourceError("https://가람.kr", "host_unknown", host="가람.kr")
    back = loaded(dumped(error))
    assert isinstance(back, SourceError)
    assert _same(back, error)


@pytest.mark.parametrize(
    "text", ["https://a.kr: 그런 페이지가 없어요(404).", "", "3", "[1]", "{}", '{"code": "locked"}']
)
def test_what_is_no_kept_error_stays_text(text: str) -> None:
    assert loaded(text) == text
