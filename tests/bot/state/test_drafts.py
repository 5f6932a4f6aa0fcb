from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from bot.state import State
from index.collect.intake import Pending
from index.records import Document, Published
from index.store import FeedState, Origin
from tests.bot.state.conftest import BOT
from tests.bot.state.moments import second_after, second_now

_FEED = FeedState("https://news.example.com/rss", "새소식 ‘오늘’")


def _pending(published: Published | None = None) -> Pending:
    document = Document(
        doc_id="abc123",
        source="https://news.example.com/1",
        title='다리가 "열렸다"',
        text="첫 문단이에요.\n둘째 문단이에요.",
        captions=("사진 하나", "사진 둘"),
        outlet="새소식",
        author="김하나",
        published=published,
        url="https://news.example.com/1",
        digest_by=None,
    )
    return Pending(document, Origin("https://news.example.com/1", 0, 0, "f" * 64, "abc123"))


@pytest.mark.parametrize(
    "published",
    [None, Published(date(2024, 2, 29)), Published(date(2024, 2, 29), time(0, 5))],
)
def test_a_document_comes_back_with_its_date_and_captions(
    state: State, published: Published | None
) -> None:
    draft = state.drafts.add(1, _pending(published))
    assert (draft.user_id, draft.status) == (1, "waiting")
    found = state.drafts.get(draft.number)
    assert found == draft
    assert found is not None
    assert found.content == _pending(published)


def test_a_document_that_tells_little_comes_back(state: State) -> None:
    bare = Pending(Document("a", "a.txt", "제목", "글"), Origin("a.txt", 3, 5, "0", None))
    draft = state.drafts.add(1, bare)
    assert state.drafts.get(draft.number) == draft


def test_a_feed_comes_back(state: State) -> None:
    draft = state.drafts.add(1, _FEED)
    found = state.drafts.get(draft.number)
    assert found is not None
    assert found.content == _FEED


def test_what_was_never_kept_is_none(state: State) -> None:
    assert state.drafts.get(1) is None


def test_the_status_moves_only_from_the_expected_one(state: State) -> None:
    number = state.drafts.add(1, _FEED).number
    assert state.drafts.move(number, "waiting", "taking")
    assert not state.drafts.move(number, "waiting", "taking")
    assert not state.drafts.move(number, "waiting", "dropped")
    assert state.drafts.move(number, "taking", "added")
    found = state.drafts.get(number)
    assert found is not None
    assert found.status == "added"
    assert not state.drafts.move(number + 1, "waiting", "taking")


def test_cancelling_drops_all_that_waits_for_one_person(state: State) -> None:
    first, taken = state.drafts.add(1, _FEED).number, state.drafts.add(1, _FEED).number
    second, other = state.drafts.add(1, _FEED).number, state.drafts.add(2, _FEED).number
    state.drafts.move(taken, "waiting", "taking")
    assert state.drafts.drop_waiting(1) == 2
    assert state.drafts.drop_waiting(1) == 0
    found = [state.drafts.get(number) for number in (first, taken, second, other)]
    assert [draft.status for draft in found if draft] == ["dropped", "taking", "dropped", "waiting"]


def test_a_number_is_never_given_again(state: State, state_file: Path) -> None:
    first = state.drafts.add(1, _FEED).number
    state.drafts.forget(1)
    second = state.drafts.add(1, _FEED).number
    state.drafts.expire(second_after())
    state.close()
    reopened = State(state_file, BOT)
    third = reopened.drafts.add(1, _FEED).number
    reopened.close()
    assert first < second < third


def test_old_drafts_go(state: State) -> None:
    before = second_now()
    number = state.drafts.add(1, _FEED).number
    state.drafts.expire(before)
    assert state.drafts.get(number) is not None
    state.drafts.expire(second_after())
    assert state.drafts.get(number) is None
