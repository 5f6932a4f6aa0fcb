"""What speaks for no word of a sentence being the answer: it is about something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index.korean.asked import ExpectedAnswer
from index.korean.kinds import REASON_NOUNS
from index.records import Term
from index.spans.told_features import Feature


def nothing(
    asked: ExpectedAnswer, terms: Sequence[Term], document: str, idf: Callable[[str], float]
) -> list[Feature]:
    """What speaks for none of the candidates: the sentence is about something else.

    Args:
        document: the whole text, where the subject may have been named before.
    """
    forms = {term.form for term in terms}
    # Here the noun asked by counts in full: "행사는 언제 열려?" is about the 행사.
    weights = {
        form: (1.0 if form == asked.focus else factor) * idf(form)
        for form, factor in asked.weights.items()
    }
    total = sum(weights.values()) or 1.0
    held = sum(weight for form, weight in weights.items() if form in forms)
    names = [t.form for t in asked.names]
    here = sum(form in forms for form in names)
    unnamed = sum(form not in forms and form not in document for form in names)
    yielded = [
        (f"nothing|names {min(len(names), 3)}, nowhere {min(unnamed, 2)}", 1.0),
        (f"nothing|{asked.wanted}|nowhere {min(unnamed, 2)}", 1.0),
        (f"nothing|names {min(len(names), 3)} {min(here, 3)}", 1.0),
        (f"nothing|{asked.wanted}|focus {asked.focus in forms if asked.focus else None}", 1.0),
        (f"nothing|{asked.wanted}|said {_all_said(asked, forms)}", 1.0),
        (f"nothing|{asked.wanted}|share asked", held / total),
    ]
    return [
        *yielded,
        ("nothing", 1.0),
        (f"nothing|{asked.wanted} {asked.explicit}", 1.0),
        ("nothing|share asked", held / total),
    ]


def told_share(asked: ExpectedAnswer, terms: Sequence[Term], idf: Callable[[str], float]) -> float:
    """The share of a question's words, by their weight, that a sentence holds; 0 where it holds
    nothing but names."""
    forms = {term.form for term in terms}
    if _all_said(asked, forms) == "no":
        return 0.0
    weights = {f: w * idf(f) for f, w in asked.weights.items() if f not in REASON_NOUNS}
    total = sum(weights.values()) or 1.0
    return sum(weight for form, weight in weights.items() if form in forms) / total


def _all_said(asked: ExpectedAnswer, forms: set[str]) -> str:
    """How many of the words that are neither the focus nor names are said."""
    names = {term.form for term in asked.names}
    words = [form for form in asked.weights if form != asked.focus and form not in names]
    here = sum(form in forms for form in words)
    return "none asked" if not words else "all" if here == len(words) else "some" if here else "no"
