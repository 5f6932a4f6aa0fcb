"""edit: correcting title, outlet, reporter, date and address of an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.cli.context import Context
from bot.cli.documents import find_one, line
from bot.portable import as_object
from index.store import FIELDS, Field

_NAMES: Mapping[Field, str] = {
    "title": "제목",
    "outlet": "매체",
    "author": "글쓴이",
    "published": "날짜",
    "url": "주소",
}


def edit(
    context: Context, name: str, values: Mapping[Field, str | None], reset: Sequence[Field]
) -> int:
    """Correct fields of an article, or show what is corrected where nothing is given.

    Args:
        values: None for fields that are left alone.
        reset: fields that shall be again as they were read.
    """
    document = find_one(context, name)
    given = {field: text for field, text in values.items() if text is not None}
    if given or reset:
        document = context.library.edit(document, given, reset)
        context.read_meanings()
    corrections = context.store.corrections.of(document.doc_id)
    value = as_object(document) | {
        "corrected": {c.field: {"value": c.value, "as_read": c.as_read} for c in corrections}
    }
    shown = [
        f"  {_NAMES[c.field]}: {c.value or '없음'} (읽은 대로는 {c.as_read or '없음'})"
        for c in corrections
    ]
    context.write(value, "\n".join([line(document), *(shown or ["  고친 것이 없어요."])]))
    return 0


def fields(names: Sequence[str] | None) -> tuple[Field, ...]:
    """The fields that `--reset` names; ``all`` for every one."""
    return FIELDS if "all" in (names or ()) else tuple(f for f in FIELDS if f in (names or ()))
