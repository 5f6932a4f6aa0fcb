"""/settings: the language of a person or of a group, and the digest of an admin."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot.telegram import cards as render
from bot.telegram.keyboards import languages
from bot.telegram.sending import edit
from bot.telegram.services import Services, reply, runs_chat, toast
from bot.texts import LANGUAGES, say


class Preferences:
    """The handlers of /settings and of its buttons (``o:…``)."""

    def __init__(self, desk: Services) -> None:
        self._desk = desk

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        text, buttons = await self._page(update)
        await reply(update, context.bot, [text], buttons)

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Change one and show the page as it is then; in a group its admins alone may."""
        query, chat, state = update.callback_query, update.effective_chat, self._desk.state
        if query is None or chat is None or not isinstance(query.message, Message):
            await toast(update, say(self._desk.language(update), "old_button"), alert=True)
            return
        if not await runs_chat(update):
            text = say(self._desk.language(update), "chat_admins_only")
            await toast(update, text, alert=True)
            return
        wanted = (query.data or "").partition(":")[2]
        if wanted != "digest":
            language = next((code for code in LANGUAGES if code == wanted), None)
            await self._desk.known.choose(chat.id, language)
        elif self._desk.is_admin(update):
            wants = await state.run(state.follows.wants_digest, query.from_user.id)
            await state.run(state.follows.want_digest, query.from_user.id, not wants)
        await toast(update)
        text, buttons = await self._page(update)
        await edit(context.bot, chat.id, query.message.message_id, text, buttons)

    async def _page(self, update: Update) -> tuple[str, InlineKeyboardMarkup]:
        language, chat, user = (
            self._desk.language(update),
            update.effective_chat,
            update.effective_user,
        )
        private = chat is not None and chat.type == "private"
        chosen = self._desk.known.language(chat.id) if chat is not None else None
        choices = languages("o", chosen, language)
        rows = [[InlineKeyboardButton(text, callback_data=data) for text, data in choices]]
        if private and user is not None and self._desk.is_admin(update):
            state = self._desk.state
            wants = await state.run(state.follows.wants_digest, user.id)
            label = say(language, "button_digest")
            label = f"✓ {label}" if wants else label
            rows.append([InlineKeyboardButton(label, callback_data="o:digest")])
        key = "settings_page" if private else "settings_group"
        return render.split_text(say(language, key))[0], InlineKeyboardMarkup(rows)
