from __future__ import annotations

from dataclasses import replace

import pytest

from bot.talk.showing import candidates, one_line, shortened, shown
from index.records import Answer, Citation, Hit, Passage, Verdict


def _hit(number: int, sentence: str, text: str | None = None) -> Hit:
    """A hit as for an unsure answer, its sentence within `text`."""
    citation = Citation("d", "d.md", "도서관", None, None, None, None, None, number, 0, 1)
    return Hit(Passage(text or sentence, sentence, (), citation), 1.0, supported=False)


_FIRST = "가람시가 강변에 새 도서관을 열었다."
_BEHIND = "도서관은 밤 열 시까지 연다."
_OTHER = "나루시는 숲길 두 곳을 새로 닦았다."
_AGAIN = "가람시가 강변에 새 도서관을 또 열었다."
_THIRD = "책은 모두 구만 권이 있다."


def _unsure(*hits: Hit) -> Answer:
    return Answer("도서관은?", "unsure", hits)


def test_the_closest_comes_first_and_two_others_behind_it() -> None:
    texts = (_FIRST, _OTHER, _THIRD, "해솔역 승강장이 넓어졌다.")
    hits = [_hit(n, text) for n, text in enumerate(texts, 1)]
    assert shown(_unsure(*hits)) == shown(_unsure(*hits), 50) == hits[:3]
    assert shown(_unsure(*hits), 1) == hits[:1]


def test_what_the_shown_passage_quotes_is_no_candidate() -> None:
    first = _hit(1, _FIRST, f"{_FIRST} {_BEHIND}")
    other = _hit(3, _OTHER)
    assert shown(_unsure(first, _hit(2, _BEHIND), other, _hit(4, _FIRST))) == [first, other]


def test_other_content_comes_before_what_is_told_again() -> None:
    first, again, other = _hit(1, _FIRST), _hit(2, _AGAIN), _hit(3, _OTHER, f"{_OTHER} {_THIRD}")
    within, new = _hit(4, _THIRD), _hit(5, "해솔역 승강장이 넓어졌다.")
    assert shown(_unsure(first, again, other, within, new)) == [first, other, new]
    assert shown(_unsure(first, again, other)) == [first, other, again]
    assert shown(_unsure(first, again, again)) == [first, again]


def test_every_candidate_keeps_its_number_whichever_is_shown() -> None:
    hits = [_hit(n, text) for n, text in enumerate((_FIRST, _OTHER, _THIRD), 1)]
    answer = _unsure(*hits)
    assert candidates(answer, hits[0]) == [(2, hits[1]), (3, hits[2])]
    assert candidates(answer, hits[1]) == [(1, hits[0]), (3, hits[2])]
    firm = replace(answer, verdict="answered", hits=tuple(replace(h, supported=True) for h in hits))
    assert candidates(firm, firm.hits[0]) == []


@pytest.mark.parametrize("verdict", ["not_found", "metadata", "smalltalk"])
def test_where_nothing_is_quoted_nothing_is_shown(verdict: Verdict) -> None:
    assert shown(replace(_unsure(_hit(1, _FIRST)), verdict=verdict)) == []


def test_a_candidate_is_one_line_cut_between_words() -> None:
    assert one_line(_hit(1, _FIRST)) == _FIRST
    long = one_line(_hit(1, "가람시 도서관은 " * 30))
    assert len(long) <= 100
    assert long.endswith(("가람시…", "도서관은…"))


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("가나다라", "가나다라"),
        ("가나다라마", "가나다…"),
        ("가나 다라", "가나…"),
        ("가 나다라마", "가 나…"),
    ],
)
def test_texts_are_cut_between_words_unless_half_of_it_would_be_lost(text: str, short: str) -> None:
    assert shortened(text, 4) == short
