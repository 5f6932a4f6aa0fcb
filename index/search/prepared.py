"""What comparing a sentence with a question needs to know of the sentence, read once and kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from index.corpus import Corpus, PackedSentence
from index.korean.particles import particle_of

_KEPT_FORMS = 8192  # sentences; about 2 kB each
_KEPT_WHOLE = 2048  # sentences; about 10 kB each

_NOT_LETTER = re.compile(r"\W+")
_DATE = re.compile(
    r"(?:기원전\s?)?\d{1,4}\s?년(?!간|대)(?:\s?\d{1,2}\s?월)?(?:\s?\d{1,2}\s?일)?"
    r"|\d{1,2}\s?월(?:\s?\d{1,2}\s?일)?|\d{4}년대|\d{1,2}세기|(?<!\d)\d{1,2}일(?!간)"
)
_REASON = re.compile(
    r"때문|위해|위하|이유|원인|따라|으로 인|계기|목적|그래서|말미암|인하|하고자|려고|기에|므로|아서|어서"
)
_NAMES = frozenset({"NNP", "SL"})
_NOUNS = frozenset({"NNG", "NNP", "NR", "XR", "SL", "SH", "SN", "XSN"})
_TAIL = re.compile(r"[가-힣]+")


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


class Shelf:
    """The sentences of one corpus, prepared when first asked for; safe to share.

    Args:
        previous: of the corpus before a change: what it has prepared is kept.
    """

    def __init__(self, corpus: Corpus, previous: Shelf | None = None) -> None:
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
    dates = [(match.start(), match.end()) for match in _DATE.finditer(text)]
    numbers = (
        term
        for term in terms
        if term[1] == "SN" and not any(s <= term[2] - sentence.start < e for s, e in dates)
    )
    letters = only_letters(text)
    return Prepared(
        text=text,
        forms=tuple(term[0] for term in terms),
        names=frozenset(term[0] for term in terms if term[1] in _NAMES),
        numbers=frozenset(term[0] for term in numbers),
        dates=tuple(text[s:e] for s, e in dates),
        letters=letters,
        pairs=grams(letters, 2),
        triples=grams(letters, 3),
        words=frozenset(words(text)),
        gives_reason=_REASON.search(text) is not None,
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
        if tag in _NOUNS and end < len(text) and (match := _TAIL.match(text, end)):
            role = particle_of(match.group())
            found.add((form, "subject" if role == "topic" else role))
    return frozenset(found)
