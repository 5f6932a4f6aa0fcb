from __future__ import annotations

from dataclasses import replace

import pytest

from bot.render import LONGEST_MESSAGE, cite_html, render, split_text, utf16_length
from index.records import Answer
from index.retriever import Retriever
from tests.botapi.html import parse_html
from tests.collection import articles, document, retriever_of


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
    (message,) = render(answer, "ko")
    assert "<b>12시간</b>" in message
    assert "<u>나르미</u>" in message


def test_without_an_answer_the_matching_words_are_bold(newsroom: Retriever) -> None:
    answer = _with_answer(newsroom.answer("나르미는 몇 시간 움직여?"), None)
    assert "<b>나르미</b>" in render(answer, "ko")[0]


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
    (message,) = render(retriever.answer("가람시가 연 도서관은?"), "ko")
    parse_html(message)  # refuses what Telegram refuses
    assert "&lt;" in message
    assert "<도서관" not in message
    assert "A &lt; B &amp; C" in message
    assert "&quot;1&quot;&amp;b" in message


def test_answers_of_long_passages_are_split_between_them_and_every_part_stands_alone() -> None:
    documents = [
        document(f"가람시 {n}구는 " + "도서관과 " * 700 + "학교를 열었다.", title=str(n))
        for n in range(3)
    ]
    answer = retriever_of(*documents).answer("가람시는 학교를 열었나?")
    messages = render(answer, "ko")
    assert len(messages) > 1
    for message in messages:
        parse_html(message)
        assert utf16_length(message) <= LONGEST_MESSAGE
        assert message.count("<blockquote>") == message.count("</blockquote>")


@pytest.mark.parametrize("text", ["가" * 10_000, "<&\"'>" * 3_000, "😀" * 5_000, "한 줄\n" * 2_000])
def test_plain_text_of_any_length_is_split_within_the_limit(text: str) -> None:
    messages = split_text(text)
    for message in messages:
        assert utf16_length(message) <= LONGEST_MESSAGE
        parse_html(message)
