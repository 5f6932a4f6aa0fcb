"""What stands beside a quotation and is no part of it: dates put plainly, age, other articles."""

from __future__ import annotations

from calendar import monthrange

from bot.talk.showing import kept
from bot.texts import Language, say
from bot.texts.dates import month
from index.korean.answer_kinds import kinds_asked
from index.korean.when.asked_time import age
from index.records import Answer, AskedTime, Claim, Hit, Moment, Passage

_OLD = 1  # whole months from which an article may no longer tell what is so now


def beside(answer: Answer, hit: Hit, language: Language, quoted: str) -> list[str]:
    """The lines that belong under the quotation of a hit; most hits have none.

    Args:
        quoted: what is shown of the passage: its text, or its sentence alone, whole or shortened.
    """
    lines = [dates(answer, hit.passage, quoted), _age(answer, hit, language)]
    lines += [_contradiction(claims, language) for claims in _claims(answer, hit)]
    doc_id = hit.passage.citation.doc_id
    others = {h.passage.citation.doc_id for h in answer.hits if h.repeats == doc_id}
    if others and hit.repeats is None:
        lines.append(say(language, "same_event", n=len(others)))
    return [line for line in lines if line]


def dates(answer: Answer, passage: Passage, quoted: str) -> str:
    """``28일 → 2019-10-28 · 지난달 → 2019-09``: what the words that answer say of a day, and, where
    a time is asked for or named, all that `quoted` says; empty where that is nothing."""
    quoted = kept(quoted)
    begin = passage.text.find(quoted)
    end = begin + len(quoted)
    named = answer.asked_time is not None and answer.asked_time.mode != "changing"
    if not named and "time" not in kinds_asked(answer.question):
        first, last = passage.answer or (begin, begin)
        begin, end = max(begin, first), min(end, last)
    found = (
        f"{passage.text[moment.start : moment.end]} → {span(moment)}"
        for moment in passage.moments
        if begin < moment.end and moment.start < end
    )
    return " · ".join(dict.fromkeys(found))


def span(moment: Moment) -> str:
    """``2019-10-28``, ``2019-09`` for a whole month, ``2018``, else ``2019-10-03~2019-10-05``."""
    first, last = moment.first, moment.last
    if first == last:
        return first.isoformat()
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%Y-%m}"
        if first.year == last.year and (first.month, last.month) == (1, 12):
            return f"{first:%Y}"
        return f"{first:%Y-%m}~{last:%Y-%m}"
    return f"{first.isoformat()}~{last.isoformat()}"


def _age(answer: Answer, hit: Hit, language: Language) -> str:
    """How old the article is, for a question about now or about what changes."""
    asked, published = answer.asked_time, hit.passage.citation.published
    if asked is None or not (asked.mode in {"now", "changing"} or _of_these_days(asked)):
        return ""
    months = age(published, asked.today)
    if published is None or months is None:
        return say(language, "undated_now") if asked.mode == "now" else ""
    if months < _OLD:
        return ""
    return say(language, "old_now", when=month(published.day, language))


def _of_these_days(asked: AskedTime) -> bool:
    """Whether 최근, 요즘 or 오늘 was said."""
    return asked.mode == "favour" and asked.last == asked.today


def _claims(answer: Answer, hit: Hit) -> list[tuple[str, tuple[Claim, ...]]]:
    """The contradictions that the hit has a part in."""
    mine = hit.passage.citation
    return [
        (found.thing, found.claims)
        for found in answer.contradictions
        if any(claim.hit.passage.citation == mine for claim in found.claims)
    ]


def _contradiction(found: tuple[str, tuple[Claim, ...]], language: Language) -> str:
    thing, claims = found
    numbers = " · ".join(f"{claim.text}({_source(claim)})" for claim in claims)
    return say(language, "contradiction", thing=thing, numbers=numbers)


def _source(claim: Claim) -> str:
    citation = claim.hit.passage.citation
    day = citation.published.day.isoformat() if citation.published else None
    return ", ".join(filter(None, (citation.outlet or f"〈{citation.title}〉", day)))
