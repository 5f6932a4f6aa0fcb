"""What a page says of its article in JSON-LD (schema.org), whole or broken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from lxml.html import HtmlElement

_DEEPEST = 20  # levels
_WRAPPING = re.compile(
    r"^\s*(?:(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?|<!--)+|(?:(?://|/\*)?\s*\]\]>\s*(?:\*/)?|-->)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
# The values of a block that is no JSON, as by a bare quote in the headline.
_FIELD = (
    r'"{name}"\s*:\s*(?:\[\s*)?(?:\{{[^{{}}]{{0,300}}?"name"\s*:\s*)?"((?:[^"\\]|\\.)*)"\s*[,}}\]]'
)
_FIELDS = ("datePublished", "author", "publisher", "articleBody", "url")
_NAMED = {"author", "publisher"}
_LONGEST_BROKEN = 200_000  # characters of a block that is searched piece by piece


def read_article(tree: HtmlElement) -> Mapping[str, Any]:
    """The object that describes the article, references by ``@id`` put in; empty where none does."""
    found: list[Mapping[str, Any]] = []
    for script in tree.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]"):
        text = _WRAPPING.sub("", _WRAPPING.sub("", script.text_content() or "")).strip()
        found += _objects(_load(text), _DEEPEST)
    by_id = {o["@id"]: o for o in found if isinstance(o.get("@id"), str) and len(o) > 1}
    articles = [o for o in found if any(_is_article(t) for t in strings(o.get("@type")))]
    best = max(articles, key=lambda o: (bool(o.get("headline")), len(o)), default={})
    return {key: _resolved(value, by_id) for key, value in best.items()}


def names(value: object) -> list[str]:
    """The names of people or organisations, however they are given."""
    if isinstance(value, dict):
        return names(value.get("name"))
    if isinstance(value, list):
        return [name for item in value for name in names(item)]
    return list(strings(value))


def strings(value: object) -> Iterable[str]:
    """The strings of a value that may be one or a list."""
    values = value if isinstance(value, list) else [value]
    return [unescape(item).strip() for item in values if isinstance(item, str)]


def string(value: object) -> str | None:
    """The first of `strings` that is not empty."""
    return next((text for text in strings(value) if text), None)


def _load(text: str) -> object:
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _pieces(text[:_LONGEST_BROKEN])


def _pieces(text: str) -> Mapping[str, Any]:
    """What can be told of an article whose block does not parse; its headline may be what breaks it."""
    kind = re.search(r'"@type"\s*:\s*\[?\s*"(\w*(?:Article|BlogPosting|Report))"', text)
    if kind is None:
        return {}
    found: dict[str, Any] = {"@type": kind[1]}
    for name in _FIELDS:
        match = re.search(_FIELD.format(name=name), text)
        if match is not None:
            value = re.sub(r"\\(.)", r"\1", match[1])
            found[name] = {"name": value} if name in _NAMED else value
    return found


def _is_article(kind: str) -> bool:
    return kind.rpartition("/")[2].endswith(("Article", "BlogPosting", "Report"))


def _objects(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, dict) and depth:
        yield value
        for name, item in value.items():
            if name in {"@graph", "mainEntity", "mainEntityOfPage", "hasPart"} or (
                isinstance(item, dict | list) and name in {"author", "publisher"}
            ):
                yield from _objects(item, depth - 1)
    elif isinstance(value, list) and depth:
        for item in value:
            yield from _objects(item, depth - 1)


def _resolved(value: object, by_id: Mapping[str, Mapping[str, Any]]) -> object:
    if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
        return by_id.get(str(value.get("@id")), value)
    if isinstance(value, list):
        return [_resolved(item, by_id) for item in value]
    return value
