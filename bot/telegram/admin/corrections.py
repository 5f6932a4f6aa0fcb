"""Correcting what was read of an article: under its preview, and from the list of articles.

A field is asked for in a message of its own, and the admin replies to that. The message names the
article and the field, so that nothing has to be remembered between the two.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass

from telegram import ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot.telegram import cards as render
from bot.telegram.admin.previews import article, preview
from bot.telegram.keyboards import confirm_buttons, edit_button
from bot.telegram.sending import edit
from bot.telegram.services import Services, reply, toast
from bot.texts import Language, say
from bot.texts.errors import told
from index.collect.intake import Pending
from index.errors import GisabotError
from index.records import Document
from index.store import FIELDS, Field
from index.store.corrections import value_of

_ASKED = re.compile(r"#(?P<target>d\d{1,15}|a[0-9a-f]{12})/(?P<field>[a-z]{1,10})$")
_NOTHING = {"-", "–", "—"}  # for "there is none": a message cannot be empty


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is corrected.

    Attributes:
        target: its name in buttons: ``dNUMBER`` of a draft, ``aID`` of an article.
        document: as it stands now.
        draft: what waits for a confirmation; None for an article.
    """

    target: str
    document: Document
    draft: Pending | None = None


class Corrections:
    """The handlers of the buttons ``e:…`` and of the replies to what they ask."""

    def __init__(self, desk: Services) -> None:
        self._desk = desk

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show the fields (``m``; ``o`` in a new message), ask for one, take all back, go back."""
        language = self._desk.language(update)
        query, message = update.callback_query, update.effective_message
        _, act, target, *field = ((query.data or "") if query else "").split(":")
        subject = await self._subject(target, update)
        if subject is None or message is None:
            await toast(update, say(language, "article_gone"), alert=True)
            return
        await toast(update)
        if act == "f" and field[0] in FIELDS:
            await self._ask(update, context, subject, field[0])
            return
        if act == "x":
            subject = await self._reset(update, subject)
        text, keyboard = await self._shown(subject, language, fields=act != "b")
        if act == "o":
            await reply(update, context.bot, [text], keyboard)
        else:
            await edit(context.bot, message.chat.id, message.message_id, text, keyboard)

    async def answered(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Set the field that the message replied to asked for."""
        language, message = self._desk.language(update), update.effective_message
        asked = _asked(message) if message is not None else None
        if message is None or asked is None:
            return
        subject, field = await self._subject(asked["target"], update), asked["field"]
        if subject is None or field not in FIELDS:
            await reply(update, context.bot, render.split_text(say(language, "article_gone")))
            return
        text = (message.text or "").strip()
        try:
            document = await asyncio.to_thread(
                self._desk.library.edit,
                subject.document,
                {field: "" if text in _NOTHING else text},
            )
        except GisabotError as exc:
            await reply(update, context.bot, render.split_text(told(language, exc, "chat")))
            return
        before, now = value_of(subject.document, field), value_of(document, field)
        await self._desk.record(update, "edit", f"{document.doc_id} {field}: {before} → {now}")
        shown = await self._shown(
            _Subject(subject.target, document, subject.draft), language, fields=False
        )
        await reply(update, context.bot, [shown[0]], shown[1])

    async def _ask(
        self, update: Update, context: ContextTypes.DEFAULT_TYPE, subject: _Subject, field: Field
    ) -> None:
        language, message = self._desk.language(update), update.effective_message
        assert message is not None
        now = value_of(subject.document, field) or say(language, "fact_missing")
        text = say(
            language,
            "edit_ask",
            title=subject.document.title[:200],
            field=say(language, f"fact_{field}"),
            now=now[:500],
        )
        (html, *_) = render.split_text(f"{text}\n#{subject.target}/{field}")
        await reply(update, context.bot, [html], ForceReply())

    async def _reset(self, update: Update, subject: _Subject) -> _Subject:
        library = self._desk.library
        document = await asyncio.to_thread(library.edit, subject.document, {}, FIELDS)
        await self._desk.record(update, "undo edit", f"{document.doc_id} {document.title}")
        return _Subject(subject.target, document, subject.draft)

    async def _subject(self, target: str, update: Update) -> _Subject | None:
        """None where it is gone, or is another admin's draft."""
        corpus, corrections = (
            self._desk.library.retriever.corpus,
            self._desk.library.store.corrections,
        )
        if target.startswith("d"):
            state, user = self._desk.state, update.effective_user
            draft = await state.run(state.drafts.get, int(target[1:]))
            if draft is None or user is None or draft.user_id != user.id:
                return None
            if isinstance(draft.content, Pending) and draft.status == "waiting":
                document = corrections.apply(draft.content.document)
                return _Subject(target, document, draft.content)
            return None
        found = corpus.documents.get(target[1:])
        return _Subject(target, found) if found is not None else None

    async def _shown(
        self, subject: _Subject, language: Language, *, fields: bool
    ) -> tuple[str, InlineKeyboardMarkup]:
        """The article, with a button for each field or with those it had before."""
        if subject.draft is None:
            text = article(subject.document, language)
        else:
            taken = await asyncio.to_thread(self._desk.library.preview, subject.draft)
            text = preview(taken, language)
        if fields:
            return text, _field_buttons(subject, language)
        if subject.draft is None:
            return text, InlineKeyboardMarkup([[edit_button("m", subject.target, language)]])
        return text, confirm_buttons(int(subject.target[1:]), language, editable=True)


def is_correction(message: Message) -> bool:
    """Whether a message replies to one that asks for a field."""
    return message.text is not None and _asked(message) is not None


def _asked(message: Message) -> re.Match[str] | None:
    asking = message.reply_to_message
    if asking is None or asking.from_user is None or not asking.from_user.is_bot:
        return None
    return _ASKED.search(asking.text or "")


def _field_buttons(subject: _Subject, language: Language) -> InlineKeyboardMarkup:
    buttons = [
        InlineKeyboardButton(
            say(language, f"fact_{field}"), callback_data=f"e:f:{subject.target}:{field}"
        )
        for field in FIELDS
    ]
    last = [
        InlineKeyboardButton(say(language, key), callback_data=f"e:{act}:{subject.target}")
        for key, act in (("button_as_read", "x"), ("button_back", "b"))
    ]
    return InlineKeyboardMarkup([buttons[:3], buttons[3:], last])
