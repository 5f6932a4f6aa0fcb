"""What every handler is given."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Bot, ChatMember, ForceReply, InlineKeyboardMarkup, Message, Update
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.settings import Settings
from bot.state import State
from bot.telegram.answering import Answering
from bot.telegram.composing import Composer
from bot.telegram.known import Known
from bot.telegram.limits import Limits
from bot.telegram.metrics import Metrics
from bot.telegram.sending import Place, send
from bot.texts import Language, language_of
from index.collect.web import Web
from index.library import Library

_log = logging.getLogger(__name__)
_LONGEST_TOAST = 200  # characters; https://core.telegram.org/bots/api#answercallbackquery


@dataclass(frozen=True, slots=True)
class Services:
    """The parts of a running bot.

    Attributes:
        state: read and written by `State.run`, for another process may hold the database.
        web: the way to articles that admins send by their addresses.
    """

    settings: Settings
    library: Library
    state: State
    answering: Answering
    composer: Composer
    limits: Limits
    web: Web
    metrics: Metrics
    known: Known

    def language(self, update: Update) -> Language:
        """What the group or the user chose, else Korean for Korean clients and English for others.

        Where a client does not tell its language, the letters of the message do; those of a
        command tell nothing.
        """
        user, chat = update.effective_user, update.effective_chat
        if chat is not None and (chosen := self.known.language(chat.id)) is not None:
            return chosen
        if user is not None:
            chosen = self.known.language(user.id)
            if chosen is not None:
                return chosen
            if user.language_code:
                return "ko" if user.language_code.lower().startswith("ko") else "en"
        message = update.effective_message
        text = (message.text or message.caption or "") if message else ""
        return "ko" if text.startswith("/") else language_of(text)

    def admins(self) -> frozenset[int]:
        """Those from the settings and those who were paired."""
        return self.settings.admins | self.known.paired()

    def is_admin(self, update: Update) -> bool:
        """Whether an update comes from an admin."""
        return update.effective_user is not None and update.effective_user.id in self.admins()

    async def record(self, update: Update, act: str, detail: str = "") -> None:
        """Write down what an admin does."""
        user = update.effective_user
        if user is not None:
            await self.state.run(self.state.admins.record, user.id, act, detail)


async def reply(
    update: Update,
    bot: Bot,
    texts: Sequence[str],
    keyboard: InlineKeyboardMarkup | ForceReply | None = None,
) -> list[Message]:
    """Send HTML messages where the update came from; nothing where it came from no chat."""
    message = update.effective_message
    if message is None:
        return []
    return await send(bot, Place.of(message), texts, keyboard)


async def runs_chat(update: Update) -> bool:
    """Whether an update comes from who runs its chat: in private everybody, in groups their admins."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None or user is None:
        return False
    message = update.message
    sender = message.sender_chat if message is not None else None
    if chat.type == "private" or (sender is not None and sender.id == chat.id):  # anonymous admins
        return True
    try:
        member = await chat.get_member(user.id)
    except TelegramError as exc:
        _log.info("who runs chat %d is not known: %s", chat.id, exc)
        return False
    return member.status in {ChatMember.OWNER, ChatMember.ADMINISTRATOR}


async def typing(message: Message) -> None:
    """Show "typing…"; where that fails, the answer comes without."""
    try:
        thread = message.message_thread_id if message.is_topic_message else None
        await message.get_bot().send_chat_action(
            message.chat.id, ChatAction.TYPING, message_thread_id=thread
        )
    except TelegramError as exc:
        _log.info("no chat action: %s", exc)


async def toast(update: Update, text: str | None = None, *, alert: bool = False) -> None:
    """Answer a pressed button; one that was pressed too long ago no longer waits for it."""
    query = update.callback_query
    if query is None:
        return
    try:
        await query.answer(text[:_LONGEST_TOAST] if text else None, show_alert=alert)
    except TelegramError as exc:
        _log.info("button %s could not be answered: %s", query.data, exc)
