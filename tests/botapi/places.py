"""Groups that the bot is in, and channels that people forward from."""

from __future__ import annotations

import time
from typing import Any, Self

from tests.botapi.backend import Backend
from tests.botapi.conversation import Conversation
from tests.botapi.errors import Json
from tests.botapi.people import User
from tests.botapi.records import Chat, Message, Person
from tests.botapi.text import finish


class Group(Conversation):
    """A group with the bot in it."""

    def __init__(self, backend: Backend, chat: Chat) -> None:
        super().__init__(chat)
        self._backend = backend

    @classmethod
    def create(
        cls,
        backend: Backend,
        title: str,
        members: tuple[User, ...],
        *,
        kind: str,
        forum: bool,
        bot_is_admin: bool,
    ) -> Self:
        if kind not in ("group", "supergroup") or not members or (forum and kind == "group"):
            raise ValueError("a group or supergroup needs a member; only supergroups have topics")
        chat = backend.store.add_chat("group" if kind == "group" else "supergroup", title)
        chat.is_forum = forum
        chat.members = {user.user_id: "member" for user in members}
        chat.members[members[0].user_id] = "creator"
        chat.bot_status = "administrator" if bot_is_admin else "member"
        found = cls(backend, chat)
        backend.bot_joins(chat, members[0].person, "left", chat.bot_status)
        found._service({"new_chat_members": [backend.bot.json()]})
        return found

    def join(self, user: User) -> None:
        self.chat.members[user.user_id] = "member"
        self._service({"new_chat_members": [user.person.json()]})

    def topic(self, name: str) -> int:
        """Open a topic of a forum; its message_thread_id."""
        made = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        message = self._service(made)
        thread = message.message_id
        self.chat.topics[thread] = name
        message.data |= {"message_thread_id": thread, "is_topic_message": True}
        return thread

    def promote(self, user: User) -> None:
        self.chat.members[user.user_id] = "administrator"

    def kick_bot(self) -> None:
        """Throw the bot out; every call for this group is forbidden from now on."""
        old, self.chat.bot_status = self.chat.bot_status, "kicked"
        self._backend.bot_joins(self.chat, self._creator, old, "kicked")

    def upgrade(self) -> Group:
        """Make a supergroup of a group; calls for the old number say where it went."""
        if self.chat.kind != "group":
            raise ValueError("only a group can be upgraded")
        new = self._backend.store.add_chat("supergroup", self.chat.title or "")
        new.members, new.bot_status = dict(self.chat.members), self.chat.bot_status
        successor = Group(self._backend, new)
        self._service({"migrate_to_chat_id": new.chat_id})
        self.chat.migrated_to = new
        successor._service({"migrate_from_chat_id": self.chat_id})
        return successor

    def auto_forward(self, post: Message) -> Message:
        """What a linked channel's post looks like in its discussion group."""
        kept = {key: post.data[key] for key in ("text", "entities") if key in post.data}
        channel = post.chat.json()
        origin = {"type": "channel", "chat": channel, "message_id": post.message_id}
        data: Json = {
            "from": {"id": 777000, "is_bot": False, "first_name": "Telegram"},
            "sender_chat": channel,
            "is_automatic_forward": True,
            "forward_origin": origin | {"date": post.data["date"]},
        }
        message = self.chat.add(data | kept, from_bot=False)
        self._backend.announce(message)
        return message

    @property
    def _creator(self) -> Person:
        return self._backend.store.people[next(iter(self.chat.members))]

    def _service(self, data: dict[str, Any]) -> Message:
        message = self.chat.add({"from": self._creator.json()} | data, from_bot=False)
        self._backend.announce(message)
        return message


class Channel(Conversation):
    """A channel that somebody else writes."""

    def __init__(self, backend: Backend, chat: Chat) -> None:
        super().__init__(chat)
        self._backend = backend

    @classmethod
    def create(cls, backend: Backend, title: str, username: str | None, *, bot_is_in: bool) -> Self:
        chat = backend.store.add_chat("channel", title, username)
        chat.bot_status = "administrator" if bot_is_in else "left"
        return cls(backend, chat)

    def post(self, text: str) -> Message:
        """A post, to be forwarded; told to the bot only if it is in the channel."""
        data = {"sender_chat": self.chat.json()} | finish(text, []).fields("text", "entities")
        message = self.chat.add(data, from_bot=False)
        self._backend.announce(message, "channel_post")
        return message

    def edit(self, post: Message, text: str) -> Message:
        """Change a post; told to the bot only if it is in the channel."""
        kept = {key: post.data[key] for key in post.data if key not in ("text", "entities")}
        fields = finish(text, []).fields("text", "entities")
        post.chat.change(post, kept | fields | {"edit_date": int(time.time())})
        self._backend.announce(post, "edited_channel_post")
        return post
