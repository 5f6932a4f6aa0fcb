"""The YAML block between two lines of ``---`` at the top of a Markdown file."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import yaml

from index.errors import SourceError
from index.pages.dates import find_published
from index.records import Published

_log = logging.getLogger(__name__)

_BLOCK = re.compile(r"\s*---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_UNCLOSED = re.compile(r"\s*---[ \t]*\r?\n[A-Za-z_]+[ \t]*:")
_FIELDS = ("title", "outlet", "author", "published", "url", "digest_by")
# As Jekyll and Hugo name them.
_ALSO = {"date": "published", "authors": "author", "link": "url"}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of `Document` of the same names, as far as they are given."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: Published | None = None
    url: str | None = None
    digest_by: str | None = None


def split_front_matter(text: str, source: str) -> tuple[FrontMatter, str]:
    """The front matter of a file and the Markdown behind it; unknown keys are logged and ignored.

    Raises:
        SourceError: no valid YAML, not a mapping, or a field of a wrong type.
    """
    block = _BLOCK.match(text)
    if block is None:
        if _UNCLOSED.match(text):
            raise SourceError(
                source,
                "머리말(front matter)이 닫히지 않았어요.",
                "머리말 끝에 '---' 한 줄을 넣어 주세요.",
            )
        return FrontMatter(), text
    fields = _load(block["yaml"], source)
    for key in fields.keys() - set(_FIELDS):
        _log.warning("%s: 머리말의 '%s' 항목은 알지 못해서 건너뛰어요.", source, key)
    return (
        FrontMatter(
            title=_string(fields, "title", source),
            outlet=_string(fields, "outlet", source),
            author=_author(fields, source),
            published=_published(fields, source),
            url=_url(fields, source),
            digest_by=_string(fields, "digest_by", source),
        ),
        text[block.end() :],
    )


def _load(block: str, source: str) -> Mapping[object, object]:
    try:
        fields = yaml.safe_load(block)
    # ValueError: 2024-13-45 is a timestamp to YAML; RecursionError: a thousand brackets.
    except (yaml.YAMLError, ValueError, RecursionError) as exc:
        mark = getattr(exc, "problem_mark", None)
        where = f" {mark.line + 2}번째 줄을" if mark is not None else ""
        raise SourceError(
            source,
            "머리말(front matter)이 올바른 YAML이 아니에요.",
            f"파일의{where} 고쳐 주세요. 콜론(:)이 든 글은 따옴표로 감싸면 돼요.",
        ) from exc
    if fields is None:
        return {}
    if not isinstance(fields, dict):
        raise SourceError(
            source,
            f"머리말(front matter)은 '이름: 값' 꼴이어야 해요. 지금은 {_got(fields)}입니다.",
            "'title: 제목'처럼 한 줄에 하나씩 적어 주세요.",
        )
    also: dict[object, object] = {
        name: fields.pop(key) for key, name in _ALSO.items() if key in fields
    }
    return also | fields


def _string(fields: Mapping[object, object], name: str, source: str) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _wrong(source, name, "글이", value, "값을 따옴표로 감싸 주세요.")
    return value.strip() or None


def _author(fields: Mapping[object, object], source: str) -> str | None:
    value = fields.get("author")
    if isinstance(value, list) and value and all(isinstance(name, str) for name in value):
        return ", ".join(name.strip() for name in value)
    return _string(fields, "author", source)


def _published(fields: Mapping[object, object], source: str) -> Published | None:
    value = fields.get("published")
    if value is None:
        return None
    # A datetime is a date as well; both print as ISO 8601, which `find_published` reads.
    text = value.isoformat() if isinstance(value, date | datetime) else value
    published = find_published(text) if isinstance(text, str) else None
    if published is None:
        raise _wrong(source, "published", "날짜가", value, "'2019-10-28 10:42'처럼 적어 주세요.")
    return published


def _url(fields: Mapping[object, object], source: str) -> str | None:
    url = _string(fields, "url", source)
    if url is not None and re.match(r"https?://\S+$", url) is None:
        raise _wrong(
            source, "url", "웹 주소가", url, "'http://'나 'https://'로 시작하는 주소를 적어 주세요."
        )
    return url


def _wrong(source: str, name: str, wanted: str, value: object, remedy: str) -> SourceError:
    what = f"머리말의 '{name}' 자리에는 {wanted} 와야 해요. 지금 값은 {_got(value)}입니다."
    return SourceError(source, what, remedy)


def _got(value: object) -> str:
    """A value for a message; what holds others by its type, as it may be endless."""
    kinds = {list: "목록", dict: "'이름: 값' 묶음", bool: "참·거짓 값"}
    kind = next((name for type_, name in kinds.items() if isinstance(value, type_)), None)
    if kind is not None:
        return kind
    shown = str(value)
    return f"'{shown[:40]}…'" if len(shown) > 40 else f"'{shown}'"
