from __future__ import annotations

from bot.state.migrations import MIGRATIONS as OF_BOTS
from bot.state.migrations import OLD, STATE
from index.store.migrations import MIGRATIONS


def test_steps_hold_their_statements_one_by_one() -> None:
    assert [len(step) for step in OLD] == [10, 3]
    assert OLD[0][0].startswith("CREATE TABLE people")
    assert [statement.split()[:2] for statement in OLD[1]] == [["ALTER", "TABLE"]] * 3
    several = [
        statement
        for steps in (MIGRATIONS, OF_BOTS)
        for step in steps
        for statement in step
        if ";" in statement and " BEGIN " not in statement  # a trigger has statements of its own
    ]
    assert not several


def test_the_beginning_of_steps_can_be_taken_alone() -> None:
    assert list(MIGRATIONS[:2]) == [MIGRATIONS[0], MIGRATIONS[1]]
    assert len(STATE) == 1
