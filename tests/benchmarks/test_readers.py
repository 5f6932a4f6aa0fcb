from __future__ import annotations

import pytest

from index.records import Document, Published
from tests.benchmarks.readers import (
    Truth,
    article_text,
    load_truths,
    precision_recall,
    right_fields,
)

_TRUTH = Truth(
    "a.html",
    title=["새 극장"],
    outlet=["새벽일보"],
    authors=["홍가람", "김두레"],
    published="2025-03-04T09:10",
    element="//article",
    first="가람시는 4일",
    last="문을 연다.",
    beside=["*[@class='ad']"],
)
_DOCUMENT = Document(
    *("id", "a.html", "새  극장", "x"),
    outlet="새벽일보",
    author="김두레, 홍가람",
    published=Published.fromisoformat("2025-03-04"),
)


def test_blanks_and_the_order_of_names_do_not_count_and_of_the_date_the_day_does() -> None:
    assert all(right_fields(_TRUTH, _DOCUMENT).values())
    bare = Document("id", "a.html", "다른", "x")
    assert not any(right_fields(_TRUTH, bare).values())


def test_nothing_is_right_where_nothing_is_told() -> None:
    bare = Document("id", "a.html", "새 극장", "x")
    assert all(right_fields(Truth("a.html", title=["새 극장"]), bare).values())


def test_the_article_is_what_its_element_holds_between_its_first_and_last_words() -> None:
    page = (
        "<article><h1>새 극장</h1><p>가람시는 4일 극장을<br>고친다. </p><p class='ad'>광고</p>"
        "<p>9월 문을 연다.</p><p>홍가람 기자</p></article>"
    )
    article = article_text(_TRUTH, page.encode())
    assert article == "가람시는 4일 극장을 고친다. 9월 문을 연다."
    with pytest.raises(ValueError, match="is not in"):
        article_text(_TRUTH, b"<article>x</article>")
    with pytest.raises(ValueError, match="there is no"):
        article_text(_TRUTH, b"<p>x</p>")


def test_words_are_counted_as_often_as_they_stand() -> None:
    assert precision_recall("배 배 부두", "배 부두 창고") == (2 / 3, 2 / 3)
    assert precision_recall("", "배") == (0.0, 0.0)


def test_no_string_of_the_truth_is_longer_than_a_few_words() -> None:
    truths = load_truths()
    assert len(truths) > 30
    ends = [end for truth in truths for end in (truth.first, truth.last) if end]
    assert max(map(len, ends)) <= 20
