"""What was read of an article, as an admin sees it before and after it is taken in."""

from __future__ import annotations

from bot.summary import twin_text
from bot.talk.replies import author_name
from bot.telegram import cards as render
from bot.texts import Language, say
from bot.texts.dates import moment
from index.collect.intake import IntakeResult
from index.records import Document


def preview(taken: IntakeResult, language: Language) -> str:
    """An article that waits for a confirmation."""
    heading = say(language, f"preview_{taken.outcome}")
    facts = _facts(taken.document, language)
    if taken.sentences:
        facts.append((say(language, "fact_sentences"), f"{taken.sentences:,}"))
    return render.preview(taken.document, heading, facts, _warnings(taken, language))


def article(document: Document, language: Language) -> str:
    """One that was taken in."""
    facts = _facts(document, language)
    return render.preview(document, say(language, "edit_article"), facts, [])


def _facts(document: Document, language: Language) -> list[tuple[str, str]]:
    missing = say(language, "fact_missing")
    author = author_name(document.author, language) if document.author else missing
    published = moment(document.published, language) if document.published else missing
    facts = [
        ("fact_title", document.title[:300]),
        ("fact_outlet", document.outlet or missing),
        ("fact_author", author),
        ("fact_published", published),
        ("fact_url", (document.url or missing)[:500]),
    ]
    return [(say(language, key), value) for key, value in facts]


def _warnings(taken: IntakeResult, language: Language) -> list[str]:
    if taken.twin is None:
        return []
    if taken.outcome == "duplicate":
        return [say(language, "preview_same", other=taken.twin.title)]
    return [twin_text(taken, language)]
