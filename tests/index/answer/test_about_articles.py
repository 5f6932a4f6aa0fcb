from __future__ import annotations

from functools import cache

import pytest

from index.records import Answer, Published
from index.retriever import Retriever
from tests.collection import articles, document, retriever_of


@cache
def newsroom() -> Retriever:
    return retriever_of(*articles())


def _titles(answer: Answer) -> list[str]:
    return [newsroom().corpus.documents[doc_id].title[:4] for doc_id in answer.listed]


def _id(beginning: str) -> str:
    documents = newsroom().corpus.documents.values()
    return next(d.doc_id for d in documents if d.title.startswith(beginning))


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("나비대교 관련 기사 있어?", {"나비대교"}),
        ("나비 대교 기사 찾아줘", {"나비대교"}),
        ("나르미 기사 몇개임", {"하늘로보"}),
        ("서도윤 기자가 쓴 기사", {"두레배터", "하늘로보"}),
        ("장하람님이 쓴 기사 뭐 있어", {"미래랩스", "온누리병"}),
        ("누리과학 기사 목록", {"미래랩스", "온누리병"}),
        ("가경 기사 몇건 있어", {"두레배터", "하늘로보", "솔빛전자"}),
        ("가람경제 배터리 기사", {"두레배터"}),
        ("제목에 나비 들어간 기사", {"나비대교"}),
        ("2021년 기사 뭐있어", {"하늘로보", "온누리병"}),
        ("2021년 3월 15일 기사 몇 개", {"하늘로보"}),
        ("2021.3.15 기사", {"하늘로보"}),
        ("6/20 기사 있어?", {"나비대교"}),
        ("10월 28일에 올라온 기사 제목", {"온누리병"}),
        ("가장 오래된 기사", {"별빛오페"}),
        ("젤 최근 기사 뭐야", {"나비대교"}),
        ("누리과학 기사 중에 제일 최근 거", {"온누리병"}),
        ("나르미랑 첨성 기사 찾아줘", {"하늘로보", "별빛오페"}),
        ("오페라 기사 있음?", {"별빛오페"}),
    ],
)
def test_the_articles_that_were_asked_for_are_listed(question: str, titles: set[str]) -> None:
    answer = newsroom().answer(question)
    assert answer.verdict == "metadata"
    assert set(_titles(answer)) == titles
    assert answer.documents == len(titles)


def test_a_section_is_told_by_its_words_and_not_by_the_name_of_an_outlet() -> None:
    retriever = retriever_of(
        document(
            "가수 유다온이 소속사를 옮기고 새 앨범을 낸다. 콘서트도 연다.",
            title="유다온, 새 앨범으로 컴백",
            outlet="한들경제",
        ),
        document(
            "해솔은행이 금리를 내렸다. 대출을 받은 기업이 반긴다.", title="해솔은행, 금리 인하"
        ),
    )
    for question, title in (("경제 뉴스", "해솔은행"), ("연예 기사 머있음", "유다온")):
        answer = retriever.answer(question)
        assert [hit.passage.citation.title.split(",")[0] for hit in answer.hits] == [title]


def test_what_is_named_in_the_title_comes_before_what_is_named_in_passing() -> None:
    retriever = retriever_of(
        document("박람회가 열렸다. 누리호텔과 다른 곳에서도 모였다.", title="박람회 개막"),
        document("누리호텔이 문을 열었다. 누리호텔은 크다.", title="누리호텔 개장"),
    )
    answer = retriever.answer("누리호텔 기사 찾아줘")
    assert answer.hits[0].passage.citation.title == "누리호텔 개장"


@pytest.mark.parametrize(
    "question", ["달빛조선소 기사 있어?", "어제 기사 있어?", "홍길동 기자 기사"]
)
def test_that_there_is_none_is_told(question: str) -> None:
    answer = newsroom().answer(question)
    assert (answer.verdict, answer.documents, answer.hits) == ("metadata", 0, ())


def test_words_of_different_articles_do_not_make_one_that_is_about_both() -> None:
    assert newsroom().answer("나비대교 오페라 기사 있어?").documents == 0


def test_a_word_that_no_article_has_is_named_where_the_others_find_one() -> None:
    answer = newsroom().answer("달빛섬 나비대교 기사 누가 썼어")
    assert answer.hits[0].passage.citation.author == "류해솔"
    assert answer.unknown_terms == ("달빛섬",)


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("이 기사 누가 썼어?", "author"),
        ("기자 누구", "author"),
        ("언제 나온 기사야", "published"),
        ("출처 링크 줘", "link"),
        ("어디 신문이야", "outlet"),
        ("제목 뭐야", "title"),
        ("요약해줘", "summary"),
        ("자세히", "text"),
    ],
)
def test_the_article_in_hand_is_meant_where_none_is_named(question: str, subject: str) -> None:
    answer = newsroom().answer(question, article=_id("온누리병원"))
    assert (answer.verdict, answer.subject) == ("metadata", subject)
    assert {hit.passage.citation.author for hit in answer.hits} == {"장하람"}
    assert {hit.passage.citation.title[:4] for hit in answer.hits} == {"온누리병"}


def test_an_article_that_is_named_goes_before_the_one_in_hand() -> None:
    answer = newsroom().answer("나비대교 기사 누가 썼어?", article=_id("온누리병원"))
    assert answer.hits[0].passage.citation.author == "류해솔"


def test_one_that_is_gone_is_not_in_hand() -> None:
    assert len(newsroom().answer("누가 썼어?", article="gone").hits) > 1


def test_others_are_all_but_the_one_in_hand_the_likest_first() -> None:
    retriever = retriever_of(
        document(
            "청람시 산불이 번졌다. 산불로 주민이 대피했다. 청람시 소방이 나섰다.",
            title="청람시 산불",
        ),
        document(
            "빵집이 문을 열었다.", title="빵집", published=Published.fromisoformat("2024-01-01")
        ),
        document("청람시 산불이 꺼졌다. 주민이 돌아왔다. 소방이 원인을 찾는다.", title="산불 진화"),
    )
    (fire, _, out) = retriever.corpus.documents
    answer = retriever.answer("다른 기사도 보여줘", article=fire)
    assert answer.listed[0] == out
    assert set(answer.listed) == set(retriever.corpus.documents) - {fire}


def test_a_summary_is_of_whole_sentences_in_the_order_of_the_text_and_begins_with_the_lead() -> (
    None
):
    answer = newsroom().answer("솔빛전자 기사 요약해줘")
    numbers = [hit.passage.citation.sentence_number for hit in answer.hits]
    assert numbers[0] == 1
    assert numbers == sorted(set(numbers))
    assert 3 <= len(numbers) <= 5
    assert all(hit.passage.text == hit.passage.sentence for hit in answer.hits)


def test_what_an_article_tells_of_another_is_no_question_about_the_articles() -> None:
    text = "소은별은 도운별이 1990년 조약돌 기사를 쓴 해를 기억했다. 기사의 제목은 ‘조약돌의 밤’이었다."
    retriever = retriever_of(
        document(text, title="소은별의 삶"), document("비가 왔다.", title="비")
    )
    assert retriever.answer("도운별 조약돌 기사 제목은?").verdict != "metadata"
