"""Results of inline and guest queries, checked."""

from __future__ import annotations

import re
from typing import Any

from tests.botapi.entities import utf16
from tests.botapi.errors import Json, RefusedError, bad_request
from tests.botapi.keyboards import check_markup
from tests.botapi.params import Params
from tests.botapi.text import TEXT_LIMIT, format_text

_RESULTS_LIMIT = 50
_ID_LIMIT = 64  # bytes
_OFFSET_LIMIT = 64  # bytes
_START = re.compile(r"[A-Za-z0-9_-]{1,64}")


def read_results(params: Params) -> list[Json]:
    """The ``results`` of a call; an article's ``content`` holds the message that it would become.

    Raises:
        RefusedError: too many, two with one id, or one that could not be sent.
    """
    values = params.json("results", "Can't parse JSON encoded inline query results") or []
    if not isinstance(values, list):
        raise bad_request("Expected an Array of inline query results")
    if len(values) > _RESULTS_LIMIT:
        raise bad_request("Too many inline query results specified")
    results = [read_result(value) for value in values]
    if len({result["id"] for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    return results


def read_result(value: Any) -> Json:
    """One result; only articles are modelled."""
    if not isinstance(value, dict):
        raise _fault("Inline query result must be an object")
    for name in ("type", "id"):
        if not isinstance(value.get(name), str):
            raise _fault(f'Can\'t find field "{name}"')
    if value["type"] != "article":
        raise _fault("unallowed type of the result")
    content = value.get("input_message_content")
    if not isinstance(content, dict):
        raise _fault('Can\'t find field "message_text"')
    text = content.get("message_text")
    if not isinstance(text, str) or not text:
        raise _fault("Message text is empty")
    try:
        formatted = format_text(text, content.get("parse_mode") or "", content.get("entities"))
    except RefusedError as exc:
        complaint = exc.description.removeprefix("Bad Request: ")
        raise _fault(complaint[:1].upper() + complaint[1:]) from exc
    if not isinstance(value.get("title"), str):
        raise _fault('Can\'t find field "title"')
    if not value["title"].strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    if not 1 <= len(value["id"].encode()) <= _ID_LIMIT:
        raise bad_request("RESULT_ID_INVALID")
    if not formatted.text:
        raise bad_request("MESSAGE_EMPTY")
    if utf16(formatted.text) > TEXT_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    message: Json = formatted.fields("text", "entities")
    if preview := content.get("link_preview_options"):
        message["link_preview_options"] = preview
    if value.get("reply_markup") and (markup := check_markup(value["reply_markup"])):
        message["reply_markup"] = markup
    return value | {"content": message}


def read_button(params: Params) -> Json | None:
    """The button above the results."""
    button = params.json("button", "Can't parse inline query results button JSON object")
    if button is None:
        return None
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request("Can't parse inline query results button: Can't find field \"text\"")
    start = button.get("start_parameter")
    if start is not None and not _START.fullmatch(str(start)):
        raise bad_request("START_PARAM_INVALID")
    if start is None and "web_app" not in button:
        raise bad_request(
            "Can't parse inline query results button: "
            "InlineQueryResultsButton must have exactly one optional field"
        )
    return button


def read_offset(params: Params) -> str:
    offset = params.text("next_offset")
    if len(offset.encode()) > _OFFSET_LIMIT:
        raise bad_request("NEXT_OFFSET_INVALID")
    return offset


def _fault(message: str) -> RefusedError:
    return bad_request(f"Can't parse inline query result: {message}")
