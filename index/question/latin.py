"""Questions in English, and Latin names within Korean ones, as the articles would write them.

Lexical means only: a list of equivalents, looked up in what the collection knows. "Who is the CEO
of NAVER LABS?" becomes 네이버랩스 대표 누구?, and what has no equivalent stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from index.korean.equivalents import load_equivalents
from index.korean.hangul import is_hangul
from index.korean.lexicon import ENGLISH_FUNCTION_WORDS
from index.question.vocabulary import Vocabulary

_WORD = re.compile(r"[A-Za-z][A-Za-z&]*")
_RUN = re.compile(r"[A-Za-z][A-Za-z&]*(?:['’]s?)?(?: [A-Za-z][A-Za-z&]*)*")
_HANGUL = re.compile(r"[가-힣ㄱ-ㅣ]")
_OF = re.compile(r"(?P<what>[^?]*?)\s(?:of|in|at|for)\s+(?:the\s+)?(?P<whole>[^?]+)")
_LONGEST_NAME = 3  # words
_ENDINGS = ("s", "es", "ed", "ing")
# What an English asking word asks, the longer ones first.
_ASKING = (
    ("how many", "몇"),
    ("how much", "얼마"),
    ("how long", "얼마나"),
    ("what time", "언제"),
    ("what date", "언제"),
    ("when", "언제"),
    ("where", "어디"),
    ("who", "누구"),
    ("whom", "누구"),
    ("whose", "누구"),
    ("why", "왜"),
    ("how", "어떻게"),
    ("which", "어느"),
    ("what", "무엇"),
)


@dataclass(frozen=True, slots=True)
class Korean:
    """A question as it is searched for.

    Attributes:
        readings: (written, read) of what was put into other words.
    """

    text: str
    readings: tuple[tuple[str, str], ...] = ()


def in_korean(question: str, vocabulary: Vocabulary) -> Korean:
    """Put a question into words that the collection knows; without Latin words it stays as it is."""
    if _HANGUL.search(question):
        return _mixed(question, vocabulary)
    lowered = question.lower()
    asking = next((korean for word, korean in _ASKING if re.search(rf"\b{word}\b", lowered)), None)
    if asking is None:
        return _mixed(question, vocabulary)
    whole = _OF.fullmatch(question.strip(" ?!."))
    ordered = f"{whole['whole']} {whole['what']}" if whole else question
    content = [
        word for word in _WORD.findall(ordered) if word.lower() not in ENGLISH_FUNCTION_WORDS
    ]
    if asking == "몇" and whole is None:  # what is counted comes first, and last in Korean
        content = content[1:] + content[:1]
    known = _known(content, vocabulary)
    if not content or known == content:
        return Korean(question)
    numbers = re.findall(r"\d+", ordered)
    text = f"{' '.join([*known, *numbers, asking])}?"
    return Korean(text, ((question, text),))


def _mixed(question: str, vocabulary: Vocabulary) -> Korean:
    """The Latin names within a question put into Hangul, where the collection has them so."""
    readings: list[tuple[str, str]] = []

    def read(match: re.Match[str]) -> str:
        words = match[0].split(" ")
        known = _known(words, vocabulary)
        if known == words:
            return match[0]
        readings.append((match[0], " ".join(known)))
        return " ".join(known)

    return Korean(_RUN.sub(read, question), tuple(readings))


def _known(words: list[str], vocabulary: Vocabulary) -> list[str]:
    """Each word, or a few together, as the collection writes them; as they are if it does not."""
    known: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            found = _name(words[at : at + size], vocabulary)
            if found is not None:
                known.append(found)
                at += size
                break
        else:
            known.append(words[at])
            at += 1
    return known


def _name(words: list[str], vocabulary: Vocabulary) -> str | None:
    """Words that make up one known word (NAVER Labs, 네이버랩스); None where none is known."""
    if all(word.lower() in vocabulary for word in words):
        return None
    choices = [_hangul(word) for word in words]
    for choice in product(*choices):
        if (joined := "".join(choice)) in vocabulary:
            return joined
    if len(words) == 1:
        within = (form for form in choices[0] if len(form) > 1 and vocabulary.within_a_word(form))
        return next(within, None)
    return None


def _hangul(word: str) -> list[str]:
    """Its equivalents in Hangul, and theirs; without its ending where it has none (invited)."""
    of = load_equivalents().of
    for stem in _stems(word.lower()):
        found = [form for form in of(stem) if is_hangul(form)]
        if found:
            others = (other for form in found for other in of(form) if is_hangul(other))
            return list(dict.fromkeys((*found, *others)))
    return []


def _stems(word: str) -> list[str]:
    """The word, and what it may be an inflected form of."""
    cut = [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)]
    return [word, *(f"{stem}e" for stem in cut), *cut]
