from __future__ import annotations

import pytest

from index.question.intent import metadata_intent, small_talk, without_small_talk
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
        ("나르미 기사 찾아줘", "list"),
        ("이 기사 무슨 내용이야?", "summary"),
        ("누가 나르미 기사 썼어", "author"),
        ("어느 기자가 나르미 기사 썼어", "author"),
        ("나비대교 단독 쓴 사람", "author"),
        ("나비대교 기사 몇 시에 올라왔어", "published"),
        ("나비대교 기사 며칠자야", "published"),
        ("나비대교 기사 언제꺼임", "published"),
        ("나비대교기사어디꺼야", "outlet"),
        ("나비대교 기사 링크좀", "link"),
        ("나비대교 기사 제목 뭐였지", "title"),
        ("나비대교 관련 기사 몇개임", "count"),
        ("기사 찾아줘 나비대교", "list"),
        ("류해솔 기자가 쓴거 보여줘", "list"),
        ("제일 최근에 나온 기사", "latest"),
        ("가장 오래된 기사 뭐야", "oldest"),
        ("다른 기사도 보여줘", "others"),
        ("요약해줘", "summary"),
        ("나비대교 기사 세줄 요약", "summary"),
        ("더 자세히 알려줘", "text"),
        ("이 기사 보여줘", "text"),
        ("출처 링크 줘", "link"),
        ("기자 누구", "author"),
        ("이거 누가 쓴 기사야", "author"),
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
        "이 기사에 나온 사진은 누가 찍었어?",
        "기사 삭제 요구한 사람 누구야",
        "기사를 쓴 기자를 비판한 사람은?",
        "택시 기사 폭행한 사람 누구야",
        "지게차 기사 나이",
        "가짜뉴스 퍼뜨린 사람 누구야",
        "두 글자로 무엇이라고 하나요?",
        "왕이 쓴 글은 무엇인가요?",
        "돌려준 그림 누구꺼임",
        "어디에서 뉴스를 볼 수 없나요?",
        "기사님 연락처",
        "기사 " + "이야" * 300 + " 삭제",
        "기사 " + "이야" * 14 + "삭",
    ],
)
def test_a_question_about_what_the_article_tells_is_not(text: str) -> None:
    assert metadata_intent(text, shared_analyzer().terms(text)) is None


def test_the_words_that_name_the_article_are_told_apart_from_the_frame() -> None:
    text = "하늘로보틱스 기사는 누가 썼어?"
    intent = metadata_intent(text, shared_analyzer().terms(text))
    assert intent is not None
    assert intent.topic == "하늘로보틱스"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("혹시 나비대교랑 관련된 기사 있어?", "나비대교"),
        ("나비대교에 대한 기사가 있나요?", "나비대교"),
        ("남도방송에서 낸 기사 다 보여줘", "남도방송"),
        ("다온이 기사 보여줘", "다온이"),
        ("아리랑 기사 있어?", "아리랑"),
        ("소라랑 나르미 기사 찾아줘", "소라랑 나르미"),
        ("누가 썼어 나비대교 기사", "나비대교"),
        ("2024년 6월 20일자 기사 몇 개", "2024년 6월 20일"),
        ("나비대교 뉴스", "나비대교"),
        ("기사 목록 줘", ""),
    ],
)
def test_what_the_articles_are_about_is_told_as_typed(text: str, topic: str) -> None:
    intent = metadata_intent(text, shared_analyzer().terms(text))
    assert intent is not None
    assert intent.topic == topic


def test_a_reporter_and_a_title_are_told_apart_from_what_the_articles_are_about() -> None:
    terms = shared_analyzer().terms
    for text in ("류해솔 기자가 쓴 기사", "류해솔 기자 기사", "류해솔 기자는 어떤 기사를 썼나요?"):
        intent = metadata_intent(text, terms(text))
        assert intent is not None
        assert (intent.author, intent.topic) == ("류해솔", "")
    text = "제목에 ‘섬마을 뱃길’이 들어간 기사"
    intent = metadata_intent(text, terms(text))
    assert intent is not None
    assert (intent.titled, intent.topic) == ("섬마을 뱃길", "")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("오 대박 고마워", "thanks"),
        ("ㅋㅋ 알겠어", "remark"),
        ("안녕하세요 넌 누구야?", "identity"),
        ("네 감사합니다 안녕히 계세요", "thanks"),
        ("아하 그렇구나 ㅎㅎ", "remark"),
        ("와 진짜 대박 ㅋㅋㅋ", "remark"),
    ],
)
def test_small_talk_may_come_in_several_pieces(text: str, kind: str) -> None:
    assert small_talk(text) == kind


@pytest.mark.parametrize(
    "text", ["고마워 그럼 언제 열려?", "ㅋㅋ 대표가 누구야", "네 도서관은요?", "대박 터졌네 얼마야"]
)
def test_what_asks_something_beside_it_is_none(text: str) -> None:
    assert small_talk(text) is None


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("안녕하세요! 공사비 얼마? 감사합니다", "공사비 얼마?"),
        ("하이 시장 누구야 ㅋㅋㅋ", "시장 누구야"),
        ("시장 누구야 고마워요", "시장 누구야"),
        ("안녕하세요", "안녕하세요"),
        ("안녕이 부른 노래 누구 곡이야", "안녕이 부른 노래 누구 곡이야"),
    ],
)
def test_a_greeting_before_a_question_and_thanks_behind_it_ask_nothing(
    question: str, asked: str
) -> None:
    found = without_small_talk(question)
    assert (" ".join(found.split()), len(found)) == (asked, len(question))
