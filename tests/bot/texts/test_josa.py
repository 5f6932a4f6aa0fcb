from __future__ import annotations

import pytest

from bot.texts.josa import josa


@pytest.mark.parametrize(
    ("word", "pair", "expected"),
    [
        ("네이버", "은/는", "네이버는"),
        ("석상옥", "은/는", "석상옥은"),
        ("네이버", "이/가", "네이버가"),
        ("‘대통령’", "을/를", "‘대통령’을"),
        ("워크샵", "으로/로", "워크샵으로"),
        ("네이버", "으로/로", "네이버로"),
        ("서울", "으로/로", "서울로"),
        ("서울", "은/는", "서울은"),
        ("3", "은/는", "3은"),
        ("2", "은/는", "2는"),
        ("1", "으로/로", "1로"),
        ("AI", "은/는", "AI는"),
        ("XML", "은/는", "XML은"),
        ("…", "은/는", "…는"),
    ],
)
def test_the_particle_follows_the_last_sound(word: str, pair: str, expected: str) -> None:
    assert josa(word, pair) == expected
