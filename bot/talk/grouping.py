"""Questions without a good answer, alike ones together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.state.feedback import Reason
from bot.state.questions import Gap
from index.records import Term

_NOUNS = frozenset({"NNG", "NNP", "SL", "SN", "XR"})
_ALIKE = 0.6  # share of all nouns of two questions that both have (Jaccard)


@dataclass(slots=True)
class Group:
    """Alike questions.

    Attributes:
        question: the first of them.
        others: how many other wordings there are.
        reasons: how often each was given for a 👎.
    """

    question: str
    nouns: frozenset[str]
    unanswered: int = 0
    unsure: int = 0
    disliked: int = 0
    others: int = -1
    reasons: Counter[Reason] = field(default_factory=Counter)

    def add(self, gap: Gap, reasons: Mapping[Reason, int]) -> None:
        self.unanswered += gap.unanswered
        self.unsure += gap.unsure
        self.disliked += gap.disliked
        self.others += 1
        self.reasons.update(reasons)


def grouped(
    gaps: Iterable[Gap],
    reasons: Mapping[str, Mapping[Reason, int]],
    terms: Callable[[str], Sequence[Term]],
) -> list[Group]:
    """Put questions that share most of their nouns together; the most frequent first.

    Args:
        reasons: by question.
        terms: the analyzer's.
    """
    groups: list[Group] = []
    for gap in gaps:
        nouns = frozenset(t.form for t in terms(gap.question) if t.tag in _NOUNS)
        group = next((g for g in groups if _alike(g, gap.question, nouns)), None)
        if group is None:
            group = Group(gap.question, nouns)
            groups.append(group)
        group.add(gap, reasons.get(gap.question, {}))
    return sorted(groups, key=lambda g: (-(g.unanswered + g.disliked), -g.unsure))


def _alike(group: Group, question: str, nouns: frozenset[str]) -> bool:
    if not nouns or not group.nouns:
        return group.question == question
    return len(nouns & group.nouns) >= _ALIKE * len(nouns | group.nouns)
