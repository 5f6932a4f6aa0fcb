"""How the list of articles is looked at: which, and in what order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.talk.offering import newest
from bot.telegram.keyboards import turning
from bot.texts import Language, say
from index.records import Document

_LONGEST = 40  # bytes of the words in the data of a button


@dataclass(frozen=True, slots=True)
class View:
    """Attributes:
    order: ``n`` as they came in, ``d`` the latest first, ``t`` by title.
    words: each must stand in title, outlet or author; empty for all articles.
    """

    order: str = "n"
    words: str = ""

    @classmethod
    def of(cls, words: str) -> Self:
        """For words that somebody typed, as many as a button can carry."""
        return cls(words=words.encode()[:_LONGEST].decode(errors="ignore").strip())

    def data(self, page: int) -> str:
        """What a button that leads to a page of it carries."""
        return f"s:p:{page}:{self.order}:{self.words}"


ALL = View()


def chosen(documents: Iterable[Document], view: View) -> list[Document]:
    """The documents of a view, in its order."""
    words = view.words.lower().split()

    def told(document: Document) -> str:
        return f"{document.title} {document.outlet or ''} {document.author or ''}".lower()

    found = (
        [d for d in documents if all(word in told(d) for word in words)] if words else [*documents]
    )
    if view.order == "d":
        return newest(found)
    return sorted(found, key=lambda d: d.title) if view.order == "t" else found


def listing(
    page: int,
    total: int,
    view: View,
    articles: Sequence[tuple[int, str]],
    language: Language,
) -> InlineKeyboardMarkup | None:
    """The buttons under a page: orders, what may be done with each article, other pages.

    Args:
        page: counted from 0.
        articles: (number of the line, document id) pairs, for who may change them.
    """
    rows = [_orders(view, language)] if total > 1 else []
    for at in range(0, len(articles), 4):
        for sign, data in (("✏️", "e:o:a{key}"), ("🗑", f"s:r:{page}:{{key}}")):
            rows.append(
                [
                    InlineKeyboardButton(f"{sign} {number}", callback_data=data.format(key=key))
                    for number, key in articles[at : at + 4]
                ]
            )
    rows.append(turning(page, total, view.data))
    return InlineKeyboardMarkup([row for row in rows if row]) if any(rows) else None


def _orders(view: View, language: Language) -> list[InlineKeyboardButton]:
    return [
        InlineKeyboardButton(
            ("✓ " if order == view.order else "") + say(language, f"order_{order}"),
            callback_data=replace(view, order=order).data(0),
        )
        for order in "ndt"
    ]
