from __future__ import annotations

from index.korean.hangul import ending_in, has_hangul, is_hangul, parts_of, syllables, with_initial


def test_a_syllable_has_an_initial_a_vowel_and_perhaps_a_final() -> None:
    assert parts_of("강") == ("ㄱ", "ㅏ", "ㅇ")
    assert parts_of("뷰") == ("ㅂ", "ㅠ", "")
    assert parts_of("없") == ("ㅇ", "ㅓ", "ㅄ")
    assert parts_of("ㅋ") == parts_of("a") == parts_of("") == ("", "", "")


def test_a_syllable_can_begin_otherwise() -> None:
    assert with_initial("률", "ㅇ") == "율"


def test_syllables_are_listed_by_their_finals() -> None:
    listed = ending_in("ㅆ")
    assert {"았", "겠"} <= set(listed)
    assert "안" not in listed


def test_hangul_is_told_from_other_letters() -> None:
    assert is_hangul("나비대교")
    assert not is_hangul("나비B")
    assert has_hangul("ok ㅋ")
    assert not has_hangul("NAVER 2019")
    assert syllables("2019년 10월 ㅋ") == 2
