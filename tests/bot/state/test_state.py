from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.state import State
from bot.state.migrations import MIGRATIONS
from index.errors import StoreError
from index.store import FeedState
from index.store.database import Database
from tests.bot.state.conftest import BOT
from tests.bot.state.moments import second_after, second_now

_FEED = FeedState("https://news.example.com/rss", "새소식")
_MINJI, _JUNHO = 1, 2


def _fill(state: State, user_id: int) -> tuple[int, int]:
    """One of everything; (number of the question, number of the draft)."""
    state.people.choose(user_id, "en")
    asked = state.questions.put(user_id, 1, user_id, "언제?", "언제?", "answered", "ko")
    state.questions.vote(asked.number, user_id, 1)
    state.admins.pair(user_id)
    state.admins.record(user_id, "pair")
    return asked.number, state.drafts.add(user_id, _FEED).number


def test_forgetting_deletes_everything_of_one_person_and_nothing_of_another(state: State) -> None:
    hers, his = _fill(state, _MINJI), _fill(state, _JUNHO)
    state.questions.vote(his[0], _MINJI, 1)
    state.questions.vote(hers[0], _JUNHO, -1)
    assert state.forget(_MINJI) == 1
    assert state.people.languages().get(_MINJI) is None
    assert state.questions.get(hers[0]) is None
    assert state.questions.votes(hers[0]) == (0, 0)
    assert state.drafts.get(hers[1]) is None

    assert state.people.languages().get(_JUNHO) == "en"
    assert state.questions.get(his[0]) is not None
    assert state.questions.votes(his[0]) == (1, 0)
    assert state.drafts.get(his[1]) is not None


def test_forgetting_keeps_who_is_an_admin_and_what_they_did(state: State) -> None:
    _fill(state, _MINJI)
    state.forget(_MINJI)
    assert state.admins.paired() == {_MINJI}
    assert [(act.user_id, act.act) for act in state.admins.acts()] == [(_MINJI, "pair")]


def test_forgetting_tells_how_many_questions_went(state: State) -> None:
    for message_id in (1, 2, 3):
        state.questions.put(7, message_id, _MINJI, "언제?", "언제?", "answered", "ko")
    assert (state.forget(_MINJI), state.forget(_MINJI), state.forget(_JUNHO)) == (3, 0, 0)


def test_questions_and_drafts_expire_after_so_many_days(state: State) -> None:
    before = second_now()
    question, draft = _fill(state, _MINJI)
    after = second_after()
    state.expire(30, now=before + timedelta(days=30))
    assert state.questions.get(question) is not None
    assert state.drafts.get(draft) is not None
    state.expire(30, now=after + timedelta(days=30))
    assert state.questions.get(question) is None
    assert state.drafts.get(draft) is None
    assert state.people.languages().get(_MINJI) == "en"
    assert state.admins.paired() == {_MINJI}


def test_numbers_of_updates_expire_after_a_day(state: State) -> None:
    before = second_now()
    state.journal.take(1, "a")
    state.journal.done(1)
    after = second_after()
    state.expire(30, now=before + timedelta(days=1))
    assert not state.journal.take(1, "a")
    state.expire(30, now=after + timedelta(days=1))
    assert state.journal.take(1, "a")


def test_another_process_sees_all_at_once(state: State, state_file: Path) -> None:
    other = State(state_file, BOT)
    question, draft = _fill(state, _MINJI)
    state.journal.take(1, "a")
    assert other.people.languages().get(_MINJI) == "en"
    assert other.questions.get(question) == state.questions.get(question)
    assert other.questions.votes(question) == (1, 0)
    assert other.drafts.get(draft) == state.drafts.get(draft)
    assert other.admins.paired() == {_MINJI}
    assert not other.journal.take(1, "a")
    other.close()


def test_everything_is_there_after_a_restart(state: State, state_file: Path) -> None:
    question, draft = _fill(state, _MINJI)
    state.questions.answered_by(question, [2, 3])
    kept = state.questions.get(question)
    state.close()
    reopened = State(state_file, BOT)
    assert reopened.questions.get(question) == kept
    assert reopened.drafts.get(draft) is not None
    assert reopened.people.languages().get(_MINJI) == "en"
    assert len(reopened.admins.acts()) == 1
    reopened.close()


