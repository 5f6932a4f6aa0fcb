"""What Telegram's apps show of the bot: commands, name and descriptions, in both languages."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Iterable

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.texts import Language, say

_log = logging.getLogger(__name__)
_EVERYBODY = (
    *("start", "help", "sources", "follow", "settings", "language", "cancel", "privacy"),
    "forget",
)
_GROUP = ("help", "sources", "follow", "settings")
# No code is for all clients whose language has no texts of its own.
_CODES: tuple[tuple[str, Language], ...] = (("", "en"), ("ko", "ko"))
_ADMIN = ("reindex", "feeds", "words", "gaps", "stats", "digest", "export", "audit", "unpair")


async def show_profile(bot: Bot, admins: Iterable[int]) -> None:
    """Set what differs from what Telegram has; never fails, for the bot works without.

    Compared first because Telegram allows few changes of a name in a day.
    """
    for code, language in _CODES:
        await _quietly(_show_commands(bot, code, language))
        await _quietly(_show_texts(bot, code, language))
    for user_id in admins:
        await show_admin_commands(bot, user_id)


async def show_admin_commands(bot: Bot, user_id: int) -> None:
    """Set the commands of an admin's private chat, which Telegram knows once they wrote."""
    for code, language in _CODES:
        names, scope = (*_EVERYBODY, *_ADMIN), BotCommandScopeChat(user_id)
        await _quietly(_set_commands(bot, names, scope, code, language))


async def _show_commands(bot: Bot, code: str, language: Language) -> None:
    for names, scope in (
        (_EVERYBODY, BotCommandScopeAllPrivateChats()),
        (_GROUP, BotCommandScopeAllGroupChats()),
    ):
        await _set_commands(bot, names, scope, code, language)


async def _set_commands(
    bot: Bot, names: Iterable[str], scope: BotCommandScope, code: str, language: Language
) -> None:
    wanted = tuple(BotCommand(name, say(language, f"command_{name}")) for name in names)
    if await bot.get_my_commands(scope, language_code=code or None) != wanted:
        await bot.set_my_commands(wanted, scope, language_code=code or None)


async def _show_texts(bot: Bot, code: str, language: Language) -> None:
    given = code or None
    name = say(language, "bot_name")
    if (await bot.get_my_name(given)).name != name:
        await bot.set_my_name(name, given)
    description = say(language, "bot_description")
    if (await bot.get_my_description(given)).description != description:
        await bot.set_my_description(description, given)
    short = say(language, "bot_short_description")
    if (await bot.get_my_short_description(given)).short_description != short:
        await bot.set_my_short_description(short, given)


async def _quietly(work: Awaitable[None]) -> None:
    try:
        await work
    except TelegramError as exc:
        _log.warning("a part of the bot's profile was not set: %s", exc)
