from __future__ import annotations

import pytest

from index.errors import SourceError
from index.readers.given import given


@pytest.mark.parametrize(
    ("field", "text", "kept"),
    [
        ("title", "  가람시,  새 도서관 ", "가람시, 새 도서관"),
        ("outlet", "", None),
        ("author", "홍가람 기자", "홍가람"),
        ("author", "홍가람·한누리 기자", "홍가람, 한누리"),
        ("author", "Jane Doe", "Jane Doe"),
        ("author", "가람시 공보실", "가람시 공보실"),
        ("published", "2024년 3월 5일 오후 2시 10분", "2024-03-05T14:10"),
        ("published", "2024-03-05", "2024-03-05"),
        ("url", "https://news.example.kr/view?id=1", "https://news.example.kr/view?id=1"),
    ],
)
def test_a_field_is_kept_as_documents_have_it(field: str, text: str, kept: str | None) -> None:
    assert given(field, text) == kept


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("title", "", "title_empty"),
        ("published", "2024-13-45", "no_date"),
        ("url", "ftp://news.example.kr", "no_url"),
        ("title", "가" * 301, "field_too_long"),
    ],
)
def test_what_cannot_stand_in_a_field_is_refused(field: str, text: str, code: str) -> None:
    with pytest.raises(SourceError) as caught:
        given(field, text)
    assert caught.value.code == code
