"""Words that the analyzer cut up because a question gives it so little context, put together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from index.korean.equivalents import load_equivalents
from index.korean.folding import fold
from index.korean.tags import PREDICATES, SEARCHED
from index.question.vocabulary import Guesses, Vocabulary
from index.records import Term

_WORD = re.compile(r"[^\W_]{2,}")
_LONGEST = 20  # letters of a word that is put together


def whole_words(question: str, terms: Sequence[Term], vocabulary: Vocabulary) -> list[Term]:
    """Put together what the analyzer cut up because a question gives it so little context.

    석상옥은 alone becomes 석, 상 and 옥, 네이버랩스 시이오 has a verb 스다, and "길이 얼마나 돼?" asks for a 길:
    where the collection knows 석상옥 or 길이, a word that begins so and was cut oddly is taken whole.
    """
    guesses = Guesses(vocabulary)
    whole = _parted(question, terms, vocabulary, guesses)
    for word in _WORD.finditer(question):
        inside = within(terms, *word.span())
        unknown = any(t.tag in SEARCHED and t.form not in vocabulary for t in inside)
        ends = {word.end(), *(t.end for t in inside)}
        if inside and unknown:
            ends.update(_listed(question, word.start(), word.end()))
        for end in sorted((e for e in ends if e - word.start() <= _LONGEST), reverse=True):
            form = fold(question[word.start() : end])
            covered = [t for t in inside if t.end <= end]
            if len(form) > 1 and _is_known(form, vocabulary):
                if unknown or _is_odd(covered, word.start(), form):
                    whole.append(Term(form, "NNP", word.start(), end))
                break
            if _in_pieces(covered, end, vocabulary) and guesses.alike(form):
                whole.append(Term(form, "NNG", word.start(), end))
                break
    taken = {place for w in whole for place in range(w.start, w.end)}
    rest = [t for t in terms if taken.isdisjoint(range(t.start, t.end))]
    return sorted(whole + rest, key=lambda term: term.start)


def _listed(question: str, start: int, end: int) -> list[int]:
    """Where the longest beginning of a word that stands in the list of equivalents ends."""
    listed = load_equivalents().listed
    places = range(min(end, start + _LONGEST), start + 1, -1)
    return [p for p in places if listed(fold(question[start:p]))][:1]


def within(terms: Sequence[Term], start: int, end: int) -> Sequence[Term]:
    """Those of some terms, in order, that begin within a stretch of the text."""
    first = bisect_left(terms, start, key=lambda term: term.start)
    return terms[first : bisect_left(terms, end, lo=first, key=lambda term: term.start)]


def _is_odd(covered: Sequence[Term], start: int, form: str) -> bool:
    """Whether a known word was cut as no article cuts it: with a verb in it (길 + 이다), without its
    beginning (과 + 기부), or, where it is a short name, into single letters (국 + 힘)."""
    if not covered:
        return False
    if len(covered) == 1:
        return covered[0].start > start and bool(load_equivalents().of(form))
    return any(t.tag in PREDICATES for t in covered) or (
        all(len(t.form) == 1 for t in covered) and bool(load_equivalents().of(form))
    )


def _in_pieces(terms: Sequence[Term], end: int, vocabulary: Vocabulary) -> bool:
    """Whether some nouns right up to `end` are pieces of an unknown word (데 + 표)."""
    return (
        len(terms) > 1
        and terms[-1].end == end
        and all(t.tag in SEARCHED for t in terms)
        and not all(_is_known(t.form, vocabulary) for t in terms)
        and not any(len(t.form) > 1 and _is_known(t.form, vocabulary) for t in terms)
    )


def _is_known(form: str, vocabulary: Vocabulary) -> bool:
    """Whether it is known, by itself or by another word of the list (인공지능, AI)."""
    return form in vocabulary or any(o in vocabulary for o in load_equivalents().of(form))


def _parted(
    question: str, terms: Sequence[Term], vocabulary: Vocabulary, guesses: Guesses
) -> list[Term]:
    """Unknown nouns with the word before them, where the two are one known word, perhaps
    misspelled (네이버 렙스)."""
    found = []
    for one, other in pairwise(_WORD.finditer(question)):
        first, second = within(terms, *one.span()), within(terms, *other.span())
        if not first or not second or first[-1].end != one.end():
            continue
        last = second[0]
        if last.tag in SEARCHED and not _can_be_found(last.form, vocabulary):
            form = f"{one.group()}{question[other.start() : last.end]}".lower()
            if guesses.alike(form):
                found.append(Term(form, "NNP", one.start(), last.end))
    return found


def _can_be_found(form: str, vocabulary: Vocabulary) -> bool:
    return form in vocabulary or bool(vocabulary.parts(form)) or vocabulary.within_a_word(form)
