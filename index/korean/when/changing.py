"""Questions about what changes from day to day, asked as of now without saying so."""

from __future__ import annotations

import re
from datetime import date

from index.korean.asking import ASKING
from index.korean.offices import POSTS, any_of
from index.records import AskedTime

_OFFICE = f"(?:{any_of(POSTS)})"
_PRICE = (
    r"(?:가격|값|시세|주가|유가|환율|금리|지수|코스피|코스닥|나스닥|요금|입장료|수수료|시급|임금|월세|전세|세율|몸값|"
    r"시가총액)"
)
_WEATHER = r"(?:날씨|기온|온도|미세\s?먼지|습도|강수량|황사)"
_PARTICLE = r"(?:은|는|이|가|님은|님이)?"
_ASKED = re.compile(
    rf"{_OFFICE}{_PARTICLE}\s*(?:이름|성함)?{_PARTICLE}\s*(?:{ASKING['person']}|뭐|[?？]|$)|누가\s?{_OFFICE}"
    rf"|{_PRICE}{_PARTICLE}\s*(?:지금\s?)?(?:얼마|몇|어때|어떻|[?？]|$)"
    rf"|{_WEATHER}{_PARTICLE}\s*(?:얼마|몇|어때|어떻|[?？]|$)",
    re.IGNORECASE,
)
# A question about what was: 얼마였어, 누가 됐어, 올랐나.
_PAST = re.compile(
    r"[았었였했됐갔났렸졌섰왔](?:어|나|니|냐|지|을|던|는|습|다|대)|당시|그때|초대|역대|전임|전직"
)


def changing(question: str, today: date) -> AskedTime | None:
    """A question on who holds an office, a price or the weather; None for any other."""
    found = _ASKED.search(question)
    if found is None or _PAST.search(question):
        return None
    return AskedTime("changing", today, today, today, *found.span())
