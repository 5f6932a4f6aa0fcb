from __future__ import annotations

from functools import cache

import pytest

from index.question.reading import LONGEST_QUESTION
from index.records import Published
from index.retriever import Retriever
from tests.collection import FAR, NEAR, articles, document, retriever_of


@cache
def newsroom() -> Retriever:
    return retriever_of(*articles())


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("하늘로보틱스대표는누구인가요", "민서준"),
        ("나르미는 짐을 몇 kg까지 실을 수 있어?", "40kg"),
        ("미래랩스유럽 워크숍은 언제 열려?", "6월 17일과 18일"),
        ("미래 랩스 유럽 워크샵에 연구자가 몇 명 초청됐나요?", "24명"),
        ("소라가 알아듣는 사투리는?", "제주 사투리"),
        ("솔빛전자 2분기 영업이익은 얼마야?", "1조2000억원"),
        ("솔빛전자 2분기 영업 이익은 얼마야?", "1조2000억원"),
        ("나비대교 공사비는?", "1370억원"),
        ("첨성을 작곡한 사람은?", "배로운"),
        ("온누리병원 AI의 정확도는?", "94%"),
        ("두레배터리와 한결자동차는 왜 손을 잡았나?", "2031년부터"),
        ("다시온은 어디에서 폐배터리를 처리하나요?", "울산"),
        ("순천에 공장을 짓는 이유는?", "광양항"),
        ("하늘로보틱스 대표는 누구인가요?", "민서준"),
        ("오페라 첨성의 지휘자는 누구야?", "위다온"),
    ],
)
def test_the_first_passage_answers(question: str, words: str) -> None:
    answer = newsroom().answer(question)
    assert answer.verdict == "answered"
    assert words in answer.hits[0].passage.text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Sora 이용자는 몇 명이야?", "310만"),
        ("나비대교 통행료는 얼마인가요?", "통행료는 받지 않는다"),
    ],
)
def test_what_words_alone_leave_in_doubt_is_still_shown_first(question: str, words: str) -> None:
    answer = newsroom().answer(question)
    assert answer.verdict == "unsure"
    assert words in answer.hits[0].passage.text


@pytest.mark.parametrize(
    "question",
    [
        "누리로보틱스 대표는 누구인가요?",
        "오늘 부산 날씨 어때?",
        "손흥민은 어느 팀에서 뛰나요?",
        "하늘로보틱스의 주가는 얼마야?",
        "나비대교 설계자는 누구야?",
        "파이썬으로 정렬하는 코드 짜 줘",
        "비트코인 시세 알려줘",
    ],
)
def test_what_the_sources_do_not_tell_is_not_answered(question: str) -> None:
    answer = newsroom().answer(question)
    assert answer.verdict in {"unsure", "not_found"}
    assert bool(answer.hits) is (answer.verdict == "unsure")


def test_the_words_that_no_source_knows_are_named() -> None:
    answer = newsroom().answer("카카오 대표는 누구인가요?")
    assert answer.unknown_terms == ("카카오",)


def test_a_misspelt_name_is_read_as_the_known_one_and_said_so() -> None:
    answer = newsroom().answer("하늘로보틱즈 대표 누구야")
    assert "민서준" in answer.hits[0].passage.text
    assert ("하늘로보틱즈", "하늘로보틱스") in answer.spellings


def test_a_misspelt_name_that_is_parted_by_a_blank_is_read_as_the_known_one() -> None:
    answer = newsroom().answer("하늘 로보틱즈 대표 성함이 어떻게 되나요?")
    assert "민서준" in answer.hits[0].passage.text
    assert ("하늘로보틱즈", "하늘로보틱스") in answer.spellings


def test_a_misspelt_word_that_the_analyzer_cuts_up_is_read_as_the_known_one() -> None:
    answer = newsroom().answer("하늘 로보틱쓰 데표가 누구임")
    assert "민서준" in answer.hits[0].passage.text
    assert ("데표", "대표") in answer.spellings


def test_a_noun_that_ends_like_a_particle_is_found_whole() -> None:
    answer = newsroom().answer("나비대교 길이 얼마나 돼?")
    assert "2.4km" in answer.hits[0].passage.sentence


def test_a_name_without_context_is_found_whole() -> None:
    answer = newsroom().answer("배로운은 누구야?")
    assert "배로운" in answer.hits[0].passage.text


def test_hits_are_distinct_sentences_and_the_supported_come_first() -> None:
    hits = newsroom().answer("로봇 워크숍", top=5).hits
    places = [(h.passage.citation.doc_id, h.passage.citation.start) for h in hits]
    assert len(set(places)) == 5
    order = [(not hit.supported, -hit.score) for hit in hits]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("question", "problem"),
    [
        ("", "empty"),
        ("  \n ", "empty"),
        ("가" * 4096, "too_long"),
        ("그런데 이유가 뭐야?", "no_words"),
    ],
)
def test_what_cannot_be_searched_for_says_why(question: str, problem: str) -> None:
    answer = newsroom().answer(question)
    assert answer.verdict == "not_found"
    assert answer.problem == problem


