from __future__ import annotations

from pathlib import Path

from bot.state import State
from tests.bot.state.conftest import BOT
from tests.bot.state.moments import second_after, second_now


def _left(state: State) -> list[str]:
    return [left.body for left in state.journal.left()]


def test_an_update_is_taken_once(state: State) -> None:
    assert state.journal.take(1, '{"update_id": 1}')
    assert not state.journal.take(1, '{"update_id": 1}')
    assert state.journal.take(2, "{}")


def test_an_update_that_was_dealt_with_is_still_known(state: State) -> None:
    state.journal.take(1, "a")
    state.journal.done(1)
    assert not state.journal.take(1, "a")
    assert _left(state) == []


def test_what_a_run_did_not_finish_is_left_to_the_next_oldest_first(
    state: State, state_file: Path
) -> None:
    for number in (3, 1, 2, 10):
        state.journal.take(number, f"update {number}")
    state.journal.done(2)
    state.close()
    reopened = State(state_file, BOT)
    assert _left(reopened) == ["update 1", "update 3", "update 10"]
    reopened.close()


def test_an_update_is_tried_three_times_and_then_no_more(state: State) -> None:
    state.journal.take(1, "the one that kills")
    assert [_left(state) for _ in range(4)] == [["the one that kills"]] * 3 + [[]]
    assert not state.journal.take(1, "the one that kills")


def test_each_update_has_its_own_three_attempts(state: State) -> None:
    state.journal.take(1, "old")
    state.journal.left()
    state.journal.left()
    state.journal.take(2, "new")
    assert [_left(state) for _ in range(4)] == [["old", "new"], ["new"], ["new"], []]


def test_numbers_are_forgotten_when_old_and_unfinished_updates_are_not(state: State) -> None:
    before = second_now()
    state.journal.take(1, "finished")
    state.journal.done(1)
    state.journal.take(2, "under way")
    state.journal.expire(before)
    assert not state.journal.take(1, "again")
    state.journal.expire(second_after())
    assert state.journal.take(1, "again")
    assert _left(state) == ["again", "under way"]
