"""A question as the rankers and the evidence check see it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.question.equivalents import load_equivalents
from index.question.lexicon import (
    ANSWER_KINDS,
    ENGLISH_FUNCTION_WORDS,
    LIGHT_PREDICATES,
    POINTING_WORDS,
    QUESTION_WORDS,
)
from index.question.vocabulary import Vocabulary, is_hangul
from index.records import Term

_WORD = re.compile(r"[^\W_]{2,}")
_NOUNS = frozenset({"NNG", "NNP", "NR", "XR", "SL", "SH", "SN", "W_HASHTAG", "W_SERIAL"})
_NAMES = frozenset({"NNP", "SL"})
_PREDICATES = frozenset({"VV", "VA"})

# How much a stand-in counts against the word itself.
_PART = 0.6
_JOINED = 0.8
_ALIKE = 0.8


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
        return self.term.tag in _NOUNS

    @property
    def is_name(self) -> bool:
        return self.term.tag in _NAMES

    @property
    def known(self) -> bool:
        return bool(self.alternatives)


@dataclass(frozen=True, slots=True)
class Query:
    """A question taken apart.

    Attributes:
        text: the question, NFC.
        terms: its content words, in order; asking and pointing words are left out.
        weights: what is searched for: forms and their weights.
    """

    text: str
    terms: tuple[QueryTerm, ...]
    weights: Mapping[str, float]


def build_query(question: str, terms: Sequence[Term], vocabulary: Vocabulary) -> Query:
    """Choose what to search for.

    A word that the collection does not know is tried as a part of a known word, as several known
    words, and as a misspelling, in this order.
    """
    content = [term for term in _known_words(question, terms, vocabulary) if not _asks(term)]
    found = [_query_term(term, vocabulary) for term in content]
    weights: dict[str, float] = {}
    for item in found:
        for group in item.alternatives:
            factor = 1.0 if group == (item.term.form,) else _PART if len(group) > 1 else _ALIKE
            for form in group:
                weights[form] = max(weights.get(form, 0.0), factor)
    for form in _joined(found, vocabulary):
        weights[form] = max(weights.get(form, 0.0), _JOINED)
    return Query(question, tuple(found), weights)


def _known_words(question: str, terms: Sequence[Term], vocabulary: Vocabulary) -> list[Term]:
    """Put together what the analyzer cut up because a question gives it so little context.

    석상옥은 alone becomes 석, 상 and 옥, 네이버랩스 시이오 has a verb 스다, and "길이 얼마나 돼?" asks for a 길:
    where the collection knows 석상옥 or 길이, a word that begins so and was cut oddly is taken whole.
    """
    whole = _parted(question, terms, vocabulary)
    for word in _WORD.finditer(question):
        inside = [t for t in terms if word.start() <= t.start < word.end()]
        unknown = any(t.tag in _NOUNS and t.form not in vocabulary for t in inside)
        for end in sorted({word.end(), *(t.end for t in inside)}, reverse=True):
            form = question[word.start() : end].lower()
            if len(form) > 1 and _has(form, vocabulary):
                covered = [t for t in inside if t.end <= end]
                odd = len(covered) > 1 and any(t.tag in _PREDICATES for t in covered)
                if unknown or odd:
                    whole.append(Term(form, "NNP", word.start(), end))
                break
    rest = [t for t in terms if not any(w.start < t.end and t.start < w.end for w in whole)]
    return sorted(whole + rest, key=lambda term: term.start)


def _has(form: str, vocabulary: Vocabulary) -> bool:
    """Whether it is known, by itself or by another word of the list (인공지능, AI)."""
    return form in vocabulary or any(o in vocabulary for o in load_equivalents().of(form))


def _parted(question: str, terms: Sequence[Term], vocabulary: Vocabulary) -> list[Term]:
    """Unknown nouns with the word before them, where the two are one known word, perhaps
    misspelled (네이버 렙스)."""
    found = []
    for one, other in pairwise(_WORD.finditer(question)):
        first = [t for t in terms if one.start() <= t.start < one.end()]
        second = [t for t in terms if other.start() <= t.start < other.end()]
        if not first or not second or first[-1].end != one.end():
            continue
        last = second[0]
        if last.tag in _NOUNS and not _found(last.form, vocabulary):
            form = f"{one.group()}{question[other.start() : last.end]}".lower()
            if vocabulary.alike(form):
                found.append(Term(form, "NNP", one.start(), last.end))
    return found


def _found(form: str, vocabulary: Vocabulary) -> bool:
    return form in vocabulary or bool(vocabulary.parts(form)) or vocabulary.within_a_word(form)


def _asks(term: Term) -> bool:
    return (
        term.form in QUESTION_WORDS
        or (term.tag in {"MM", "NP"} and term.form in POINTING_WORDS)
        or (term.tag == "SL" and term.form in ENGLISH_FUNCTION_WORDS)
        or (term.tag == "XSN" and term.form == "들")  # 나라들 asks for what 나라 asks for
    )


def _query_term(term: Term, vocabulary: Vocabulary) -> QueryTerm:
    form = term.form
    generic = _is_generic(term)
    equal = tuple((other,) for other in load_equivalents().of(form) if other in vocabulary)
    if form in vocabulary:
        return QueryTerm(term, ((form,), *equal), generic)
    if equal:
        return QueryTerm(term, equal, generic)
    if term.tag in _PREDICATES:
        return QueryTerm(term, (), generic)
    if parts := vocabulary.parts(form):
        return QueryTerm(term, (parts,), generic)
    for other in (form, *load_equivalents().of(form)):
        if len(other) > 1 and vocabulary.within_a_word(other):
            return QueryTerm(term, ((other,),), generic, literal=other)
    if not generic and (alike := vocabulary.alike(form)):
        return QueryTerm(term, tuple((known,) for known in alike), generic, spelled=alike[0])
    return QueryTerm(term, (), generic)


def _is_generic(term: Term) -> bool:
    if term.tag in _PREDICATES:
        return term.form in LIGHT_PREDICATES
    return term.form in ANSWER_KINDS or term.tag in {"MM", "NP", "XPN", "XSN"}


def _joined(items: Sequence[QueryTerm], vocabulary: Vocabulary) -> list[str]:
    """Known words that two or three neighbouring nouns make together (네이버 + 랩스)."""
    found = []
    for size in (2, 3):
        for i in range(len(items) - size + 1):
            run = items[i : i + size]
            close = all(b.term.start - a.term.end <= 1 for a, b in pairwise(run))
            if not close or not all(item.is_noun for item in run):
                continue
            form = "".join(_read_as(item) for item in run)
            if is_hangul(form) and form in vocabulary:
                found.append(form)
    return found


def _read_as(item: QueryTerm) -> str:
    """The one word that a word is read as: itself, where it is Hangul."""
    if is_hangul(item.term.form) or not item.alternatives:
        return item.term.form
    return next((form for (form, *rest) in item.alternatives if not rest), item.term.form)
