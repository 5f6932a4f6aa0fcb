from __future__ import annotations

from pathlib import Path

import pytest

from bot.state import State
from bot.state.migrations import OLD
from index.store import Store
from index.store.database import Database
from tests.bot.state.conftest import BOT
from tests.old import restore_all

_OTHER = BOT + 1


@pytest.fixture
def file(tmp_path: Path) -> Path:
    restore_all(tmp_path / "data", tmp_path / "home")
    return tmp_path / "data" / "gisabot.sqlite3"


def test_what_bots_remembered_in_files_of_their_own_is_taken_over(file: Path) -> None:
    state = State(file, BOT)
    assert [(old.rows, old.problem) for old in state.take_over()] == [(2, None), (1, None)]
    assert (state.people.languages().get(1), state.people.languages().get(2)) == ("en", "ko")
    assert state.admins.paired() == {1, 2}
    assert sorted((act.user_id, act.detail) for act in state.admins.acts()) == [
        (1, "새"),
        (2, "옛"),
    ]
    for number, question in ((1, "1번 질문 새"), (2, "2번 질문 새")):
        kept = state.questions.get(number)
        assert kept is not None
        assert (kept.question, kept.choices, kept.talk.subject) == (
            question,
            ("가", "나"),
            "나루축제",
        )
        assert state.questions.votes(number) == (1, 1)
    old = state.questions.of_reply(100, 16)
    assert old is not None
    assert (old.question, state.questions.votes(old.number)) == ("1번 질문 옛", (1, 1))
    assert state.questions.renumbered(1, 100, 16) == old
    assert state.questions.renumbered(1, 100, 11) is None  # the first of the newer file stays it
    assert state.drafts.get(1) is not None
    assert [left.body for left in state.journal.left()] == [
        '{"update_id": 401}',
        '{"update_id": 501}',
    ]
    assert not state.journal.take(500, "{}")
    state.close()


def test_a_number_that_an_old_file_gave_is_not_given_again(file: Path) -> None:
    state = State(file, BOT)
    state.take_over()
    old = state.questions.of_reply(100, 16)
    assert old is not None
    assert old.number > 3  # the third of the newer file was deleted
    new = state.questions.put(100, 99, 1, "새로?", "새로?", "answered", "ko")
    assert new.number > old.number
    state.close()


def test_it_is_taken_over_once_and_by_one_bot(file: Path) -> None:
    state, other = State(file, BOT), State(file, _OTHER)
    assert len(state.take_over()) == 2
    assert state.take_over() == []
    assert other.take_over() == []
    assert other.admins.paired() == frozenset()
    assert len(state.admins.acts()) == 2
    state.close()
    other.close()


def test_the_collection_and_a_bot_take_over_what_is_theirs(file: Path) -> None:
    store, state = Store(file), State(file, BOT)
    assert [old.rows for old in state.take_over()] == [2, 1]
    assert [old.rows for old in store.take_over()] == [2, 3]
    assert len(store.documents.load().documents) == 3
    store.close()
    state.close()


def test_a_bots_file_of_the_first_version_is_taken_over(tmp_path: Path) -> None:
    old = Database(tmp_path / "bot-seeds-0123abcd.sqlite3", OLD[:1])
    old.execute(
        "INSERT INTO questions (chat_id, message_id, user_id, question, read_as, verdict, language,"
        " asked_at) VALUES (1, 2, 3, '언제?', '언제?', 'answered', 'ko', '2020-01-01T00:00:00+00:00')"
    )
    old.close()
    state = State(tmp_path / "gisabot.sqlite3", BOT)
    state.take_over()
    asked = state.questions.of_message(1, 2)
    assert asked is not None
    assert asked.talk.question == "언제?"
    state.close()
