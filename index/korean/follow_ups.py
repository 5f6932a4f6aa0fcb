"""How a question goes on from the one before: 그럼 …, 그 …, 순천은?"""

from __future__ import annotations

import re

from index.korean.asking import asks_for

CONNECTIVE = re.compile(
    r"(?:아니\s+)?(?:그럼|그러면|그렇다면|그래서|근데|그런데|그리고|혹시|그럼\s+혹시)[\s,]+"
)
THAT = re.compile(r"(?<![가-힣])그\s+(?=[가-힣A-Za-z])")
ONLY_SUBJECT = re.compile(r"(?P<subject>.+?)(?:은|는|도)요?\s*[?？]*\s*")
ASKS_VALUE = re.compile(rf"(?:은|는|이|가)?\s*(?:{asks_for('person', 'number').pattern})")
AFTER_SUBJECT = re.compile(r"(?:에서는|에서|에는|은|는|이|가|을|를|도)(?=\s)")
LONE_LETTER = re.compile(r"(?<![가-힣])[가-힣]$")
"""A letter before a term that begins the word and is not indexed (김 of 김건희)."""
ASKED_FOR = {
    "person": asks_for("person"),
    "place": asks_for("place", "which"),
    "firm": asks_for("place", "which", "person"),
}
