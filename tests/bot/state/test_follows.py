from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.state import State

_NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


def test_an_article_is_told_once_and_messages_are_counted(state: State) -> None:
    follow = state.follows.add(7, 4, 3, "도서관", "ko", (22, 8))
    assert state.follows.all() == state.follows.all(7) == [follow]
    assert state.follows.all(8) == []
    state.follows.tell_of(follow.number, ["a", "b"])
    state.follows.told(follow.number, ["a", "b"], _NOW)
    state.follows.tell_of(follow.number, ["a", "c"])
    assert state.follows.untold(follow.number) == ["c"]
    assert state.follows.messages_since(follow.number, _NOW - timedelta(hours=1)) == 1
    assert state.follows.messages_since(follow.number, _NOW + timedelta(seconds=1)) == 0
    assert not state.follows.stop(follow.number, 8)
    assert state.follows.stop(follow.number, 7)
    assert state.follows.all() == []


def test_a_digest_is_due_once_a_day(state: State) -> None:
    state.follows.want_digest(3, True)
    state.follows.want_digest(4, True)
    state.follows.want_digest(4, False)
    assert state.follows.due(date(2026, 3, 1)) == [3]
    assert state.follows.due(date(2026, 3, 1)) == []
    assert state.follows.due(date(2026, 3, 2)) == [3]


def test_what_a_person_follows_is_forgotten_and_what_a_group_does_stays(state: State) -> None:
    state.follows.add(3, None, 3, "도서관", "ko", (22, 8))
    group = state.follows.add(-9, None, 3, "도서관", "ko", (22, 8))
    state.follows.want_digest(3, True)
    state.forget(3)
    assert state.follows.all() == [group]
    assert not state.follows.wants_digest(3)
