"""Buttons under messages, and the data that they carry: ``kind:…``, 64 bytes at most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlsplit

from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    SwitchInlineQueryChosenChat,
)

from bot.state.feedback import REASONS
from bot.talk.showing import shortened
from bot.texts import Language, say
from bot.texts.plain import flat

# What a card shows: the passage alone, with its neighbours, with other articles on the event.
ALONE, NEIGHBOURS, EVENT = "a", "n", "e"

_ACTS = ("p", "u", "d", "s", "c", "w", "n")
_LONGEST_CHOICE = 30  # letters on a button
LONGEST_QUERY = 256  # characters of an inline query, and UTF-16 units of a text to be copied


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


@dataclass(frozen=True, slots=True)
class Extras:
    """What stands under a card beside the ways to read it.

    Attributes:
        copied: the quote with its citation, for the clipboard; empty for no such button.
        shared: the question, to be asked in another chat; empty where there is no inline mode.
        following: (question, data) of those that go on from the answer.
        reasons: whether a 👎 is asked why.
    """

    copied: str = ""
    shared: str = ""
    following: Sequence[tuple[str, str]] = ()
    reasons: bool = False


NO_EXTRAS = Extras()


def card_buttons(
    shown: Press,
    total: int,
    url: str | None,
    votes: tuple[int, int],
    language: Language,
    same_event: int = 0,
    candidates: Sequence[int] = (),
    extras: Extras = NO_EXTRAS,
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
    if candidates:
        others = [
            _button(
                say(language, "button_candidate", n=number),
                replace(here, index=number - 1, view=ALONE),
            )
            for number in candidates
        ]
    else:
        others = _paging(here, total, language)
    rows = [
        others,
        [_unfolding(here, NEIGHBOURS, "button_context", language), *_link(url, language)],
        [_unfolding(here, EVENT, "button_event", language, same_event)] if same_event else [],
        _handing_on(extras, language),
        *([InlineKeyboardButton(text, callback_data=data)] for text, data in extras.following),
        *(_reasons(here, language) if extras.reasons else ()),
        _voting(here, votes),
    ]
    return InlineKeyboardMarkup([row for row in rows if row])


def _paging(here: Press, total: int, language: Language) -> list[InlineKeyboardButton]:
    if total < 2:
        return []
    back, following = (
        replace(here, index=(here.index + step) % total, view=ALONE) for step in (-1, 1)
    )
    label = say(language, "button_others", n=here.index + 1, total=total)
    return [_button("◀", back), _button(label, following), _button("▶", following)]


def _unfolding(
    here: Press, view: str, key: str, language: Language, n: int = 0
) -> InlineKeyboardButton:
    """Opens a view of the card, or closes it."""
    opened = here.view == view
    label = say(language, "button_fold" if opened else key, n=n)
    return _button(label, replace(here, view=ALONE if opened else view))


def _link(url: str | None, language: Language) -> list[InlineKeyboardButton]:
    if not url or not acceptable(url):
        return []
    return [InlineKeyboardButton(say(language, "button_link"), url=url)]


def _handing_on(extras: Extras, language: Language) -> list[InlineKeyboardButton]:
    """Takes the quote along, or asks the question elsewhere."""
    row = []
    if extras.copied:
        copied = CopyTextButton(extras.copied)
        row.append(InlineKeyboardButton(say(language, "button_copy"), copy_text=copied))
    if extras.shared:
        chats = SwitchInlineQueryChosenChat(
            extras.shared[:LONGEST_QUERY],
            allow_user_chats=True,
            allow_group_chats=True,
            allow_channel_chats=True,
        )
        label = say(language, "button_share")
        row.append(InlineKeyboardButton(label, switch_inline_query_chosen_chat=chats))
    return row


def _voting(here: Press, votes: tuple[int, int]) -> list[InlineKeyboardButton]:
    return [
        _button(f"{thumb} {count}" if count else thumb, replace(here, act=act))
        for thumb, act, count in (("👍", "u", votes[0]), ("👎", "d", votes[1]))
    ]


def _reasons(here: Press, language: Language) -> Iterator[list[InlineKeyboardButton]]:
    """Why a 👎 was given, two in a row; the index of each is its place in `REASONS`."""
    buttons = [
        _button(say(language, f"reason_{reason}"), replace(here, act="w", index=index))
        for index, reason in enumerate(REASONS)
    ]
    yield buttons[:2]
    yield buttons[2:]


def starter_buttons(offered: Sequence[tuple[str, str]]) -> list[list[InlineKeyboardButton]]:
    """(question, data) pairs, one below the other."""
    return [[InlineKeyboardButton(text, callback_data=data)] for text, data in offered]


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


def wait_button(number: int, language: Language) -> InlineKeyboardButton:
    """Under what was not found: to be told once an article answers it."""
    return _button(say(language, "button_wait"), Press(number, "n"))


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


def link_button(text: str, url: str | None) -> InlineKeyboardMarkup | None:
    """None where Telegram would refuse the address."""
    if not url or not acceptable(url):
        return None
    return InlineKeyboardMarkup([[InlineKeyboardButton(text, url=url)]])


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


def pages(
    kind: str, page: int, total: int, articles: Sequence[tuple[int, str]] = ()
) -> InlineKeyboardMarkup | None:
    """Buttons under a list: ✏️ and 🗑 with the number of each line, ◀ ▶ where there are more pages.

    Args:
        kind: what the data begins with; ``kind:p:PAGE`` turns, ``kind:r:PAGE:KEY`` removes.
        page: counted from 0.
        articles: (number of the line, document id) pairs, for who may change them.
    """
    rows = []
    for i in range(0, len(articles), 4):
        for sign, data in (("✏️", "e:o:a{key}"), ("🗑", f"{kind}:r:{page}:{{key}}")):
            rows.append(
                [
                    InlineKeyboardButton(f"{sign} {number}", callback_data=data.format(key=key))
                    for number, key in articles[i : i + 4]
                ]
            )
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