def test_threads_may_write_at_the_same_time(state: State) -> None:
    number = state.questions.put(1, 1, 1, "언제?", "언제?", "answered", "ko").number
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda user_id: state.questions.vote(number, user_id, 1), range(200)))
    assert state.questions.votes(number) == (200, 0)


def test_an_update_is_taken_by_one_of_two_processes_only(state: State, state_file: Path) -> None:
    other = State(state_file, BOT)

    def take_all(process: State) -> list[bool]:
        return [process.journal.take(number, "a") is not None for number in range(50)]

    with ThreadPoolExecutor(2) as pool:
        one, two = pool.map(take_all, (state, other))
    other.close()
    assert all(mine != theirs for mine, theirs in zip(one, two, strict=True))


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    path.write_bytes(b"this is a letter, not a database " * 100)
    with pytest.raises(StoreError, match="store_foreign"):
        State(path, BOT)


def test_a_file_of_a_newer_version_is_refused(state_file: Path) -> None:
    newer = Database(state_file, (*MIGRATIONS, ("CREATE TABLE later (id INTEGER)",)), part="bot")
    newer.close()
    with pytest.raises(StoreError, match="store_newer"):
        State(state_file, BOT)


def test_two_bots_on_one_data_folder_share_nothing(state: State, state_file: Path) -> None:
    question, draft = _fill(state, _MINJI)
    state.journal.take(1, "a")
    other = State(state_file, BOT + 1)
    assert other.people.languages().get(_MINJI) is None
    assert other.questions.get(question) is None
    assert other.questions.of_message(_MINJI, 1) is None
    assert other.questions.of_reply(_MINJI, 2) is None
    assert other.questions.last(_MINJI, _MINJI, before=9).question == ""
    assert other.questions.gaps(9) == []
    assert other.questions.counts(second_now() - timedelta(days=1))["people"] == 0
    assert other.admins.paired() == frozenset()
    assert other.admins.acts() == []
    assert other.drafts.get(draft) is None
    assert not other.drafts.move(draft, "waiting", "taking")
    assert other.drafts.drop_waiting(_MINJI) == 0
    assert [left.body for left in other.journal.left()] == []
    assert other.journal.take(1, "b")  # updates of each bot are numbered apart
    assert (
        other.questions.put(_MINJI, 1, _MINJI, "누구?", "누구?", "answered", "ko").number
        != question
    )
    other.admins.unpair(_MINJI)
    other.journal.done(1)
    other.forget(_MINJI)
    other.expire(0, now=second_after() + timedelta(days=9))
    other.close()
    assert state.people.languages().get(_MINJI) == "en"
    assert state.questions.get(question) is not None
    assert state.questions.votes(question) == (1, 0)
    assert state.admins.paired() == {_MINJI}
    assert state.drafts.get(draft) is not None
    assert [left.body for left in state.journal.left()] == ["a"]


def test_rows_that_a_disk_damaged_keep_nobody_from_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    state = State(path, 1)
    whole, broken = (state.questions.put(5, n, 5, "뭐야?", "", "answered", "ko") for n in (1, 2))
    for number, question in enumerate((whole, broken)):
        state.questions.answered_by(question.number, [100 + number])
    state.journal.take(1, '{"message": {"from": {"id": 5}}}')
    state.journal.take(2, '{"message": {"from": {"id": 5}}')
    state.admins.record(5, "added", "글")
    state.admins.record(5, "added", "다른 글")
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(
            "UPDATE questions SET replies = '[10', talk = '{' WHERE id = ?", (broken.number,)
        )
        db.execute("UPDATE audit SET done_at = '20z6' WHERE id = 2")
    assert state.questions.get(broken.number) is None
    found = state.questions.of_reply(5, 100)
    assert found is not None
    assert found.number == whole.number
    assert [act.detail for act in state.admins.acts()] == ["글"]
    assert state.forget(5) == 2
    assert state.journal.left() == []
    state.close()
