from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.state import KeptQuestion, State
from bot.state.questions import FOLLOWED_FOR, Gap
from index.question.followup import Talk
from index.records import Verdict
from tests.bot.state.conftest import BOT
from tests.bot.state.moments import second_after, second_now

_CHAT, _MINJI, _JUNHO = 100, 1, 2


def _put(
    state: State,
    message_id: int,
    read_as: str = "대회는 언제 열렸나요?",
    *,
    user_id: int = _MINJI,
    chat_id: int = _CHAT,
    verdict: Verdict = "answered",
) -> KeptQuestion:
    return state.questions.put(chat_id, message_id, user_id, read_as, read_as, verdict, "ko")


def test_a_question_comes_back_as_it_was_kept(state: State) -> None:
    put = state.questions.put(-100_123, 7, 5, "그럼 어디서?", "대회 어디서?", "not_found", "en")
    assert put == KeptQuestion(
        1,
        -100_123,
        7,
        5,
        "그럼 어디서?",
        "대회 어디서?",
        "not_found",
        "en",
        (),
        talk=Talk("대회 어디서?"),
    )
    assert state.questions.get(put.number) == put
    assert state.questions.of_message(-100_123, 7) == put


def test_what_was_never_kept_is_none(state: State) -> None:
    _put(state, 1)
    assert state.questions.get(99) is None
    assert state.questions.of_message(_CHAT, 2) is None
    assert state.questions.of_message(_CHAT + 1, 1) is None
    assert state.questions.of_reply(_CHAT, 1) is None


def test_ids_as_large_as_telegrams_are_kept(state: State) -> None:
    put = state.questions.put(-(2**52), 2**31 - 1, 2**52 - 1, "누구?", "누구?", "answered", "ko")
    assert state.questions.get(put.number) == put
    assert (put.chat_id, put.user_id) == (-(2**52), 2**52 - 1)


def test_an_edited_question_keeps_its_number_its_replies_and_its_votes(state: State) -> None:
    first = _put(state, 7)
    state.questions.answered_by(first.number, [8, 9])
    state.questions.vote(first.number, _JUNHO, 1)
    edited = state.questions.put(
        _CHAT, 7, _MINJI, "어디서 열렸나요?", "어디서 열렸나요?", "not_found", "en"
    )
    assert (edited.number, edited.replies) == (first.number, (8, 9))
    assert (edited.question, edited.verdict, edited.language) == (
        "어디서 열렸나요?",
        "not_found",
        "en",
    )
    assert state.questions.votes(first.number) == (1, 0)


def test_the_same_message_number_in_another_chat_is_another_question(state: State) -> None:
    assert _put(state, 7).number != _put(state, 7, chat_id=_CHAT + 1).number


def test_a_number_is_never_given_again(state: State, state_file: Path) -> None:
    numbers = [_put(state, message_id).number for message_id in (1, 2, 3)]
    state.forget(_MINJI)
    numbers.append(_put(state, 1).number)
    state.forget(_MINJI)
    state.close()
    reopened = State(state_file, BOT)
    numbers.append(_put(reopened, 1).number)
    reopened.close()
    assert len(set(numbers)) == 5
    assert numbers == sorted(numbers)


def test_edits_do_not_give_the_next_question_a_number_of_another(state: State) -> None:
    first = _put(state, 1)
    for _ in range(3):
        _put(state, 1)
    second = _put(state, 2)
    assert state.questions.get(first.number) == first
    assert second.number > first.number


def test_every_message_of_an_answer_leads_to_its_question(state: State) -> None:
    asked, other = _put(state, 7), _put(state, 10)
    state.questions.answered_by(asked.number, [8, 9])
    state.questions.answered_by(other.number, [11])
    for reply in (8, 9):
        found = state.questions.of_reply(_CHAT, reply)
        assert found is not None
        assert (found.number, found.replies) == (asked.number, (8, 9))
    assert state.questions.of_reply(_CHAT, 7) is None
    assert state.questions.of_reply(_CHAT + 1, 8) is None


def test_the_last_question_is_the_newest_before_this_one_of_the_same_person(state: State) -> None:
    _put(state, 1, "첫째")
    _put(state, 2, "둘째")
    _put(state, 3, "남의 것", user_id=_JUNHO)
    _put(state, 4, "다른 방", chat_id=_CHAT + 1)
    _put(state, 9, "나중 것")
    assert state.questions.last(_CHAT, _MINJI, before=5).question == "둘째"
    assert state.questions.last(_CHAT, _MINJI, before=2).question == "첫째"
    assert state.questions.last(_CHAT, _MINJI, before=1).question == ""


def test_what_was_no_question_is_not_looked_back_to(state: State) -> None:
    _put(state, 1, "첫째")
    _put(state, 2, "안녕하세요", verdict="smalltalk")
    assert state.questions.last(_CHAT, _MINJI, before=3).question == "첫째"


