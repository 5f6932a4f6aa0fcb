"""A question as it is compared with sentences: its words with their weights, and what it wants."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.asked import Wanted, read_asked
from index.records import Term


@dataclass(frozen=True, slots=True)
class Question:
    """A question, read.

    Attributes:
        text: as asked.
        terms: its words in order, each form once; asking and pointing words are left out.
        weights: of each of `terms`: its idf, less where it only says how is asked.
        focus: form of the noun that the answer is an instance of ("어느 *나라*"); may be empty.
        kind: what kind of answer is wanted.
        counter: the unit asked for ("몇 *명*"); empty where there is none.
        role: the particle of the asking word, as `index.particles.particle_of` names it.
    """

    text: str
    terms: tuple[Term, ...]
    weights: tuple[float, ...]
    focus: str
    kind: Wanted
    counter: str
    role: str


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
    return Question(
        text=text,
        terms=tuple(first.values()),
        weights=tuple(asked.weights[form] * idf(form) for form in first),
        focus=asked.focus,
        kind=asked.wanted,
        counter=asked.counter,
        role=asked.role,
    )
