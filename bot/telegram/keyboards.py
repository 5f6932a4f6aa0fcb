"""Buttons under messages, and the data that they carry: ``kind:…``, 64 bytes at most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlsplit

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.talk.showing import shortened
from bot.texts import Language, say
from bot.texts.plain import flat

# What a card shows: the passage alone, with its neighbours, with other articles on the event.
ALONE, NEIGHBOURS, EVENT = "a", "n", "e"

_ACTS = ("p", "u", "d", "s", "c")
_LONGEST_CHOICE = 30  # letters on a button


@dataclass(frozen=True, slots=True)
class Press:
    """What a button under an answer asks for.

    Attributes:
        number: of the question.
        act: ``p`` show a page, ``u`` 👍, ``d`` 👎, ``s`` send the answer again,
            ``c`` choose what the question is about.
        index: which passage is shown, or which subject chosen, counted from 0.
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


def card_buttons(
    shown: Press,
    total: int,
    url: str | None,
    votes: tuple[int, int],
    language: Language,
    same_event: int = 0,
    candidates: Sequence[int] = (),
) -> InlineKeyboardMarkup:
    """The buttons under an answer.

    Args:
        shown: what stands above them; its `act` does not matter.
        total: number of passages to page through.
        votes: (👍, 👎) so far.
        same_event: number of other articles on the event of this passage.
        candidates: numbers of the other passages, from 1, where each is chosen by its button
            rather than paged to.
    """
    here = replace(shown, act="p")
    rows = []
    if candidates:
        rows.append(
            [
                _button(
                    say(language, "button_candidate", n=number),
                    replace(here, index=number - 1, view=ALONE),
                )
                for number in candidates
            ]
        )
    elif total > 1:
        back, following = (
            replace(here, index=(shown.index + step) % total, view=ALONE) for step in (-1, 1)
        )
        label = say(language, "button_others", n=shown.index + 1, total=total)
        rows.append([_button("◀", back), _button(label, following), _button("▶", following)])
    opened = shown.view == NEIGHBOURS
    fold = say(language, "button_fold" if opened else "button_context")
    row = [_button(fold, replace(here, view=ALONE if opened else NEIGHBOURS))]
    if url and acceptable(url):
        row.append(InlineKeyboardButton(say(language, "button_link"), url=url))
    rows.append(row)
    if same_event:
        opened = shown.view == EVENT
        label = say(language, "button_fold" if opened else "button_event", n=same_event)
        rows.append([_button(label, replace(here, view=ALONE if opened else EVENT))])
    rows.append(
        [
            _button(f"{thumb} {count}" if count else thumb, replace(here, act=act, view=shown.view))
            for thumb, act, count in (("👍", "u", votes[0]), ("👎", "d", votes[1]))
        ]
    )
    return InlineKeyboardMarkup(rows)


def list_buttons(shown: Press, total: int) -> InlineKeyboardMarkup | None:
    """Under a list of articles that was asked for; None where it has a single page.

    Args:
        shown: its `index` is the page, counted from 0.
        total: number of pages.
    """
    if total < 2:
        return None
    back, following = (
        replace(shown, act="p", index=(shown.index + step) % total, view=ALONE) for step in (-1, 1)
    )
    label = f"{shown.index + 1}/{total}"
    row = [_button("◀", back), _button(label, following), _button("▶", following)]
    return InlineKeyboardMarkup([row])


def again_button(number: int, language: Language) -> InlineKeyboardMarkup:
    """For an answer of which nobody knows whether it arrived."""
    return row_of((say(language, "button_again"), Press(number, "s").data()))


def choice_buttons(number: int, choices: Sequence[str]) -> InlineKeyboardMarkup:
    """What a question may be about, one below the other."""
    return InlineKeyboardMarkup(
        [
            [_button(shortened(flat(choice), _LONGEST_CHOICE) or "…", Press(number, "c", index))]
            for index, choice in enumerate(choices)
        ]
    )


def row_of(*buttons: tuple[str, str]) -> InlineKeyboardMarkup:
    """(text, data) pairs in one row."""
    return InlineKeyboardMarkup([[InlineKeyboardButton(t, callback_data=d) for t, d in buttons]])


def link_button(text: str, url: str | None) -> InlineKeyboardMarkup | None:
    """None where Telegram would refuse the address."""
    if not url or not acceptable(url):
        return None
    return InlineKeyboardMarkup([[InlineKeyboardButton(text, url=url)]])


def pages(
    kind: str, page: int, total: int, removable: Sequence[tuple[int, str]] = ()
) -> InlineKeyboardMarkup | None:
    """Buttons under a list: 🗑 with the number of each line, and ◀ ▶ where there are more pages.

    Args:
        kind: what the data begins with; ``kind:p:PAGE`` turns, ``kind:r:PAGE:KEY`` removes.
        page: counted from 0.
        removable: (number of the line, key) pairs.
    """
    bins = [
        InlineKeyboardButton(f"🗑 {number}", callback_data=f"{kind}:r:{page}:{key}")
        for number, key in removable
    ]
    rows = [bins[i : i + 4] for i in range(0, len(bins), 4)]
    if total > 1:
        back, following = f"{kind}:p:{(page - 1) % total}", f"{kind}:p:{(page + 1) % total}"
        buttons = (("◀", back), (f"{page + 1}/{total}", following), ("▶", following))
        rows.append([InlineKeyboardButton(text, callback_data=data) for text, data in buttons])
    return InlineKeyboardMarkup(rows) if rows else None


def acceptable(url: str) -> bool:
    """Whether Telegram takes an address for a button; one it refuses loses the whole message."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    plain = parts.scheme in ("http", "https") and "." in host.strip(".")
    return plain and len(url) <= 2048 and flat(url) == url and " " not in url


def _button(text: str, press: Press) -> InlineKeyboardButton:
    return InlineKeyboardButton(text, callback_data=press.data())


def _is_count(text: str) -> bool:
    # Longer numbers are no ids of ours, and SQLite takes none beyond 64 bits.
    return text.isdecimal() and len(text) <= 15
