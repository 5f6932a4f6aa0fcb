"""From an answer to the card that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from zlib import crc32

from telegram import InlineKeyboardMarkup, User

from bot.state import KeptQuestion
from bot.talk.conversation import reading
from bot.talk.offering import Offers
from bot.talk.replies import clipping, is_list, list_heading, message
from bot.talk.showing import candidates, shown
from bot.telegram import cards as render
from bot.telegram import keyboards
from bot.telegram.card_buttons import LONGEST_QUERY, Extras, card_buttons
from bot.telegram.keyboards import EVENT, NEIGHBOURS, Press
from bot.texts import Language, say
from bot.texts.posing import Posed
from index.answer.context import Surroundings, surroundings
from index.library import Library
from index.records import Answer, Hit

_PAGES = 8  # passages to page through
_WITH_NEIGHBOURS = 3000  # characters that an unfolded passage may have
_SAME_EVENT = 5
_ENTRIES = 8  # articles on a page of a list


@dataclass(frozen=True, slots=True)
class Card:
    """Messages in HTML; the buttons go under the last."""

    texts: list[str]
    keyboard: InlineKeyboardMarkup | None = None


class Composer:
    """Makes cards of answers.

    Args:
        library: neighbours and lists come from it.
        offers: what may be asked next.
    """

    def __init__(self, library: Library, offers: Offers) -> None:
        self._library = library
        self._offers = offers

    def card(
        self, asked: KeptQuestion, answer: Answer, view: Press, votes: tuple[int, int], bot: User
    ) -> Card:
        """An answer as messages and buttons; an index past the last passage shows the first."""
        language = asked.language
        if is_list(answer) and answer.listed and bot.username:
            return self._list(answer, view, language, bot.username)
        if answer.choices:
            texts = render.split_text(say(language, answer.problem or "no_words"))
            return Card(texts, keyboards.choice_buttons(asked.number, answer.choices))
        hits = shown(answer, _PAGES)
        if not hits:
            return self._nothing(asked, answer)
        return self._passage(asked, answer, hits, view, votes, bot)

    def starters(self) -> tuple[tuple[int, Posed], ...]:
        """The questions that a newcomer is offered, as `Answering.starters` found them."""
        return self._offers.known_starters()

    def _passage(
        self,
        asked: KeptQuestion,
        answer: Answer,
        hits: Sequence[Hit],
        view: Press,
        votes: tuple[int, int],
        bot: User,
    ) -> Card:
        language = asked.language
        index = view.index if view.index < len(hits) and view.act != "w" else 0
        hit = hits[index]
        others, listed = same_event(answer, hit), candidates(answer, hit)
        texts = render.card(
            answer,
            hit,
            language,
            asked=asked.question if asked.message_id in {0, *asked.replies} else "",
            reading=reading(asked.question, asked.read_as, language),
            around=self._around(hit) if view.view == NEIGHBOURS else None,
            others=others if view.view == EVENT else (),
            candidates=listed,
        )
        keyboard = card_buttons(
            replace(view, index=index),
            len(hits),
            hit.passage.citation.url,
            votes,
            language,
            same_event=len(others),
            candidates=[number for number, _ in listed],
            extras=self._extras(asked, answer, hit, view, bot),
        )
        return Card(texts, keyboard)

    def _extras(
        self, asked: KeptQuestion, answer: Answer, hit: Hit, view: Press, bot: User
    ) -> Extras:
        following: Sequence[tuple[int, Posed]] = ()
        citation = hit.passage.citation
        if answer.verdict == "answered" and asked.chat_id > 0:  # a group would be flooded by them
            following = self._offers.known(citation.doc_id, citation.sentence_number)
        return Extras(
            copied=clipping(hit, LONGEST_QUERY),
            shared=asked.read_as if bot.supports_inline_queries else "",
            following=offered(following),
            reasons=view.act == "d",
        )

    def _nothing(self, asked: KeptQuestion, answer: Answer) -> Card:
        """What was not found, with what can be: questions that are answered, and to be told later."""
        told = message(answer, asked.language)
        if answer.verdict != "not_found" or not answer.documents:
            return Card(render.split_text(told))
        rows = keyboards.starter_buttons(offered(self.starters()))
        if rows:
            told += "\n\n" + say(asked.language, "not_found_tries")
        texts = render.split_text(told)
        filtered = answer.asked_time is not None and answer.asked_time.mode == "filter"
        if answer.problem is None and not filtered:
            rows.append([keyboards.wait_button(asked.number, asked.language)])
        elif not rows:
            return Card(texts)
        return Card(texts, InlineKeyboardMarkup(rows))

    def _list(self, answer: Answer, view: Press, language: Language, bot_name: str) -> Card:
        """One page of the articles that were asked for."""
        total = -(-len(answer.listed) // _ENTRIES)
        page = view.index if view.index < total else 0
        first = page * _ENTRIES
        known = self._library.retriever.corpus.documents
        documents = [known[d] for d in answer.listed[first : first + _ENTRIES] if d in known]
        text = render.listed(
            documents, language, list_heading(answer, language), first + 1, bot_name
        )
        return Card([text], keyboards.list_buttons(replace(view, index=page), total))

    def _around(self, hit: Hit) -> Surroundings | None:
        corpus = self._library.retriever.corpus
        for sentences in (3, 2, 1):
            around = surroundings(corpus, hit.passage, sentences)
            if around is None:
                return None
            if len(around.before + hit.passage.text + around.behind) <= _WITH_NEIGHBOURS:
                return around
        return None


def offered(questions: Sequence[tuple[int, Posed]]) -> list[tuple[str, str]]:
    """(question, data of its button) pairs; see `bot.telegram.handlers.offered`."""
    return [
        (posed.question, f"k:{posed.doc_id}:{index}:{fingerprint(posed.question)}")
        for index, posed in questions
    ]


def fingerprint(question: str) -> str:
    """Tells in a button whether its article still gives the same question at that place."""
    return f"{crc32(question.encode()):08x}"


def same_event(answer: Answer, hit: Hit) -> list[Hit]:
    """The best hit of every other article on the event of `hit`, where that is the best one."""
    doc_id = hit.passage.citation.doc_id
    others: dict[str, Hit] = {}
    for other in answer.hits:
        if other.repeats == doc_id:
            others.setdefault(other.passage.citation.doc_id, other)
    return list(others.values())[:_SAME_EVENT]
