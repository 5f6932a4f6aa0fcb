"""Everything the server remembers, by its number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from tests.botapi.records import Chat, ChatKind, Person, StoredFile


class Store:
    """People, chats and files by their numbers."""

    def __init__(self, bot: Person) -> None:
        self.bot = bot
        self.people: dict[int, Person] = {bot.user_id: bot}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self._people_ids = count(700_000_001)
        self._group_ids = count(4_000_001)
        self._channel_ids = count(1_000_000_000_001)
        # private chats and basic groups share one row of numbers, as they do for a real account
        self._small_ids: Iterator[int] = count(1)

    def add_person(self, first_name: str, username: str | None, language: str | None) -> Person:
        """A person whom the bot has seen; `started` is left to the caller."""
        person = Person(next(self._people_ids), first_name, username, language)
        self.people[person.user_id] = person
        chat = Chat(person.user_id, "private", self._next_small, person=person)
        self.chats[person.user_id] = chat
        return person

    def add_chat(self, kind: ChatKind, title: str, username: str | None = None) -> Chat:
        if kind == "group":
            chat = Chat(-next(self._group_ids), kind, self._next_small, title)
        else:
            own: Iterator[int] = count(1)
            chat = Chat(-next(self._channel_ids), kind, lambda: next(own), title, username)
        self.chats[chat.chat_id] = chat
        return chat

    def add_file(
        self, name: str, content: bytes, mime_type: str, size: int | None = None
    ) -> StoredFile:
        number = len(self.files) + 1
        stored = StoredFile(
            f"BQACAgUAAxk{number:06d}",
            f"AgAD{number:06d}",
            name,
            mime_type,
            content,
            len(content) if size is None else size,
        )
        self.files[stored.file_id] = stored
        return stored

    def _next_small(self) -> int:
        return next(self._small_ids)
