"""A summary in an article's own sentences: its lead, and the few that carry most."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence

from index.corpus import PackedSentence
from index.korean.tags import NOUNS

_TAGS = NOUNS | {"VV"}
_LONGEST = 300  # letters; a longer sentence takes the place of two
_SHORTEST = 15
_MOST_SHARED = 0.5  # of the words of the shorter of two sentences


def summary(
    sentences: Sequence[PackedSentence], idf: Callable[[str], float]
) -> list[PackedSentence]:
    """Three to five sentences in the order of the text; fewer where there are no more.

    The nearness of a sentence to the centroid of the article (Radev et al. 2004) tells how much it
    carries; what repeats a chosen one is passed over.
    """
    words = {s.number: {t.form for t in s.unpack().terms if t.tag in _TAGS} for s in sentences}
    fit = [s for s in sentences if _SHORTEST <= s.end - s.start <= _LONGEST and words[s.number]]
    if not fit:
        return list(sentences[:1])
    counts = Counter(form for found in words.values() for form in found)
    centroid = {form: count * idf(form) for form, count in counts.items() if count > 1}

    def carried(sentence: PackedSentence) -> float:
        found = words[sentence.number]
        return sum(centroid.get(form, 0.0) for form in found) / math.sqrt(len(found) + 3)

    most = 3 if len(fit) < 10 else 4 if len(fit) < 20 else 5
    chosen = [fit[0]]
    for sentence in sorted(fit[1:], key=lambda s: (-carried(s), s.number)):
        if len(chosen) == most:
            break
        if not any(_repeats(words[sentence.number], words[other.number]) for other in chosen):
            chosen.append(sentence)
    return sorted(chosen, key=lambda s: s.number)


def _repeats(one: set[str], other: set[str]) -> bool:
    return len(one & other) > _MOST_SHARED * min(len(one), len(other))
