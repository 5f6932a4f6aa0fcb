"""Words that tell a reason or an aim, and the clause of a sentence that they end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.korean.kinds import REASON_NOUNS
from index.korean.lexicon import POINTING_WORDS
from index.korean.tags import PREDICATES
from index.records import Term

# What ends the clause of a reason: behind a noun or a predicate made one (비 때문에, 늦은 탓에, 오는 바람에),
# behind a noun (태풍으로 인해), and endings of predicates (막느라, 왔으므로).
_OF_ANY = (
    r"때문(?:에|이다|이었다|이라고|이라는|이며|이고|으로|입니다)?|덕(?:분)?(?:에|이다|이었다)|탓(?:에|이다|이었다|으로)"
    r"|까닭(?:에|이다|으로)|바람에|통에|나머지|관계로|만큼"
    r"|(?:이유|사유|명목|명분|목적|취지|차원|계기|여파|영향|원인|우려)(?:로|으로|에서|에)"
)
_OF_NOUN = r"(?:으로|로)\s(?:인해서?|인한|말미암아)|(?:을|를)\s(?:위해서?|위한|계기로|우려해)|에\s(?:따라|따른|힘입어)"
_OF_PREDICATE = r"기\s위해서?|기\s위한|느라고?|으?므로|니까|라서|길래|려고|고자"
_REASON = re.compile(rf"(?<=\S)(?:\s?(?:{_OF_ANY})|{_OF_NOUN}|{_OF_PREDICATE})(?=[\s,.”’]|$)")
# Loose, for ranking: 아서 and 도록 tell of much else, too.
_TOLD = re.compile(
    rf"때문|위[해하한]|인하|따[라른]|덕분|탓|말미암|그래서|고자|려고|느라|기에|므로|니까|[아어해라]서|만큼|우려|배경|목적|취지|차원|여파"
    rf"|바람에|으로\s인|{'|'.join(sorted(REASON_NOUNS))}"
)
_MARK = re.compile(r"[,“”‘’]\s?|(?<=[가-힣][고며])\s(?!있|싶)")
_TOPIC = re.compile(r"\S+[은는]\s")
_FEWEST = 4  # letters: less is a fragment of a clause ("이 때문에")


def tells_reason(text: str) -> bool:
    """Whether any word of a reason or an aim stands there."""
    return _TOLD.search(text) is not None


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
            alone = len(words) == 1 and (not start or start in topics)
            if alone and len(words[0]) > 1 and words[0] not in POINTING_WORDS:
                return start, match.end()
    return None


def _modifies(word: re.Match[str], terms: Sequence[Term]) -> bool:
    """Whether it is a predicate (늘어나는) rather than a topic (회사는)."""
    return any(t.tag in PREDICATES and word.start() <= t.start < word.end() for t in terms)
