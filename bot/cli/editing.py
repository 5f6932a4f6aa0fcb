"""edit: correcting title, outlet, reporter, date and address of an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.cli.context import Context
from bot.cli.documents import find_one, line
from bot.portable import as_object
from index.store import FIELDS, Field


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
    missing = context.say("fact_missing")
    shown = [
        context.say(
            "edited",
            field=context.say(f"fact_{c.field}"),
            value=c.value or missing,
            as_read=c.as_read or missing,
        )
        for c in corrections
    ] or [context.say("nothing_edited")]
    context.write(value, "\n".join([line(document), *(f"  {text}" for text in shown)]))
    return 0


def fields(names: Sequence[str] | None) -> tuple[Field, ...]:
    """The fields that `--reset` names; ``all`` for every one."""
    return FIELDS if "all" in (names or ()) else tuple(f for f in FIELDS if f in (names or ()))
