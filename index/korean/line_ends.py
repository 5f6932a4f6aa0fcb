"""Where a line that is too narrow for its text may have been broken: words and sentences at its ends."""

from __future__ import annotations

import re

# A line that starts with one of these and a blank goes on with the word above.
ENDING = re.compile(
    r"(?:은|는|을|를|이|가|의|에|로|과|와|도|만|다|며|고|면|서|지|던|네|요|에서|에게|으로|까지|부터|보다|처럼|"
    r"이라고|라고|하고|에는|에도|으로써|로서|들이|들을|들은|들의|이다|했다|한다|된다|됐다|하며|하는|해서|니다|습니다)"
    r"(?=[\s,.”’)」』]|$)"
)
# A word that ends so hardly goes on.
COMPLETE = re.compile(
    r"\S(?:를|에서|에게|으로|까지|부터|에는|에도|하고|하며|하는|있는|없는|위해|대한|통해|따라|했다|한다|된다|됐다|"
    r"(?<![가고노마])을|는|이다|니다|라며|다며|라고|다고|지만|는데|면서|도록|려는|려고|했던|됐던|하던|하지|들은|들이|들을|들의|과의|와의|의)$"
)
# Words of one syllable that stand by themselves, and nouns that follow a word that is complete.
ALONE = frozenset("수 것 등 및 더 이 그 각 약 첫 안 못 잘 전 후 중 때 뒤 새 총 매".split())
DEPENDENT = re.compile(r"(?:수|것|것이|것을|것은|것으로|것이라고|것이다|등|및|때|때문)(?=\s)")
# A statement ends so, and no headline or running head does.
STATEMENT = re.compile(r"[다요][.?!][\"”’')\]]*$")
STATEMENT_WITHOUT_MARK = re.compile(r"[다요][\"”’')]*$")
LIST_LETTER = r"[가나다라마바사아자차카타파하]"
"""A pattern: what items of a list are lettered with."""
REST_OF_A_STATEMENT = "다."
"""The letter of a list that also stands at a line's beginning where 있었|다. was broken."""
LIST_SIGNS = "ㅇㅁ"
"""Letters that stand for ○ and □ where items are marked."""
NOTE_MARK = re.compile(
    r"(?:주?\s?\d{1,3}\s?\)|\[\d{1,3}\]|\d{1,3}[.\s]|[*†‡]{1,3}|[①-⑳]|[¹²³⁰-⁹]+)\s?(?=\S)"
)
"""What a footnote begins with."""
