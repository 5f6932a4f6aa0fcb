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
            raise SourceError(source, "front_matter_unclosed")
        return FrontMatter(), text
    fields = _load(block["yaml"], source)
    for key in fields.keys() - set(_FIELDS):
        _log.warning("%s: unknown key %r in the front matter is left out", source, key)
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
        if mark is None:
            raise SourceError(source, "front_matter_no_yaml") from exc
        raise SourceError(source, "front_matter_no_yaml_at", line=mark.line + 2) from exc
    if fields is None:
        return {}
    if not isinstance(fields, dict):
        raise SourceError(source, "front_matter_no_mapping", got=_got(fields))
    also: dict[object, object] = {
        name: fields.pop(key) for key, name in _ALSO.items() if key in fields
    }
    return also | fields


def _string(fields: Mapping[object, object], name: str, source: str) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise SourceError(source, "front_matter_no_text", field=name, got=_got(value))
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
        raise SourceError(source, "front_matter_no_date", field="published", got=_got(value))
    return published


def _url(fields: Mapping[object, object], source: str) -> str | None:
    url = _string(fields, "url", source)
    if url is not None and re.match(r"https?://\S+$", url) is None:
        raise SourceError(source, "front_matter_no_url", field="url", got=_got(url))
    return url


def _got(value: object) -> str:
    """A value as YAML writes it; of what holds others the brackets, as it may be endless."""
    if isinstance(value, list):
        return "[…]"
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, bool):
        return str(value).lower()
    shown = str(value)
    return f"'{shown[:40]}…'" if len(shown) > 40 else f"'{shown}'"
