from __future__ import annotations

import pytest

from index.korean.particles import particle_of


@pytest.mark.parametrize(
    ("tail", "name"),
    [
        ("", "none"),
        ("이", "subject"),
        ("께서", "subject"),
        ("는", "topic"),
        ("를", "object"),
        ("에서", "place"),
        ("부터", "from"),
        ("까지", "until"),
        ("였다.", "is"),
        ("”라고", "mark"),
        ("이라는", "called"),
        ("습니다", "other"),
    ],
)
def test_a_particle_is_named_by_the_letters_behind_the_noun(tail: str, name: str) -> None:
    assert particle_of(tail) == name
