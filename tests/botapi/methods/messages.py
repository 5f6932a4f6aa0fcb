"""Sending, editing and deleting messages."""

from __future__ import annotations

import time

from tests.botapi.access import chat_by, find_chat, find_message, own_message, place
from tests.botapi.backend import Backend
from tests.botapi.entities import utf16
from tests.botapi.errors import Json, bad_request
from tests.botapi.keyboards import only_inline, read_markup, same_markup
from tests.botapi.params import Params
from tests.botapi.records import Message, StoredFile
from tests.botapi.text import CAPTION_LIMIT, TEXT_LIMIT, FormattedText, format_text

_ACTIONS = frozenset(
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document "
    "choose_sticker find_location record_video_note upload_video_note record_audio upload_audio "
    "pick_up_location".split()
)
_REACTIONS = frozenset(
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 "
    "🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 "
    "😡".split()
)
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)


def send_message(api: Backend, params: Params) -> Json:
    formatted = read_text(params)
    content = formatted.fields("text", "entities") | _preview(params)
    return _send(api, params, content, formatted, TEXT_LIMIT, "message is too long")


def send_document(api: Backend, params: Params) -> Json:
    document = _document(api, params)
    caption = format_text(
        params.text("caption"), params.text("parse_mode"), params.tolerant_json("caption_entities")
    )
    content = {"document": document.json()} | caption.fields("caption", "caption_entities")
    return _send(api, params, content, caption, CAPTION_LIMIT, "message caption is too long")


def forward_message(api: Backend, params: Params) -> Json:
    source = chat_by(api, params.text("from_chat_id"))
    message = source.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to forward not found")
    chat = find_chat(api, params)
    kept = ("text", "entities", "caption", "caption_entities", "document", "photo")
    content = {key: message.data[key] for key in kept if key in message.data}
    sender = {"type": "user", "sender_user": message.data["from"], "date": message.data["date"]}
    data = {"from": api.bot.json(), "forward_origin": sender} | content
    return chat.add(data, from_bot=True).data


def edit_message_text(api: Backend, params: Params) -> Json | bool:
    formatted = read_text(params)
    preview = _preview(params)
    markup = only_inline(read_markup(params))
    message = own_message(api, params)
    if "text" not in message.data:
        raise bad_request("there is no text in the message to edit")
    _check_length(formatted, TEXT_LIMIT, "message is too long")
    return _edit(params, message, formatted.fields("text", "entities") | preview, markup)


def edit_message_reply_markup(api: Backend, params: Params) -> Json | bool:
    markup = only_inline(read_markup(params))
    message = own_message(api, params)
    kept = ("text", "entities", "caption", "caption_entities", "link_preview_options", "document")
    content = {key: message.data[key] for key in kept if key in message.data}
    return _edit(params, message, content, markup)


def delete_message(api: Backend, params: Params) -> bool:
    message = find_message(api, params, "delete", write=False)
    chat = message.chat
    if not (message.from_bot or chat.kind == "private" or chat.bot_status == "administrator"):
        raise bad_request("message can't be deleted")
    chat.delete(message)
    return True


def send_chat_action(api: Backend, params: Params) -> bool:
    action = params.text("action")
    if action not in _ACTIONS:
        raise bad_request("Wrong parameter action in request")
    chat = find_chat(api, params)
    chat.actions.append((time.monotonic(), action, params.integer("message_thread_id") or None))
    chat.signal.notify()
    return True


def set_message_reaction(api: Backend, params: Params) -> bool:
    wanted = params.json("reaction", "Can't parse reaction types JSON object") or []
    if not isinstance(wanted, list):
        raise bad_request("Expected an Array of ReactionType")
    for reaction in wanted:
        if not isinstance(reaction, dict) or reaction.get("type") not in ("emoji", "custom_emoji"):
            raise bad_request("Can't parse ReactionType: invalid reaction type specified")
        # a custom emoji needs a paid account, so that of a bot is never accepted
        emoji = str(reaction.get("emoji", "")).replace("\ufe0f", "")
        if emoji not in _REACTIONS:
            raise bad_request("REACTION_INVALID")
    message = find_message(api, params, "react", write=False)
    if len(wanted) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    message.reactions = wanted
    message.chat.signal.notify()
    return True


def read_text(params: Params) -> FormattedText:
    """The text of a call.

    Raises:
        RefusedError: empty, before or after parsing, or not to be parsed.
    """
    if not params.text("text"):
        raise bad_request("Message text is empty")
    formatted = format_text(
        params.text("text"), params.text("parse_mode"), params.tolerant_json("entities")
    )
    if not formatted.text:
        raise bad_request("Text must be non-empty")
    return formatted


def _send(
    api: Backend, params: Params, content: Json, text: FormattedText, limit: int, too_long: str
) -> Json:
    markup = read_markup(params)
    chat = find_chat(api, params)
    where = place(api, params, chat)
    _check_length(text, limit, too_long)
    data: Json = {"from": api.bot.json()} | where | content
    if markup is not None and "inline_keyboard" in markup:
        data["reply_markup"] = markup
    if params.flag("protect_content"):
        data["has_protected_content"] = True
    return chat.add(data, from_bot=True).data


def _edit(params: Params, message: Message, content: Json, markup: Json | None) -> Json | bool:
    old = message.data
    same = all(
        old.get(key) == content.get(key)
        for key in ("text", "entities", "caption", "caption_entities", "link_preview_options")
    )
    if same and same_markup(old.get("reply_markup"), markup):
        raise bad_request(_NOT_MODIFIED)
    replaced = ("text", "entities", "link_preview_options", "reply_markup")
    data = {key: value for key, value in old.items() if key not in replaced} | content
    data["edit_date"] = int(time.time())
    if markup is not None:
        data["reply_markup"] = markup
    message.chat.change(message, data)
    return True if params.text("inline_message_id") else data


def _check_length(text: FormattedText, limit: int, complaint: str) -> None:
    if utf16(text.text) > limit:
        raise bad_request(complaint)


def _preview(params: Params) -> Json:
    wanted = params.json("link_preview_options", "Can't parse link preview options JSON object")
    if wanted is None:
        old = params.flag("disable_web_page_preview")
        return {"link_preview_options": {"is_disabled": True}} if old else {}
    if not isinstance(wanted, dict):
        raise bad_request("Object expected as link preview options")
    return {"link_preview_options": wanted} if wanted else {}


def _document(api: Backend, params: Params) -> StoredFile:
    name = params.text("document")
    upload = params.files.get(name.removeprefix("attach://") if name else "document")
    if upload is not None:
        if not upload.content:
            raise bad_request("file must be non-empty")
        return api.store.add_file(upload.filename, upload.content, upload.mime_type)
    if not name:
        raise bad_request("There is no document in the request")
    if name not in api.store.files:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return api.store.files[name]
