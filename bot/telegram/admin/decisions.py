"""What an admin decides on a preview: take it in, leave it, undo."""

from __future__ import annotations

import asyncio
import logging

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.state import Draft
from bot.state.drafts import Status
from bot.summary import brought_text, taken_text
from bot.telegram import cards as render
from bot.telegram import keyboards
from bot.telegram.admin.progress import ProgressMessage, percent
from bot.telegram.sending import edit
from bot.telegram.services import Services, toast
from bot.texts import Language, say
from bot.texts.errors import told
from index.collect.intake import Pending
from index.errors import GisabotError
from index.feeding import take_feed
from index.store import FeedState

_log = logging.getLogger(__name__)


class Decisions:
    """The handlers of the buttons under the previews (``d:…``)."""

    def __init__(self, desk: Services) -> None:
        self._desk = desk

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A button under a preview: take it, drop it, or undo."""
        query = update.callback_query
        message = update.effective_message
        if query is None or message is None:
            return
        language = self._desk.language(update)
        _, act, number = (query.data or "").split(":")
        drafts = self._desk.state.drafts
        draft = await self._desk.state.run(drafts.get, int(number))
        if draft is None or draft.user_id != query.from_user.id:
            await toast(update, say(language, "old_button"), alert=True)
            return
        step = {"y": self._take, "n": self._drop, "u": self._undo}[act]
        await toast(update)
        await step(update, context, draft, message)

    async def _take(
        self, update: Update, context: ContextTypes.DEFAULT_TYPE, draft: Draft, message: Message
    ) -> None:
        language = self._desk.language(update)
        # One that a crash left on the way is taken again: that changes nothing where it arrived.
        moved = await self._move(draft, "waiting", "taking")
        if not (moved or draft.status == "taking"):
            return
        if isinstance(draft.content, FeedState):
            await self._desk.record(update, "add feed", draft.content.url)
            context.application.create_task(self._register(draft, message, language))
            return
        document = draft.content.document
        await self._desk.record(update, "add", f"{document.doc_id} {document.title}")
        progress, content = ProgressMessage(message), draft.content
        try:
            (taken,) = await asyncio.to_thread(self._desk.library.add, [content])
        except GisabotError as exc:
            _log.exception("an article could not be added")
            await self._move(draft, "taking", "waiting")
            buttons = keyboards.confirm_buttons(draft.number, language, editable=True)
            await progress.finish(told(language, exc, "chat"), buttons)
            return
        if taken.outcome == "duplicate":  # it came in another way since the preview
            await self._move(draft, "taking", "dropped")
            await progress.finish(taken_text(taken, language))
            return
        await self._move(draft, "taking", taken.outcome)
        undo = (say(language, "button_undo"), f"d:u:{draft.number}")
        correct = (say(language, "button_edit"), f"e:o:a{taken.document.doc_id}")
        await progress.finish(taken_text(taken, language), keyboards.row_of(undo, correct))

    async def _register(self, draft: Draft, message: Message, language: Language) -> None:
        progress, feed = ProgressMessage(message), draft.content
        assert isinstance(feed, FeedState)

        def describe(done: int, total: int, name: str) -> str:
            return say(language, "feed_progress", percent=percent(done, total), name=name)

        try:
            brought = await progress.run(
                lambda told: take_feed(self._desk.library, self._desk.web, feed, told), describe
            )
        except GisabotError as exc:
            _log.info("a feed could not be registered: %s", exc)
            await self._move(draft, "taking", "waiting")
            buttons = keyboards.confirm_buttons(draft.number, language, editable=False)
            await progress.finish(told(language, exc, "chat"), buttons)
            return
        await self._move(draft, "taking", "registered")
        await progress.finish(brought_text(brought, language, "chat"))

    async def _drop(
        self, update: Update, context: ContextTypes.DEFAULT_TYPE, draft: Draft, message: Message
    ) -> None:
        if await self._move(draft, "waiting", "dropped"):
            if isinstance(draft.content, Pending):
                await asyncio.to_thread(self._desk.library.forget_edits, draft.content.origin)
            await _put(message, say(self._desk.language(update), "dropped"))

    async def _undo(
        self, update: Update, context: ContextTypes.DEFAULT_TYPE, draft: Draft, message: Message
    ) -> None:
        language = self._desk.language(update)
        if draft.status not in ("added", "changed"):
            return
        if not await self._move(draft, draft.status, "undone"):
            return
        assert isinstance(draft.content, Pending)
        document, library = draft.content.document, self._desk.library
        await self._desk.record(update, "undo", f"{document.doc_id} {document.title}")
        if draft.status == "added":
            await asyncio.to_thread(library.remove, [document.doc_id])
        else:
            await asyncio.to_thread(library.undo_change, document.doc_id)
        await _put(message, say(language, f"undone_{draft.status}", title=document.title))

    async def _move(self, draft: Draft, old: Status, new: Status) -> bool:
        return await self._desk.state.run(self._desk.state.drafts.move, draft.number, old, new)


async def _put(message: Message, text: str) -> None:
    (html, *_) = render.split_text(text)
    await edit(message.get_bot(), message.chat.id, message.message_id, html)
