"""What comparing a sentence with a question needs to know of the sentence, read once and kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from index.corpus import Corpus, PackedSentence
from index.korean.hangul import SYLLABLES
from index.korean.particles import particle_of
from index.korean.reasons import tells_reason
from index.korean.tags import NAMES, NOUN_PARTS
from index.korean.when.times import dates

_KEPT_FORMS = 8192  # sentences; about 2 kB each
_KEPT_WHOLE = 2048  # sentences; about 10 kB each

_NOT_LETTER = re.compile(r"\W+")


class Prepared:
    """A sentence, taken apart as far as it is asked for; safe to share between threads.

    Attributes:
        text: its letters, lower-case.
        forms: of its terms, in order.
        names: forms of its proper and Latin words.
    """

    def __init__(self, sentence: PackedSentence, text: str) -> None:
        self._sentence = sentence
        self.text = text.lower()
        terms = json.loads(sentence.terms)
        self.forms: tuple[str, ...] = tuple(term[0] for term in terms)
        self.names = frozenset(term[0] for term in terms if term[1] in NAMES)
        self._numbers = [(term[0], term[2]) for term in terms if term[1] == "SN"]

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Its numbers, as written in digits, those of dates left out."""
        start = self._sentence.start
        return frozenset(
            form
            for form, at in self._numbers
            if not any(s <= at - start < e for s, e in self._dates)
        )

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """Its dates and years."""
        return tuple(self.text[s:e] for s, e in self._dates)

    @cached_property
    def _dates(self) -> tuple[tuple[int, int], ...]:
        return tuple(dates(self.text))

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The overlapping pairs of its letters without blanks and marks."""
        return grams(only_letters(self.text), 2)

    @cached_property
    def triples(self) -> frozenset[str]:
        """The overlapping triples of its letters without blanks and marks."""
        return grams(only_letters(self.text), 3)

    @cached_property
    def words(self) -> frozenset[str]:
        """The text parted at blanks, without marks at the ends."""
        return frozenset(words(self.text))

    @cached_property
    def gives_reason(self) -> bool:
        """Whether it holds words of a reason or purpose."""
        return tells_reason(self.text)

    @cached_property
    def roles(self) -> frozenset[tuple[str, str]]:
        """Its nouns, each with the role that its particle gives it; see `roles`."""
        start, terms = self._sentence.start, json.loads(self._sentence.terms)
        return roles(self.text, ((t[0], t[1], t[3] - start) for t in terms))


class PreparedSentences:
    """The sentences of one corpus, prepared when first asked for; safe to share.

    Args:
        previous: of the corpus before a change: what it has prepared is kept.
    """

    def __init__(self, corpus: Corpus, previous: PreparedSentences | None = None) -> None:
        self._corpus = corpus
        if previous is None:
            self.forms = lru_cache(maxsize=_KEPT_FORMS)(_forms)
            self._kept = lru_cache(maxsize=_KEPT_WHOLE)(Prepared)
        else:
            self.forms, self._kept = previous.forms, previous._kept

    def prepared(self, sentence: PackedSentence) -> Prepared:
        """A sentence, taken apart."""
        text = self._corpus.entry(sentence.doc_id).document.text
        return self._kept(sentence, text[sentence.start : sentence.end])


def _forms(sentence: PackedSentence) -> frozenset[str]:
    return frozenset(sentence.forms())


def only_letters(text: str) -> str:
    """A text without blanks and marks, lower-case."""
    return _NOT_LETTER.sub("", text).lower()


def grams(letters: str, size: int) -> frozenset[str]:
    """The overlapping runs of `size` letters."""
    return frozenset(letters[i : i + size] for i in range(len(letters) - size + 1))


def words(text: str) -> list[str]:
    """The words between blanks, lower-case, without marks at their ends."""
    return [word.strip("?.,") for word in text.lower().split()]


def roles(text: str, terms: Iterable[tuple[str, str, int]]) -> frozenset[tuple[str, str]]:
    """Nouns and their roles, as `index.korean.particles.particle_of` names them; that of a topic is
    the subject's.

    Args:
        terms: (form, tag, end), the end in code points into `text`.
    """
    found = set()
    for form, tag, end in terms:
        if tag in NOUN_PARTS and end < len(text) and (match := SYLLABLES.match(text, end)):
            role = particle_of(match.group())
            found.add((form, "subject" if role == "topic" else role))
    return frozenset(found)
