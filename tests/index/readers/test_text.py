from __future__ import annotations

import random

import pytest

from index.errors import SourceError
from index.readers.text import read_text
from index.records import Document, Published, document_id

_PAGE = (
    "가람시 새 도서관 문 열다\n홍가람 기자\n입력 2024.03.05 10:42\n댓글 0\n\n"
    "[새벽신문 홍가람 기자] 가람시가 새 도서관을 열었다. 책은 9만 권이다.\n"
    "새 도서관의 저녁 (사진=가람시)\n"
    "저작권자 ⓒ 새벽신문 무단전재 및 재배포 금지\n"
)


def test_a_copied_page_becomes_its_article() -> None:
    assert read_text(_PAGE.encode("cp949"), "기사/a.txt") == Document(
        doc_id=document_id("기사/a.txt"),
        source="기사/a.txt",
        title="가람시 새 도서관 문 열다",
        text="가람시가 새 도서관을 열었다. 책은 9만 권이다.",
        captions=("새 도서관의 저녁 (사진=가람시)",),
        outlet="새벽신문",
        author="홍가람",
        published=Published.fromisoformat("2024-03-05T10:42"),
    )


def test_the_first_short_line_of_a_plain_text_is_its_title() -> None:
    document = read_text("모임 정리\n\n책을 두 권 읽었다.\n다음엔 세 권.".encode(), "a.txt")
    assert document.title == "모임 정리"
    assert document.text == "책을 두 권 읽었다.\n다음엔 세 권."


@pytest.mark.parametrize(
    "text",
    [
        "책을 두 권 읽었다.\n다음엔 세 권.",
        "책을 두 권 읽었다\n다음엔 세 권",
        "- 책 두 권\n- 다음엔 세 권",
        "책" * 120 + "\n다음엔 세 권",
        "한 줄",
    ],
)
def test_a_text_without_a_title_is_named_after_its_file(text: str) -> None:
    document = read_text(text.encode(), "모임/3월 정리.txt")
    assert document.title == "3월 정리"
    assert document.text == text.strip()


def test_a_diary_keeps_its_days() -> None:
    text = "2024.03.01\n비가 왔다.\n2024.03.02\n눈이 왔다.\n"
    document = read_text(text.encode(), "일기.txt")
    assert document.title == "일기"
    assert document.text == text.strip()


@pytest.mark.parametrize("text", ["", " \n\n", "댓글 0\n이 기사를 공유합니다\n", "\ufeff"])
def test_a_file_without_an_article_is_refused(text: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_text(text.encode(), "a.txt")
    assert caught.value.code == "no_body"


def test_signs_without_words_are_refused() -> None:
    noise = "".join(chr(random.Random(at).randrange(33, 127)) for at in range(2_560))
    with pytest.raises(SourceError, match="no_words"):
        read_text(noise.encode(), "a.txt")
