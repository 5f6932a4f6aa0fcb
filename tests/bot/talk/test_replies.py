from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from bot.talk.replies import author_name, cite, reply, when
from bot.talk.showing import shown
from bot.texts import Language
from index.records import Citation, Published
from index.retriever import Retriever
from tests.collection import NEAR, articles, document, retriever_of


@pytest.fixture(scope="module")
def newsroom() -> Retriever:
    return retriever_of(*articles())


def _citation(**fields: object) -> Citation:
    values: dict[str, object] = {
        "doc_id": "d",
        "source": "a.md",
        "title": "나비대교 개통",
        "outlet": "남도방송",
        "author": "류해솔",
        "published": Published(date(2024, 6, 20)),
        "url": None,
        "digest_by": None,
        "sentence_number": 3,
        "start": 0,
        "end": 5,
    }
    return Citation(**(values | fields))  # type: ignore[arg-type]


def test_a_citation_names_title_outlet_author_date_and_sentence() -> None:
    expected = "〈나비대교 개통〉 · 남도방송 · 류해솔 기자 · 2024-06-20 · 3번째 문장"
    assert cite(_citation(), "ko") == expected


def test_what_is_not_known_is_left_out_of_a_citation() -> None:
    bare = _citation(outlet=None, author=None, published=None)
    assert cite(bare, "ko") == "〈나비대교 개통〉 · 3번째 문장"


def test_a_citation_names_the_page_where_there_are_pages() -> None:
    assert cite(_citation(page=12), "ko").endswith("2024-06-20 · 12쪽 3번째 문장")
    assert cite(_citation(page=12), "en").endswith("2024-06-20 · page 12, sentence 3")


def test_a_digest_says_whose_words_and_whose_facts_it_holds() -> None:
    line = cite(_citation(digest_by="기사봇"), "ko")
    assert line.startswith("기사봇 정리 · 원문: 〈나비대교 개통〉 · 남도방송")


def test_only_bare_names_are_called_reporters() -> None:
    assert author_name("류해솔", "ko") == "류해솔 기자"
    assert author_name("류해솔 특파원", "ko") == "류해솔 특파원"


@pytest.mark.parametrize(
    ("clock", "text"),
    [
        (None, "2019년 10월 28일"),
        (time(10, 42), "2019년 10월 28일 오전 10시 42분"),
        (time(0, 5), "2019년 10월 28일 오전 12시 5분"),
        (time(12, 0), "2019년 10월 28일 오후 12시 0분"),
        (time(18, 30), "2019년 10월 28일 오후 6시 30분"),
    ],
)
def test_a_time_is_told_as_koreans_tell_it(clock: time | None, text: str) -> None:
    assert when(Published(date(2019, 10, 28), clock), "ko") == text


def test_an_answer_quotes_and_cites(newsroom: Retriever) -> None:
    text = reply(newsroom.answer("나르미는 몇 시간 움직여?"), "ko")
    assert text.startswith("“")
    assert "12시간" in text
    assert (
        "— 〈하늘로보틱스, 순천에 배송 로봇 공장 짓는다〉 · 가람경제 · 서도윤 기자 · 2021-03-15"
        in text
    )


def test_a_quotation_leads_to_its_article_where_the_address_is_known(newsroom: Retriever) -> None:
    text = reply(newsroom.answer("나르미는 몇 시간 움직여?"), "ko")
    assert "\n  https://garam.example/news/view?idxno=1201" in text


def test_what_a_passage_quotes_already_is_not_quoted_again(newsroom: Retriever) -> None:
    answer = newsroom.answer("나르미는 몇 시간 움직여?", top=8)
    texts = [hit.passage.text for hit in shown(answer)]
    for n, hit in enumerate(shown(answer)):
        assert not any(hit.passage.sentence in text for text in texts[:n])


def test_nothing_found_names_the_unknown_words_with_the_fitting_particle(
    newsroom: Retriever,
) -> None:
    text = reply(newsroom.answer("손흥민은 어디서 뛰어?"), "ko")
    assert text == (
        "등록된 기사에서 답을 찾지 못했어요. ‘손흥민’은 어느 기사에도 나오지 않아요."
        " 기사에 쓰일 만한 다른 낱말로 다시 물어봐 주세요."
    )


