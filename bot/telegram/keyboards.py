"""Buttons under messages, and the data that they carry: ``kind:…``, 64 bytes at most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.talk.showing import shortened
from bot.texts import LANGUAGES, Language, say
from index.plain import flat

# What a card shows: the passage alone, with its neighbours, with other articles on the event.
ALONE, NEIGHBOURS, EVENT = "a", "n", "e"

_ACTS = ("p", "u", "d", "s", "c", "w", "n")
_LONGEST_CHOICE = 30  # letters on a button


@dataclass(frozen=True, slots=True)
class Press:
    """What a button under an answer asks for.

    Attributes:
        number: of the question.
        act: ``p`` show a page, ``u`` 👍, ``d`` 👎, ``s`` send the answer again,
            ``c`` choose what the question is about, ``w`` say why 👎, ``n`` be told of an answer.
        index: which passage is shown, or which subject or reason chosen, counted from 0.
        view: `ALONE`, `NEIGHBOURS` or `EVENT`.
    """

    number: int
    act: str = "p"
    index: int = 0
    view: str = ALONE

    def data(self) -> str:
        return f"q:{self.number}:{self.act}:{self.index}:{self.view}"

    @classmethod
    def parse(cls, data: str) -> Self | None:
        """None for what no button of ours carries."""
        kind, *fields = data.split(":")
        if kind != "q" or len(fields) != 4:
            return None
        number, act, index, view = fields
        known = act in _ACTS and view in (ALONE, NEIGHBOURS, EVENT)
        if not (known and _is_count(number) and _is_count(index)):
            return None
        return cls(int(number), act, int(index), view)


def starter_buttons(offered: Sequence[tuple[str, str]]) -> list[list[InlineKeyboardButton]]:
    """(question, data) pairs, one below the other."""
    return [[InlineKeyboardButton(text, callback_data=data)] for text, data in offered]


def turning(
    shown: int, total: int, data: Callable[[int], str], label: str = ""
) -> list[InlineKeyboardButton]:
    """◀, where one is, ▶; none where there is nothing to turn to.

    Args:
        shown: counted from 0.
        data: of the button that leads to a page or a passage.
        label: of the middle one; ``2/5`` where it is empty.
    """
    if total < 2:
        return []
    labels = ("◀", label or f"{shown + 1}/{total}", "▶")
    return [
        InlineKeyboardButton(text, callback_data=data((shown + step) % total))
        for text, step in zip(labels, (-1, 1, 1), strict=True)
    ]


def list_buttons(shown: Press, total: int) -> InlineKeyboardMarkup | None:
    """Under a list of articles that was asked for; None where it has a single page.

    Args:
        shown: its `index` is the page, counted from 0.
        total: number of pages.
    """
    row = turning(shown.index, total, lambda page: Press(shown.number, index=page).data())
    return InlineKeyboardMarkup([row]) if row else None


def again_button(number: int, language: Language) -> InlineKeyboardMarkup:
    """For an answer of which nobody knows whether it arrived."""
    return row_of((say(language, "button_again"), Press(number, "s").data()))


def choice_buttons(number: int, choices: Sequence[str]) -> InlineKeyboardMarkup:
    """What a question may be about, one below the other."""
    return InlineKeyboardMarkup(
        [
            [button(shortened(flat(choice), _LONGEST_CHOICE) or "…", Press(number, "c", index))]
            for index, choice in enumerate(choices)
        ]
    )


def wait_button(number: int, language: Language) -> InlineKeyboardButton:
    """Under what was not found: to be told once an article answers it."""
    return button(say(language, "button_wait"), Press(number, "n"))


def row_of(*buttons: tuple[str, str], style: str | None = None) -> InlineKeyboardMarkup:
    """(text, data) pairs in one row.

    Args:
        style: of the first, which does what was asked about: ``primary``, or ``danger`` where
            something is lost.
    """
    styles = (style, *(None for _ in buttons))
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(text, callback_data=data, style=look)
                for (text, data), look in zip(buttons, styles, strict=False)
            ]
        ]
    )


def languages(kind: str, chosen: Language | None, spoken: Language) -> list[tuple[str, str]]:
    """(text, data) pairs: each language by its own name, or the client's; a tick at what holds.

    Args:
        kind: what the data begins with, before the code of the language or ``auto``.
    """
    names = {str(code): say(code, "name_of_language") for code in LANGUAGES}
    names["auto"] = say(spoken, "button_automatic")
    holds = chosen or "auto"
    return [
        (f"✓ {name}" if code == holds else name, f"{kind}:{code}") for code, name in names.items()
    ]


def to_original(url: str | None, language: Language) -> list[InlineKeyboardButton]:
    """The article where it was printed; none where Telegram would refuse the address."""
    if not url or not acceptable(url):
        return []
    return [InlineKeyboardButton(say(language, "button_link"), url=url)]


def way_back(
    doc_id: str, url: str | None, bot_name: str, language: Language
) -> InlineKeyboardMarkup:
    """Under what stands in somebody else's chat: the original, and the article with the bot."""
    link = f"https://t.me/{bot_name}?start=a_{doc_id}"
    ask = InlineKeyboardButton(say(language, "button_ask"), url=link)
    return InlineKeyboardMarkup([[*to_original(url, language), ask]])


def confirm_buttons(number: int, language: Language, *, editable: bool) -> InlineKeyboardMarkup:
    """Under the preview of a draft.

    Args:
        editable: it is an article, whose fields may be corrected.
    """
    decide = [
        InlineKeyboardButton(say(language, key), callback_data=f"d:{act}:{number}", style=style)
        for key, act, style in (("button_add", "y", "primary"), ("button_cancel", "n", None))
    ]
    rows = [decide, [edit_button("m", f"d{number}", language)]] if editable else [decide]
    return InlineKeyboardMarkup(rows)


def edit_button(act: str, target: str, language: Language) -> InlineKeyboardButton:
    """Leads to the fields of an article; see `bot.telegram.admin.corrections`."""
    return InlineKeyboardButton(say(language, "button_edit"), callback_data=f"e:{act}:{target}")


def acceptable(url: str) -> bool:
    """Whether Telegram takes an address for a button; one it refuses loses the whole message."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    plain = parts.scheme in ("http", "https") and "." in host.strip(".")
    return plain and len(url) <= 2048 and flat(url) == url and " " not in url


def button(text: str, press: Press) -> InlineKeyboardButton:
    """One that asks for something of an answer."""
    return InlineKeyboardButton(text, callback_data=press.data())


def _is_count(text: str) -> bool:
    # Longer numbers are no ids of ours, and SQLite takes none beyond 64 bits.
    return text.isdecimal() and len(text) <= 15
