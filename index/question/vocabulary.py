"""Which words the collection knows, and which known word an unknown one may stand for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

# Vowels that sound alike today and are mixed up in typing (ㅐ/ㅔ, ㅒ/ㅖ, ㅙ/ㅚ/ㅞ), as conjoining
# jamo (Unicode 1161–1175).
_SOUNDS_ALIKE = str.maketrans({"ᅢ": "ᅦ", "ᅤ": "ᅨ", "ᅫ": "ᅰ", "ᅬ": "ᅰ"})

_SHORTEST_FUZZY = 3  # syllables: among shorter words, one letter apart is mostly another word
_TWO_ERRORS = 5  # syllables from which two errors are allowed


class Vocabulary:
    """The forms of all indexed terms; immutable.

    Args:
        forms: term forms; repetitions are fine.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = frozenset(forms)
        # One string, so that "is this part of any word" is one search at memory speed.
        self._joined = "\n".join(sorted(self._forms))
        self._by_sound: dict[str, list[str]] = {}
        for form in sorted(self._forms):
            if len(form) > 1 and is_hangul(form):
                self._by_sound.setdefault(_sound(form), []).append(form)
        self._sounds = list(self._by_sound)

    def __contains__(self, form: object) -> bool:
        return form in self._forms

    def within_a_word(self, form: str) -> bool:
        """Whether `form` is a part of some known word (랩스 of 네이버랩스)."""
        return form in self._joined

    def parts(self, form: str) -> tuple[str, ...]:
        """Known words of two or more letters that make up `form` without a rest, else ().

        The fewest parts win; among as many, the longest first part.
        """
        best: list[tuple[str, ...] | None] = [None] * (len(form) + 1)
        best[len(form)] = ()
        for start in range(len(form) - 2, -1, -1):
            for end in range(len(form), start + 1, -1):
                rest = best[end]
                if rest is None or form[start:end] not in self._forms:
                    continue
                if (current := best[start]) is None or len(rest) + 1 < len(current):
                    best[start] = (form[start:end], *rest)
        found = best[0] or ()
        return found if len(found) > 1 else ()

    def alike(self, form: str) -> tuple[str, ...]:
        """Known words that `form` may be a misspelling of, nearest first; at most three.

        Nearness is the optimal string alignment distance over jamo, in which vowels of one sound
        are equal: none for words of two syllables, one for three, two from five on.
        """
        if len(form) < 2 or not is_hangul(form):
            return ()
        sound = _sound(form)
        if sound in self._by_sound:
            return tuple(self._by_sound[sound][:3])
        if len(form) < _SHORTEST_FUZZY:
            return ()
        allowed = 2 if len(form) >= _TWO_ERRORS else 1
        found = extract(sound, self._sounds, scorer=OSA.distance, score_cutoff=allowed, limit=3)
        return tuple(
            known
            for key, _, _ in found
            for known in self._by_sound[key]
            if len(known) >= _SHORTEST_FUZZY
        )[:3]


def is_hangul(form: str) -> bool:
    """Whether every letter is a composed Hangul syllable (U+AC00–U+D7A3)."""
    return all("가" <= letter <= "힣" for letter in form)


def _sound(form: str) -> str:
    return unicodedata.normalize("NFD", form).translate(_SOUNDS_ALIKE)
