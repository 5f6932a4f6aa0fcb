from __future__ import annotations

from bot.state import KeptQuestion, State


def _ask(state: State, message: int | None = 1) -> KeptQuestion:
    return state.questions.put(7, message, 3, "길이는?", "나비대교 길이는?", "not_found", "ko")


def test_a_reason_belongs_to_a_vote_against(state: State) -> None:
    asked = _ask(state)
    assert not state.feedback.explain(asked.number, 3, "old")
    state.questions.vote(asked.number, 3, -1)
    assert state.feedback.explain(asked.number, 3, "old")
    assert state.feedback.reasons() == {"나비대교 길이는?": {"old": 1}}
    state.questions.vote(asked.number, 3, -1)
    assert state.feedback.reasons() == {}


def test_a_reaction_takes_the_place_of_the_vote_before(state: State) -> None:
    number = _ask(state).number
    for vote, expected in ((1, (1, 0)), (1, (1, 0)), (-1, (0, 1)), (0, (0, 0))):
        state.feedback.react(number, 3, vote)
        assert state.questions.votes(number) == expected


def test_who_waits_is_told_once_and_forgotten_with_the_question(state: State) -> None:
    first, second = _ask(state), _ask(state, 2)
    for asked in (first, first, second):
        state.feedback.wait(asked.number, 3)
    assert state.feedback.waiting() == [first.number, second.number]
    assert state.feedback.told(first.number)
    assert not state.feedback.told(first.number)
    state.forget(3)
    assert state.feedback.waiting() == []


def test_a_question_by_a_button_gets_the_message_of_its_answer(state: State) -> None:
    asked = _ask(state, None)
    assert asked.message_id == 0
    state.questions.answered_by(asked.number, [5, 6])
    found = state.questions.of_message(7, 6)
    assert found is not None
    assert found.number == asked.number
    assert _ask(state, None).number != asked.number
