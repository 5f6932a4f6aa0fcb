from __future__ import annotations

import pytest

from index.korean.several import questions_in


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("나비대교 길이는? 언제 열려?", ["나비대교 길이는?", "언제 열려?"]),
        ("나비대교 길이는\n통행료는 얼마야", ["나비대교 길이는", "통행료는 얼마야"]),
        (
            "공사비는 얼마야. 누가 지었어. 왜 늦어졌어",
            ["공사비는 얼마야.", "누가 지었어.", "왜 늦어졌어"],
        ),
        ("길이는? 폭은? 높이는? 무게는?", ["길이는?", "폭은?", "높이는?"]),
    ],
)
def test_several_questions_are_taken_apart_three_at_most(text: str, parts: list[str]) -> None:
    assert questions_in(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "나비대교 길이는 얼마야?",
        "나비대교가 8월에 열린다. 길이는 얼마야?",
        "‘왜 늦었나? 나비대교의 사정’ 기사는 누가 썼어?",
        "진짜?? !!",
        "https://namdo.example/view?id=3 이 기사 요약해줘",
        "",
    ],
)
def test_what_is_one_question_stays_whole(text: str) -> None:
    assert questions_in(text) == [text]
