"""Which words the collection knows, and which known word an unknown one may stand for."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from index.korean.hangul import consonants, is_hangul, skeleton, sound
from index.question.budget import spent

_SHORTEST_FUZZY = 3  # syllables: among shorter words, one letter apart is mostly another word
_TWO_ERRORS = 5  # syllables from which two errors are allowed
_LONGEST_FUZZY = 16  # syllables; a longer run is no word
_LONGEST_PART = 20

_FEWEST_CONSONANTS = 3
_VOWELS_APART = 2  # letters by which two spellings of a loanword may differ


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
        self._by_consonants: dict[str, list[str]] = {}
        # A misspelling mostly leaves the first or the last syllable as it is, so that only the
        # sounds that share one of them are compared: a twentieth of all.
        self._by_end: dict[str, list[str]] = {}
        for form in sorted(self._forms):
            if len(form) > 1 and is_hangul(form):
                heard = sound(form)
                if heard not in self._by_sound:
                    for end in _ends(form):
                        self._by_end.setdefault(end, []).append(heard)
                self._by_sound.setdefault(heard, []).append(form)
                if len(form) >= _SHORTEST_FUZZY:
                    self._by_consonants.setdefault(consonants(form), []).append(form)

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
            for end in range(min(len(form), start + _LONGEST_PART), start + 1, -1):
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
        are equal: none for words of two syllables, one for three, two from five on. Two spellings
        of a loanword (다비드, 데이비드) share their consonants instead.
        """
        if not 1 < len(form) <= _LONGEST_FUZZY or not is_hangul(form):
            return ()
        heard = sound(form)
        if heard in self._by_sound:
            return tuple(self._by_sound[heard][:3])
        if len(form) < _SHORTEST_FUZZY:
            return ()
        allowed = 2 if len(form) >= _TWO_ERRORS else 1
        near = [key for end in _ends(form) for key in self._by_end.get(end, ())]
        found = extract(
            heard, list(dict.fromkeys(near)), scorer=OSA.distance, score_cutoff=allowed, limit=3
        )
        known = [
            known
            for key, _, _ in found
            for known in self._by_sound[key]
            if len(known) >= _SHORTEST_FUZZY
        ]
        return tuple(known[:3]) or self._spelled_otherwise(form)

    def _spelled_otherwise(self, form: str) -> tuple[str, ...]:
        """Known words with the same consonants and nearly the same vowels."""
        shared = consonants(form)
        if len(shared) < _FEWEST_CONSONANTS:
            return ()
        bare = skeleton(form)
        near = (
            (OSA.distance(bare, skeleton(known)), known)
            for known in self._by_consonants.get(shared, ())
        )
        return tuple(known for apart, known in sorted(near) if apart <= _VOWELS_APART)[:3]


class Guesses:
    """The misspellings looked for in one question: only so many, for each takes its time, and none
    once the time of the question is over."""

    def __init__(self, vocabulary: Vocabulary, most: int = 32) -> None:
        self._vocabulary = vocabulary
        self._left = most
        self._found: dict[str, tuple[str, ...]] = {}

    def alike(self, form: str) -> tuple[str, ...]:
        """As `Vocabulary.alike`; empty once too many words were asked for."""
        if form not in self._found:
            if not self._left or spent():
                return ()
            self._left -= 1
            self._found[form] = self._vocabulary.alike(form)
        return self._found[form]


def _ends(form: str) -> tuple[str, str]:
    """Its first and its last syllable, as they sound, marked as such."""
    return f"{sound(form[0])}-", f"-{sound(form[-1])}"
