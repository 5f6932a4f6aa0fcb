"""The buttons under an answer card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    SwitchInlineQueryChosenChat,
)

from bot.state.feedback import REASONS
from bot.telegram.keyboards import (
    ALONE,
    EVENT,
    NEIGHBOURS,
    Press,
    button,
    to_original,
    turning,
)
from bot.texts import Language, say

LONGEST_QUERY = 256  # characters of an inline query, and UTF-16 units of a text to be copied


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
    rows = [
        _others(here, total, candidates, language),
        [_unfolding(here, NEIGHBOURS, "button_context", language), *to_original(url, language)],
        [_unfolding(here, EVENT, "button_event", language, same_event)] if same_event else [],
        _handing_on(extras, language),
        *([InlineKeyboardButton(text, callback_data=data)] for text, data in extras.following),
        *(_reasons(here, language) if extras.reasons else ()),
        _voting(here, votes),
    ]
    return InlineKeyboardMarkup([row for row in rows if row])


def _others(
    here: Press, total: int, candidates: Sequence[int], language: Language
) -> list[InlineKeyboardButton]:
    """What leads to the other passages: a button each, or pages to turn."""
    if candidates:
        return [
            button(say(language, "button_candidate", n=n), replace(here, index=n - 1, view=ALONE))
            for n in candidates
        ]
    label = say(language, "button_others", n=here.index + 1, total=total)
    return turning(
        here.index, total, lambda index: replace(here, index=index, view=ALONE).data(), label
    )


def _unfolding(
    here: Press, view: str, key: str, language: Language, n: int = 0
) -> InlineKeyboardButton:
    """Opens a view of the card, or closes it."""
    opened = here.view == view
    label = say(language, "button_fold" if opened else key, n=n)
    return button(label, replace(here, view=ALONE if opened else view))


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
        button(f"{thumb} {count}" if count else thumb, replace(here, act=act))
        for thumb, act, count in (("👍", "u", votes[0]), ("👎", "d", votes[1]))
    ]


def _reasons(here: Press, language: Language) -> Iterator[list[InlineKeyboardButton]]:
    """Why a 👎 was given, two in a row; the index of each is its place in `REASONS`."""
    buttons = [
        button(say(language, f"reason_{reason}"), replace(here, act="w", index=index))
        for index, reason in enumerate(REASONS)
    ]
    yield buttons[:2]
    yield buttons[2:]
