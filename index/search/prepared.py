"""What comparing a sentence with a question needs to know of the sentence, read once and kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from index.corpus import Corpus, PackedSentence
from index.korean.hangul import SYLLABLES
from index.korean.particles import particle_of
from index.korean.reasons import tells_reason
from index.korean.tags import NAMES, NOUN_PARTS
from index.korean.when.times import dates

_KEPT_FORMS = 8192  # sentences; about 2 kB each
_KEPT_WHOLE = 2048  # sentences; about 10 kB each

_NOT_LETTER = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sentence, taken apart.

    Attributes:
        text: its letters, lower-case.
        forms: of its terms, in order.
        names: forms of its proper and Latin words.
        numbers: its numbers, as written in digits, those of dates left out.
        dates: its dates and years.
        letters: the text without blanks and marks.
        pairs, triples: the overlapping pairs and triples of `letters`.
        words: the text parted at blanks, without marks at the ends.
        gives_reason: whether it holds words of a reason or purpose.
        roles: its nouns, each with the role that its particle gives it; see `roles`.
    """

    text: str
    forms: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[str]
    dates: tuple[str, ...]
    letters: str
    pairs: frozenset[str]
    triples: frozenset[str]
    words: frozenset[str]
    gives_reason: bool
    roles: frozenset[tuple[str, str]]


class PreparedSentences:
    """The sentences of one corpus, prepared when first asked for; safe to share.

    Args:
        previous: of the corpus before a change: what it has prepared is kept.
    """

    def __init__(self, corpus: Corpus, previous: PreparedSentences | None = None) -> None:
        self._corpus = corpus
        if previous is None:
            self.forms = lru_cache(maxsize=_KEPT_FORMS)(_forms)
            self._kept = lru_cache(maxsize=_KEPT_WHOLE)(_prepared)
        else:
            self.forms, self._kept = previous.forms, previous._kept

    def prepared(self, sentence: PackedSentence) -> Prepared:
        """A sentence, taken apart."""
        text = self._corpus.entry(sentence.doc_id).document.text
        return self._kept(sentence, text[sentence.start : sentence.end])


def _forms(sentence: PackedSentence) -> frozenset[str]:
    return frozenset(sentence.forms())


def _prepared(sentence: PackedSentence, text: str) -> Prepared:
    text = text.lower()
    terms = json.loads(sentence.terms)
    told = list(dates(text))
    numbers = (
        term
        for term in terms
        if term[1] == "SN" and not any(s <= term[2] - sentence.start < e for s, e in told)
    )
    letters = only_letters(text)
    return Prepared(
        text=text,
        forms=tuple(term[0] for term in terms),
        names=frozenset(term[0] for term in terms if term[1] in NAMES),
        numbers=frozenset(term[0] for term in numbers),
        dates=tuple(text[s:e] for s, e in told),
        letters=letters,
        pairs=grams(letters, 2),
        triples=grams(letters, 3),
        words=frozenset(words(text)),
        gives_reason=tells_reason(text),
        roles=roles(text, ((t[0], t[1], t[3] - sentence.start) for t in terms)),
    )


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
