"""Which chat and which message a call means, and whether the bot may."""

from __future__ import annotations

from tests.botapi.backend import Backend
from tests.botapi.errors import Json, RefusedError, bad_request, forbidden
from tests.botapi.params import Params
from tests.botapi.records import Chat, Message
from tests.botapi.text import format_text

_QUOTE_LIMIT = 1024


def find_chat(api: Backend, params: Params, *, write: bool = True) -> Chat:
    """The chat of a call.

    Raises:
        RefusedError: unknown chat; for `write` also where the bot may not, or the group has moved.
    """
    chat = chat_by(api, params.text("chat_id"))
    if write:
        check_write(chat)
    return chat


def chat_by(api: Backend, number: str) -> Chat:
    if not number:
        raise bad_request("chat_id is empty")
    if number.startswith("@"):
        named = [c for c in api.store.chats.values() if c.username == number[1:]]
        if not named or named[0].kind == "private":
            raise bad_request("chat not found")
        return named[0]
    chat = api.store.chats.get(int(number) if number.lstrip("-").isdecimal() else 0)
    if chat is None:
        raise bad_request("chat not found")
    return chat


def check_write(chat: Chat) -> None:
    if chat.person is not None:
        if not chat.person.started:
            raise forbidden("bot can't initiate conversation with a user")
        if chat.person.blocked:
            raise forbidden("bot was blocked by the user")
    if chat.migrated_to is not None:
        raise RefusedError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": chat.migrated_to.chat_id},
        )
    if chat.bot_status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if chat.bot_status == "left":
        raise forbidden(f"bot is not a member of the {chat.kind} chat")


def find_message(api: Backend, params: Params, what: str, *, write: bool) -> Message:
    """The message of a call; `what` names it in "message to … not found"."""
    chat = find_chat(api, params, write=write)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {what} not found")
    return message


def own_message(api: Backend, params: Params) -> Message:
    """A message that the bot may edit, by chat or by inline_message_id."""
    if not params.text("chat_id") and not params.integer("message_id"):
        number = params.text("inline_message_id")
        if not number:
            raise bad_request("Message identifier is not specified")
        if number not in api.inline_messages:
            raise bad_request("MESSAGE_ID_INVALID")
        return api.inline_messages[number]
    message = find_message(api, params, "edit", write=False)
    if not message.from_bot:
        raise bad_request("message can't be edited")
    return message


def place(api: Backend, params: Params, chat: Chat) -> Json:
    """The fields of a new message that say what it answers and in which topic it stands.

    Raises:
        RefusedError: the topic or the message to answer is not there, or the quote is not in it.
    """
    thread = params.integer("message_thread_id")
    if thread and thread not in chat.topics:
        raise bad_request("message thread not found")
    found = _reply(api, params, chat)
    answered = found.get("reply_to_message", {})
    if answered.get("is_topic_message") and not thread:
        thread = answered["message_thread_id"]
    return found | topic_fields(chat, thread, answered=bool(answered))


def topic_fields(chat: Chat, thread: int, *, answered: bool) -> Json:
    """A message in a topic that answers nothing is shown as an answer to the topic's beginning."""
    if not thread:
        return {}
    found: Json = {"message_thread_id": thread, "is_topic_message": True}
    if not answered and thread in chat.messages:
        found["reply_to_message"] = chat.messages[thread].data
    return found


def bare(message: Message) -> Json:
    """A message as it stands inside its answer: without what it answers itself."""
    return {k: v for k, v in message.data.items() if k not in ("reply_to_message", "quote")}


def _reply(api: Backend, params: Params, chat: Chat) -> Json:
    wanted = params.json("reply_parameters", "Can't parse reply parameters JSON object")
    if wanted is None:
        if not params.integer("reply_to_message_id"):
            return {}
        wanted = {
            "message_id": params.integer("reply_to_message_id"),
            "allow_sending_without_reply": params.flag("allow_sending_without_reply"),
        }
    if not isinstance(wanted, dict):
        raise bad_request("Object expected as reply parameters")
    there = chat_by(api, str(wanted["chat_id"])) if wanted.get("chat_id") else chat
    message = there.messages.get(wanted.get("message_id", 0))
    if message is None:
        if wanted.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    found: Json = {"reply_to_message": bare(message)}
    if quote := wanted.get("quote"):
        mode, entities = str(wanted.get("quote_parse_mode") or ""), wanted.get("quote_entities")
        text = format_text(str(quote), mode, entities).text
        if not text or len(text) > _QUOTE_LIMIT or text not in message.text:
            raise bad_request("QUOTE_TEXT_INVALID")
        found["quote"] = {"text": text, "position": message.text.index(text), "is_manual": True}
    return found
