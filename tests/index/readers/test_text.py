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


@pytest.mark.parametrize(
    ("name", "title"),
    [
        (
            "12_가람시, 옛 부두 창고를 극장으로…‘누구나 무대에’.txt",
            "가람시, 옛 부두 창고를 극장으로…‘누구나 무대에’",
        ),
        (
            "003 - 가람시 옛 부두 창고를 극장으로 고친다.txt",
            "가람시 옛 부두 창고를 극장으로 고친다",
        ),
    ],
)
def test_a_copied_article_that_a_crawler_numbered_is_named_after_its_file(
    name: str, title: str
) -> None:
    text = "[가람=홍가람 기자] 가람시가 옛 창고를 극장으로 고친다. 공사비는 7억 원이다.\n9월에 문을 연다."
    document = read_text(text.encode(), name)
    assert (document.title, document.author) == (title, "홍가람")
    assert document.text.startswith("가람시가 옛 창고를")


def test_the_headline_of_the_page_outranks_a_numbered_name_that_is_cut_off() -> None:
    document = read_text(_PAGE.encode(), "07_가람시 새 도서관 문 열.txt")
    assert document.title == "가람시 새 도서관 문 열다"


def test_a_numbered_file_of_notes_loses_its_number_only() -> None:
    assert read_text("- 책 두 권\n- 다음엔 세 권".encode(), "16_모임.txt").title == "모임"


def test_random_bytes_are_refused() -> None:
    noise = bytes((7 * n * n + 31 * n + 41) % 224 + 32 for n in range(2_560))
    with pytest.raises(SourceError, match=r"garbled|binary|not_text"):
        read_text(noise, "a.txt")
    mixed = "가람시가 새 도서관을 열었다. ".encode() + bytes(range(128, 256)) * 2
    with pytest.raises(SourceError, match="garbled"):
        read_text(mixed, "a.txt")


def test_a_subtitle_and_a_caption_that_copying_glued_on_come_apart() -> None:
    text = (
        "새 도서관 문 열어\n책 9만 권 갖춰[새벽신문 홍가람 기자] 가람시가 4일 두레로에 새 도서관을 열었다.\n"
        "사람들이 새 도서관을 둘러보고 있다.(사진=가람시)도서관은 밤 10시까지 불을 켜 둔다. 참가비는 없다.\n"
    )
    document = read_text(text.encode(), "1_가람시 새 도서관 문 열어…책 9만 권.txt")
    assert document.captions == ("사람들이 새 도서관을 둘러보고 있다.(사진=가람시)",)
    assert (document.outlet, document.author) == ("새벽신문", "홍가람")
    assert document.text.split("\n") == [
        "새 도서관 문 열어",
        "책 9만 권 갖춰",
        "가람시가 4일 두레로에 새 도서관을 열었다.",
        "도서관은 밤 10시까지 불을 켜 둔다. 참가비는 없다.",
    ]
