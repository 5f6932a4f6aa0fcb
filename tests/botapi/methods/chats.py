"""Chats, their members, and files."""

from __future__ import annotations

from tests.botapi.access import find_chat
from tests.botapi.backend import Backend, member_json
from tests.botapi.errors import Json, bad_request, forbidden
from tests.botapi.params import Params

_DOWNLOAD_LIMIT = 20 * 1024 * 1024


def get_chat(api: Backend, params: Params) -> Json:
    chat = find_chat(api, params, write=False)
    return chat.json() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }


def get_chat_member(api: Backend, params: Params) -> Json:
    chat = find_chat(api, params)
    user_id = params.integer("user_id")
    if user_id <= 0:
        raise bad_request("Invalid user_id specified")
    if user_id == api.bot.user_id:
        return member_json(api.bot, chat.bot_status)
    person = api.store.people.get(user_id)
    if person is None:
        raise bad_request("user not found")
    if chat.person is not None:
        return member_json(person, "member")
    if chat.kind == "channel" and chat.bot_status != "administrator":
        raise bad_request("member list is inaccessible")
    return member_json(person, chat.members.get(user_id, "left"))


def get_chat_administrators(api: Backend, params: Params) -> list[Json]:
    chat = find_chat(api, params)
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    leading = ("creator", "administrator")
    found = [
        member_json(api.store.people[user_id], status)
        for user_id, status in chat.members.items()
        if status in leading
    ]
    return found + ([member_json(api.bot, "administrator")] if chat.bot_status in leading else [])


def get_chat_member_count(api: Backend, params: Params) -> int:
    chat = find_chat(api, params)
    present = [status for status in chat.members.values() if status not in ("left", "kicked")]
    return 2 if chat.kind == "private" else len(present) + 1


def leave_chat(api: Backend, params: Params) -> bool:
    chat = find_chat(api, params, write=False)
    if chat.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    if chat.bot_status in ("left", "kicked"):
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    chat.bot_status = "left"
    chat.signal.notify()
    return True


def get_file(api: Backend, params: Params) -> Json:
    number = params.text("file_id")
    if not number:
        raise bad_request("file_id not specified")
    stored = api.store.files.get(number)
    if stored is None:
        raise bad_request("invalid file_id")
    if stored.size > _DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": stored.size,
        "file_path": stored.path,
    }
