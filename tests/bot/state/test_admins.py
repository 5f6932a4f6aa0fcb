from __future__ import annotations

from bot.state import State
from tests.bot.state.moments import second_after, second_now


def test_who_was_paired_is_an_admin_until_unpaired(state: State) -> None:
    state.admins.pair(1)
    state.admins.pair(2)
    state.admins.pair(2)
    assert state.admins.paired() == {1, 2}
    state.admins.unpair(2)
    state.admins.unpair(3)
    assert state.admins.paired() == {1}


def test_acts_come_newest_first_with_their_time(state: State) -> None:
    before = second_now()
    state.admins.record(1, "pair")
    state.admins.record(2, "remove", "기사 제목")
    latest, first = state.admins.acts()
    assert (latest.user_id, latest.act, latest.detail) == (2, "remove", "기사 제목")
    assert (first.user_id, first.act, first.detail) == (1, "pair", "")
    assert before <= first.done_at <= latest.done_at < second_after()
    assert first.done_at.tzinfo is not None


def test_only_as_many_acts_as_asked_for(state: State) -> None:
    for number in range(5):
        state.admins.record(1, "act", str(number))
    assert [act.detail for act in state.admins.acts(2)] == ["4", "3"]
