from __future__ import annotations

from bot.state import State


def test_a_choice_holds_until_another_one(state: State) -> None:
    assert state.people.languages().get(1) is None
    state.people.choose(1, "en")
    assert state.people.languages().get(1) == "en"
    state.people.choose(1, "ko")
    assert state.people.languages().get(1) == "ko"


def test_choosing_none_leaves_it_to_the_client_again(state: State) -> None:
    state.people.choose(1, "en")
    state.people.choose(1, None)
    assert state.people.languages().get(1) is None


def test_everybody_has_a_choice_of_their_own(state: State) -> None:
    state.people.choose(1, "en")
    state.people.choose(2, "ko")
    state.people.forget(1)
    assert (state.people.languages().get(1), state.people.languages().get(2)) == (None, "ko")
