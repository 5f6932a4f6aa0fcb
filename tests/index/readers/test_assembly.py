from __future__ import annotations

import pytest

from index.readers.assembly import assemble

_LINES = ("책을 두 권 읽었다.", "다음 모임에는 세 권을 읽는다.")


@pytest.mark.parametrize(
    "title",
    ["10811.exe", "a", "보도자료", "Microsoft Word - x.doc", "문서1", "Slide 1", "report", ""],
)
def test_a_property_that_programs_wrote_is_no_title(title: str) -> None:
    assert assemble(_LINES, "모임/12_봄 모임.docx", title=title).title == "봄 모임"


def test_a_property_that_people_wrote_is_the_title() -> None:
    assert assemble(_LINES, "a.docx", title="봄 모임에서 읽은 책").title == "봄 모임에서 읽은 책"


def test_an_outline_whose_title_is_known_keeps_every_other_line() -> None:
    lines: tuple[str, ...] = (
        "봄 모임 계획",
        "두레관에서 함께 읽는 밤",
        "1. 때: 4월 5일",
        "2. 곳: 두레관",
    )
    lines += ("3. 책: 두 권", "4. 참가비: 없음")
    document = assemble(lines, "a.docx", title="봄 모임 계획")
    assert document.title == "봄 모임 계획"
    assert document.text.split("\n") == list(lines[1:])


def test_a_press_release_of_cells_is_told_by_its_head() -> None:
    lines: tuple[str, ...] = (
        "가람시 | 보도자료",
        "보도시점 | 2025. 4. 7.(월) 10:00",
        "가람천에 새 다리 놓는다",
    )
    lines += ("가람시는 7일 가람천에 새 다리를 놓는다고 밝혔다. 공사비는 9억 원이다.",)
    document = assemble(lines, "붙임.hwpx", title="보도자료")
    assert (document.title, document.outlet) == ("가람천에 새 다리 놓는다", "가람시")
    assert document.published is not None
    assert document.published.isoformat() == "2025-04-07T10:00"
