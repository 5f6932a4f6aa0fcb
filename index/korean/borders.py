"""Sentence borders that Kiwi proposes for one paragraph, repaired.

Kiwi tells from endings where a Korean sentence stops, with marks or without. What it does not see
is what the marks around the words mean; the rules here are for that. They were found on one half
of ``tests/benchmarks/data/borders.tsv`` and on running text of an encyclopedia, and measured on
the other half (`make bench-borders`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.korean.hangul import ending_in
from index.korean.line_ends import LIST_LETTER

Span = tuple[int, int]

# A longer quotation is cut like any other text: no more than this is shown of an article at once.
# It also bounds what a bracket closed by mistake can swallow.
_LONGEST_ENCLOSURE = 400

# Headlines of Korean pages have 8 to 90 characters.
_LONGEST_HEADING = 90

_PAIRS = dict(zip("“‘(（[【『「《〈<", "”’)）]】』」》〉>", strict=True))
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_STRAIGHT = {'"': "“", "'": "‘"}
_ENCLOSING = re.compile(r"[“”‘’\"'()（）\[\]【】『』「」《》〈〉<>]")

_CLOSER = r"[”’\"')）\]】』」》〉>]"
_EMOJI = (
    r"[\U0001f300-\U0001faff⌚⌛⏰⏳☀-☄☔☕☹-☻♡♥♿⚓⚡⚽⚾⛄⛅⛪⛲⛳⛵⛺⛽✊-✌✨❤⭐\ufe0f\u200d]"
)
_FEELING = rf"(?:\s*(?:{_EMOJI}|[ㅋㅎㅠㅜ]{{2,}}|\^\^))"

# Endings that are no nouns (바다, 캐나다, 필요, 수요): 했다, 없다, 입니다, 이다, 어요, 세요.
_DOUBLE = ending_in("ㅄ", "ㅆ")
_FINAL = rf"(?:[{_DOUBLE}니이]다|[어아여해세에예네군지든]요|[죠까])"

# Borders that Kiwi leaves out at times, mostly those before a sentence that begins with a mark.
_CERTAIN = re.compile(
    rf"[가-힣][다요죠까][.?!]+{_CLOSER}*\s+"  # 올랐다. ‖《두레》는
    r"|[가-힣][다요죠까][.?!]+(?=[“‘『《「〈](?!이?라[고며]|[고며]))"  # 냈다.‖“어렵다”는; not a closing “
    rf"|{_FINAL}(?:…|\.\.+)\.?{_CLOSER}*\s+"  # 못했다… ‖회의장은
    rf"|{_FINAL}\([^()]*\)\s+"  # 떠났다(향년 88세) ‖빈소는
    # to Garam. ‖See you; sold out. ‖안내판; not Prof. Kim, Pharm. Co., man vs. machine
    r"|(?:[a-z]{4}|[a-z] (?!vs|etc|pp)[a-z]{2,3})[.?!]+\s+(?=[A-Z가-힣](?!o\.|td|nc))"
)

# A quotation is over but its sentence is not: “…” 라고 말했다, “…” 하고 외쳤다.
_GOES_ON = re.compile(
    r"\s*(?:이?라(?:고|며|면서|는|던|더니|지만)|(?:고|며|면서)(?=[\s,])|하(?:고|며|면서|는|던|셨|였|자)|했|한다)"
)
# Glued to a mark, these are particles: “가자!”는 물음, 그룹 웨이브업!이 새 음반을
_PARTICLE = re.compile(r"(?:[은는이가을를의와과도만]|에서?|으?로|에게|이?라[는고])(?=[\s,.])")

# What a sentence begins with, but Kiwi leaves at the end of the one before.
_LONGEST_MARKER = 16
_MARKER = re.compile(
    r"(?<=\s)(?:[■□▲△▶▷◆◇●○◎★☆※·•ㆍ①-⑳❶-❿]|\[[^]]{1,10}\]|【[^】]{1,10}】|<[^>]{1,10}>)\s*$"
    r"|(?<=[.?!]\s)[一-鿿]{1,4}\s*$"  # 했다. 美 ‖국방부는
)
# What a sentence ends with, but Kiwi puts before the next one.
_TAIL = re.compile(rf"(?:(?:[.,?!…]|{_CLOSER})+(?=\s|$)|{_FEELING}+)\s*")
# (웃음), (반대 9명), [사진=별빛일보] at the end; no sentence in it, and not (주)가람전자.
_NOTE = re.compile(r"\((?![^()]*[다요죠까][.?!])[^()]{1,60}\)\.?(?:\s+|$)|\[[^]]{1,60}\]$")

_NUMBER = re.compile(rf"[#(<\[]?(?:\d{{1,3}}|[A-Z]|{LIST_LETTER})[.)\]>]")
_WORD = re.compile(r"\w")

_ENDS_LIKE_A_SENTENCE = re.compile(
    rf"(?:[.?!]\W*|(?:[다요죠까네지군라자야걸]|[{_DOUBLE}]어|잖아|{_FEELING}){_CLOSER}*\s*)$"
)
_MARKED = re.compile(rf"[.?!…]{_CLOSER}*$")
_STATEMENT = re.compile(rf"[다요죠까함음됨임]\.{_CLOSER}*$")
_ELLIPSIS = re.compile(r"(?:…|\.\.)\.?$")
_STATEMENT_TRAILING_OFF = re.compile(r"[다요죠까네](?:…|\.\.+)\.?$")


def repair(paragraph: str, spans: Sequence[Span]) -> list[Span]:
    """Sentences of `paragraph`: code points, half-open, ascending, disjoint, without edge blanks.

    Every character that is no blank stands in exactly one of them.

    Args:
        paragraph: one line of an article.
        spans: the sentences that Kiwi finds in it, ascending.
    """
    enclosures = _enclosures(paragraph)
    proposed = {start for start, _ in spans}
    proposed |= {match.end() for match in _CERTAIN.finditer(paragraph)}
    heading = _is_heading(paragraph)
    borders = [0]
    for border in sorted({_settled(paragraph, border) for border in proposed}):
        start = borders[-1]
        if (
            start < border < len(paragraph)
            and not any(opening < border < closing for opening, closing in enclosures)
            and not _is_enclosed_word(paragraph, start, border, enclosures)
            and _ends_sentence(paragraph[start:border], paragraph[border:], heading)
        ):
            borders.append(border)
    return list(_trimmed(paragraph, [*borders, len(paragraph)]))


def _enclosures(paragraph: str) -> list[Span]:
    """Outermost quotations, titles and brackets that are closed within the paragraph, ascending."""
    found: list[Span] = []
    opened: list[tuple[str, int]] = []
    for match in _ENCLOSING.finditer(paragraph):
        mark, at = match[0], match.start()
        kind = _STRAIGHT.get(mark) or _OPENING.get(mark, mark)
        kinds = [other for other, _ in opened]
        if mark in _PAIRS or (mark in _STRAIGHT and _opens(paragraph, at, kind in kinds)):
            if kind in kinds and kind not in "([<":
                del opened[kinds.index(kind) :]  # opened twice: the first was never closed
            opened.append((kind, at))
        elif kind in kinds:
            last = len(kinds) - 1 - kinds[::-1].index(kind)
            start = opened[last][1]
            del opened[last:]
            if at + 1 - start <= _LONGEST_ENCLOSURE:
                while found and found[-1][0] > start:
                    found.pop()
                found.append((start, at + 1))
    return found


def _opens(paragraph: str, at: int, is_open: bool) -> bool:
    """Whether the straight quotation mark at `at` opens, though one of its kind `is_open`."""
    before, behind = paragraph[at - 1 : at], paragraph[at + 1 : at + 2]
    if not behind or behind.isspace():
        return False
    if not before or before.isspace() or before in _PAIRS or before in _STRAIGHT:
        return True
    return paragraph[at] == '"' and not is_open  # 그는"어렵다"고; the other one is an apostrophe


def _settled(paragraph: str, border: int) -> int:
    """The border before what belongs to the next sentence, behind what belongs to the last."""
    if marker := _MARKER.search(paragraph, max(0, border - _LONGEST_MARKER), border):
        return marker.start()
    if not re.match(rf"\s*{_EMOJI}", paragraph) and (tail := _TAIL.match(paragraph, border)):
        border = tail.end()  # emoji that begin the paragraph are bullets, and lead throughout
    note = _NOTE.match(paragraph, border)
    return note.end() if note and border else border


def _is_heading(paragraph: str) -> bool:
    """Whether a line ends in a noun without a mark, as headlines and items of a list do."""
    return len(paragraph) <= _LONGEST_HEADING and not _ENDS_LIKE_A_SENTENCE.search(paragraph)


def _is_enclosed_word(paragraph: str, start: int, end: int, enclosures: Sequence[Span]) -> bool:
    """Whether nothing but titles, quoted words and notes stands there: 《두레》‖는 잘 팔린다.

    Kiwi sets the border behind the title with which a sentence begins rather than before it.
    """
    at = start
    for opening, closing in enclosures:
        if start <= opening and closing <= end:
            if _WORD.search(paragraph, at, opening) or _MARKED.search(paragraph, opening, closing):
                return False
            at = closing
    return at > start and not _WORD.search(paragraph, at, end)


def _ends_sentence(sentence: str, rest: str, heading: bool) -> bool:
    """Whether a border stands between `sentence` and `rest` of the paragraph."""
    blank = sentence[-1].isspace()
    body = sentence.rstrip()
    if heading and not _STATEMENT.search(body):
        return False  # 누리고, 결승 간다! 21년 만의 쾌거
    if not _WORD.search(body) or _NUMBER.fullmatch(body.strip()) or body[-1] in ",:-–·/=(":
        return False
    if body[-1] in "”\"’'》〉』」>" and not _MARKED.search(body):
        return False  # 《바다는 없다》 시사회에서
    if body[-1] in "”\"’'" and _GOES_ON.match(rest):
        return False
    if not blank and (body[-1].isalnum() or (body[-1] in "?!”\"’'" and _PARTICLE.match(rest))):
        return False
    # 서울, 부산, 대구... 어느 곳도; 영업익 1200억…전년比
    return not _ELLIPSIS.search(body) or bool(blank and _STATEMENT_TRAILING_OFF.search(body))


def _trimmed(paragraph: str, borders: Sequence[int]) -> Iterator[Span]:
    for start, end in pairwise(borders):
        piece = paragraph[start:end]
        if body := piece.strip():
            at = start + len(piece) - len(piece.lstrip())
            yield at, at + len(body)
