from __future__ import annotations

import pytest
from lxml import etree

from index.readers.equations import hangul_equation, word_equation

_M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def _omml(inner: str) -> str:
    return word_equation(etree.fromstring(f"<m:oMath {_M}>{inner}</m:oMath>"))


def _r(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (_r("넓이=") + _r("12"), "넓이=12"),
        (f"<m:f><m:num>{_r('a+b')}</m:num><m:den>{_r('2')}</m:den></m:f>", "(a+b)/2"),
        (f"<m:sSup><m:e>{_r('x')}</m:e><m:sup>{_r('2')}</m:sup></m:sSup>", "x^2"),
        (f"<m:sSub><m:e>{_r('x')}</m:e><m:sub>{_r('n+1')}</m:sub></m:sSub>", "x_(n+1)"),
        (f"<m:rad><m:deg/><m:e>{_r('xy')}</m:e></m:rad>", "√xy"),
        (f"<m:d><m:e>{_r('a')}</m:e><m:e>{_r('b')}</m:e></m:d>", "(a, b)"),
        (
            "<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr>"
            f"<m:sub>{_r('i=1')}</m:sub><m:sup>{_r('n')}</m:sup><m:e>{_r('i')}</m:e></m:nary>",
            "∑_(i=1)^n i",
        ),
        (f"<m:func><m:fName>{_r('log')}</m:fName><m:e>{_r('x')}</m:e></m:func>", "log x"),
        (f"<m:limLow><m:e>{_r('lim')}</m:e><m:lim>{_r('n')}</m:lim></m:limLow>", "lim_n"),
    ],
)
def test_an_equation_of_word_is_read_as_people_type_it(inner: str, text: str) -> None:
    assert _omml(inner) == text


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("y = 3 x + 1", "y = 3 x + 1"),
        ("{a + b} over 2", "(a + b)/2"),
        ("1 over {2 pi}", "1/(2 π)"),
        ("x ^{2} +- sqrt {b}", "x^2 ± √b"),
        ("S _{n}", "S_n"),
        ('"둘레" = 2 times pi r', "둘레 = 2 × π r"),
        ("rm 12~km", "12 km"),
        ("over", "/"),
        ("{a", "a"),
    ],
)
def test_an_equation_of_the_hangul_word_processor_is_read_as_people_type_it(
    script: str, text: str
) -> None:
    assert hangul_equation(script) == text
