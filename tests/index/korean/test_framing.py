"""What a question is framed with."""

from __future__ import annotations

import pytest

from index.korean.framing import without_frame


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("혹시 다리 공사비 얼마인지 알려주실 수 있나요?", "다리 공사비 얼마인지"),
        ("도서관 언제 여는지 좀 알려주세요", "도서관 언제 여는지"),
        ("시장 누구인지 아세요?", "시장 누구인지"),
        ("다리 공사비가 궁금해요ㅠㅠ", "다리 공사비가"),
        ("근데 아니 왜 취소한 거야", "왜 취소한 거야"),
        ("기사봇아, 시장 누구야", "시장 누구야"),
        ("저기요 질문 있는데요 시장 누구예요", "시장 누구예요"),
        ("시장 누구ㅋㅋㅋ", "시장 누구"),
        ("공사비 얼마!!!???", "공사비 얼마"),
        ("기사에 따르면, 다음 중 시장이 약속한 것은?", "시장이 약속한 것은?"),
        ("본문에서 시장이 약속한 것은?", "시장이 약속한 것은?"),
        ("보도를 보면 몇 명이 다쳤나요?", "몇 명이 다쳤나요?"),
        ("GAFA가 뭔지 설명해 줄래?", "GAFA가 뭔지"),
    ],
)
def test_words_that_only_frame_a_question_are_blanked_where_they_stand(
    question: str, asked: str
) -> None:
    found = without_frame(question)
    assert " ".join(found.split()) == asked
    assert len(found) == len(question)
    assert all(a in (b, " ") for a, b in zip(found, question, strict=True))


@pytest.mark.parametrize(
    "question",
    [
        "다음 중간고사 언제야?",
        "봇 개발자 누구?",
        "야구장 어디에 지어?",
        "참외 값 얼마",
        "어디서 열려?",
        "설명회 언제 해",
        "부탁해 가사 뜻",
        "물숨 필름 어디서 찾음?",
        "기사 몇 개 있어?",
        "아이유 콘서트 언제야",
        "알려줘",
        "궁금해요",
        "ㅋㅋㅋ",
        "",
    ],
)
def test_a_question_without_a_frame_stays_as_it_is(question: str) -> None:
    assert without_frame(question) == question


def test_a_very_long_frame_is_read_to_its_end() -> None:
    for text in (
        "근데 " * 400,
        "ㅋ" * 2_000,
        "알려줘 " * 400,
        " " * 2_000 + "누구",
        "기사에 " * 400,
    ):
        assert len(without_frame(text)) == len(text)
