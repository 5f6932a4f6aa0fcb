"""A question as it is compared with sentences: its words with their weights, and what it wants."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.korean.asked import Asked, read_asked
from index.korean.asking import AT_THE_END, QUESTION_WORDS, asks
from index.korean.kinds import ANSWER_KINDS, Wanted
from index.korean.particles import LINKS
from index.korean.tags import NOUN_PARTS, NOUNS
from index.records import Term

# A noun of the answer often stands in the sentence by another word (저자: …가 썼다). Of 0.35, 0.7 and
# 1, 0.7 finds most on KorQuAD 1.0 dev part 1; for those that say no more than the kind of answer
# (사람, 이유) `index.korean.asked` has less.
_WEIGHT_OF_ATTRIBUTE = 0.7


@dataclass(frozen=True, slots=True)
class Question:
    """A question, read.

    Attributes:
        text: as asked.
        terms: its words in order, each form once; asking and pointing words are left out.
        weights: of each of `terms`: its idf, less where it only says how is asked.
        focus: form of the noun that the answer is an instance of ("어느 *나라*"); may be empty.
        attribute: form of the noun whose value is asked for ("*수도*는?", "*대표*는 누구야?",
            "*직원* 수는?"); empty where the question tells what is done or suffered.
        of_nouns: whether nothing but nouns stands before the attribute ("네이버랩스의 대표는?").
        kind: what kind of answer is wanted.
        counter: the unit asked for ("몇 *명*"); empty where there is none.
        role: the particle of the asking word, as `index.korean.particles.particle_of` names it.
        asked: the same, as the marking of answers reads it.
    """

    text: str
    terms: tuple[Term, ...]
    weights: tuple[float, ...]
    focus: str
    attribute: str
    of_nouns: bool
    kind: Wanted
    counter: str
    role: str
    asked: Asked


def read_question(text: str, terms: Sequence[Term], idf: Callable[[str], float]) -> Question:
    """Read a question.

    Args:
        terms: of the question, with offsets into `text`.
        idf: the weight of a form in the collection.
    """
    asked = read_asked(text, terms)
    first: dict[str, Term] = {}
    for term in terms:
        if term.form in asked.weights:
            first.setdefault(term.form, term)
    attribute = _attribute(text, asked.focus, terms)
    return Question(
        text=text,
        terms=tuple(first.values()),
        weights=tuple(_factor(asked, form) * idf(form) for form in first),
        focus=asked.focus,
        attribute=attribute.form if attribute else "",
        of_nouns=attribute is not None and _only_nouns(text[: attribute.end], terms),
        kind=asked.wanted,
        counter=asked.counter,
        role=asked.role,
        asked=asked,
    )


def _factor(asked: Asked, form: str) -> float:
    if form == asked.focus and form not in ANSWER_KINDS:
        return _WEIGHT_OF_ATTRIBUTE
    return asked.weights[form]


def _attribute(text: str, focus: str, terms: Sequence[Term]) -> Term | None:
    """The last noun before the asking word; where that only names a kind of answer (직원 *수*), the
    noun that is put together with it."""
    asking = AT_THE_END.search(text)
    if asking is None and (not focus or asks(text)):
        return None
    end = asking.start() if asking else len(text)
    nouns = [t for t in terms if t.tag in NOUNS and t.end <= end and t.form not in QUESTION_WORDS]
    if not nouns or (asking is None and nouns[-1].form != focus):
        return None
    last = nouns.pop()
    if last.form in ANSWER_KINDS:
        if not nouns or text[nouns[-1].end : last.start].strip() or last.start - nouns[-1].end > 1:
            return None
        last = nouns.pop()
    return None if last.form in ANSWER_KINDS else last


def _only_nouns(text: str, terms: Sequence[Term]) -> bool:
    """Whether a text is one chain of nouns, numbers among them, with 의 or without."""
    left = list(text)
    for term in terms:
        if term.tag in NOUN_PARTS:
            left[term.start : term.end] = " " * len(left[term.start : term.end])
    return not LINKS.sub("", "".join(left))
