from __future__ import annotations

from typing import Any

import pytest
from telegram import Message

from bot.telegram.admin.submissions import is_submission

_URL = "https://news.example.kr/1"


def _message(text: str, key: str = "text", **more: Any) -> Message:
    kind = "entities" if key == "text" else "caption_entities"
    found = [{"type": "url", "offset": text.find(_URL), "length": len(_URL)}] * (_URL in text)
    data = {"message_id": 5, "date": 9, "chat": {"id": 9, "type": "private"}}
    message = Message.de_json(data | {key: text, kind: found} | more, None)
    assert message is not None
    return message


@pytest.mark.parametrize(
    ("text", "brings"),
    [
        (_URL, True),
        (f"[새벽신문] 가람시 새 도서관 문 열다\n{_URL}", True),
        (f"이 기사 넣어줘 {_URL}", True),
        (f"이거 추가해 줄래? {_URL}", True),
        (f"please add {_URL}", True),
        (f"{_URL} 이거 무슨 내용이야?", False),
        (f"{_URL} 요약해줘", False),
        (f"what is {_URL} about", False),
        ("가람시 새 도서관 문 열다", False),
    ],
)
def test_an_address_with_its_headline_is_brought_and_one_with_a_question_is_not(
    text: str, brings: bool
) -> None:
    assert is_submission(_message(text)) is brings
    assert is_submission(_message(text, "caption")) is brings


def test_a_forwarded_message_with_an_address_is_brought_whatever_it_says() -> None:
    origin = {"type": "hidden_user", "date": 9, "sender_user_name": "준"}
    assert is_submission(_message(f"이거 뭐야? {_URL}", forward_origin=origin))
    assert not is_submission(_message("이거 뭐야?", forward_origin=origin))
