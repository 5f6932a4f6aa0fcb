"""What a Korean name looks like."""

from __future__ import annotations

_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국은편용"
)
_TWO_SYLLABLE_SURNAMES = ("남궁", "황보", "제갈", "사공", "선우", "독고", "서문")


def like_a_name(word: str) -> bool:
    """Whether a word has the letters of a surname and a given name."""
    return (len(word) == 3 and word[0] in _SURNAMES) or (
        len(word) in {3, 4} and word.startswith(_TWO_SYLLABLE_SURNAMES)
    )
