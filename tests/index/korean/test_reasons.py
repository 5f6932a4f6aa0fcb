from __future__ import annotations

import pytest

from index.korean.reasons import reason_clause, tells_reason
from tests.kiwi import shared_analyzer


def reason(text: str) -> str | None:
    found = reason_clause(text, shared_analyzer().terms(text))
    return found and text[found[0] : found[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "새봄시는 태풍이 다가오고 있기 때문에 이번 주말 행사를 취소했다고 밝혔다.",
            "태풍이 다가오고 있기 때문에",
        ),
        (
            "가람전자는 늘어나는 주문을 감당하기 위해 평택에 공장을 짓는다.",
            "늘어나는 주문을 감당하기 위해",
        ),
        ("박람회는 예산 부족을 이유로 내년으로 미뤄졌다.", "예산 부족을 이유로"),
        ("예상보다 많은 눈이 내려, 제설차 고장으로 인해 길이 막혔다.", "제설차 고장으로 인해"),
    ],
)
def test_a_reason_reaches_from_the_beginning_of_its_clause_to_its_marker(
    text: str, expected: str
) -> None:
    assert reason(text) == expected


@pytest.mark.parametrize(
    "text", ["이 때문에 출근길이 막혔다.", "다리는 8월 9일 개통한다.", "왜냐하면", ""]
)
def test_a_sentence_without_a_reason_of_its_own_has_none(text: str) -> None:
    assert reason(text) is None


@pytest.mark.parametrize(
    "reason_told",
    [
        "태풍 탓에",
        "태풍 때문에",
        "주민 덕분에",
        "공사를 서두르느라",
        "비가 오는 바람에",
        "태풍으로 인해",
        "태풍 여파로",
        "예산 부족을 이유로",
        "안전 문제를 우려해",
        "표가 모자라는 까닭에",
        "길이 막힌 탓에",
        "시민이 많이 몰렸으므로",
    ],
)
def test_marks_and_ranking_know_the_same_reasons(reason_told: str) -> None:
    text = f"나루축제는 {reason_told} 미뤄졌다."
    assert reason(text) == reason_told
    assert tells_reason(text)
