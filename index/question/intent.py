"""Questions that are not about what the articles tell: small talk, and the articles themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.question.intent_patterns import FRAME, METADATA, SMALL_TALK
from index.question.lexicon import (
    ANSWER_KINDS,
    ENGLISH_FUNCTION_WORDS,
    LIGHT_PREDICATES,
    POINTING_WORDS,
    QUESTION_WORDS,
)
from index.records import SmallTalk, Subject, Term


@dataclass(frozen=True, slots=True)
class MetadataIntent:
    """A question about articles themselves.

    Attributes:
        subject: what is asked about them.
        about: forms of the words that say which articles are meant; empty means all or the only.
    """

    subject: Subject
    about: tuple[str, ...]


def small_talk(question: str) -> SmallTalk | None:
    """What kind of small talk the whole of `question` is, if it is nothing else."""
    compact = "".join(question.split())
    for kind, pattern in SMALL_TALK:
        if pattern.fullmatch(compact):
            return kind
    return None


def metadata_intent(question: str, terms: Sequence[Term]) -> MetadataIntent | None:
    """What is asked about the articles themselves, None where it is about what they tell.

    `about` must still be found in a title, outlet or author: "1936년 기사를 쓴 기자는?" has the
    form of such a question too, and is not one where no article is so named.
    """
    compact = "".join(question.split())
    for subject, pattern in METADATA:
        if pattern.search(compact):
            about = tuple(term.form for term in terms if not _frames(term))
            return MetadataIntent(subject, about)
    return None


def _frames(term: Term) -> bool:
    frames = (
        *(FRAME, QUESTION_WORDS, ENGLISH_FUNCTION_WORDS, POINTING_WORDS),
        *(LIGHT_PREDICATES, ANSWER_KINDS),
    )
    return any(term.form in words for words in frames) or term.tag in {"MM", "NP", "XSN", "XPN"}
