"""Which messages are meant for the bot, and what they ask."""

from __future__ import annotations

import re

from telegram import Message, User


def asked_of(message: Message, bot: User) -> str | None:
    """The question in a message; None where it is not for the bot.

    In private chats that is every text, and every caption. In groups it is what mentions the bot or
    replies to it; a bare mention under somebody's message asks what that message says.
    """
    text = message.text or message.caption or ""
    if not text or _by_itself(message, bot):
        return None
    mention = re.compile(rf"@{re.escape(bot.username or '')}\b", re.IGNORECASE)
    replied = message.reply_to_message
    if message.chat.type == "private":
        return mention.sub(" ", text).strip() or text
    mentioned = bot.username is not None and mention.search(text) is not None
    if not mentioned and not (replied and replied.from_user and replied.from_user.id == bot.id):
        return None
    question = " ".join(mention.sub(" ", text).split())
    if not question and replied is not None and replied.from_user and not replied.from_user.is_bot:
        return replied.text or replied.caption or ""
    return question


def _by_itself(message: Message, bot: User) -> bool:
    """What came about without anybody writing to the bot: its own inline answers, channel posts, and
    what other bots say, with which it would talk for ever; anonymous admins look like one."""
    via, sender = message.via_bot, message.from_user
    if sender is not None and sender.is_bot and message.sender_chat is None:
        return True
    return bool(message.is_automatic_forward) or (via is not None and via.id == bot.id)
