"""Answers to buttons, to inline queries and to mentions in chats that the bot is not in."""

from __future__ import annotations

import time

from tests.botapi.backend import Backend, Query
from tests.botapi.errors import Json, bad_request
from tests.botapi.inline import read_button, read_offset, read_result, read_results
from tests.botapi.params import Params

_ALERT_LIMIT = 200
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(api: Backend, params: Params) -> bool:
    query = _open(api, "callback_query", params.text("callback_query_id"))
    text, url = params.text("text"), params.text("url")
    if len(text) > _ALERT_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not url.startswith((f"https://t.me/{api.bot.username}?start=", "tg://")):
        raise bad_request("URL_INVALID")
    _answer(query, {"text": text, "show_alert": params.flag("show_alert"), "url": url})
    return True


def answer_inline_query(api: Backend, params: Params) -> bool:
    results = read_results(params)
    answer = {
        "results": results,
        "next_offset": read_offset(params),
        "button": read_button(params),
        "cache_time": params.integer("cache_time", 300),
        "is_personal": params.flag("is_personal"),
    }
    _answer(_open(api, "inline_query", params.text("inline_query_id")), answer)
    return True


def answer_guest_query(api: Backend, params: Params) -> Json:
    value = params.json("result", "Can't parse JSON encoded web view query results")
    if value is None:
        raise bad_request("Result isn't specified")
    result = read_result(value)
    query = _open(api, "guest_message", params.text("guest_query_id"))
    chat = api.store.chats[query.body["chat"]["id"]]
    data = {
        "from": api.bot.json(),
        "guest_bot_caller_user": query.person.json(),
        "reply_to_message": query.body,
    }
    message = chat.add(data | result["content"], from_bot=True)
    _answer(query, {"result": result})
    return {"inline_message_id": api.inline_id(message)}


def _open(api: Backend, kind: str, number: str) -> Query:
    query = api.queries.get(number)
    if query is None or query.kind != kind or query.expired or query.answer is not None:
        raise bad_request(_TOO_OLD)
    if time.monotonic() - query.created > api.query_lifetime:
        raise bad_request(_TOO_OLD)
    return query


def _answer(query: Query, answer: Json) -> None:
    query.answer = answer
    query.answered_at = time.monotonic()
    query.signal.notify()
