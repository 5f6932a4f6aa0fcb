"""Reply mark-up: what a bot may hang under a message."""

from __future__ import annotations

import json
from typing import Any

from tests.botapi.entities import utf16
from tests.botapi.errors import Json, bad_request
from tests.botapi.links import checked_link
from tests.botapi.params import Params

_BUTTONS_LIMIT = 100
_DATA_LIMIT = 64  # bytes
_COPY_LIMIT = 256
_STYLES = ("danger", "success", "primary")
_SWITCHES = (
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
)


def read_markup(params: Params) -> Json | None:
    """The ``reply_markup`` of a call, checked; None where there is none or an empty one."""
    value = params.json("reply_markup", "Can't parse reply keyboard markup JSON object")
    return None if value is None else check_markup(value)


def check_markup(value: Any) -> Json | None:
    """Raises RefusedError where the server would."""
    if not isinstance(value, dict):
        raise bad_request("Object expected as reply markup")
    rows = value.get("inline_keyboard")
    if rows is None:
        return _other_markup(value)
    what = 'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
    checked = [[_button(button) for button in row] for row in _rows(rows, what)]
    checked = [row for row in checked if row]
    if sum(map(len, checked)) > _BUTTONS_LIMIT:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": checked} if checked else None


def only_inline(markup: Json | None) -> Json | None:
    """Editing takes no other kind of keyboard."""
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("Inline keyboard expected")
    return markup


def _rows(rows: Any, complaint: str) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(complaint)
    return rows


def _button(button: Any) -> Json:
    """A button as the server keeps it, its style (Bot API 9.4) with it."""
    style = button.get("style") if isinstance(button, dict) else None
    if style not in (None, *_STYLES):
        raise bad_request("Can't parse inline keyboard button: invalid button style specified")
    return _bare_button(button) | ({"style": style} if style else {})


def _bare_button(button: Any) -> Json:
    fault = "Can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad_request(f"{fault}InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request(f'{fault}Can\'t find field "text"')
    if not text.strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    if url := button.get("url"):
        checked = checked_link(str(url))
        if checked is None:
            raise bad_request(f"Inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
        return {"text": text, "url": checked}
    if data := button.get("callback_data"):
        if len(str(data).encode()) > _DATA_LIMIT:
            raise bad_request("BUTTON_DATA_INVALID")
        return {"text": text, "callback_data": str(data)}
    for name in _SWITCHES:
        if name in button:
            return {"text": text, name: button[name]}
    copied = button.get("copy_text")
    if isinstance(copied, dict):
        if not 1 <= utf16(str(copied.get("text", ""))) <= _COPY_LIMIT:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
        return {"text": text, "copy_text": copied}
    for name in ("web_app", "login_url"):
        if name in button:
            return {"text": text, name: button[name]}
    raise bad_request(f"{fault}Text buttons are unallowed in the inline keyboard")


def _other_markup(value: Json) -> Json | None:
    rows = value.get("keyboard")
    if rows is not None:
        for row in _rows(rows, 'Field "keyboard" must be an Array of Arrays'):
            if not all(isinstance(button, str | dict) for button in row):
                raise bad_request(
                    "Can't parse keyboard button: KeyboardButton must be a String or an Object"
                )
        return value
    return value if value.get("remove_keyboard") or value.get("force_reply") else None


def same_markup(one: Json | None, other: Json | None) -> bool:
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
