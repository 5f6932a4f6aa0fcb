"""Requests that are tried again, and messages that reach their place.

A request that Telegram refused for the moment (429, 5xx), or that never left this machine, is
tried again. One that was cut off may have been carried out: what can be done twice without harm
(an edit, a deletion, an answer to a button) is tried again, a message is not, for the user would
read it twice; `UnsureError` says so.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from typing import Any

import httpx
from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputTextMessageContent,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, NetworkError, RetryAfter, TimedOut
from telegram.ext import AIORateLimiter

from bot.telegram.metrics import Metrics

_log = logging.getLogger(__name__)

_PAUSES = (0.2, 1.0, 3.0, 6.0)  # seconds; within them a restarting Bot API server is back
_ONCE_ONLY = frozenset({"sendMessage", "sendDocument"})
_RETRIES_OF_429 = 5
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class UnsureError(NetworkError):
    """The connection was cut: the message may have arrived or not."""


class PatientLimiter(AIORateLimiter):
    """PTB's limiter, which tries again what can safely be tried again.

    The limits for groups are kept beforehand. The overall one is left to the server's 429: its 30
    messages a second hold for broadcasts, and kept beforehand they let the 31st of those who ask
    at the same time wait.
    """

    def __init__(self, metrics: Metrics) -> None:
        super().__init__(overall_max_rate=0, max_retries=_RETRIES_OF_429)
        self._metrics = metrics

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        async def call(*args: Any, **kwargs: Any) -> Any:
            try:
                return await callback(*args, **kwargs)
            except RetryAfter:
                self._metrics.floods.inc()
                raise

        # Telegram's 20 messages a minute in a group hold for messages, not for "typing…".
        counted = {} if endpoint == "sendChatAction" else data
        with self._metrics.seconds.labels("send").time():
            for pause in (*_PAUSES, None):
                try:
                    return await super().process_request(
                        call, args, kwargs, endpoint, counted, rate_limit_args
                    )
                except BadRequest:
                    raise  # a NetworkError to PTB, but nothing that waiting would change
                except NetworkError as exc:
                    if endpoint in _ONCE_ONLY and not _surely_not_done(exc):
                        raise UnsureError(str(exc)) from exc
                    if pause is None:
                        raise
                    _log.info("%s is tried again in %.1f s: %s", endpoint, pause, exc)
                    await asyncio.sleep(pause)
        raise AssertionError("the last pause is None")


def _surely_not_done(exc: NetworkError) -> bool:
    """The server said no, or was never asked."""
    cause = exc.__cause__
    if isinstance(cause, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
        return True
    # 504 comes from a proxy that gave up waiting for a server that may have gone on.
    return not (
        isinstance(exc, TimedOut) or isinstance(cause, httpx.HTTPError) or "504" in str(exc)
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes.

    Attributes:
        thread_id: the topic, in a forum.
        reply_to: id of the message that it answers; None for one that stands by itself.
        quote: the words of that message which it answers, to the letter; empty for all of it.
    """

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None
    quote: str = ""

    @classmethod
    def of(cls, message: Message) -> Place:
        """Where an answer to `message` goes: in groups as a reply to it."""
        return cls(
            message.chat.id,
            message.message_thread_id if message.is_topic_message else None,
            None if message.chat.type == "private" else message.message_id,
        )


async def send(
    bot: Bot,
    place: Place,
    texts: Sequence[str],
    keyboard: InlineKeyboardMarkup | ForceReply | None = None,
) -> list[Message]:
    """Send HTML messages in order; the keyboard goes under the last.

    Raises:
        UnsureError: one of them may have arrived or not; those behind it were not sent.
        TelegramError: it could not be sent.
    """
    sent: list[Message] = []
    for number, text in enumerate(texts, start=1):
        markup = keyboard if number == len(texts) else None
        try:
            message = await _send_one(bot, place, text, markup)
        except ChatMigrated as exc:  # the group became a supergroup; its messages have new numbers
            place = replace(place, chat_id=exc.new_chat_id, reply_to=None)
            message = await _send_one(bot, place, text, markup)
        except BadRequest as exc:
            if place.quote and "quote" in str(exc).lower():  # the message was edited meanwhile
                place = replace(place, quote="")
            elif isinstance(markup, InlineKeyboardMarkup) and _of_buttons(exc):
                markup = plain(markup)
            else:
                raise
            message = await _send_one(bot, place, text, markup)
        sent.append(message)
    return sent


def unlinked(html: str) -> InputTextMessageContent:
    """What stands in somebody else's chat, by an inline result."""
    return InputTextMessageContent(html, ParseMode.HTML, link_preview_options=_NO_PREVIEW)


async def insist(
    bot: Bot, place: Place, texts: Sequence[str], keyboard: InlineKeyboardMarkup | None = None
) -> list[Message]:
    """Send what may come twice without harm, until it surely arrived. Raises as `send`."""
    for pause in _PAUSES:
        try:
            return await send(bot, place, texts, keyboard)
        except UnsureError:
            await asyncio.sleep(pause)
    return await send(bot, place, texts, keyboard)


async def edit(
    bot: Bot,
    chat_id: int,
    message_id: int,
    text: str,
    keyboard: InlineKeyboardMarkup | None = None,
) -> bool:
    """Change a message; False where it is gone or too old to be changed."""
    try:
        await _change(bot, chat_id, message_id, text, keyboard)
    except ChatMigrated:
        return False
    except BadRequest as exc:
        if keyboard is not None and _of_buttons(exc) and plain(keyboard) != keyboard:
            return await edit(bot, chat_id, message_id, text, plain(keyboard))
        if "not modified" in str(exc).lower():  # pressed twice, or tried again after a cut
            return True
        _log.info("message %d of chat %d stays as it is: %s", message_id, chat_id, exc)
        return False
    return True


def plain(keyboard: InlineKeyboardMarkup) -> InlineKeyboardMarkup:
    """A keyboard of what every server and every setting at @BotFather lets stand: buttons that call
    the bot, and links."""
    rows = [
        [
            InlineKeyboardButton(button.text, url=button.url, callback_data=button.callback_data)
            for button in row
            if button.url or button.callback_data
        ]
        for row in keyboard.inline_keyboard
    ]
    return InlineKeyboardMarkup([row for row in rows if row])


def _of_buttons(exc: BadRequest) -> bool:
    """Whether the buttons of a message were refused; one is no reason to lose the message."""
    return any(words in str(exc).lower() for words in ("reply_markup", "button_"))


async def _change(
    bot: Bot, chat_id: int, message_id: int, text: str, keyboard: InlineKeyboardMarkup | None
) -> None:
    await bot.edit_message_text(
        text,
        chat_id,
        message_id,
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard,
        link_preview_options=_NO_PREVIEW,
    )


async def _send_one(
    bot: Bot, place: Place, text: str, keyboard: InlineKeyboardMarkup | ForceReply | None
) -> Message:
    reply = (
        ReplyParameters(place.reply_to, allow_sending_without_reply=True, quote=place.quote or None)
        if place.reply_to
        else None
    )
    return await bot.send_message(
        place.chat_id,
        text,
        parse_mode=ParseMode.HTML,
        message_thread_id=place.thread_id,
        reply_parameters=reply,
        reply_markup=keyboard,
        link_preview_options=_NO_PREVIEW,
    )
