"""Articles and feeds that an admin sends: what was found in them, shown before it is taken in."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import re
from collections.abc import Iterator

from telegram import Message, MessageEntity, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.telegram import cards as render
from bot.telegram.admin.previews import preview
from bot.telegram.desk import Desk, typing
from bot.telegram.keyboards import confirm_buttons
from bot.telegram.sending import Place, send
from bot.texts import Language, say
from bot.texts.errors import told
from index.collect.intake import Pending, Taken
from index.collect.web import Found
from index.errors import SourceError
from index.readers import read
from index.records import document_id
from index.store import Origin

_log = logging.getLogger(__name__)
_LARGEST = 20 * 2**20  # bytes; https://core.telegram.org/bots/api#getfile
_LINKS = 5  # of one message

# Around an address: words that hand it over, and words that ask about it.
_ADDS = re.compile(
    r"(?:넣|추가|등록|저장|색인|수집)\s*(?:어|해|하|할|합|부탁)|\b(?:add|index)\b", re.I
)
_ASKS = re.compile(
    r"[?？]|뭐|뭔|무엇|무슨|누구|누가|언제|어디|어느|어떤|어떻|어때|왜|몇|얼마|알려|설명|요약|찾아"
    r"|\b(?:what|who|whom|whose|when|where|which|why|how|tell|summari[sz]e)\b",
    re.I,
)


class Submissions:
    """The handlers of what admins send; `bot.telegram.admin.decisions` has the buttons under the previews."""

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
            await _tell(message, told(language, exc.at(name), "chat"))
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
                await _tell(message, told(language, exc, "chat"))
                continue
            if isinstance(found, Found):
                await self._preview_feed(message, found, language)
            else:
                await self._preview(message, found, language)

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
            state = self._desk.state
            draft = await state.run(state.drafts.add, message.from_user.id, pending)
            buttons = confirm_buttons(draft.number, language, editable=True)
        text = preview(taken, language)
        await send(message.get_bot(), Place.of(message), [text], buttons)

    async def _preview_feed(self, message: Message, found: Found, language: Language) -> None:
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
    return _ADDS.search(rest) is not None or _ASKS.search(rest) is None


async def _tell(message: Message, text: str) -> None:
    await send(message.get_bot(), Place.of(message), render.split_text(text))