def test_what_a_talk_may_go_on_from_is_kept_and_forgotten_with_its_question(state: State) -> None:
    talk = Talk("나비대교 길이는?", "나비대교", "a1b2", "나비대교는 길이 2.4km다.", "2.4km")
    put = state.questions.put(
        *(_CHAT, 1, _MINJI, "길이는?", "나비대교 길이는?", "answered", "ko"),
        article="a1b2",
        talk=talk,
        choices=("나비대교", "나비도"),
    )
    assert state.questions.get(put.number) == put
    assert (put.article, put.choices) == ("a1b2", ("나비대교", "나비도"))
    assert state.questions.last(_CHAT, _MINJI, before=2) == talk
    state.forget(_MINJI)
    assert state.questions.last(_CHAT, _MINJI, before=2) == Talk()


def test_a_question_is_looked_back_to_for_half_an_hour(state: State) -> None:
    before = second_now()
    _put(state, 1, "첫째")
    after = second_after()
    assert state.questions.last(_CHAT, _MINJI, 2, now=before + FOLLOWED_FOR).question == "첫째"
    assert state.questions.last(_CHAT, _MINJI, 2, now=after + FOLLOWED_FOR).question == ""


def test_the_same_vote_again_takes_it_back_and_the_other_one_replaces_it(state: State) -> None:
    number = _put(state, 1).number
    seen = []
    for vote in (1, 1, 1, -1, -1):
        state.questions.vote(number, _MINJI, vote)
        seen.append(state.questions.votes(number))
    assert seen == [(1, 0), (0, 0), (1, 0), (0, 1), (0, 0)]


def test_everybody_has_one_vote_on_each_answer(state: State) -> None:
    first, second = _put(state, 1).number, _put(state, 2).number
    for user_id, vote in ((1, 1), (2, 1), (3, -1), (3, 1), (4, -1)):
        state.questions.vote(first, user_id, vote)
    state.questions.vote(second, 1, -1)
    assert state.questions.votes(first) == (3, 1)
    assert state.questions.votes(second) == (0, 1)


def test_gaps_are_grouped_whatever_their_case_and_closing_marks(state: State) -> None:
    for message_id, question in enumerate(
        ("AI 대회는?", "ai 대회는", " AI 대회는?? ", "다른 것"), 1
    ):
        _put(state, message_id, question, verdict="not_found")
    first, second = state.questions.gaps(10)
    assert (first.question.lower().strip(" ?"), first.unanswered, first.disliked) == (
        "ai 대회는",
        3,
        0,
    )
    assert second == Gap("다른 것", 1, 0)


def test_gaps_come_most_often_first_and_dislikes_count_as_much(state: State) -> None:
    _put(state, 1, "한 번 못 찾음", verdict="not_found")
    disliked = _put(state, 2, "둘이 싫어함").number
    liked = _put(state, 3, "좋은 답").number
    _put(state, 4, "보통 답")
    for user_id in (1, 2):
        state.questions.vote(disliked, user_id, -1)
    state.questions.vote(liked, 1, 1)
    assert state.questions.gaps(10) == [Gap("둘이 싫어함", 0, 2), Gap("한 번 못 찾음", 1, 0)]
    assert state.questions.gaps(1) == [Gap("둘이 싫어함", 0, 2)]


def test_an_unsure_answer_is_a_gap_behind_the_others_unless_it_was_liked(state: State) -> None:
    for message_id in (1, 2):
        _put(state, message_id, "두 번 확실하지 않음", verdict="unsure")
    liked = _put(state, 3, "확실하지 않지만 맞음", verdict="unsure").number
    disliked = _put(state, 4, "확실하지 않고 틀림", verdict="unsure").number
    _put(state, 5, "못 찾음", verdict="not_found")
    for number, vote in ((liked, 1), (disliked, -1)):
        state.questions.vote(number, _JUNHO, vote)
        state.questions.vote(number, _MINJI, vote)
    assert state.questions.gaps(10) == [
        Gap("확실하지 않고 틀림", 0, 2, 1),
        Gap("못 찾음", 1, 0, 0),
        Gap("두 번 확실하지 않음", 0, 0, 2),
    ]


def test_an_unsure_question_is_looked_back_to(state: State) -> None:
    _put(state, 1, "나비대교 설계자는?", verdict="unsure")
    assert state.questions.last(_CHAT, _MINJI, before=2).question == "나비대교 설계자는?"


def test_counts_tell_of_verdicts_people_and_votes(state: State) -> None:
    since = second_now()
    number = _put(state, 1).number
    _put(state, 2, user_id=_JUNHO)
    _put(state, 3, verdict="not_found")
    for user_id, vote in ((1, 1), (2, 1), (3, -1)):
        state.questions.vote(number, user_id, vote)
    wanted = {"answered": 2, "not_found": 1, "people": 2, "up": 2, "down": 1}
    assert state.questions.counts(since) == wanted
    assert state.questions.counts(second_after()) == {"people": 0, "up": 0, "down": 0}


def test_old_questions_go_with_their_votes_and_others_stay(state: State) -> None:
    before = second_now()
    number = _put(state, 1).number
    state.questions.vote(number, _JUNHO, 1)
    state.questions.expire(before)
    assert state.questions.get(number) is not None
    state.questions.expire(second_after())
    assert state.questions.get(number) is None
    assert state.questions.votes(number) == (0, 0)
    assert state.questions.counts(before - timedelta(days=1))["up"] == 0
