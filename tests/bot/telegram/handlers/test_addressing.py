from __future__ import annotations

from typing import Any

import pytest
from telegram import Message, User

from bot.telegram.handlers.addressing import asked_of

_BOT = User(1, "기사봇", is_bot=True, username="gisa_bot")
_JUN = {"id": 8, "is_bot": False, "first_name": "준"}


def _message(text: str, kind: str = "supergroup", **more: Any) -> Message:
    data = {
        "message_id": 5,
        "date": 0,
        "chat": {"id": -7, "type": kind, "title": "방"},
        "from": {"id": 9, "is_bot": False, "first_name": "민지"},
        "text": text,
    }
    message = Message.de_json(data | more, None)
    assert message is not None
    return message


def _reply(sender: dict[str, Any], text: str = "나비대교 길이는?") -> dict[str, Any]:
    chat = {"id": -7, "type": "supergroup", "title": "방"}
    return {"message_id": 4, "date": 0, "chat": chat, "from": sender, "text": text}


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("나비대교 길이는?", None),
        ("@gisa_bot 나비대교 길이는?", "나비대교 길이는?"),
        ("나비대교 @GISA_BOT 길이는?", "나비대교 길이는?"),
        ("@gisa_bot_2 나비대교 길이는?", None),
        ("@gisa_bot", ""),
    ],
)
def test_in_groups_a_question_mentions_the_bot(text: str, question: str | None) -> None:
    assert asked_of(_message(text), _BOT) == question


def test_in_private_every_text_is_a_question() -> None:
    assert asked_of(_message("길이는?", "private"), _BOT) == "길이는?"
    assert asked_of(_message("@gisa_bot", "private"), _BOT) == "@gisa_bot"


def test_the_words_under_a_picture_are_a_question_too() -> None:
    assert asked_of(_message("", caption="@gisa_bot 길이는?"), _BOT) == "길이는?"
    assert asked_of(_message("", "private", caption="길이는?"), _BOT) == "길이는?"
    assert asked_of(_message("", caption="우리 동네"), _BOT) is None


def test_a_reply_to_the_bot_is_for_it_and_one_to_others_is_not() -> None:
    own = _reply(_BOT.to_dict())
    assert asked_of(_message("그럼 언제?", reply_to_message=own), _BOT) == "그럼 언제?"
    assert asked_of(_message("그럼 언제?", reply_to_message=_reply(_JUN)), _BOT) is None


def test_a_bare_mention_under_a_message_asks_what_it_says() -> None:
    message = _message("@gisa_bot", reply_to_message=_reply(_JUN))
    assert asked_of(message, _BOT) == "나비대교 길이는?"


def test_what_came_by_itself_is_not_answered() -> None:
    assert asked_of(_message("@gisa_bot 길이는?", is_automatic_forward=True), _BOT) is None
    assert asked_of(_message("길이는?", "private", via_bot=_BOT.to_dict()), _BOT) is None


def test_other_bots_are_not_answered_but_anonymous_admins_are() -> None:
    bot: dict[str, Any] = {"id": 3, "is_bot": True, "first_name": "봇"}
    asked = "@gisa_bot 나비대교 길이는?"
    assert asked_of(_message(asked, "supergroup", **{"from": bot}), _BOT) is None
    group: dict[str, Any] = {"id": -7, "type": "supergroup", "title": "방"}
    anonymous = _message(asked, "supergroup", **{"from": bot, "sender_chat": group})
    assert asked_of(anonymous, _BOT) == "나비대교 길이는?"
