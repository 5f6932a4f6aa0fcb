from __future__ import annotations

import re
import time

from index.korean.pieces import Pieces

_PIECES = Pieces(re.compile("이|야|이야|있어"))


def test_pieces_make_a_text_that_holds_nothing_else() -> None:
    assert _PIECES.make("이야있어", 0, 4)
    assert _PIECES.make("", 0, 0)
    assert not _PIECES.make("이야삭제", 0, 4)
    assert _PIECES.make("이야삭제", 0, 2)


def test_every_place_is_told_from_which_pieces_reach_the_end() -> None:
    assert _PIECES.begins("삭제이야", 0, 4) == [2, 3, 4]


def test_many_ways_to_cut_a_text_take_no_longer() -> None:
    began = time.perf_counter()
    assert not _PIECES.make("삭" + "이야" * 200, 0, 401)
    assert time.perf_counter() - began < 1
