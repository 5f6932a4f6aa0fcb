"""People, chats, messages and files, as the server holds them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from tests.botapi.entities import text_of
from tests.botapi.errors import Json
from tests.botapi.signal import Signal

ChatKind = Literal["private", "group", "supergroup", "channel"]
Status = Literal["creator", "administrator", "member", "left", "kicked"]


@dataclass(slots=True, eq=False)
class Person:
    """A user, or the bot. `started`: has written to the bot, so that it may write to them."""

    user_id: int
    first_name: str
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    started: bool = False
    blocked: bool = False

    def json(self) -> Json:
        found: Json = {"id": self.user_id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.username:
            found["username"] = self.username
        if self.language_code:
            found["language_code"] = self.language_code
        return found


@dataclass(slots=True, eq=False)
class Message:
    """One message of a chat, from the bot or from a person.

    Attributes:
        data: as the Bot API shows it, always the newest version.
        sent_at: when it came into being, by `time.monotonic`.
        versions: (when, data) of every version, the first one included.
        update_id: of the update that told the bot of it; None where the bot was not told.
    """

    chat: Chat
    message_id: int
    data: Json
    from_bot: bool
    sent_at: float
    versions: list[tuple[float, Json]] = field(default_factory=list)
    update_id: int | None = None
    deleted: bool = False
    reactions: list[Json] = field(default_factory=list)
    _expected: int = 1

    @property
    def text(self) -> str:
        """The text, or the caption of a document; empty where there is neither."""
        return str(self.data.get("text") or self.data.get("caption") or "")

    @property
    def entities(self) -> list[Json]:
        return list(self.data.get("entities") or self.data.get("caption_entities") or [])

    def marked(self, kind: str) -> list[str]:
        """What the entities of one kind cover: ``marked("bold")``."""
        return [text_of(self.text, e) for e in self.entities if e["type"] == kind]

    @property
    def links(self) -> dict[str, str]:
        """Linked words and where they lead."""
        return {text_of(self.text, e): e["url"] for e in self.entities if e["type"] == "text_link"}

    @property
    def keyboard(self) -> list[list[Json]]:
        return list((self.data.get("reply_markup") or {}).get("inline_keyboard", []))

    @property
    def buttons(self) -> list[list[str]]:
        """The words on the buttons, row by row."""
        return [[button["text"] for button in row] for row in self.keyboard]

    def button(self, text: str) -> Json:
        """The button that says `text`, or else the one that has it among its words.

        Raises:
            LookupError: there is none, or several have it.
        """
        every = [button for row in self.keyboard for button in row]
        found = [b for b in every if b["text"] == text] or [b for b in every if text in b["text"]]
        if len(found) != 1:
            raise LookupError(f"{len(found)} buttons say {text!r}, of {self.buttons}")
        return found[0]

    @property
    def reply_to(self) -> int | None:
        """message_id of what it answers, by Telegram's reply."""
        found = self.data.get("reply_to_message")
        return found["message_id"] if found else None

    @property
    def thread_id(self) -> int | None:
        return self.data.get("message_thread_id")

    async def expect_edit(self, timeout: float = 5) -> Message:
        """Wait for the next edit that was not yet waited for; itself, changed."""

        def look() -> Message | None:
            return self if len(self.versions) > self._expected else None

        found = await self.chat.signal.until(
            look, timeout, lambda: f"an edit of message {self.message_id}: {self.text!r}"
        )
        self._expected += 1
        return found

    async def expect_deletion(self, timeout: float = 5) -> None:
        await self.chat.signal.until(
            lambda: self.deleted or None, timeout, lambda: f"deletion of {self.text!r}"
        )


@dataclass(slots=True, eq=False)
class Chat:
    """A chat, seen from the bot.

    Attributes:
        members: user_id → status, people only.
        bot_status: the bot's own; private chats count as membership.
        topics: message_thread_id → name, for forums.
        migrated_to: the supergroup that took its place.
        actions: (when by `time.monotonic`, action, message_thread_id), as sent by the bot.
        expected: how many messages of the bot a test has already waited for.
    """

    chat_id: int
    kind: ChatKind
    next_id: Callable[[], int]
    title: str | None = None
    username: str | None = None
    person: Person | None = None
    is_forum: bool = False
    members: dict[int, Status] = field(default_factory=dict)
    bot_status: Status = "member"
    topics: dict[int, str] = field(default_factory=dict)
    migrated_to: Chat | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    from_bot: list[Message] = field(default_factory=list)
    actions: list[tuple[float, str, int | None]] = field(default_factory=list)
    signal: Signal = field(default_factory=Signal)
    expected: int = 0

    def json(self) -> Json:
        found: Json = {"id": self.chat_id, "type": self.kind}
        if self.person is not None:
            person = self.person.json()
            found |= {k: person[k] for k in ("first_name", "username") if k in person}
        if self.title:
            found["title"] = self.title
        if self.username:
            found["username"] = self.username
        if self.is_forum:
            found["is_forum"] = True
        return found

    def add(self, data: Json, *, from_bot: bool) -> Message:
        """Store a message; `data` lacks only its number, date and chat."""
        message_id = self.next_id()
        now = time.monotonic()
        full = {"message_id": message_id, "date": int(time.time()), "chat": self.json()} | data
        message = Message(self, message_id, full, from_bot, now, [(now, full)])
        self.messages[message_id] = message
        if from_bot:
            self.from_bot.append(message)
        self.signal.notify()
        return message

    def change(self, message: Message, data: Json) -> None:
        """Replace a message by a newer version."""
        message.data = data
        message.versions.append((time.monotonic(), data))
        self.signal.notify()

    def delete(self, message: Message) -> None:
        del self.messages[message.message_id]
        message.deleted = True
        self.signal.notify()


@dataclass(frozen=True, slots=True)
class StoredFile:
    """`size` may be more than `content` has, to stand for a file too big to hold."""

    file_id: str
    unique_id: str
    name: str
    mime_type: str
    content: bytes
    size: int

    @property
    def path(self) -> str:
        return f"documents/{self.unique_id}_{self.name}"

    def json(self) -> Json:
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_name": self.name,
            "mime_type": self.mime_type,
            "file_size": self.size,
        }
