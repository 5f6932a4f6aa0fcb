"""/start, /help, /privacy, /language: what the bot says of itself and of its user."""

from __future__ import annotations

import re
import time

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot.telegram import cards as render
from bot.telegram import keyboards
from bot.telegram.admin.guard import Guarded
from bot.telegram.composing import offered
from bot.telegram.sending import edit
from bot.telegram.services import Services, reply, toast
from bot.texts import LANGUAGES, Language, say
from index.question.followup import Talk

_TOGETHER = 3.0  # seconds within which what comes is sent together
_LINKED = re.compile(r"a_([0-9a-f]{4,64})")


class Pages:
    """Handlers that answer with a text of our own."""

    def __init__(self, desk: Services) -> None:
        self._desk = desk
        self._told: dict[int, tuple[str | None, float]] = {}  # by chat: an album, and when

    async def start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Greet, or open the article that a deep link names."""
        linked = _LINKED.fullmatch(context.args[0]) if context.args else None
        if linked is not None:
            await self._article(update, context, linked[1])
            return
        spoken, chat = self._language(update), update.effective_chat
        if chat is not None and chat.type != "private":
            if not context.args:  # by a link into a group: `Arrivals` has told how to ask
                await self.help(update, context)
            return
        await self._desk.answering.starters()
        rows = keyboards.starter_buttons(offered(self._desk.composer.starters()))
        text = say(spoken, "start")
        if rows:
            text = f"{text}\n\n{say(spoken, 'try_these')}"
        link = f"https://t.me/{context.bot.username}?startgroup=hello"
        rows.append([InlineKeyboardButton(say(spoken, "button_group"), url=link)])
        await reply(update, context.bot, render.split_text(text), InlineKeyboardMarkup(rows))

    async def help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """What can be done here: in a group, in private, or as an admin."""
        spoken, chat = self._language(update), update.effective_chat
        name = context.bot.username or "bot"
        if chat is not None and chat.type != "private":
            text = say(spoken, "help_group", name=name)
        else:
            admin = say(spoken, "help_admin") if self._desk.is_admin(update) else ""
            text = say(spoken, "help_page", admin=admin, name=name)
        await reply(update, context.bot, render.split_text(text))

    async def privacy(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        text = say(self._language(update), "privacy", days=self._desk.settings.retention)
        await reply(update, context.bot, render.split_text(text))

    async def language(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        spoken = self._language(update)
        texts = render.split_text(say(spoken, "language_page"))
        buttons = keyboards.row_of(*keyboards.languages("l", self._chosen(update), spoken))
        await reply(update, context.bot, texts, buttons)

    async def language_chosen(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A button of /language."""
        query, user = update.callback_query, update.effective_user
        if query is None or user is None:
            return
        wanted = (query.data or "").partition(":")[2]
        chosen = next((language for language in LANGUAGES if language == wanted), None)
        await self._desk.known.choose(user.id, chosen)
        spoken, message = self._language(update), update.effective_message
        if message is not None:  # the page in the language that holds now, with its tick
            (html,) = render.split_text(say(spoken, "language_page"))
            buttons = keyboards.row_of(*keyboards.languages("l", chosen, spoken))
            await edit(context.bot, message.chat.id, message.message_id, html, buttons)
        await toast(update, say(spoken, "language_set"))

    async def cancel(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Drop what waits for this user's confirmation."""
        user, state = update.effective_user, self._desk.state
        dropped = await state.run(state.drafts.drop_waiting, user.id) if user else 0
        key = "cancelled" if dropped else "nothing_to_cancel"
        text = say(self._language(update), key, n=dropped)
        await reply(update, context.bot, render.split_text(text))

    async def unknown_command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """In groups other bots have commands too, so that only one with our name counts."""
        message = update.effective_message
        if message is None or not message.text:
            return
        command, _, name = message.text.split()[0].partition("@")
        ours = name.lower() == (context.bot.username or "").lower()
        if message.chat.type == "private" or ours:
            text = say(self._language(update), "unknown_command", command=command[:40])
            await reply(update, context.bot, render.split_text(text))

    async def not_text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say that only words are read, once for what comes together."""
        message = update.effective_message
        if message is not None and self._is_first(message):
            text = say(self._language(update), "text_only")
            await reply(update, context.bot, render.split_text(text))

    def album_asked(self, act: Guarded) -> Guarded:
        """`act`, and nothing more is said of an album whose caption asks."""

        async def asked(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
            message = update.effective_message
            if message is not None and message.media_group_id:
                self._is_first(message)
            await act(update, context)

        return asked

    def _is_first(self, message: Message) -> bool:
        """Whether nothing that came together with a message was told of; from now on it is."""
        chat, album, now = message.chat.id, message.media_group_id, time.monotonic()
        known = {c: told for c, told in self._told.items() if now - told[1] < _TOGETHER}
        self._told = known | {chat: (album, now)}
        return chat not in known or (album is not None and known[chat][0] != album)

    async def _article(
        self, update: Update, context: ContextTypes.DEFAULT_TYPE, doc_id: str
    ) -> None:
        spoken = self._language(update)
        document = self._desk.library.retriever.corpus.documents.get(doc_id)
        if document is None:
            await reply(update, context.bot, render.split_text(say(spoken, "article_gone")))
            return
        row = keyboards.to_original(document.url, spoken)
        button = InlineKeyboardMarkup([row]) if row else None
        sent = await reply(update, context.bot, [render.article(document, spoken)], button)
        message, user = update.effective_message, update.effective_user
        if message is not None and user is not None:  # 요약해줘 goes on from it
            state, title = self._desk.state, document.title
            opened = await state.run(
                state.questions.put,
                *(message.chat.id, message.message_id, user.id, title, title, "metadata", spoken),
                article=doc_id,
                talk=Talk(article=doc_id),
            )
            replies = [m.message_id for m in sent]
            await state.run(state.questions.answered_by, opened.number, replies)

    def _language(self, update: Update) -> Language:
        return self._desk.language(update)

    def _chosen(self, update: Update) -> Language | None:
        user = update.effective_user
        return self._desk.known.language(user.id) if user is not None else None
