"""Names of people, places and outlets, as far as their form tells."""

from __future__ import annotations

import re

from index.patterns import Patterns

# Common surnames of one syllable; a given name has one or two.
_SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄채원천"
    "방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형피두감"
    "호갈동음온팽승간상시범빈좌계라"
)
NAME = rf"[{_SURNAMES}][가-힣]{{1,2}}|(?:남궁|황보|선우|제갈|독고|사공)[가-힣]{{1,2}}"
_PATTERNS = Patterns("index.pages", "names.txt", 0)


def is_name(text: str) -> bool:
    """Whether a text is nothing but what could be a Korean name."""
    return re.fullmatch(NAME, text) is not None


def is_outlet(name: str) -> bool:
    """Whether a short string reads as the name of a newspaper, agency or broadcaster."""
    if not 2 <= len(name) <= 20:
        return False
    reads_so = (
        _PATTERNS["outlet"].fullmatch(name) is not None
        and _PATTERNS["not_outlet"].fullmatch(name) is None
    )
    return reads_so or _PATTERNS["known_outlet"].fullmatch(name) is not None


def is_place(text: str) -> bool:
    """Whether a text is one of the places that datelines name."""
    return _PATTERNS["place"].fullmatch(text) is not None


def is_heading(text: str) -> bool:
    """Whether a text is one that stands in brackets before headlines, paragraphs and credits."""
    return _PATTERNS["not_outlet"].fullmatch(text.replace(" ", "")) is not None
