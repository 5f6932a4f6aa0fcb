from __future__ import annotations

from dataclasses import replace

import pytest

from bot.talk.showing import candidates, shown
from bot.telegram.cards import (
    LONGEST_MESSAGE,
    article,
    card,
    cite_html,
    first_page,
    inline_text,
    listed,
    split_text,
    utf16_length,
)
from bot.texts import Language
from index.answer.context import surroundings
from index.records import Answer
from index.retriever import Retriever
from tests.botapi.html import parse_html
from tests.collection import NEAR, articles, document, retriever_of


@pytest.fixture(scope="module")
def newsroom() -> Retriever:
    return retriever_of(*articles())


def _with_answer(answer: Answer, words: str | None) -> Answer:
    hit = answer.hits[0]
    start = hit.passage.text.index(words) if words else 0
    span = (start, start + len(words)) if words else None
    return replace(answer, hits=(replace(hit, passage=replace(hit.passage, answer=span)),))


def test_the_answering_words_are_bold_and_the_matching_ones_underlined(
    newsroom: Retriever,
) -> None:
    answer = _with_answer(newsroom.answer("나르미는 몇 시간 움직여?"), "12시간")
    (message,) = card(answer, answer.hits[0], "ko")
    assert "<b>12시간</b>" in message
    assert "<u>나르미</u>" in message


def test_without_an_answer_the_matching_words_are_underlined_and_nothing_is_bold(
    newsroom: Retriever,
) -> None:
    answer = _with_answer(newsroom.answer("나르미는 몇 시간 움직여?"), None)
    (message,) = card(answer, answer.hits[0], "ko")
    assert "<u>나르미</u>" in message
    assert "<b>" not in message


@pytest.mark.parametrize(
    ("language", "doubt", "heading"),
    [
        ("ko", "딱 맞는 답인지는 확실하지 않아요. 가장 가까운 내용이에요.", "이런 내용도 있어요."),
        ("en", "I am not sure that this answers you.", "These come near, too:"),
    ],
)
def test_a_card_in_doubt_says_so_above_and_lists_the_candidates_below(
    newsroom: Retriever, language: Language, doubt: str, heading: str
) -> None:
    answer = newsroom.answer(NEAR, top=12)
    for hit in shown(answer):
        listed = candidates(answer, hit)
        (message,) = card(answer, hit, language, candidates=listed)
        text = parse_html(message)[0]
        above, quoted, rest = text.partition(hit.passage.text)
        assert quoted
        assert doubt in above
        _, _, below = rest.partition(heading)
        lines = [f"{number}. {other.passage.sentence}" for number, other in listed]
        assert below.strip().split("\n") == lines
        assert "<b>" not in message
        assert "없어요" not in above


def test_what_candidates_hold_is_escaped() -> None:
    retriever = retriever_of(
        document("가람시는 <도서관> & ‘책방’을 열었다.", "가람"),
        document("가람시는 <공원> & 숲을 넓혔다.", "가람시 공원"),
    )
    answer = replace(retriever.answer("가람시가 연 도서관은?"), verdict="unsure")
    (message,) = card(answer, answer.hits[0], "ko", candidates=candidates(answer, answer.hits[0]))
    parse_html(message)  # refuses what Telegram refuses
    assert "2. 가람시는 &lt;공원&gt; &amp; 숲을 넓혔다." in message


def test_the_title_leads_to_the_article(newsroom: Retriever) -> None:
    citation = newsroom.answer("나르미는 몇 시간 움직여?").hits[0].passage.citation
    link = '<a href="https://garam.example/news/view?idxno=1201">〈하늘로보틱스'
    assert cite_html(citation, "ko").startswith(link)


def test_what_articles_and_questions_hold_is_escaped() -> None:
    retriever = retriever_of(
        document(
            "가람시는 <도서관> & ‘책방’을 열었다.",
            title="A < B & C",
            url='https://a.kr/?a="1"&b',
        )
    )
    answer = retriever.answer("가람시가 연 도서관은?")
    (message,) = card(answer, answer.hits[0], "ko", reading="<읽은 대로>")
    parse_html(message)  # refuses what Telegram refuses
    assert "&lt;" in message
    assert "<도서관" not in message
    assert "A &lt; B &amp; C" in message
    assert "&quot;1&quot;&amp;b" in message


def test_a_passage_longer_than_a_message_is_split_and_every_part_stands_alone(
    newsroom: Retriever,
) -> None:
    answer = newsroom.answer("나르미는 몇 시간 움직여?")
    text = "<도서관>과 학교를 " * 700 + "가" * 900
    long = replace(
        answer.hits[0].passage,
        text=text,
        sentence=text,
        highlights=((0, 5), (6000, 7500)),
        answer=(7, 11),
        moments=(),
    )
    messages = card(answer, replace(answer.hits[0], passage=long), "ko")
    assert len(messages) > 1
    shown = ""
    for message in messages:
        shown += parse_html(message)[0]
        assert utf16_length(message) <= LONGEST_MESSAGE
        assert message.count("<blockquote>") == message.count("</blockquote>")
    assert shown.replace(" ", "").startswith(text.replace(" ", ""))


def test_an_opened_passage_stands_folded_within_its_neighbours(newsroom: Retriever) -> None:
    answer = newsroom.answer("나르미는 몇 시간 움직여?")
    hit = answer.hits[0]
    around = surroundings(newsroom.corpus, hit.passage)
    assert around is not None
    (message,) = card(answer, hit, "ko", around=around)
    assert "<blockquote expandable>" in message
    quoted = parse_html(message)[0]
    assert around.before + hit.passage.text + around.behind in quoted


def test_only_the_first_page_fits_where_one_message_is_edited() -> None:
    assert first_page(["one"], "ko") == "one"
    assert first_page(["one", "two"], "ko").startswith("one\n\n<i>여기까지만")


def test_an_inline_card_tells_what_was_asked_and_only_the_answer_is_bold(
    newsroom: Retriever,
) -> None:
    answer = _with_answer(newsroom.answer("나르미는 몇 시간 움직여?"), "12시간")
    text = inline_text(answer, answer.hits[0], "ko")
    assert text.startswith("질문: 나르미는 몇 시간 움직여?\n")
    assert text.count("<b>") == 1
    assert inline_text(answer, answer.hits[0], "en").startswith("Question: 나르미는 몇")


def test_an_article_of_any_length_and_letters_fits_one_message() -> None:
    for text in ("가나다 " * 5_000, "<&>" * 5_000, "다" * 20_000):
        html = article(document(text, title="제목" * 400), "ko")
        assert utf16_length(html) <= LONGEST_MESSAGE
        parse_html(html)


def test_the_titles_of_a_list_open_their_articles(newsroom: Retriever) -> None:
    documents = list(newsroom.corpus.documents.values())
    html = listed(documents, "ko", "기사", 1, "gisa_bot")
    parse_html(html)
    assert f'<a href="https://t.me/gisa_bot?start=a_{documents[0].doc_id}">' in html


@pytest.mark.parametrize("text", ["가" * 10_000, "<&\"'>" * 3_000, "😀" * 5_000, "한 줄\n" * 2_000])
def test_plain_text_of_any_length_is_split_within_the_limit(text: str) -> None:
    messages = split_text(text)
    for message in messages:
        assert utf16_length(message) <= LONGEST_MESSAGE
        parse_html(message)
