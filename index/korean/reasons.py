"""The clause of a sentence that tells a reason or an aim."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.korean.tags import PREDICATES
from index.records import Term

_REASON = re.compile(
    r"(?<=\S)(?:(?:기|는|은|ㄴ|던|의)?\s?(?:때문(?:에|이다|이었다|이라고|이라는|이며|이고|으로|입니다)?|덕분(?:에|이다)?|탓(?:에|이다))"
    r"|(?:기|을|를)\s위해서?|(?:기|을|를)\s위한|(?:으로|로)\s인해서?|(?:을|를)\s이유로|(?:을|를)\s목적으로|(?:을|를)\s계기로"
    r"|는\s이유로|다는\s이유로|(?:므로|니까|라서))(?=[\s,.”’]|$)"
)
_MARK = re.compile(r"[,“”‘’]\s?|(?<=[가-힣][고며])\s(?!있|싶)")
_TOPIC = re.compile(r"\S+[은는]\s")
_FEWEST = 4  # letters: less is a fragment of a clause ("이 때문에")


def reason_clause(text: str, terms: Sequence[Term]) -> tuple[int, int] | None:
    """(start, end) of the reason, from its clause's beginning to 때문에, 위해 and the like.

    A clause begins behind a mark, behind -고 or -며, or behind the topic of the sentence.

    Args:
        terms: of the sentence, with offsets into `text`.

    Code points into `text`, half-open; None where the sentence has no such phrase, or one that
    points to what was said before ("이 때문에").
    """
    topics = [word.end() for word in _TOPIC.finditer(text) if not _modifies(word, terms)]
    marks = [mark.end() for mark in _MARK.finditer(text)]
    for match in _REASON.finditer(text):
        borders = sorted(at for at in topics + marks if at < match.start())
        # A clause that began at the last border may be too short to be one: take the one before.
        for start in [*reversed(borders), 0]:
            words = text[start : match.start()].split()
            if len(words) >= 2 and match.start() - start >= _FEWEST:
                return start, match.end()
    return None


def _modifies(word: re.Match[str], terms: Sequence[Term]) -> bool:
    """Whether it is a predicate (늘어나는) rather than a topic (회사는)."""
    return any(t.tag in PREDICATES and word.start() <= t.start < word.end() for t in terms)
