from __future__ import annotations

from index.ranking.bonus import bonus
from tests.index.searching import find, first, search_in

_TEXT = (
    "벨트에는 여러 나라가 든다. 한빛국은 연구소가 있어서 들어갔다. "
    "새담국은 개발자가 많이 모여 있어서 포함됐다. 가온시는 회의를 연다."
)


def test_of_two_alike_the_one_about_the_subject_of_a_short_question_comes_first() -> None:
    search = search_in(_TEXT)
    assert first(search, "새담국은 왜 들어갔어?") == 3
    assert first(search, "한빛국은 왜 들어갔어?") == 2


def test_a_reason_is_worth_more_where_one_is_asked_for() -> None:
    search = search_in("가람시는 다리를 놓았다. 가람시는 뱃길이 멀었기 때문에 다리를 놓았다.")
    why, when = (
        find(search, "가람시는 다리를 왜 놓았어?"),
        find(search, "가람시는 다리를 언제 놓았어?"),
    )
    gains = {why.sentence(row).number: value for row, value in enumerate(bonus(why.comparison))}
    assert gains[2] > gains[1]
    assert len(set(bonus(when.comparison).tolist())) == 1


def test_a_long_question_gains_nothing() -> None:
    found = find(search_in(_TEXT), "벨트에 여러 나라가 들 때 가온시는 어떤 회의를 여는가?")
    assert not bonus(found.comparison).any()
