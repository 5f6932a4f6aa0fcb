"""Whole numbers however they are written: 10,450, 1만450, 1만 450; 3억5천만, 3억5000만."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

_SMALL = {"십": 10, "백": 100, "천": 1000}
_LARGE = {"만": 10**4, "억": 10**8, "조": 10**12}
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[십백천만억조]")
_LONGEST = 16  # digits; beyond that it names something


def value(forms: Sequence[str]) -> int | None:
    """The number that terms in a row make (1 + 만 + 450); None where they make no whole one."""
    written = "".join(forms)
    tokens = _TOKEN.findall(written)
    if "".join(tokens) != written or not tokens or len(written) > 2 * _LONGEST:
        return None
    total = section = number = Decimal(0)
    floor = 10**_LONGEST
    for token in tokens:
        if token in _SMALL:
            section, number = section + (number or 1) * _SMALL[token], Decimal(0)
        elif token in _LARGE:
            if _LARGE[token] >= floor:
                return None  # two numbers, one behind the other
            floor = _LARGE[token]
            total += ((section + number) or 1) * _LARGE[token]
            section = number = Decimal(0)
        elif number:
            return None
        else:
            number = Decimal(token)
    found = total + section + number
    return int(found) if found == int(found) else None


def ways(number: int) -> tuple[tuple[str, ...], ...]:
    """How texts write a number from 10,000 on, each way as the terms that it is cut into."""
    if not 10**4 <= number < 10**_LONGEST:
        return ()
    rest, mixed, short = number, list[str](), list[str]()
    for sign, unit in reversed(_LARGE.items()):
        part, rest = divmod(rest, unit)
        if part:
            mixed += [str(part), sign]
            whole = part % 1000 == 0
            short += [str(part // 1000), f"천{sign}"] if whole else [str(part), sign]
    tail = [str(rest)] if rest else []
    return tuple(dict.fromkeys(((str(number),), (*mixed, *tail), (*short, *tail))))
