"""/feeds and /words: lists with buttons that take something out."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import ContextTypes

from bot.summary import brought_text
from bot.telegram import cards as render
from bot.telegram.admin.reindexing import ReindexCommand
from bot.telegram.sending import edit
from bot.telegram.services import Services, reply, toast
from bot.texts import Language, say
from bot.texts.errors import told
from index.feeding import check_feeds
from index.korean.analysis import Analyzer, UserWord
from index.korean.tags import TELLING
from index.library import Library, Progress

_SHOWN = 40  # of a list; more than anybody reads, less than the 100 buttons of a message
_LONGEST_WORD = 50  # characters


class FeedCommands:
    """The handlers of /feeds and of its buttons (``f:…``)."""

    def __init__(self, desk: Services, reindexing: ReindexCommand) -> None:
        self._desk = desk
        self._reindexing = reindexing

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        texts, keyboard = await self._list(self._desk.language(update))
        await reply(update, context.bot, texts, keyboard)

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Look at all feeds now, or forget one."""
        language, library = self._desk.language(update), self._desk.library
        _, act, key = _data(update).split(":")
        if act == "c":
            await toast(update)
            await self._reindexing.begin(
                update,
                context,
                lambda progress: _check(self._desk, progress, language),
            )
            return
        feeds = await asyncio.to_thread(library.store.feeds.all)
        feed = next((f for f in feeds if _key(f.url) == key), None)
        if feed is None or not await asyncio.to_thread(library.store.feeds.delete, feed.url):
            await toast(update, say(language, "already_gone"))
        else:
            await self._desk.record(update, "remove feed", feed.url)
            await toast(update, say(language, "feed_removed", title=feed.title[:100]))
        await _show(update, *(await self._list(language)))

    async def _list(self, language: Language) -> tuple[list[str], InlineKeyboardMarkup | None]:
        feeds = (await asyncio.to_thread(self._desk.library.store.feeds.all))[:_SHOWN]
        if not feeds:
            return render.split_text(say(language, "no_feeds")), None
        lines = []
        for number, feed in enumerate(feeds, start=1):
            checked = f"{feed.checked_at:%Y-%m-%d %H:%M} UTC" if feed.checked_at else "–"
            lines.append(f"{number}. {feed.title} · {feed.url} · {checked}")
            if feed.problem:
                lines.append(f"⚠️ {told(language, feed.problem, 'chat')}")
        now = InlineKeyboardButton(say(language, "button_check_now"), callback_data="f:c:0")
        keyboard = _bins("f", [_key(feed.url) for feed in feeds], [now])
        return render.table(say(language, "feeds"), lines), keyboard


class WordCommands:
    """The handlers of /words and of its buttons (``w:…``)."""

    def __init__(self, desk: Services, reindexing: ReindexCommand) -> None:
        self._desk = desk
        self._reindexing = reindexing

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """``/words`` lists; ``/words 낱말 [품사]`` adds."""
        language, words = self._desk.language(update), self._desk.library.store.words
        given = list(context.args or [])
        if given:
            form, tag = given[0], given[1].upper() if len(given) > 1 else "NNP"
            if len(given) > 2 or tag not in TELLING or len(form) > _LONGEST_WORD:
                tags = ", ".join(sorted(TELLING))
                text = say(language, "words_usage", tags=tags, longest=_LONGEST_WORD)
                await reply(update, context.bot, render.split_text(text))
                return
            await asyncio.to_thread(words.add, form, tag)
            await self._desk.record(update, "add word", f"{form} {tag}")
        texts, keyboard = await self._list(language)
        await reply(update, context.bot, texts, keyboard)

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Take all articles apart anew with the words as they are, or remove one."""
        language, library = self._desk.language(update), self._desk.library
        _, act, key = _data(update).split(":")
        if act == "c":
            await self._desk.record(update, "analyse anew")
            await toast(update)
            await self._reindexing.begin(
                update, context, lambda progress: _analyse(library, progress, language)
            )
            return
        words = await asyncio.to_thread(library.store.words.all)
        form = next((form for form, _ in words if _key(form) == key), None)
        if form is None or not await asyncio.to_thread(library.store.words.delete, form):
            await toast(update, say(language, "already_gone"))
        else:
            await self._desk.record(update, "remove word", form)
            await toast(update, say(language, "word_removed", word=form))
        await _show(update, *(await self._list(language)))

    async def _list(self, language: Language) -> tuple[list[str], InlineKeyboardMarkup | None]:
        words = (await asyncio.to_thread(self._desk.library.store.words.all))[:_SHOWN]
        again = InlineKeyboardButton(say(language, "button_analyse"), callback_data="w:c:0")
        if not words:
            # the last word may just have been removed: the articles still stand as it cut them
            return render.split_text(say(language, "no_words_yet")), InlineKeyboardMarkup([[again]])
        lines = [f"{number}. {form} ({tag})" for number, (form, tag) in enumerate(words, start=1)]
        texts = render.table(say(language, "words"), [*lines, "", say(language, "words_hint")])
        return texts, _bins("w", [_key(form) for form, _ in words], [again])


def _check(desk: Services, progress: Progress, language: Language) -> str:
    """Look at every feed; what it brought."""
    feeds = desk.library.store.feeds.all()
    lines = []
    for number, brought in enumerate(check_feeds(desk.library, desk.web)):
        progress(number, len(feeds), brought.feed.title)
        lines.append(brought_text(brought, language, "chat"))
    return "\n".join(lines) or say(language, "no_feeds")


def _analyse(library: Library, progress: Progress, language: Language) -> str:
    """Load Kiwi with the words as they are, and take everything apart anew."""
    words = [UserWord(form, tag) for form, tag in library.store.words.all()]
    return say(language, "analysed", n=library.change_analyzer(Analyzer(words), progress))


def _key(text: str) -> str:
    """A short name of an address or word, for the 64 bytes of a button."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _bins(kind: str, keys: Sequence[str], last: list[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    bins = [
        InlineKeyboardButton(f"🗑 {number}", callback_data=f"{kind}:r:{key}")
        for number, key in enumerate(keys, start=1)
    ]
    return InlineKeyboardMarkup([*(bins[i : i + 4] for i in range(0, len(bins), 4)), last])


def _data(update: Update) -> str:
    return (update.callback_query.data or "") if update.callback_query else ""


async def _show(
    update: Update, texts: Sequence[str], keyboard: InlineKeyboardMarkup | None
) -> None:
    message = update.effective_message
    if message is not None:
        bot = message.get_bot()
        await edit(bot, message.chat.id, message.message_id, texts[0], keyboard)
