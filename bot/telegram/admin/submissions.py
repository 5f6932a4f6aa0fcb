"""Articles and feeds that an admin sends: what was found in them, shown before it is taken in."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta, timezone

from telegram import Document as TelegramDocument
from telegram import Message, MessageEntity, MessageOriginChannel, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.telegram import cards as render
from bot.telegram.admin.albums import Albums
from bot.telegram.admin.previews import preview
from bot.telegram.keyboards import confirm_buttons
from bot.telegram.sending import Place, send
from bot.telegram.services import Services, typing
from bot.texts import Language, say
from bot.texts.errors import told
from index.collect.intake import IntakeResult, Pending
from index.collect.web import AddressContent
from index.errors import SourceError
from index.korean.asking import asks_or_requests, hands_over
from index.plain import flat
from index.question.reading import LONGEST_QUESTION
from index.readers.apart import apart
from index.records import Document, Published, document_id
from index.store import Origin

_log = logging.getLogger(__name__)
_SEOUL = timezone(timedelta(hours=9))
_PASSED_ON = 100  # characters
_LARGEST = 20 * 2**20  # bytes; https://core.telegram.org/bots/api#getfile
_LINKS = 5  # of one message

# Around an address: words that hand it over, and words that ask about it.


class Submissions:
    """The handlers of what admins send; `bot.telegram.admin.decisions` has the buttons under the previews."""

    def __init__(self, desk: Services) -> None:
        self._desk = desk
        self._albums = Albums(desk)

    async def file(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Read a file and show what was found in it."""
        message = update.effective_message
        if message is None or message.document is None or message.from_user is None:
            return
        language = self._desk.language(update)
        found = await self._file(message, message.document, language)
        if message.media_group_id:
            await self._albums.add(message, found, language)
        elif isinstance(found, str):
            await _tell(message, found)
        else:
            await self._preview(message, found, language)

    async def _file(
        self, message: Message, file: TelegramDocument, language: Language
    ) -> tuple[Pending, IntakeResult] | str:
        """What was read of a file, or why nothing was."""
        name = file.file_name or "file"
        if (file.file_size or 0) > _LARGEST:
            return say(language, "file_too_large", name=name)
        await typing(message)
        try:
            data = bytes(await (await file.get_file()).download_as_bytearray())
        except TelegramError as exc:
            _log.warning("%s could not be downloaded: %s", name, exc)
            return say(language, "file_not_fetched", name=name)
        # The same name may be given to many files ("기사.pdf"): none shall replace another.
        source = f"upload:{file.file_unique_id}/{name}"
        try:
            return await asyncio.to_thread(self._read, data, source)
        except SourceError as exc:
            return told(language, exc.at(name), "chat")

    async def text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Read the text of a message as an article, its source that of the forward."""
        message = update.effective_message
        if message is None or message.from_user is None:
            return
        language, text = self._desk.language(update), message.text or message.caption or ""
        source = f"upload:{message.chat.id}-{message.message_id}/message.txt"
        try:
            pending, _ = await asyncio.to_thread(self._read, text.encode(), source)
        except SourceError as exc:
            await _tell(message, told(language, exc.at(say(language, "pasted")), "chat"))
            return
        pending = replace(pending, document=forwarded(message, pending.document))
        taken = await asyncio.to_thread(self._desk.library.preview, pending)
        await self._preview(message, (pending, taken), language)

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
                await _tell(message, told(language, exc, "chat"))
                continue
            if isinstance(found, AddressContent):
                await self._preview_feed(message, found, language)
            else:
                await self._preview(message, found, language)

    def _read(self, data: bytes, source: str) -> tuple[Pending, IntakeResult]:
        document = apart().read(data, source, glue=self._desk.library.analyzer.glue)
        digest = hashlib.sha256(data).hexdigest()
        doc_id = document_id(source)
        origin = Origin(source, len(data), 0, digest, doc_id, kind="upload")
        pending = Pending(document, origin)
        return pending, self._desk.library.preview(pending)

    def _look(self, url: str) -> tuple[Pending, IntakeResult] | AddressContent:
        found = self._desk.web.look(url)
        return (
            found
            if isinstance(found, AddressContent)
            else (found, self._desk.library.preview(found))
        )

    async def _preview(
        self, message: Message, read_now: tuple[Pending, IntakeResult], language: Language
    ) -> None:
        pending, taken = read_now
        assert message.from_user is not None
        known = self._desk.library.retriever.corpus.documents.get(pending.document.doc_id)
        if known is not None and known.text == taken.document.text:
            await _tell(message, say(language, "preview_unchanged", title=flat(known.title)))
            return
        buttons = None
        if taken.outcome != "duplicate":
            state = self._desk.state
            draft = await state.run(state.drafts.add, message.from_user.id, pending)
            buttons = confirm_buttons(draft.number, language, editable=True)
        text = preview(taken, language)
        await send(message.get_bot(), Place.of(message), [text], buttons)

    async def _preview_feed(
        self, message: Message, found: AddressContent, language: Language
    ) -> None:
        assert message.from_user is not None
        state = self._desk.state
        draft = await state.run(state.drafts.add, message.from_user.id, found.feed)
        text = say(language, "preview_feed", title=found.feed.title, n=found.entries)
        texts = render.split_text(text)
        buttons = confirm_buttons(draft.number, language, editable=False)
        await send(message.get_bot(), Place.of(message), texts, buttons)


def addresses(message: Message) -> Iterator[str]:
    """The web addresses in a message, written out or behind words."""
    entities = message.parse_entities() | message.parse_caption_entities()
    for entity, text in sorted(entities.items(), key=lambda pair: pair[0].offset):
        if entity.type == MessageEntity.TEXT_LINK and entity.url:
            yield entity.url
        elif entity.type == MessageEntity.URL:
            yield text if text.lower().startswith(("http://", "https://")) else f"https://{text}"


def is_article(message: Message) -> bool:
    """Whether the text of a message is an article rather than a question: it is as long as no
    question is, or was passed on and is longer than people write."""
    text = message.text or message.caption or ""
    longest = _PASSED_ON if message.forward_origin is not None else LONGEST_QUESTION
    return len(text) > longest


def forwarded(message: Message, document: Document) -> Document:
    """A document with what the forward tells of its source, where the text itself does not."""
    origin = message.forward_origin
    if origin is None:
        return document
    day = origin.date.astimezone(_SEOUL)
    published = document.published or Published(
        day.date(), day.time().replace(second=0, tzinfo=None)
    )
    outlet, url = document.outlet, document.url
    if isinstance(origin, MessageOriginChannel):
        outlet = outlet or origin.chat.title
        if origin.chat.username:
            url = url or f"https://t.me/{origin.chat.username}/{origin.message_id}"
    return replace(document, published=published, outlet=outlet, url=url)


def is_submission(message: Message) -> bool:
    """Whether a message brings addresses rather than a question about them.

    Phones share an article as its headline and its address; "이 기사 넣어줘" may stand there, too.
    """
    if not any(addresses(message)):
        return False
    if message.forward_origin is not None:
        return True
    rest = message.text or message.caption or ""
    for entity, text in (message.parse_entities() | message.parse_caption_entities()).items():
        if entity.type == MessageEntity.URL:
            rest = rest.replace(text, " ", 1)
    return hands_over(rest) or not asks_or_requests(rest)


async def _tell(message: Message, text: str) -> None:
    await send(message.get_bot(), Place.of(message), render.split_text(text))