def test_the_longest_question_is_still_searched_for() -> None:
    question = ("하늘로보틱스 대표는 누구인가요? " * 60)[:LONGEST_QUESTION]
    assert "민서준" in newsroom().answer(question).hits[0].passage.text


@pytest.mark.parametrize(
    "question", ["<b>하늘로보틱스</b> 대표는 누구?", "하늘로보틱스 & 대표 '누구' \"?\""]
)
def test_markup_in_a_question_does_no_harm(question: str) -> None:
    assert "민서준" in newsroom().answer(question).hits[0].passage.text


def test_an_empty_collection_answers_that_it_has_nothing() -> None:
    empty = retriever_of()
    assert empty.answer("네이버 대표는?").verdict == "not_found"
    assert empty.answer("기사 몇 개 있어?").documents == 0


def test_articles_are_counted() -> None:
    answer = newsroom().answer("기사 몇 개 있어?")
    assert (answer.verdict, answer.subject, answer.documents) == ("metadata", "count", 8)


def test_the_author_of_a_named_article_is_told_from_its_metadata() -> None:
    answer = newsroom().answer("나비대교 기사는 누가 썼어?")
    assert answer.verdict == "metadata"
    assert [hit.passage.citation.author for hit in answer.hits] == ["류해솔"]


def test_the_only_article_needs_no_name() -> None:
    only = retriever_of(document("가람시가 도서관을 열었다.", author="서도윤"))
    answer = only.answer("누가 썼어?")
    assert answer.hits[0].passage.citation.author == "서도윤"


def test_a_question_in_the_form_of_one_about_articles_is_searched_where_no_title_fits() -> None:
    text = "1936년 동해신문에 올림픽 기사를 쓴 기자는 한바다였다. 그는 손목시계를 모았다."
    answer = retriever_of(document(text, title="옛 신문")).answer("1936년 올림픽 기사를 쓴 기자는?")
    assert answer.verdict == "answered"
    assert "한바다" in answer.hits[0].passage.sentence


def test_decomposed_letters_are_read_like_composed_ones() -> None:
    import unicodedata

    question = unicodedata.normalize("NFD", "하늘로보틱스 대표는 누구인가요?")
    assert "민서준" in newsroom().answer(question).hits[0].passage.text


def test_what_comes_near_a_question_is_given_as_unsure_without_a_mark() -> None:
    near = newsroom().answer(NEAR)
    assert near.verdict == "unsure"
    assert "나비대교" in near.hits[0].passage.citation.title
    assert not any(hit.supported or hit.passage.answer for hit in near.hits)


@pytest.mark.parametrize("question", [FAR, "화성에 물이 있어?", "손흥민은 어느 팀에서 뛰나요?"])
def test_nothing_is_given_where_nothing_comes_near(question: str) -> None:
    far = newsroom().answer(question)
    assert (far.verdict, far.hits) == ("not_found", ())


def test_articles_are_listed_latest_first() -> None:
    days = {"가": None, "나": "2021-03-01", "다": "2024-06-02", "라": "2021-03-02"}
    retriever = retriever_of(
        *(
            document(f"{title} 소식이 있다.", title, published=day and Published.fromisoformat(day))
            for title, day in days.items()
        )
    )
    listed = [hit.passage.citation.title for hit in retriever.answer("최신 기사 알려줘").hits]
    assert listed == ["다", "라", "나", "가"]


def test_an_article_on_one_year_does_not_answer_for_another() -> None:
    retriever = retriever_of(
        document("나루 포럼 2019는 10월 28일 열렸다. 참가자는 300명이었다.", title="나루 포럼")
    )
    assert retriever.answer("나루 포럼 2019는 언제 열렸어?").verdict == "answered"
    assert retriever.answer("나루 포럼 2021은 언제 열렸어?").verdict != "answered"


def test_the_attribute_of_one_is_not_told_of_another() -> None:
    retriever = retriever_of(
        document("민서준 하늘로보틱스 대표는 공장을 짓겠다고 말했다.", title="하늘로보틱스 공장"),
        document("한결자동차가 전기차를 내놓았다. 값은 3천만원이다.", title="한결자동차 신차"),
    )
    assert retriever.answer("하늘로보틱스 대표는 누구야?").verdict == "answered"
    assert retriever.answer("한결자동차 대표는 누구야?").verdict != "answered"


_NOTICE = (
    "행사명: 나루시 봄 꽃잔치\n일시: 2026. 4. 11.(토) 14:00 ~ 17:30\n장소: 나루시 강변 둔치\n참가비: 무료\n"
    "신청: 나루시 누리집"
)


@pytest.mark.parametrize(
    ("question", "words"), [("장소는?", "강변 둔치"), ("장소 어디", "강변 둔치")]
)
def test_what_names_nothing_is_asked_of_the_only_article(question: str, words: str) -> None:
    notice = document(_NOTICE, title="나루시 봄 꽃잔치 운영 계획")
    answer = retriever_of(notice).answer(question)
    assert answer.verdict in {"answered", "unsure"}
    assert words in answer.hits[0].passage.sentence
    assert retriever_of(notice, *articles()).answer("장소는?").problem == "no_words"
