"""Whatever articles, names and questions hold, the strict server takes what is made of it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict

import pytest
from telegram import InlineKeyboardMarkup

from bot.talk.replies import reply
from bot.telegram import cards as render
from bot.telegram import keyboards
from bot.telegram.card_buttons import card_buttons
from bot.telegram.keyboards import Press
from bot.texts import LANGUAGES, Language
from bot.texts.plain import json_line
from index.answer.context import Surroundings
from index.plain import flat, printable
from index.records import Answer, Citation, Document, Hit, Passage, Verdict
from tests import hostile
from tests.botapi.backend import Backend
from tests.botapi.methods import METHODS
from tests.botapi.params import Params
from tests.botapi.server import TOKEN

_ARTICLES = 1_200  # of each, some ten messages are made
_SEED = 13


def _hit(document: Document, dice: random.Random) -> Hit:
    text = document.text
    cuts = sorted(dice.choices(range(len(text) + 1), k=4))
    fields = {
        name: getattr(document, name)
        for name in (
            "doc_id",
            "source",
            "title",
            "outlet",
            "author",
            "published",
            "url",
            "digest_by",
        )
    }
    citation = Citation(**fields, sentence_number=1, start=0, end=len(text))
    marked = (cuts[0], cuts[1]) if cuts[0] < cuts[1] and dice.random() < 0.5 else None
    highlights = ((cuts[2], cuts[3]),) if cuts[2] < cuts[3] else ()
    return Hit(Passage(text, text, highlights, citation, answer=marked), 1.0, supported=True)


def _answer(hits: Sequence[Hit], dice: random.Random) -> Answer:
    verdict: Verdict = dice.choice(("answered", "unsure"))
    return Answer(
        hostile.text(dice)[:400],
        verdict,
        tuple(hits),
        unknown_terms=tuple(hostile.text(dice) for _ in range(dice.randint(0, 3))),
        spellings=((hostile.text(dice), hostile.text(dice)),),
    )


def _messages(
    documents: Sequence[Document], dice: random.Random, language: Language
) -> Iterator[tuple[str, InlineKeyboardMarkup | None]]:
    """What is made of eight articles."""
    hits = [_hit(document, dice) for document in documents]
    answer = _answer(hits[:3], dice)
    around = Surroundings(hostile.text(dice), hostile.text(dice))
    listed = [(2, hits[1]), (3, hits[2])]
    for hit in hits:
        texts = render.card(
            answer, hit, language, reading=hostile.text(dice), others=hits[1:6], candidates=listed
        )
        for text in texts[:4]:
            yield text, None
        buttons = card_buttons(
            Press(1), 3, hit.passage.citation.url, (1, 0), language, same_event=2
        )
        yield render.first_page(texts, language), buttons
        yield render.card(answer, hit, language, around=around)[0], None
        yield render.inline_text(answer, hit, language), None
    for document in documents:
        row = keyboards.to_original(document.url, language)
        yield render.article(document, language), InlineKeyboardMarkup([row]) if row else None
        facts = [(name, hostile.text(dice)) for name in "제목 매체 글쓴이 날짜 문장 주소".split()]
        yield render.preview(document, "이 기사를 넣을까요?", facts, [hostile.text(dice)]), None
    yield render.listed(documents, language, hostile.text(dice), 1, "gisa_test_bot"), None
    lines = [f"{d.title} · {d.url}" for d in documents]
    for text in render.table(hostile.text(dice), lines)[:3]:
        yield text, keyboards.choice_buttons(1, [hostile.text(dice) for _ in range(3)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_strict_server_takes_every_message(language: Language) -> None:
    backend, dice = Backend(TOKEN, "gisa_test_bot", privacy=True), random.Random(_SEED)
    person = backend.store.add_person("민지", None, "ko")
    person.started = True
    documents = list(hostile.documents(_SEED, _ARTICLES // 2))
    sent = 0
    for first in range(0, len(documents), 8):
        for text, keyboard in _messages(documents[first : first + 8], dice, language):
            assert render.utf16_length(text) <= render.LONGEST_MESSAGE
            given = {"chat_id": str(person.user_id), "text": text, "parse_mode": "HTML"}
            if keyboard is not None:
                given["reply_markup"] = keyboard.to_json()
            METHODS["sendmessage"](backend, Params(given))
            sent += 1
    assert sent > 5 * len(documents)


def test_nothing_that_commands_a_terminal_is_left_in_what_is_printed() -> None:
    dice = random.Random(_SEED)
    for document in hostile.documents(_SEED, 500):
        hit = _hit(document, dice)
        answer = _answer([hit], dice)
        shown = printable(reply(answer, "ko")) + json_line(asdict(document))
        assert not set("\x1b\x9b\x07\x00\u202e") & set(shown)
        assert "\n" not in flat(document.title)
        assert json.loads(json_line(asdict(document))) == json.loads(json.dumps(asdict(document)))
