"""Scripted people: what they type, press and send, and what the bot answers them."""

from __future__ import annotations

import time

from tests.botapi.access import bare, topic_fields
from tests.botapi.backend import Backend, Query
from tests.botapi.conversation import Conversation
from tests.botapi.entities import utf16
from tests.botapi.errors import Json
from tests.botapi.records import Message, Person
from tests.botapi.text import TEXT_LIMIT, finish


class User(Conversation):
    """A person, and their private chat with the bot. ``to`` is that chat where it is not given.

    What a person does is done at once; the bot hears of it by its next getUpdates or by webhook.
    """

    def __init__(self, backend: Backend, person: Person) -> None:
        super().__init__(backend.store.chats[person.user_id])
        self._backend = backend
        self.person = person

    @property
    def user_id(self) -> int:
        return self.person.user_id

    def start(self, payload: str = "") -> Message:
        """Press Start, or follow a deep link with `payload`."""
        return self.send(f"/start {payload}".rstrip())

    def send(
        self,
        text: str,
        *,
        to: Conversation | None = None,
        reply_to: Message | None = None,
        topic: int | None = None,
        entities: list[Json] | None = None,
    ) -> Message:
        """Type `text`; mentions, commands and links become entities as in Telegram's apps.

        Args:
            topic: message_thread_id of a forum.
            entities: further ones, such as a ``text_link``; offsets in UTF-16 units.

        Raises:
            ValueError: the text is longer than the apps would send, or they are not in that chat.
        """
        formatted = finish(text, list(entities or []))
        if not 1 <= utf16(formatted.text) <= TEXT_LIMIT:
            raise ValueError(f"an app sends 1 to {TEXT_LIMIT} units, not {utf16(formatted.text)}")
        return self._post(formatted.fields("text", "entities"), to, reply_to, topic)

    def send_document(
        self,
        name: str,
        content: bytes,
        *,
        caption: str = "",
        mime_type: str = "application/octet-stream",
        size: int | None = None,
        album: str = "",
        to: Conversation | None = None,
        reply_to: Message | None = None,
        topic: int | None = None,
    ) -> Message:
        """Send a file; `size` may claim more bytes than `content` has, those of an `album` belong
        together."""
        stored = self._backend.store.add_file(name, content, mime_type, size)
        data: Json = {"document": stored.json()} | finish(caption, []).fields(
            "caption", "caption_entities"
        )
        data |= {"media_group_id": album} if album else {}
        return self._post(data, to, reply_to, topic)

    def send_photo(self, caption: str = "", *, album: str = "") -> Message:
        """Send a picture in the private chat; those of an `album` belong together."""
        picture = {"file_id": "picture", "file_unique_id": "picture", "width": 90, "height": 90}
        fields = finish(caption, []).fields("caption", "caption_entities")
        together = {"media_group_id": album} if album else {}
        return self._post({"photo": [picture]} | fields | together, None, None, None)

    def send_other(self, data: Json) -> Message:
        """Send what has no method here (a sticker, a dice) in the private chat, by its fields."""
        return self._post(data, None, None, None)

    def pin_out_of_reach(self, message_id: int) -> Message:
        """Pin a message that the bot may not see: the service message names it with date 0."""
        gone = {"chat": self.chat.json(), "message_id": message_id, "date": 0}
        return self._post({"pinned_message": gone}, None, None, None)

    def forward(self, message: Message, *, to: Conversation | None = None) -> Message:
        """Pass on somebody's message or a channel's post, keeping where it came from."""
        origin: Json = {"date": message.data["date"]}
        if message.chat.kind == "channel":
            origin |= {
                "type": "channel",
                "chat": message.chat.json(),
                "message_id": message.message_id,
            }
        else:
            origin |= {"type": "user", "sender_user": message.data["from"]}
        kept = ("text", "entities", "caption", "caption_entities", "document")
        data = {key: message.data[key] for key in kept if key in message.data}
        return self._post(data | {"forward_origin": origin}, to, None, None)

    def edit(self, message: Message, text: str) -> Message:
        """Change the text of one's own message."""
        if message.data.get("from", {}).get("id") != self.user_id:
            raise ValueError("only one's own messages can be edited")
        kept = {k: v for k, v in message.data.items() if k not in ("text", "entities")}
        fields = finish(text, []).fields("text", "entities")
        message.chat.change(message, kept | fields | {"edit_date": int(time.time())})
        self._backend.announce(message, "edited_message")
        return message

    def delete(self, message: Message) -> None:
        """Delete a message; bots are not told."""
        message.chat.delete(message)

    def press(self, text: str, on: Message | None = None) -> Query:
        """Press the button that says `text`, on the newest message here that has one.

        Raises:
            LookupError: no such button, or it does not call the bot.
        """
        message = on or self._with_button(text)
        data = message.button(text).get("callback_data")
        if data is None:
            raise LookupError(f"the button {text!r} does not call the bot: {message.button(text)}")
        return self.press_data(data, message)

    def press_data(self, data: str, on: Message) -> Query:
        """Press a button with this callback data, as an old or a forged app may."""
        body: Json = {"chat_instance": str(hash(on.chat.chat_id)), "data": data}
        inline = [k for k, m in self._backend.inline_messages.items() if m is on]
        if inline:
            body["inline_message_id"] = inline[0]
        elif on.deleted:
            gone = {"chat": on.chat.json(), "message_id": on.message_id, "date": 0}
            body["message"] = gone
        else:
            body["message"] = on.data
        return self._backend.open_query("callback_query", self.person, body)

    def inline(self, query: str, *, offset: str = "", chat_type: str = "supergroup") -> Query:
        """Type ``@bot query`` in any chat; see `Query.expect_answer`."""
        body = {"query": query, "offset": offset, "chat_type": chat_type}
        return self._backend.open_query("inline_query", self.person, body)

    def choose(self, query: Query, result_id: str, *, to: Conversation | None = None) -> Message:
        """Send one of the results; editable by the bot where it has a keyboard."""
        results = (query.answer or {}).get("results", [])
        result = next(found for found in results if found["id"] == result_id)
        chat = (to or self).chat
        data = {"from": self.person.json(), "via_bot": self._backend.bot.json()}
        message = chat.add(data | result["content"], from_bot=False)
        chosen = {"result_id": result_id, "from": self.person.json(), "query": query.body["query"]}
        if message.keyboard:
            chosen["inline_message_id"] = self._backend.inline_id(message)
        self._backend.updates.add("chosen_inline_result", chosen, self.user_id)
        self._backend.announce(message)
        return message

    def guest_mention(self, text: str, *, title: str = "봇이 없는 방") -> Query:
        """Call the bot by its name in a group that it is not in; see `Query.expect_answer`."""
        backend = self._backend
        chat = backend.store.add_chat("supergroup", title)
        chat.bot_status = "left"
        fields = finish(text, []).fields("text", "entities")
        message = chat.add({"from": self.person.json()} | fields, from_bot=False)
        query = backend.open_query("guest_message", self.person, message.data)
        told = message.data | {"guest_query_id": query.query_id}
        message.update_id = backend.updates.add("guest_message", told, chat.chat_id)
        return query

    def react(self, message: Message, *emoji: str) -> None:
        """Put reactions to a message in the place of one's earlier ones."""
        body: Json = {
            "chat": message.chat.json(),
            "message_id": message.message_id,
            "user": self.person.json(),
            "date": int(time.time()),
            "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": sign} for sign in emoji],
        }
        self._backend.updates.add("message_reaction", body, message.chat.chat_id)

    def block(self) -> None:
        """Stop the bot: it can no longer write, and hears of it."""
        self.person.blocked = True
        self._backend.bot_joins(self.chat, self.person, "member", "kicked")

    def unblock(self) -> None:
        self.person.blocked = False
        self._backend.bot_joins(self.chat, self.person, "kicked", "member")

    def _post(
        self, data: Json, to: Conversation | None, reply_to: Message | None, topic: int | None
    ) -> Message:
        chat = (to or self).chat
        if chat is self.chat:
            if self.person.blocked:
                raise ValueError("unblock the bot first")
            self.person.started = True
        elif chat.members.get(self.user_id, "left") in ("left", "kicked"):
            raise ValueError(f"{self.person.first_name} is not in {chat.title}")
        where: Json = {}
        if reply_to is not None:
            where["reply_to_message"] = bare(reply_to)
            topic = topic or reply_to.thread_id
        where |= topic_fields(chat, topic or 0, answered=reply_to is not None)
        message = chat.add({"from": self.person.json()} | where | data, from_bot=False)
        self._backend.announce(message)
        return message

    def _with_button(self, text: str) -> Message:
        for message in reversed(self.replies):
            every = [button for row in message.buttons for button in row]
            if not message.deleted and any(text in button for button in every):
                return message
        raise LookupError(f"no message of the bot here has a button {text!r}")
