"""The words of a question as a collection knows them: what is searched for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.korean.asking import QUESTION_WORDS
from index.korean.equivalents import load_equivalents
from index.korean.hangul import is_hangul
from index.korean.kinds import ANSWER_KINDS
from index.korean.lexicon import (
    ENGLISH_FUNCTION_WORDS,
    LIGHT_PREDICATES,
    POINTING_WORDS,
)
from index.korean.numerals import value, ways
from index.korean.particles import OF, PLURAL
from index.korean.tags import FRAME, NUMBERS, PREDICATES, SEARCHED
from index.question.budget import spent
from index.question.vocabulary import Guesses, Vocabulary
from index.question.whole_words import whole_words
from index.records import Term

# How much a stand-in counts against the word itself.
_Cut = Callable[[str], tuple[tuple[str, ...], ...]]
_PART = 0.6
_ALIKE = 0.8

_MOST_WORDS = 80  # that are searched for; each is compared with each candidate
_LOOKED_UP = 24  # words of one question that are looked for by their letters
_SHORTEST_CUT = 3  # letters of a word that may be several words elsewhere


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """One word of the question.

    Attributes:
        term: as it stands in the question; offsets point into the question.
        alternatives: ways to find it in a text, each a group of forms that must all be there;
            empty where the collection does not know the word at all.
        generic: it says how is asked, not what is asked about.
        literal: letters to look for, where no text has them as a word of its own, only within
            longer words; else empty.
        spelled: the known word it was read as, where it was taken for a misspelling.
    """

    term: Term
    alternatives: tuple[tuple[str, ...], ...]
    generic: bool
    literal: str = ""
    spelled: str | None = None

    @property
    def is_noun(self) -> bool:
        return self.term.tag in SEARCHED

    @property
    def known(self) -> bool:
        return bool(self.alternatives)

    def in_letters(self, text: str) -> bool:
        """Whether it stands in a lower-case text, wherever words end."""
        return self.term.form in text or any(
            all(form in text for form in group) for group in self.alternatives
        )


def _nowhere(_: str) -> tuple[tuple[str, ...], ...]:
    return ()


def read_words(
    question: str, terms: Sequence[Term], vocabulary: Vocabulary, as_cut: _Cut = _nowhere
) -> tuple[QueryTerm, ...]:
    """The content words of a question in order; asking and pointing words are left out.

    A word that the collection does not know is tried as several known words, as letters that are
    cut in another way there, as a part of a known word, and as a misspelling, in this order.

    Args:
        as_cut: the terms that a word is made of where it stands; see `Letters.as_cut`.
    """
    content = [term for term in whole_words(question, terms, vocabulary) if not _asks(term)]
    reader = _Reader(vocabulary, as_cut)
    found = [reader.read(term) for term in content[:_MOST_WORDS]]
    return tuple(_amounts(_together(found, question, vocabulary), vocabulary))


def searched_forms(words: Sequence[QueryTerm]) -> dict[str, float]:
    """The forms that words are found by, and what each counts: 1 for the word itself, else less."""
    weights: dict[str, float] = {}
    for item in words:
        for group in item.alternatives:
            factor = 1.0 if group == (item.term.form,) else _PART if len(group) > 1 else _ALIKE
            for form in group:
                weights[form] = max(weights.get(form, 0.0), factor)
    return weights


def _asks(term: Term) -> bool:
    return (
        term.form in QUESTION_WORDS
        or (term.tag in {"MM", "NP"} and term.form in POINTING_WORDS)
        or (term.tag == "SL" and term.form in ENGLISH_FUNCTION_WORDS)
        or (term.tag == "XSN" and term.form == PLURAL)  # 나라들 asks for what 나라 asks for
    )


class _Reader:
    """Reads the words of one question."""

    def __init__(self, vocabulary: Vocabulary, as_cut: _Cut) -> None:
        self._vocabulary = vocabulary
        self._as_cut = as_cut
        self._guesses = Guesses(vocabulary)
        self._left = _LOOKED_UP

        self._known: dict[tuple[str, str], QueryTerm] = {}

    def read(self, term: Term) -> QueryTerm:
        """Read a word; what comes up again is read as before."""
        key = term.form, term.tag
        if key not in self._known:
            self._known[key] = self._read(term)
        return replace(self._known[key], term=term)

    def _read(self, term: Term) -> QueryTerm:
        form, vocabulary = term.form, self._vocabulary
        generic = _is_generic(term)
        equal = self._equal(form)
        if form in vocabulary:
            cut = self._cut(form) if term.tag in SEARCHED and len(form) >= _SHORTEST_CUT else ()
            return QueryTerm(term, ((form,), *cut, *equal), generic)
        if equal:
            return QueryTerm(term, equal, generic)
        if term.tag in PREDICATES:
            return QueryTerm(term, (), generic)
        if parts := vocabulary.parts(form):
            return QueryTerm(term, (parts,), generic)
        for other in (form, *load_equivalents().of(form)):
            if groups := self._standing(other):
                return QueryTerm(term, groups, generic, literal=other)
        if not generic and (alike := self._guesses.alike(form)):
            return QueryTerm(term, tuple((known,) for known in alike), generic, spelled=alike[0])
        return QueryTerm(term, (), generic)

    def _equal(self, form: str) -> tuple[tuple[str, ...], ...]:
        """Its equivalents, those of the list also where they are several words there."""
        known = [(other,) for other in load_equivalents().of(form) if other in self._vocabulary]
        cut = [
            group
            for other in load_equivalents().listed(form)
            if len(other) >= _SHORTEST_CUT
            for group in self._cut(other)
        ]
        return (*known, *cut)

    def _cut(self, form: str) -> tuple[tuple[str, ...], ...]:
        """The several words that a longer one is in some of the texts that have it."""
        groups = self._standing(form) if is_hangul(form) else ()
        whole = {form, form.replace(OF, "")}  # 국민의힘 is 국민 and 힘
        return tuple(group for group in groups if len(group) > 1 and "".join(group) in whole)

    def _standing(self, form: str) -> tuple[tuple[str, ...], ...]:
        """How the collection cuts a word that stands there, only as part of a longer one perhaps."""
        if len(form) < 2 or not self._left or spent():
            return ()
        self._left -= 1
        if groups := self._as_cut(form):
            return groups
        return ((form,),) if self._vocabulary.within_a_word(form) else ()


def _is_generic(term: Term) -> bool:
    if term.tag in PREDICATES:
        return term.form in LIGHT_PREDICATES
    return term.form in ANSWER_KINDS or term.tag in FRAME


def _together(items: Sequence[QueryTerm], question: str, vocabulary: Vocabulary) -> list[QueryTerm]:
    """The words, each with the known word as well that it makes together with its neighbours
    (네이버 + 랩스) or with the letters that the analyzer took for a particle (길 + 이)."""
    found = list(items)

    def add(form: str, places: range) -> None:
        for place in places:
            if (form,) not in (item := found[place]).alternatives:
                found[place] = replace(item, alternatives=(*item.alternatives, (form,)))

    for size in (2, 3):
        for i in range(len(items) - size + 1):
            run = items[i : i + size]
            close = all(b.term.start - a.term.end <= 1 for a, b in pairwise(run))
            if not close or not all(item.is_noun for item in run):
                continue
            form = "".join(_read_as(item) for item in run)
            if is_hangul(form) and form in vocabulary:
                add(form, range(i, i + size))
    return found


def _amounts(items: Sequence[QueryTerm], vocabulary: Vocabulary) -> list[QueryTerm]:
    """The words, those of a number with the other ways in which the collection writes it."""
    found: list[QueryTerm] = []
    run: list[QueryTerm] = []
    for item in (*items, None):
        number = item is not None and item.term.tag in NUMBERS
        if item is not None and number and (not run or item.term.start - run[-1].term.end <= 1):
            run.append(item)
            continue
        found += _written(run, vocabulary)
        run = []
        if item is not None:
            (run if number else found).append(item)
    return found


def _written(run: Sequence[QueryTerm], vocabulary: Vocabulary) -> list[QueryTerm]:
    forms = tuple(item.term.form for item in run)
    other = tuple(
        way
        for way in ways(value(forms) or 0)
        if way != forms and all(form in vocabulary for form in way)
    )
    if not other:
        return list(run)
    return [
        replace(
            item,
            alternatives=(*(item.alternatives if item.term.form in vocabulary else ()), *other),
            literal="",
            spelled=None,
        )
        for item in run
    ]


def _read_as(item: QueryTerm) -> str:
    """The one word that a word is read as: itself, where it is Hangul."""
    if is_hangul(item.term.form) or not item.alternatives:
        return item.term.form
    return next((form for (form, *rest) in item.alternatives if not rest), item.term.form)
