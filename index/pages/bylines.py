"""Who wrote an article and for whom: bylines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.pages.names import NAME, is_heading, is_name, is_outlet, is_place
from index.patterns import Patterns

LONGEST_BYLINE = 80
_PATTERNS = Patterns("index.pages", "bylines.txt", 0)
_SIGN_OFF = re.compile(
    r"(?:지금까지\s.{0,30}에서\s)?"
    r"(?P<outlet>[A-Z]{2,5}|[A-Za-z가-힣]{0,8}\s?(?:뉴스|TV|방송)|채널A)(?:\s?뉴스)?,?\s"
    rf"(?P<name>{NAME})(?:이었|였|입)(?:습)?니다\.(?:\s*\(?\S{{1,40}}@\S{{1,40}})?"
)
# The end of a sentence; not a dot within an address.
SENTENCE_END = re.compile(r"[.?!][\"”’')\]]{0,2}(?:\s+|(?=[/\[(<])|$)")


@dataclass(frozen=True, slots=True)
class Byline:
    """Names without their role, in the order of the page; the outlet where it is named with them."""

    authors: tuple[str, ...]
    outlet: str | None = None


def parse_byline(line: str, *, any_outlet: bool = False) -> Byline | None:
    """Reads a line, or what stands before ``=``, that holds nothing but a byline; else None.

    ``한빛경제 홍길동·김철수 기자 hong@example.kr``, ``글·사진 홍길동 기자``, ``작성자: 달봄``.

    Args:
        any_outlet: what stands before the names is the outlet even where it does not read as
            one, as within the brackets of a lead.
    """
    line = line.strip()
    if not 2 <= len(line) <= LONGEST_BYLINE:
        return None
    sign_off = _SIGN_OFF.fullmatch(line)
    if sign_off:
        outlet = sign_off["outlet"].strip()
        return Byline((sign_off["name"],), outlet if is_outlet(outlet) else None)
    if SENTENCE_END.search(line):
        return None
    label = _PATTERNS["label"].match(line)
    email = _PATTERNS["email"].search(line)
    rest = _PATTERNS["beside"].sub(
        " ", _PATTERNS["email"].sub(" ", line[label.end() if label else 0 :])
    )
    rest = _PATTERNS["field"].sub("", " ".join(rest.split()))
    tokens = _PATTERNS["token"].findall(rest)
    if not tokens or len(tokens) > 12:
        return None
    if _has_role(tokens):
        if _PATTERNS["role"].fullmatch(tokens[0]) and all(
            is_name(t) and len(t) > 2 for t in tokens[1:]
        ):
            tokens = [*tokens[1:], tokens[0]]  # 취재기자 홍길동
        return _with_roles(tokens, any_outlet)
    if label and len(tokens) <= 2 and len(rest.strip()) <= 20:
        return Byline((" ".join(tokens),))
    if email:
        named, ahead = _split_names(tokens)
        if named and all(map(is_name, named)) and all(map(is_outlet, ahead)):
            return Byline(tuple(named), " ".join(ahead) or None)
    return None


def _has_role(tokens: list[str]) -> bool:
    return any(
        _PATTERNS["role"].fullmatch(token) or _PATTERNS["role_tail"].fullmatch(token)
        for token in tokens
    )


def _with_roles(tokens: list[str], any_outlet: bool) -> Byline | None:
    """Names are what stands right before a role; what leads them is outlet, place or department."""
    authors: list[str] = []
    outlet: list[str] = []
    waiting: list[str] = []
    for token in tokens:
        joined = _PATTERNS["role_tail"].fullmatch(token)
        if joined and not _PATTERNS["role"].fullmatch(token):
            waiting.append(joined["name"])
        elif not _PATTERNS["role"].fullmatch(token):
            waiting.append(token)
            continue
        named, ahead = _split_names(waiting)
        if not named or (authors and ahead):
            return None
        if len(ahead) > 3 or not (any_outlet or all(_reads_as_outlet(word) for word in ahead)):
            return None
        authors += named
        outlet += ahead
        waiting = []
    if any(not _PATTERNS["department"].fullmatch(token) for token in waiting):
        return None
    return Byline(tuple(dict.fromkeys(authors)), " ".join(outlet) or None)


def _split_names(tokens: list[str]) -> tuple[list[str], list[str]]:
    """The names at the end of `tokens`, and the outlet before them."""
    tokens = [
        token
        for token in tokens
        if not (
            _PATTERNS["department"].fullmatch(token)
            or _PATTERNS["rank"].fullmatch(token)
            or is_heading(token)
        )
    ]
    behind = 0  # "홍길동 한빛닷컴 기자": the outlet between name and role
    while behind < len(tokens) - 1 and is_outlet(tokens[-1 - behind]):
        behind += 1
    tokens = tokens[len(tokens) - behind :] + tokens[: len(tokens) - behind]
    cut = len(tokens)
    while cut and is_name(tokens[cut - 1]) and not is_outlet(tokens[cut - 1]):
        cut -= 1
    if cut == len(tokens) and tokens and re.fullmatch(r"[가-힣]{2,4}|[A-Z][a-z]+", tokens[-1]):
        cut -= 1  # a pen name or a foreign one
    ahead, named = tokens[:cut], tokens[cut:]
    if len(named) > 1 and not ahead and len(named[0]) == 2 and len(named[1]) == 3:
        ahead, named = named[:1], named[1:]  # a short outlet that could be a name: 한빛 홍길동
    ahead = [token for token in ahead if not is_place(token)]
    named = [token for token in named if not is_place(token)] or named[-1:]
    return named, ahead


def _reads_as_outlet(word: str) -> bool:
    return is_outlet(word) or len(word) >= 5 or word.isascii()


def is_address(text: str) -> bool:
    """Whether a text is nothing but an e-mail address."""
    return _PATTERNS["email"].fullmatch(text) is not None
