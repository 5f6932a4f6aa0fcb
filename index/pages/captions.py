"""Captions of pictures on Korean news pages."""

from __future__ import annotations

import re

# Captions of wire agencies hold up to three sentences; longer lines are paragraphs (characters).
_LONGEST_CAPTION = 250
_LONGEST_TRIANGLE = 100
_SHORTEST_REPORT = 20

_WHAT = r"(?:사진|이미지|자료|그래픽|일러스트|삽화|출처|영상(?!\s?(?:취재|편집))|화면|캡처|캡쳐|인포그래픽|표|도표|그림)"
_AGENCY = (
    r"(?:연합뉴스|뉴시스|뉴스1|AP|AFP|로이터|EPA|게티이미지\S*|\S{0,8}(?:일보|신문|통신|뉴스))"
)
_INSIDE = r"[^()\[\]<>【】〔〕]"
_CREDIT = re.compile(
    rf"""
    [(\[<【〔] {_INSIDE}{{0,20}} {_WHAT} [가-힣\s]{{0,8}} [=:：·/ⓒ©] {_INSIDE}{{1,50}} [)\]>】〕] \.? $
  | [(\[<【〔] {_INSIDE}{{1,40}} \s? (?:제공|캡처|캡쳐|갈무리) [)\]>】〕] \.? $
  | (?<=\S) \s? [(\[<【〔]? \s? [ⓒ©] \s? [^()\[\]<>.]{{1,30}} [)\]>】〕]? $
  | (?:[/|│] | (?<=[.\s])) \s? {_WHAT} \s? (?:제공|출처|캡처)? \s? [=:：] \s? [^=]{{1,40}} $
  | / \s? {_AGENCY} (?: \s? \S{{2,4}} \s? 기자 )? $
  | \*? \s? 재판매 \s? 및 \s? DB \s? 금지 \s? [.\])]* $
  | \d{{4}} [./] \s? \d{{1,2}} [./] \s? \d{{1,2}} \.? \s? (?: /\S{{1,15}} | \S{{1,30}}@\S{{3,30}} ) $
    """,
    re.VERBOSE,
)
_WHOLE = re.compile(
    rf"""
    ^ [(\[<【〔▲△▼]? \s? {_WHAT} \s? (?:제공|출처|캡처)? \s? [=:：ⓒ©] \s? .{{1,60}} $
  | ^ .{{1,40}} (?<![.]) \s {_WHAT} \s? 제공 $
    """,
    re.VERBOSE,
)
_TRIANGLE = re.compile(r"[▲△▼▽]")
# A credit in brackets behind a report: the picture of a paragraph, which is text all the same.
_BRACKETED = re.compile(
    rf"[(\[<【〔]{_INSIDE}{{0,20}}(?:{_WHAT}{_INSIDE}{{0,50}}|제공|캡처|캡쳐|갈무리)[)\]>】〕]\.?$"
)
_REPORT_END = re.compile(r"다\.[\"”’')\]]*$")
# How pictures are described.
_SHOWN = re.compile(r"있(?:는\s?모습이)?(?:다|습니다)\.$|(?:모습|장면|전경)(?:이다|입니다)?\.?$")
_SENTENCE_END = re.compile(r"[다요까죠][.?!]?[\"”’')\]]*$")
_SOURCE = re.compile(r"자료|출처|표|도표")
_INNER_SENTENCE = re.compile(r"[다요까죠][.?!][\"”’')\]]*\s")
_CREDIT_ALONE = re.compile(r"[(\[<【〔][^()\[\]<>【】〔〕]{2,60}[)\]>】〕]\.?")


def is_caption(line: str) -> bool:
    """Whether a line bears a credit as captions do.

    ``(사진=…)``, ``/사진=…``, ``[… 제공]``, ``ⓒ …``, ``재판매 및 DB 금지``, ``/연합뉴스`` at its end.
    """
    line = line.strip()
    if len(line) > _LONGEST_CAPTION:
        return False
    match = _CREDIT.search(line) or _WHOLE.search(line)
    if match is None:
        return False
    if _BRACKETED.search(line) and _is_report(line):
        return False
    # "(자료: 통계청)" behind several sentences is the source of a paragraph, not of a picture.
    return not (_SOURCE.search(match[0]) and _INNER_SENTENCE.search(line))


def without_credit(line: str) -> str | None:
    """What stands before a bracketed credit at the end of a line; None where there is none."""
    told = _BRACKETED.sub("", line.strip()).rstrip()
    return told if told != line.strip() else None


def _is_report(line: str) -> bool:
    """Whether what stands before a bracketed credit reports, rather than describes a picture."""
    told = _BRACKETED.sub("", line).rstrip()
    return (
        len(told) >= _SHORTEST_REPORT
        and _REPORT_END.search(told) is not None
        and _SHOWN.search(told) is None
        and _TRIANGLE.match(told) is None
    )


def is_credit(line: str) -> bool:
    """Whether a line holds a credit and nothing else: ``[시청 제공]``, ``사진=…``."""
    return _CREDIT_ALONE.fullmatch(line.strip()) is not None or bool(_WHOLE.fullmatch(line.strip()))


def is_triangle_caption(line: str) -> bool:
    """Whether a line may be a caption by its leading ▲ alone: short, no sentence.

    Lists use the same mark: the caller looks at the lines around.
    """
    line = line.strip()
    return (
        len(line) <= _LONGEST_TRIANGLE
        and _TRIANGLE.match(line) is not None
        and _SENTENCE_END.search(line) is None
    )


def is_triangle(line: str) -> bool:
    """Whether a line starts with the mark of captions and lists."""
    return _TRIANGLE.match(line.strip()) is not None
