from __future__ import annotations

from index.readers.tables import Cell, row_line, table_lines


def _row(*texts: str) -> list[Cell]:
    return [Cell([text] if text else []) for text in texts]


def test_a_blank_cell_keeps_what_follows_under_its_head() -> None:
    rows = [_row("", "봄", "가을"), _row("관람객", "", "3천 명"), _row("", "", "")]
    assert table_lines(rows) == ["– | 봄 | 가을", "관람객 | – | 3천 명"]


def test_a_value_alone_in_its_row_keeps_its_column() -> None:
    assert table_lines([_row("층", "책"), _row("", "2만 권")]) == ["층 | 책", "– | 2만 권"]


def test_columns_that_only_make_room_are_left_out() -> None:
    assert table_lines([_row("담당", "", "가온빛"), _row("문의", "", "02")]) == [
        "담당 | 가온빛",
        "문의 | 02",
    ]


def test_a_label_that_spans_rows_stands_in_each() -> None:
    rows = [
        [Cell(["열람실"], rows=2), Cell(["평일"]), Cell(["22시"])],
        [Cell(["주말"]), Cell(["18시"])],
    ]
    assert table_lines(rows) == ["열람실 | 평일 | 22시", "열람실 | 주말 | 18시"]


def test_a_long_text_that_spans_rows_stands_in_the_first_alone() -> None:
    text = "시민이면 누구나 책을 다섯 권까지 두 주 동안 빌릴 수 있고 한 번 더 늦출 수 있음"
    rows = [[Cell([text], rows=2), Cell(["대출"])], [Cell(["연장"])]]
    assert table_lines(rows) == [f"{text} | 대출", "– | 연장"]


def test_a_cell_that_goes_on_from_above_has_its_text() -> None:
    rows = [_row("서고", "1층"), [Cell([], continues=True), Cell(["2층"])]]
    assert table_lines(rows) == ["서고 | 1층", "서고 | 2층"]


def test_a_head_over_two_columns_stands_over_both_where_something_follows() -> None:
    rows = [
        [Cell(["구분"]), Cell(["작년"], columns=2), Cell(["올해"], columns=2)],
        _row("책", "1", "2", "3", "4"),
    ]
    assert table_lines(rows) == ["구분 | 작년 | 작년 | 올해", "책 | 1 | 2 | 3 | 4"]


def test_a_cell_over_the_whole_row_is_a_line_of_its_own() -> None:
    rows = [[Cell(["운영 시간"], columns=2)], _row("평일", "22시")]
    assert table_lines(rows) == ["운영 시간", "평일 | 22시"]


def test_a_cell_stands_at_the_column_that_it_names() -> None:
    rows = [_row("가", "나", "다"), [Cell(["1"], column=0), Cell(["3"], column=2)]]
    assert table_lines(rows) == ["가 | 나 | 다", "1 | – | 3"]


def test_a_row_without_a_word_has_no_line() -> None:
    assert row_line(["", ""]) == ""
