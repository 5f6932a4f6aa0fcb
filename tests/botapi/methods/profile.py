"""What the bot says of itself: commands, name, descriptions, menu button, rights."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.botapi.access import chat_by
from tests.botapi.backend import Backend
from tests.botapi.errors import Json, bad_request
from tests.botapi.params import Params

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_COMMANDS_LIMIT = 100
_PLAIN_SCOPES = frozenset(
    "default all_private_chats all_group_chats all_chat_administrators".split()
)
_CHAT_SCOPES = frozenset("chat chat_administrators chat_member".split())


def set_my_commands(api: Backend, params: Params) -> bool:
    values = params.json("commands", "Can't parse commands JSON object") or []
    if not isinstance(values, list):
        raise bad_request("Expected an Array of BotCommand")
    for value in values:
        if not isinstance(value, dict) or not {"command", "description"} <= value.keys():
            raise bad_request("Can't parse BotCommand: expected an Object")
    key = _scope(api, params), _language(params)
    commands = [_command(value) for value in values]
    if len(commands) > _COMMANDS_LIMIT:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    if not all(_COMMAND.fullmatch(command["command"]) for command in commands):
        raise bad_request("BOT_COMMAND_INVALID")
    api.profile.commands[key] = commands
    return True


def get_my_commands(api: Backend, params: Params) -> list[Json]:
    """The list of exactly this scope and language."""
    return api.profile.commands.get((_scope(api, params), _language(params)), [])


def delete_my_commands(api: Backend, params: Params) -> bool:
    api.profile.commands.pop((_scope(api, params), _language(params)), None)
    return True


def set_my_name(api: Backend, params: Params) -> bool:
    return _set(api.profile.names, params, "name", 64)


def get_my_name(api: Backend, params: Params) -> Json:
    name = _get(api.profile.names, params)
    return {"name": name or api.bot.first_name}


def set_my_description(api: Backend, params: Params) -> bool:
    return _set(api.profile.descriptions, params, "description", 512)


def get_my_description(api: Backend, params: Params) -> Json:
    return {"description": _get(api.profile.descriptions, params)}


def set_my_short_description(api: Backend, params: Params) -> bool:
    return _set(api.profile.short_descriptions, params, "short_description", 120)


def get_my_short_description(api: Backend, params: Params) -> Json:
    return {"short_description": _get(api.profile.short_descriptions, params)}


def set_chat_menu_button(api: Backend, params: Params) -> bool:
    button = params.json("menu_button", "Can't parse menu button JSON object")
    button = {"type": "default"} if button is None else button
    if not isinstance(button, dict) or button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("Can't parse menu button: MenuButton has unsupported type")
    chat_id = params.integer("chat_id")
    if "chat_id" in params:
        chat = api.store.chats.get(chat_id)
        if chat is None or chat.kind != "private":
            raise bad_request("Invalid chat_id specified")
    api.profile.menu_buttons[chat_id] = button
    return True


def get_chat_menu_button(api: Backend, params: Params) -> Json:
    buttons = api.profile.menu_buttons
    default = buttons.get(0, {"type": "commands"})
    return buttons.get(params.integer("chat_id"), default)


def set_my_default_administrator_rights(api: Backend, params: Params) -> bool:
    rights = params.json("rights", "Can't parse administrator rights JSON object") or {}
    if not isinstance(rights, dict):
        raise bad_request("Object expected as administrator rights")
    api.profile.rights[params.flag("for_channels")] = rights
    return True


def _language(params: Params) -> str:
    language = params.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("Invalid language code specified")
    return language


def _scope(api: Backend, params: Params) -> str:
    """The scope as sorted JSON, to look up by."""
    scope: Any = params.json("scope", "Can't parse BotCommandScope JSON object")
    scope = {"type": "default"} if scope is None else scope
    if not isinstance(scope, dict):
        raise bad_request("Can't parse BotCommandScope: expected an Object")
    kind = scope.get("type")
    if kind in _PLAIN_SCOPES:
        return json.dumps({"type": kind})
    if kind not in _CHAT_SCOPES:
        raise bad_request("Can't parse BotCommandScope: Unsupported type specified")
    if not scope.get("chat_id"):
        raise bad_request("Can't parse BotCommandScope: Empty chat_id specified")
    chat = chat_by(api, str(scope["chat_id"]))
    if chat.kind == "channel" or (chat.kind == "private" and kind != "chat"):
        raise bad_request(f"Can't use specified scope in {chat.kind} chats")
    found = {"type": kind, "chat_id": chat.chat_id}
    if kind == "chat_member":
        if not scope.get("user_id"):
            raise bad_request("Can't parse BotCommandScope: Invalid user_id specified")
        found["user_id"] = int(scope["user_id"])
    return json.dumps(found, sort_keys=True)


def _command(value: Json) -> Json:
    command = str(value["command"]).strip().removeprefix("/")
    description = str(value["description"]).strip()
    if not command:
        raise bad_request("Command must be non-empty")
    if len(command) > 32:
        raise bad_request("Command length must not exceed 32")
    if not description:
        raise bad_request("Command description must be non-empty")
    if len(description) > 256:
        raise bad_request("Command description length must not exceed 256")
    return {"command": command, "description": description}


def _set(texts: dict[str, str], params: Params, name: str, limit: int) -> bool:
    language, text = _language(params), params.text(name)
    if len(text) > limit:
        raise bad_request(f"{name} is too long: {len(text)} of at most {limit} characters")
    if text:
        texts[language] = text
    else:
        texts.pop(language, None)
    return True


def _get(texts: dict[str, str], params: Params) -> str:
    return texts.get(_language(params)) or texts.get("", "")