@pytest.mark.parametrize(
    ("language", "doubt", "reserve", "heading"),
    [
        ("ko", "딱 맞는 답인지는 확실하지 않아요.", "다만 ‘설계’는", "이런 내용도 있어요."),
        ("en", "I am not sure that this answers you.", "No article mentions", "These come near"),
    ],
)
def test_a_doubt_stands_above_the_passage_and_candidates_with_their_sources_below(
    newsroom: Retriever, language: Language, doubt: str, reserve: str, heading: str
) -> None:
    answer = replace(newsroom.answer(NEAR, top=12), unknown_terms=("설계",))
    first, *others = shown(answer)
    blocks = reply(answer, language).split("\n\n")
    assert blocks[0].startswith(doubt)
    assert blocks[1].startswith(reserve)
    assert blocks[2].startswith(f"“{first.passage.text}”\n— 〈나비대교")
    assert blocks[3].startswith(heading)
    assert [block.split("\n")[0] for block in blocks[4:]] == [
        f"{number}. “{hit.passage.sentence}”" for number, hit in enumerate(others, start=2)
    ]
    assert all("\n— 〈" in block for block in blocks[4:])
    assert "없어요" not in reply(answer, language)


def test_a_misspelling_is_told(newsroom: Retriever) -> None:
    text = reply(newsroom.answer("하늘로보틱즈 대표 누구야"), "ko")
    assert text.startswith("‘하늘로보틱즈’를 ‘하늘로보틱스’로 읽었어요.")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("나비대교 기사는 누가 썼어?", "남도방송 류해솔 기자가 썼어요"),
        ("나비대교 기사는 언제 나왔어?", "2024년 6월 20일에 나왔어요"),
        ("나비대교 기사 출처가 어디야?", "남도방송에서 냈어요"),
        ("나비대교 기사 링크 줘", "주소가 등록되어 있지 않아요"),
        ("하늘로보틱스 기사 링크 줘", "https://garam.example/news/view?idxno=1201"),
        ("기사 몇 개 있어?", "모두 8건이에요"),
        ("ㅋㅋㅋㅋ", "ㅎㅎ"),
        ("안녕하세요", "기사 8건"),
        ("", "비어 있어요"),
        ("가" * 4096, "너무 길어요(4,096자)"),
    ],
)
def test_other_replies_tell_what_was_asked(newsroom: Retriever, question: str, words: str) -> None:
    assert words in reply(newsroom.answer(question), "ko")


def test_an_english_client_gets_english_around_the_korean_quote(newsroom: Retriever) -> None:
    text = reply(newsroom.answer("How is the weather in Paris?"), "en")
    assert text.startswith("I found no answer in the registered articles.")
    assert text.endswith("Try other words that an article might use.")
    assert "\n" not in text


def test_metadata_that_is_not_known_is_not_invented() -> None:
    only = retriever_of(document("가람시가 도서관을 열었다.", title="도서관"))
    assert (
        reply(only.answer("누가 썼어?"), "ko") == "〈도서관〉 기사에는 글쓴이가 적혀 있지 않아요."
    )


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("누리과학 기사 몇 개", "‘누리과학’ 기사는 모두 2건이에요.\n- 〈온누리병원"),
        ("달빛조선소 기사 있어?", "‘달빛조선소’에 해당하는 기사를 찾지 못했어요."),
        ("가장 오래된 기사", "가장 오래된 기사예요.\n- 〈별빛오페라단"),
        ("나비대교 기사 언제꺼야", "2024-06-20"),
        ("솔빛전자 기사 요약", "기사 문장을 그대로 옮긴 요약이에요.\n“"),
        ("솔빛전자 기사 요약", "(1번째 문장)"),
        ("요약해줘", "어느 기사를 말씀하시는지"),
        ("달빛섬 나비대교 기사 누가 썼어", "‘달빛섬’은 어느 기사에도 나오지 않아서"),
    ],
)
def test_questions_about_articles_get_their_reply(
    newsroom: Retriever, question: str, words: str
) -> None:
    assert words in reply(newsroom.answer(question), "ko")


def test_more_articles_than_are_listed_are_counted() -> None:
    many = retriever_of(*(document("온달호가 떠났다.", title=f"온달호 {n}") for n in range(14)))
    assert reply(many.answer("온달호 기사 있어?"), "ko").endswith("이 밖에 4건이 더 있어요.")


def test_an_article_at_length_is_quoted_from_its_beginning(newsroom: Retriever) -> None:
    article = next(iter(newsroom.corpus.documents.values()))
    text = reply(newsroom.answer("자세히", article=article.doc_id), "ko")
    assert article.text[:100] in text
