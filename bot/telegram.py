"""The Telegram application: handlers, limits, and how it starts."""

from __future__ import annotations

import logging
from typing import Any

from telegram import Update
from telegram.error import InvalidToken, NetworkError
from telegram.ext import (
    AIORateLimiter,
    Application,
    ApplicationBuilder,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.handlers import Handlers
from bot.settings import Settings, SettingsError
from index.library import Library

_log = logging.getLogger(__name__)
_AT_ONCE = 32  # updates; analysis runs on two to eight cores, the rest of a reply is waiting


def build(settings: Settings, library: Library) -> Application[Any, Any, Any, Any, Any, Any]:
    """The application, not yet started.

    Raises:
        SettingsError: no token is set.
    """
    if settings.token is None:
        raise SettingsError("TELEGRAM_BOT_TOKEN이 없어요.")
    application = (
        ApplicationBuilder()
        .token(settings.token)
        .base_url(f"{settings.api}/bot")
        .base_file_url(f"{settings.api}/file/bot")
        .rate_limiter(AIORateLimiter(max_retries=3))
        .concurrent_updates(_AT_ONCE)
        .build()
    )
    handlers = Handlers(library, settings.admins, lambda: library.reindex(settings.sources))
    for name, callback in (
        ("start", handlers.start),
        ("help", handlers.help),
        ("sources", handlers.sources),
        ("privacy", handlers.privacy),
        ("reindex", handlers.reindex),
    ):
        application.add_handler(CommandHandler(name, callback))
    new = filters.UpdateType.MESSAGE
    application.add_handler(MessageHandler(new & filters.COMMAND, handlers.unknown_command))
    application.add_handler(MessageHandler(new & filters.TEXT, handlers.question))
    private = new & filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL
    application.add_handler(MessageHandler(private, handlers.not_text))
    application.add_error_handler(handlers.error)
    return application


def run_bot(settings: Settings, library: Library) -> None:
    """Poll until interrupted; an unreachable server is tried again, for ever.

    Raises:
        SettingsError: Telegram does not know the token.
    """
    application = build(settings, library)
    try:
        application.run_polling(allowed_updates=Update.ALL_TYPES, bootstrap_retries=-1)
    except InvalidToken as exc:
        raise SettingsError(
            "텔레그램이 이 토큰을 모른다고 해요. @BotFather에서 /mybots → API Token으로 "
            "지금 쓰는 토큰을 확인해 TELEGRAM_BOT_TOKEN에 넣어 주세요."
        ) from exc
    except NetworkError as exc:
        raise SettingsError(
            f"텔레그램 서버({settings.api})에 연결하지 못했어요. 네트워크를 확인해 주세요."
        ) from exc
