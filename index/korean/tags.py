"""Sets of Kiwi's tags (the Sejong set), each named by what its words are."""

from __future__ import annotations

PREDICATES = frozenset({"VV", "VA"})
NUMBERS = frozenset({"NR", "SN"})
NAMES = frozenset({"NNP", "SL", "SH"})
"""Words that are names, or may be: proper, Latin and hanja ones."""
TELLING = frozenset({"NNG", "NNP", "SL"})
"""Words by which one tells what an article is about; what a user may have kept whole."""
NOUNS = frozenset({"NNG", "NNP", "NR", "XR", "SL", "SH"})
"""Words that name something by themselves."""
NOUN_PARTS = NOUNS | {"SN", "XPN", "XSN", "W_SERIAL"}
"""What a noun of several pieces is made of."""
SEARCHED = NOUNS | {"SN", "W_SERIAL", "W_HASHTAG"}
"""What is looked for as a noun."""
FRAME = frozenset({"MM", "NP", "XPN", "XSN"})
"""Words that name nothing by themselves."""
