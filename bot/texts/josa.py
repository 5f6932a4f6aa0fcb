"""Korean particles that follow the sound of the word before them."""

from __future__ import annotations

from index.korean.hangul import is_hangul, parts_of

# The last sound of digits and Latin letters as they are read: 0 영, 1 일, 3 삼, 6 육, 7 칠, 8 팔;
# L 엘, M 엠, N 엔, R 알. Those that end in ㄹ take 로, like open ones.
_CLOSED = frozenset("036mnMN")
_CLOSED_BY_RIEUL = frozenset("178lrLR")
_RIEUL = "ㄹ"


def josa(word: str, pair: str) -> str:
    """`word` with the fitting one of `pair`: ``은/는``, ``이/가``, ``을/를``, ``과/와``, ``으로/로``.

    The first of the pair follows a closed syllable, the second an open one (and ㄹ, for
    ``으로/로``); closing marks and quotes at the end of the word are passed over.
    """
    closed, opened = pair.split("/")
    letters = [letter for letter in word if letter.isalnum()]
    final = _final(letters[-1]) if letters else ""
    if final == _RIEUL and closed == "으로":
        return word + opened
    return word + (closed if final else opened)


def _final(letter: str) -> str:
    """The final consonant, empty for none; some other letter stands for 영, 삼, 엠 …"""
    if is_hangul(letter):
        return parts_of(letter)[2]
    if letter in _CLOSED_BY_RIEUL:
        return _RIEUL
    return "ㅁ" if letter in _CLOSED else ""
