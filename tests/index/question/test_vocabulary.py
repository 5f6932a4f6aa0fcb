from __future__ import annotations

from index.question.vocabulary import Guesses, Vocabulary

_WORDS = Vocabulary(
    ["네이버", "네이버랩스", "랩스", "유럽", "워크샵", "석학", "대표", "석상옥", "gafa", "수지"]
)


def test_a_word_is_known_only_as_it_stands() -> None:
    assert "네이버랩스" in _WORDS
    assert "네이버랩" not in _WORDS


def test_a_part_of_a_known_word_is_recognised() -> None:
    assert _WORDS.within_a_word("버랩")
    assert not _WORDS.within_a_word("카카오")


def test_a_part_never_spans_two_words() -> None:
    assert not Vocabulary(["가나", "다라"]).within_a_word("나다")


def test_a_compound_is_cut_into_the_fewest_known_words() -> None:
    assert _WORDS.parts("네이버랩스유럽") == ("네이버랩스", "유럽")


def test_a_word_that_leaves_a_rest_is_not_cut() -> None:
    assert _WORDS.parts("네이버웹툰") == ()


def test_a_known_word_is_not_its_own_part() -> None:
    assert _WORDS.parts("유럽") == ()


def test_one_wrong_letter_in_a_long_word_is_forgiven() -> None:
    assert _WORDS.alike("워크숍") == ("워크샵",)
    assert _WORDS.alike("석상욱") == ("석상옥",)


def test_vowels_that_sound_alike_are_forgiven_in_short_words_too() -> None:
    assert _WORDS.alike("데표") == ("대표",)


def test_another_short_word_is_not_taken_for_a_misspelling() -> None:
    assert _WORDS.alike("수진") == ()


def test_a_different_name_is_not_taken_for_a_misspelling() -> None:
    assert _WORDS.alike("카카오") == ()
    assert _WORDS.alike("BATH") == ()


def test_a_loanword_spelled_otherwise_is_found_by_its_consonants() -> None:
    assert Vocabulary(["데이비드", "대표"]).alike("다비드") == ("데이비드",)
    assert Vocabulary(["소매실"]).alike("사무국") == ()


def test_only_so_many_misspellings_are_looked_for_in_one_question() -> None:
    guesses = Guesses(_WORDS, most=1)
    assert guesses.alike("석상욱") == ("석상옥",)
    assert guesses.alike("데표") == ()
    assert guesses.alike("석상욱") == ("석상옥",)
