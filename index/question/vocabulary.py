"""Which words the collection knows, and which known word an unknown one may stand for."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from index.korean.hangul import consonants, skeleton
from index.korean.known_words import KnownWords, WordList, sound_of
from index.question.budget import spent

_SHORTEST_FUZZY = 3  # syllables: among shorter words, one letter apart is mostly another word
_TWO_ERRORS = 5  # syllables from which two errors are allowed
_LONGEST_FUZZY = 16  # syllables; a longer run is no word
_LONGEST_PART = 20

_FEWEST_CONSONANTS = 3
_VOWELS_APART = 2  # letters by which two spellings of a loanword may differ


class Vocabulary:
    """What a collection knows of words.

    Args:
        words: those it knows; forms stand for a `WordList` of them.
    """

    def __init__(self, words: KnownWords | Iterable[str]) -> None:
        self._words = WordList(words) if isinstance(words, Iterable) else words

    def __contains__(self, form: object) -> bool:
        return form in self._words

    def within_a_word(self, form: str) -> bool:
        """Whether `form` is a part of some known word (랩스 of 네이버랩스)."""
        return self._words.within(form)

    def parts(self, form: str) -> tuple[str, ...]:
        """Known words of two or more letters that make up `form` without a rest, else ().

        The fewest parts win; among as many, the longest first part.
        """
        best: list[tuple[str, ...] | None] = [None] * (len(form) + 1)
        best[len(form)] = ()
        for start in range(len(form) - 2, -1, -1):
            for end in range(min(len(form), start + _LONGEST_PART), start + 1, -1):
                rest = best[end]
                if rest is None or form[start:end] not in self._words:
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
        heard = sound_of(form) if len(form) <= _LONGEST_FUZZY else None
        if heard is None:
            return ()
        if same := self._words.sounding(heard.heard):
            return tuple(same[:3])
        if len(form) < _SHORTEST_FUZZY:
            return ()
        allowed = 2 if len(form) >= _TWO_ERRORS else 1
        near = self._words.ending(heard, allowed)
        found = extract(heard.heard, near, scorer=OSA.distance, score_cutoff=allowed, limit=3)
        known = [
            known
            for key, _, _ in found
            for known in self._words.sounding(key)
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
            (OSA.distance(bare, skeleton(known)), known) for known in self._words.spelled(shared)
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
