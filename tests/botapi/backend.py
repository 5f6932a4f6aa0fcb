"""The state behind the methods, and how what people do becomes an update."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.botapi.disturbance import Disturbances
from tests.botapi.entities import text_of
from tests.botapi.errors import Json
from tests.botapi.records import Chat, Message, Person
from tests.botapi.signal import Signal
from tests.botapi.store import Store
from tests.botapi.updates import Updates
from tests.botapi.webhook import Webhook


@dataclass(slots=True, eq=False)
class Query:
    """A callback, inline or guest query, open until it is answered or too old.

    Attributes:
        answer: the parameters of the bot's answer, decoded; None before.
        answered_at: by `time.monotonic`.
    """

    query_id: str
    kind: str
    person: Person
    body: Json
    created: float = field(default_factory=time.monotonic)
    answer: Json | None = None
    answered_at: float | None = None
    expired: bool = False
    signal: Signal = field(default_factory=Signal)

    async def expect_answer(self, timeout: float = 5) -> Json:
        """What the bot answered: ``text``, ``show_alert`` or ``results``, ``next_offset``, …"""
        return await self.signal.until(
            lambda: self.answer, timeout, lambda: f"an answer to {self.kind} {self.body}"
        )


@dataclass(slots=True)
class Profile:
    """What the bot says of itself; keyed by language code, "" for all."""

    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    # (scope as sorted JSON, language code) → commands
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)
    rights: dict[bool, Json] = field(default_factory=dict)


class Backend:
    """One bot and its world.

    Attributes:
        privacy: in groups the bot hears only commands, mentions of it and replies to it, unless
            it is an administrator there.
        query_lifetime: seconds in which a callback, inline or guest query can be answered.
    """

    def __init__(self, token: str, username: str, *, privacy: bool) -> None:
        self.token = token
        self.privacy = privacy
        self.query_lifetime = 15.0
        bot_id = int(token.partition(":")[0])
        self.bot = Person(bot_id, "기사봇", username, is_bot=True)
        self.store = Store(self.bot)
        self.disturbances = Disturbances()
        self.updates = Updates(self.disturbances)
        self.webhook = Webhook(self.updates)
        self.profile = Profile()
        self.queries: dict[str, Query] = {}
        self.inline_messages: dict[str, Message] = {}
        self._numbers = count(7_000_000_000_000_001)

    def me(self) -> Json:
        name = self.profile.names.get("")
        return self.bot.json() | {
            "first_name": name or self.bot.first_name,
            "can_join_groups": True,
            "can_read_all_group_messages": not self.privacy,
            "supports_inline_queries": True,
            "supports_guest_queries": True,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    def announce(self, message: Message, kind: str = "message") -> None:
        """Tell the bot of a person's message, if it is to hear of it."""
        if not self._hears(message):
            return
        found = self.updates.add(kind, message.data, message.chat.chat_id)
        message.update_id = found if found is not None else message.update_id

    def open_query(self, kind: str, person: Person, body: Json) -> Query:
        """Register a query and tell the bot of it; guest queries are told by their message."""
        query = Query(str(next(self._numbers)), kind, person, body)
        self.queries[query.query_id] = query
        if kind != "guest_message":
            sent = {"id": query.query_id, "from": person.json()} | body
            self.updates.add(kind, sent, person.user_id)
        return query

    def inline_id(self, message: Message) -> str:
        """Make a message editable by an inline_message_id."""
        number = f"AAA{next(self._numbers)}"
        self.inline_messages[number] = message
        return number

    def bot_joins(self, chat: Chat, by: Person, old: str, new: str) -> None:
        """Tell the bot that its place in a chat has changed."""
        now = int(time.time())
        self.updates.add(
            "my_chat_member",
            {
                "chat": chat.json(),
                "from": by.json(),
                "date": now,
                "old_chat_member": member_json(self.bot, old),
                "new_chat_member": member_json(self.bot, new),
            },
            chat.chat_id,
        )

    def _hears(self, message: Message) -> bool:
        chat = message.chat
        if chat.bot_status in ("left", "kicked"):
            return False
        if chat.kind in ("private", "channel") or chat.bot_status == "administrator":
            return True
        if not self.privacy or not ("text" in message.data or "document" in message.data):
            return True  # service messages reach every bot
        answered = message.data.get("reply_to_message", {}).get("from", {})
        if answered.get("id") == self.bot.user_id:
            return True
        name = f"@{self.bot.username}".lower()
        return any(
            self._is_addressed(e, text_of(message.text, e).lower(), name) for e in message.entities
        )

    def _is_addressed(self, entity: Json, covered: str, name: str) -> bool:
        if entity["type"] == "bot_command":
            return covered.endswith(name) or "@" not in covered
        if entity["type"] == "text_mention":
            return bool(entity["user"]["id"] == self.bot.user_id)
        return bool(entity["type"] == "mention" and covered == name)


_RIGHTS = (
    "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
    "can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories "
    "can_edit_stories can_delete_stories can_pin_messages can_manage_topics"
).split()


def member_json(person: Person, status: str) -> Json:
    """A ChatMember of the given status, an administrator with no right beyond managing."""
    found: dict[str, Any] = {"user": person.json(), "status": status}
    if status == "administrator":
        found |= dict.fromkeys(_RIGHTS, False) | {"can_manage_chat": True}
    elif status == "creator":
        found["is_anonymous"] = False
    elif status == "kicked":
        found["until_date"] = 0
    return found
