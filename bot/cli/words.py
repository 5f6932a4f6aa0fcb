"""words: what the analyzer shall keep whole."""

from __future__ import annotations

from bot.cli.context import Context
from bot.texts.josa import josa
from index.korean.tags import TELLING


def add(context: Context, form: str, tag: str) -> int:
    """Add a word; articles are analysed again at the next reindexing."""
    form = form.strip()
    if not form or any(letter.isspace() for letter in form):
        context.warn(f"낱말에는 빈칸이 없어야 해요: ‘{form}’")
        return 2
    if tag not in TELLING:
        context.warn(
            f"품사는 다음 중 하나여야 해요: {', '.join(sorted(TELLING))} (받은 값: ‘{tag}’)"
        )
        return 2
    new = context.store.words.add(form, tag)
    text = "다음 색인 때 모든 기사를 다시 분석해요." if new else "이미 있는 낱말이에요."
    context.write({"form": form, "tag": tag, "new": new}, f"{form} ({tag}): {text}")
    return 0


def remove(context: Context, form: str) -> int:
    """Remove a word."""
    if not context.store.words.delete(form):
        context.warn(
            f"{josa(f'‘{form}’', '은/는')} 등록된 낱말이 아니에요. gisabot words list 에서 확인해 주세요."
        )
        return 1
    context.write(
        {"form": form, "removed": True}, f"{form}: 뺐어요. 다음 색인 때 모든 기사를 다시 분석해요."
    )
    return 0


def list_words(context: Context) -> int:
    """One line a word."""
    for form, tag in context.store.words.all():
        context.write({"form": form, "tag": tag}, f"{form}\t{tag}")
    return 0
