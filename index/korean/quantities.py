"""Amounts as sentences tell them: a number with its unit."""

from __future__ import annotations

import re
from decimal import Decimal

from index.korean.units import counted_in, units_of
from index.korean.when.words import COUNTED_DAYS, one_of

NUMERALS = "(?:한두|두세|서너|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열두|열|스무|스물|서른|마흔|쉰|수십|수백|수천|수만)"
_SCALES = {"십": 10, "백": 10**2, "천": 10**3, "만": 10**4, "억": 10**8, "조": 10**12}
_SCALE = "".join(_SCALES)
NUMBER = rf"\d[\d,.]*\s?(?:[{_SCALE}]\s?)*(?:[여수]\s?)?"
AMOUNT = re.compile(
    r"(?<![\d.,A-Za-z~∼])(?:제\s?|\d[\d,]*(?:\.\d+)?[%％]?\s?[~∼]\s?)?\d[\d,]*(?:\.\d+)?"
    rf"(?:\s?[{_SCALE}]+(?:\s?\d[\d,]*(?:\.\d+)?(?=\s?[{_SCALE}]))?)*(?:\s?\d[\d,]*(?=\s?(?:원|명|개|달러)))?"
    rf"(?:여|\s여)?(?:\s?(?:할\s?\d푼(?:\s?\d리)?|{units_of()})(?![a-z]))?"
)
COUNTED = re.compile(
    rf"(?<![가-힣]){NUMERALS}\s?(?:{counted_in()})|(?<![가-힣])(?:{one_of(COUNTED_DAYS)})(?!째)"
)

_ORDINAL = re.compile(rf"^제\s?\d|\d(?:{units_of('ordinal')})$|^\d{{1,4}}$")

# What may be counted differently by two articles: no rank, no date, no age.
_COMPARED = units_of(
    "money", "rate", "length", "area", "weight", "power", "volume", "score", "people", "count"
)
QUANTITY = re.compile(
    rf"(?<![\d.,가-힣A-Za-z])(?P<number>\d[\d,]*(?:\.\d+)?(?:\s?[천만억조])*(?:\s?\d[\d,]*\s?[천만억조]+)*"
    rf"(?:\s?\d[\d,]*)?)\s?(?P<unit>{_COMPARED}|시간|분)(?P<behind>[^.\n]{{0,12}})"
)
_PIECE = re.compile(r"(?P<digits>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>[천만억조]*)")
# A number that is rounded, or one end of a range, contradicts nothing.
ROUGH_BEFORE = re.compile(r"(?:약|최대|최소|최고|거의|대략|많게는|적게는|[~∼\-–])\s*$")
ROUGH_BEHIND = re.compile(
    r"\s?(?:여|가량|안팎|이상|이하|미만|초과|정도|남짓|쯤|[~∼\-–]|부터|까지|[이가을를]?\s?(?:넘|웃도|밑도))"
)


def value_of(number: str) -> Decimal:
    """1만 2000 → 12000; 2조 3000억 → 2300000000000; 3천만 → 30000000."""
    total = Decimal(0)
    for piece in _PIECE.finditer(number):
        value = Decimal(piece["digits"].replace(",", ""))
        for letter in piece["scale"]:
            value *= _SCALES[letter]
        total += value
    return total


def is_ordinal(words: str) -> bool:
    """Whether a number says which of several (제3차), or what nobody knows (2019), rather than how many."""
    return _ORDINAL.search(words) is not None
