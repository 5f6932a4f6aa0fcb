"""Articles and feeds that an admin sends: preview, confirmation, taking in, undo."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Iterator

from telegram import InlineKeyboardMarkup, Message, MessageEntity, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot import keyboards, render
from bot.admin.progress import ProgressMessage, percent
from bot.desk import Desk, toast, typing
from bot.replies import author_name, when
from bot.sending import Place, edit, send
from bot.state import Draft
from bot.summary import brought_text, taken_text, twin_text
from bot.texts import Language, say
from index.errors import GisabotError, SourceError
from index.gathering.feeding import take_feed
from index.gathering.intake import Pending, Taken
from index.gathering.web import Found
from index.readers import read
from index.records import document_id
from index.store import FeedState, Origin

_log = logging.getLogger(__name__)
_LARGEST = 20 * 2**20  # bytes; https://core.telegram.org/bots/api#getfile
_LINKS = 5  # of one message


class Submissions:
    """The handlers of what admins send, and of the buttons under the previews (``d:…``)."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def file(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Read a file and show what was found in it."""
        message = update.effective_message
        if message is None or message.document is None or message.from_user is None:
            return
        language = self._desk.language(update)
        name = message.document.file_name or "file"
        if (message.document.file_size or 0) > _LARGEST:
            await _tell(message, say(language, "file_too_large", name=name))
            return
        await typing(message)
        try:
            data = bytes(await (await message.document.get_file()).download_as_bytearray())
        except TelegramError as exc:
            _log.warning("%s could not be downloaded: %s", name, exc)
            await _tell(message, say(language, "file_not_fetched", name=name))
            return
        # The same name may be given to many files ("기사.pdf"): none shall replace another.
        source = f"upload:{message.document.file_unique_id}/{name}"
        try:
            taken = await asyncio.to_thread(self._read, data, source)
        except SourceError as exc:
            await _tell(message, f"{name}: {exc.what} {exc.remedy}")
            return
        await self._preview(message, taken, language)

    async def links(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Fetch what the addresses of a message lead to and show what was found."""
        message = update.effective_message
        if message is None or message.from_user is None:
            return
        language = self._desk.language(update)
        await typing(message)
        for url in list(dict.fromkeys(addresses(message)))[:_LINKS]:
            try:
                found = await asyncio.to_thread(self._look, url)
            except SourceError as exc:
                await _tell(message, str(exc))
                continue
            if isinstance(found, Found):
                await self._preview_feed(message, found, language)
            else:
                await self._preview(message, found, language)

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A button under a preview: take it, drop it, or undo."""
        query = update.callback_query
        message = update.effective_message
        if query is None or message is None:
            return
        language = self._desk.language(update)
        _, act, number = (query.data or "").split(":")
        draft = self._desk.state.drafts.get(int(number))
        if draft is None or draft.user_id != query.from_user.id:
            await toast(update, say(language, "old_button"), alert=True)
            return
        step = {"y": self._take, "n": self._drop, "u": self._undo}[act]
        await toast(update)
        await step(update, context, draft, message)

    def _read(self, data: bytes, source: str) -> tuple[Pending, Taken]:
        document = read(data, source, glue=self._desk.library.analyzer.glue)
        digest = hashlib.sha256(data).hexdigest()
        doc_id = document_id(source)
        origin = Origin(source, len(data), 0, digest, doc_id, kind="upload")
        pending = Pending(document, origin)
        return pending, self._desk.library.preview(pending)

    def _look(self, url: str) -> tuple[Pending, Taken] | Found:
        found = self._desk.web.look(url)
        return found if isinstance(found, Found) else (found, self._desk.library.preview(found))

    async def _preview(
        self, message: Message, read_now: tuple[Pending, Taken], language: Language
    ) -> None:
        pending, taken = read_now
        assert message.from_user is not None
        buttons = None
        if taken.outcome != "duplicate":
            number = self._desk.state.drafts.add(message.from_user.id, pending).number
            buttons = _confirm(number, language)
        heading = say(language, f"preview_{taken.outcome}")
        text = render.preview(
            taken.document, heading, _facts(taken, language), _warnings(taken, language)
        )
        await send(message.get_bot(), Place.of(message), [text], buttons)

    async def _preview_feed(self, message: Message, found: Found, language: Language) -> None:
        assert message.from_user is not None
        number = self._desk.state.drafts.add(message.from_user.id, found.feed).number
        text = say(language, "preview_feed", title=found.feed.title, n=found.entries)
        texts = render.split_text(text)
        await send(message.get_bot(), Place.of(message), texts, _confirm(number, language))

    async def _take(
        self, update: Update, context: ContextTypes.DEFAULT_TYPE, draft: Draft, message: Message
    ) -> None:
        drafts, language = self._desk.state.drafts, self._desk.language(update)
        # One that a crash left on the way is taken again: that changes nothing where it arrived.
        if not (drafts.move(draft.number, "waiting", "taking") or draft.status == "taking"):
            return
        if isinstance(draft.content, FeedState):
            self._desk.record(update, "add feed", draft.content.url)
            context.application.create_task(self._register(draft, message, language))
            return
        document = draft.content.document
        self._desk.record(update, "add", f"{document.doc_id} {document.title}")
        progress, content = ProgressMessage(message), draft.content
        try:
            (taken,) = await asyncio.to_thread(self._desk.library.add, [content])
        except GisabotError as exc:
            _log.exception("an article could not be added")
            drafts.move(draft.number, "taking", "waiting")
            await progress.finish(str(exc), _confirm(draft.number, language))
            return
        if taken.outcome == "duplicate":  # it came in another way since the preview
            drafts.move(draft.number, "taking", "dropped")
            await progress.finish(taken_text(taken, language))
            return
        drafts.move(draft.number, "taking", taken.outcome)
        undo = keyboards.row_of((say(language, "button_undo"), f"d:u:{draft.number}"))
        await progress.finish(taken_text(taken, language), undo)

    async def _register(self, draft: Draft, message: Message, language: Language) -> None:
        progress, feed = ProgressMessage(message), draft.content
        assert isinstance(feed, FeedState)

        def describe(done: int, total: int, name: str) -> str:
            return say(language, "feed_progress", percent=percent(done, total), name=name)

        drafts = self._desk.state.drafts
        try:
            brought = await progress.run(
                lambda told: take_feed(self._desk.library, self._desk.web, feed, told), describe
            )
        except GisabotError as exc:
            _log.info("a feed could not be registered: %s", exc)
            drafts.move(draft.number, "taking", "waiting")
            await progress.finish(str(exc), _confirm(draft.number, language))
            return
        drafts.move(draft.number, "taking", "registered")
        await progress.finish(brought_text(brought, language))

    async def _drop(
        self, update: Update, context: ContextTypes.DEFAULT_TYPE, draft: Draft, message: Message
    ) -> None:
        if self._desk.state.drafts.move(draft.number, "waiting", "dropped"):
            await _put(message, say(self._desk.language(update), "dropped"))

    async def _undo(
        self, update: Update, context: ContextTypes.DEFAULT_TYPE, draft: Draft, message: Message
    ) -> None:
        drafts, language = self._desk.state.drafts, self._desk.language(update)
        if draft.status not in ("added", "changed"):
            return
        if not drafts.move(draft.number, draft.status, "undone"):
            return
        assert isinstance(draft.content, Pending)
        document, library = draft.content.document, self._desk.library
        self._desk.record(update, "undo", f"{document.doc_id} {document.title}")
        if draft.status == "added":
            await asyncio.to_thread(library.remove, [document.doc_id])
        else:
            await asyncio.to_thread(library.undo_change, document.doc_id)
        await _put(message, say(language, f"undone_{draft.status}", title=document.title))


def addresses(message: Message) -> Iterator[str]:
    """The web addresses in a message, written out or behind words."""
    entities = message.parse_entities() | message.parse_caption_entities()
    for entity, text in sorted(entities.items(), key=lambda pair: pair[0].offset):
        if entity.type == MessageEntity.TEXT_LINK and entity.url:
            yield entity.url
        elif entity.type == MessageEntity.URL:
            yield text if text.lower().startswith(("http://", "https://")) else f"https://{text}"


def is_submission(message: Message) -> bool:
    """Whether a message brings addresses rather than a question about them."""
    if message.forward_origin is not None:
        return any(addresses(message))
    rest = message.text or ""
    for entity, text in message.parse_entities([MessageEntity.URL]).items():
        rest = rest.replace(text, "", 1) if entity.length else rest
    return not rest.strip() and any(addresses(message))


def _facts(taken: Taken, language: Language) -> list[tuple[str, str]]:
    document = taken.document
    missing = say(language, "fact_missing")
    author = author_name(document.author, language) if document.author else missing
    published = when(document.published, language) if document.published else missing
    facts = [
        ("fact_title", document.title[:300]),
        ("fact_outlet", document.outlet or missing),
        ("fact_author", author),
        ("fact_published", published),
    ]
    if taken.sentences:
        facts.append(("fact_sentences", f"{taken.sentences:,}"))
    if document.url:
        facts.append(("fact_url", document.url[:500]))
    return [(say(language, key), value) for key, value in facts]


def _warnings(taken: Taken, language: Language) -> list[str]:
    if taken.twin is None:
        return []
    if taken.outcome == "duplicate":
        return [say(language, "preview_same", other=taken.twin.title)]
    return [twin_text(taken, language)]


def _confirm(number: int, language: Language) -> InlineKeyboardMarkup:
    return keyboards.row_of(
        (say(language, "button_add"), f"d:y:{number}"),
        (say(language, "button_cancel"), f"d:n:{number}"),
    )


async def _tell(message: Message, text: str) -> None:
    await send(message.get_bot(), Place.of(message), render.split_text(text))


async def _put(message: Message, text: str) -> None:
    (html, *_) = render.split_text(text)
    await edit(message.get_bot(), message.chat.id, message.message_id, html)
