from __future__ import annotations

import pytest

from index.question.intent import metadata_intent, small_talk
from tests.kiwi import shared_analyzer


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ㅋㅋㅋㅋ", "laughter"),
        ("ㅎㅎ", "laughter"),
        ("하하하!", "laughter"),
        ("안녕", "greeting"),
        ("안녕하세요~", "greeting"),
        ("hello!", "greeting"),
        ("좋은 아침이에요", "greeting"),
        ("고마워요!!", "thanks"),
        ("정말 감사합니다", "thanks"),
        ("잘 가", "farewell"),
        ("너 누구야?", "identity"),
        ("넌 뭐하는 봇이야?", "identity"),
        ("뭐 할 수 있어?", "help"),
        ("도움말", "help"),
        ("😀😀", "mood"),
        ("ㅠㅠ", "mood"),
        ("ㅁㄴㅇㄹ", "mood"),
        ("???", "mood"),
    ],
)
def test_small_talk_is_recognised(text: str, kind: str) -> None:
    assert small_talk(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "안녕하세요 네이버랩스 대표는 누구인가요?",
        "하하 대표가 누구야",
        "네이버",
        "감사원은 무엇을 했나요?",
        "최고 기온은?",
    ],
)
def test_a_question_is_not_small_talk(text: str) -> None:
    assert small_talk(text) is None


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("이 기사는 누가 썼어?", "author"),
        ("누가 썼어?", "author"),
        ("기자 이름이 뭐야?", "author"),
        ("이 글 쓴 사람 누구예요?", "author"),
        ("기사가 언제 나왔나요?", "published"),
        ("언제 나온 기사야?", "published"),
        ("이 기사 작성일 알려줘", "published"),
        ("어느 신문 기사야?", "outlet"),
        ("이 기사 출처가 어디야?", "outlet"),
        ("이 기사 제목이 뭐야?", "title"),
        ("기사 링크 줘", "link"),
        ("기사 몇 개 있어?", "count"),
        ("등록된 기사가 모두 몇 건인가요?", "count"),
        ("무슨 기사 있어?", "list"),
        ("기사 목록 보여줘", "list"),
        ("기사 보여줘", "list"),
        ("최신 뉴스 좀 알려줘", "list"),
        ("나르미 기사 찾아줘", "lead"),
        ("이 기사 무슨 내용이야?", "lead"),
        ("Who wrote this article?", "author"),
        ("When was this article published?", "published"),
        ("How many articles are there?", "count"),
    ],
)
def test_a_question_about_the_article_itself_is_recognised(text: str, subject: str) -> None:
    intent = metadata_intent(text, shared_analyzer().terms(text))
    assert intent is not None
    assert intent.subject == subject


@pytest.mark.parametrize(
    "text",
    [
        "Who is the CEO of NAVER Labs?",
        "When was the lab founded?",
        "워크샵은 언제 열리나요?",
        "네이버랩스 대표는 누구인가요?",
        "이 벨트의 핵심은 무엇인가요?",
        "석학이 몇 명 초청됐어?",
    ],
)
def test_a_question_about_what_the_article_tells_is_not(text: str) -> None:
    assert metadata_intent(text, shared_analyzer().terms(text)) is None


def test_the_words_that_name_the_article_are_told_apart_from_the_frame() -> None:
    text = "하늘로보틱스 기사는 누가 썼어?"
    intent = metadata_intent(text, shared_analyzer().terms(text))
    assert intent is not None
    assert "".join(intent.about) == "하늘로보틱스"
