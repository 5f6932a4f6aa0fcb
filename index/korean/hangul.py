"""Hangul letters: what is one, and what a syllable is made of (Unicode 16, 3.12)."""

from __future__ import annotations

import re
import unicodedata

_FIRST, _LAST = "가", "힣"
_VOWELS, _FINALS = 21, 28  # vowels; finals, none among them
SYLLABLES = re.compile("[가-힣]+")
WORD_BEGINS = "(?<![가-힣])"
"""A pattern: no syllable before."""
WIDE = "\u1100"
"""From this letter on, all are as wide as a syllable: jamo, kana, hanja, Hangul."""
_LETTER = re.compile("[가-힣ㄱ-ㅣ]")

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINAL_LETTERS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"

# Vowels that sound alike today and are mixed up in typing (ㅐ/ㅔ, ㅒ/ㅖ, ㅙ/ㅚ/ㅞ), as conjoining
# jamo (Unicode 1161–1175).
_SOUNDS_ALIKE = str.maketrans({"ᅢ": "ᅦ", "ᅤ": "ᅨ", "ᅫ": "ᅰ", "ᅬ": "ᅰ"})

# The consonants of a loanword, for which Korean has several letters: ㅋ ㄲ ㄱ, ㅍ ㅃ ㅂ, … (initials and
# finals, Unicode 1100–1112 and 11A8–11C2). Vowels are left out, and so is ㅇ.
_CONSONANTS = str.maketrans(
    "ᄀᄁᄏᆨᆩᆿᄃᄄᄐᆮᇀᄂᆫᄅᆯᄆᆷᄇᄈᄑᆸᇁᄉᄊᆺᆻᄌᄍᄎᆽᆾᄒᇂ",
    "ㄱㄱㄱㄱㄱㄱㄷㄷㄷㄷㄷㄴㄴㄹㄹㅁㅁㅂㅂㅂㅂㅂㅅㅅㄷㅅㅈㅈㅈㅈㅈㅎㅎ",
    "ᄋ" + "".join(map(chr, range(0x1161, 0x1176))),
)


def is_hangul(text: str) -> bool:
    """Whether every letter is a composed Hangul syllable (U+AC00–U+D7A3)."""
    return all(_FIRST <= letter <= _LAST for letter in text)


def syllables(text: str) -> int:
    """How many letters are composed Hangul syllables."""
    return sum(map(len, SYLLABLES.findall(text)))


def has_hangul(text: str) -> bool:
    """Whether any letter is Hangul, a single jamo (ㅋ) too."""
    return _LETTER.search(text) is not None


def parts_of(syllable: str) -> tuple[str, str, str]:
    """Its initial, vowel and final, the last empty where it is open; all empty for anything else."""
    if len(syllable) != 1 or not is_hangul(syllable):
        return "", "", ""
    rest, final = divmod(ord(syllable) - ord(_FIRST), _FINALS)
    initial, vowel = divmod(rest, _VOWELS)
    return INITIALS[initial], VOWELS[vowel], _FINAL_LETTERS[final].strip()


def without_final(syllable: str) -> str:
    """The same syllable, open: 한 → 하."""
    return chr(ord(syllable) - (ord(syllable) - ord(_FIRST)) % _FINALS)


def with_initial(syllable: str, initial: str) -> str:
    """A syllable with another initial."""
    rest = (ord(syllable) - ord(_FIRST)) % (_VOWELS * _FINALS)
    return chr(ord(_FIRST) + INITIALS.index(initial) * _VOWELS * _FINALS + rest)


def ending_in(*finals: str) -> str:
    """All syllables that end in one of some finals, for a class of a pattern."""
    syllables = map(chr, range(ord(_FIRST), ord(_LAST) + 1))
    return "".join(s for s in syllables if parts_of(s)[2] in finals)


def sound(word: str) -> str:
    """Its jamo, with vowels of one sound made one."""
    return unicodedata.normalize("NFD", word).translate(_SOUNDS_ALIKE)


def skeleton(word: str) -> str:
    """Its jamo without the silent ㅇ, consonants that loanwords are spelled with by turns made one."""
    return "".join(map(_plain, unicodedata.normalize("NFD", word)))


def consonants(word: str) -> str:
    """Those of `skeleton` alone, without doubles of ㄹ."""
    found = unicodedata.normalize("NFD", word).translate(_CONSONANTS)
    return found.replace("ㄹㄹ", "ㄹ")


def _plain(jamo: str) -> str:
    return jamo.translate(_CONSONANTS) or ("" if jamo == "ᄋ" else jamo)
