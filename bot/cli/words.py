"""words: what the analyzer shall keep whole."""

from __future__ import annotations

from bot.cli.context import Context
from index.korean.analysis import TAGS


def add(context: Context, form: str, tag: str) -> int:
    """Add a word; articles are analysed again at the next reindexing."""
    form = form.strip()
    if not form or any(letter.isspace() for letter in form):
        context.warn(context.say("word_with_blank", word=form))
        return 2
    if tag not in TAGS:
        context.warn(context.say("word_tag", tags=", ".join(sorted(TAGS)), given=tag))
        return 2
    new = context.store.words.add(form, tag)
    text = context.say("word_added" if new else "word_known", word=form, tag=tag)
    context.write({"form": form, "tag": tag, "new": new}, text)
    return 0


def remove(context: Context, form: str) -> int:
    """Remove a word."""
    if not context.store.words.delete(form):
        context.warn(context.say("word_unknown", word=form))
        return 1
    context.write({"form": form, "removed": True}, context.say("word_removed_cli", word=form))
    return 0


def list_words(context: Context) -> int:
    """One line a word."""
    for form, tag in context.store.words.all():
        context.write({"form": form, "tag": tag}, f"{form}\t{tag}")
    return 0
