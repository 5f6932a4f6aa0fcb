"""The words that a collection knows, by their letters and by how they sound."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.korean.hangul import consonants, is_hangul, sound


class KnownWords(Protocol):
    """What the vocabulary of a collection is asked for; forms come in their order as text."""

    def __contains__(self, form: object) -> bool:
        """Whether a form is known."""

    def within(self, letters: str) -> bool:
        """Whether letters are a part of some known form."""

    def sounding(self, heard: str) -> Sequence[str]:
        """The Hangul forms of two letters or more that sound so; see `index.korean.hangul.sound`."""

    def ending(self, end: Sound, apart: int) -> Sequence[str]:
        """Sounds that share the first syllable, then those that share the last, and are no more
        than `apart` jamo longer or shorter."""

    def spelled(self, consonants: str) -> Sequence[str]:
        """The Hangul forms of three letters or more with these consonants."""


@dataclass(frozen=True, slots=True)
class Sound:
    """How a Hangul word sounds.

    Attributes:
        heard: its jamo, see `index.korean.hangul.sound`.
        first, last: its first and its last syllable, as they sound.
    """

    heard: str
    first: str
    last: str


SHORTEST_SPELLED = 3  # syllables of a word that is looked for by its consonants


def sound_of(form: str) -> Sound | None:
    """How a form sounds; None where it is no Hangul word of two letters or more."""
    if len(form) < 2 or not is_hangul(form):
        return None
    return Sound(sound(form), sound(form[0]), sound(form[-1]))


class WordList:
    """Known words in memory.

    Words may be added and taken out while others read: each step is one operation on a built-in,
    and a reader finds the word or not.
    """

    def __init__(self, forms: Iterable[str] = ()) -> None:
        self._forms: set[str] = set()
        self._by_sound: dict[str, tuple[str, ...]] = {}
        self._by_consonants: dict[str, tuple[str, ...]] = {}
        # A misspelling mostly leaves the first or the last syllable as it is, so that only the
        # sounds that share one of them are compared: a twentieth of all.
        self._by_end: dict[str, dict[str, None]] = {}
        self._joined: str | None = None
        self.add(sorted(set(forms)))

    def __contains__(self, form: object) -> bool:
        return form in self._forms

    def add(self, forms: Iterable[str]) -> None:
        """Know these as well."""
        for form in forms:
            if form in self._forms:
                continue
            self._forms.add(form)
            if (heard := sound_of(form)) is not None:
                _put(self._by_sound, heard.heard, form)
                for end in _ends(heard):
                    self._by_end.setdefault(end, {})[heard.heard] = None
                if len(form) >= SHORTEST_SPELLED:
                    _put(self._by_consonants, consonants(form), form)
        self._joined = None

    def discard(self, forms: Iterable[str]) -> None:
        """Know these no longer."""
        for form in forms:
            self._forms.discard(form)
            if (heard := sound_of(form)) is not None:
                _drop(self._by_sound, heard.heard, form)
                if heard.heard not in self._by_sound:
                    for end in _ends(heard):
                        self._by_end.get(end, {}).pop(heard.heard, None)
                _drop(self._by_consonants, consonants(form), form)
        self._joined = None

    def within(self, letters: str) -> bool:
        # One string, so that it is one search at memory speed.
        joined = self._joined
        if joined is None:
            joined = self._joined = "\n".join(list(self._forms))
        return letters in joined

    def sounding(self, heard: str) -> Sequence[str]:
        return self._by_sound.get(heard, ())

    def ending(self, end: Sound, apart: int) -> Sequence[str]:
        size = len(end.heard)
        near = (key for part in _ends(end) for key in sorted(self._by_end.get(part, ())))
        return list(dict.fromkeys(key for key in near if abs(len(key) - size) <= apart))

    def spelled(self, consonants: str) -> Sequence[str]:
        return self._by_consonants.get(consonants, ())


def _ends(heard: Sound) -> tuple[str, str]:
    return f"{heard.first}-", f"-{heard.last}"


def _put(lists: dict[str, tuple[str, ...]], key: str, form: str) -> None:
    lists[key] = tuple(sorted((*lists.get(key, ()), form)))


def _drop(lists: dict[str, tuple[str, ...]], key: str, form: str) -> None:
    left = tuple(other for other in lists.get(key, ()) if other != form)
    if left:
        lists[key] = left
    else:
        lists.pop(key, None)
