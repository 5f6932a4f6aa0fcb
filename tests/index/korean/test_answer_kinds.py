from __future__ import annotations

import pytest

from index.korean.answer_kinds import amounts_in_unit, holds, kinds_asked


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("솔빛교 누가 지음", "person"),
        ("솔빛교 언제 열어", "time"),
        ("개통식 어디서 함", "place"),
        ("시장 왜 사과했대", "reason"),
        ("시장이 뭐랬어", "quote"),
        ("멤버 누구누구임", "list"),
        ("솔빛페이 뭐임", "definition"),
        ("표 어떻게 사", "manner"),
        ("입장료 얼마임", "money"),
        ("찬성 몇퍼 나옴", "share"),
        ("배 몇척", "count"),
    ],
)
def test_a_few_typed_words_tell_what_kind_of_thing_they_ask_for(question: str, kind: str) -> None:
    assert kind in kinds_asked(question)


def test_a_narrower_kind_leaves_the_wider_one_out() -> None:
    assert "person" not in kinds_asked("멤버 누구누구")
    assert "count" not in kinds_asked("찬성 몇퍼")
    assert "definition" not in kinds_asked("시장이 뭐라고 했어")


def test_no_kind_is_read_from_words_that_ask_for_none() -> None:
    assert kinds_asked("솔빛교 소식") == frozenset()


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("time", "다리는 다음 달 3일 열린다."),
        ("place", "행사는 가람시 강변공원에서 열렸다."),
        ("reason", "비가 많이 왔기 때문이다."),
        ("quote", "시장은 “더 살피겠다”고 말했다."),
        ("list", "가람, 나루, 솔빛 등 세 곳이다."),
        ("money", "공사비는 1조2000억원이다."),
        ("share", "찬성이 51.2%였다."),
        ("count", "배는 5척이다."),
    ],
)
def test_a_sentence_shows_what_it_holds(kind: str, sentence: str) -> None:
    assert holds(kind, sentence)
    assert not holds(kind, "모두 조용했다")


@pytest.mark.parametrize(
    ("question", "sentence", "count"),
    [
        ("몇퍼 올랐어", "3%에서 5%로 올랐다", 2),
        ("몇명 옴", "주민 120명이 왔다", 1),
        ("구멍 몇센치", "폭은 2㎝다", 1),
        ("몇등 함", "솔빛팀은 4위였다", 1),
        ("몇척 있음", "배 7척을 띄웠다", 1),
        ("몇명 옴", "120억원이 들었다", 0),
    ],
)
def test_an_amount_counts_in_its_unit_however_the_unit_is_typed(
    question: str, sentence: str, count: int
) -> None:
    in_unit = amounts_in_unit(question)
    assert in_unit is not None
    assert in_unit(sentence) == count


def test_no_unit_is_counted_where_none_is_named() -> None:
    assert amounts_in_unit("입장료 얼마") is None
