"""An answer in plain text: what the terminal shows and programs get as ``reply``."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath

from bot.talk.date_notes import beside
from bot.talk.showing import candidates, one_line, shortened, shown
from bot.texts import Language, quoted, say
from bot.texts.dates import moment
from index.korean.hangul import is_hangul
from index.plain import flat
from index.question.reading import LONGEST_QUESTION
from index.records import Answer, Citation, Hit, Subject

_LISTS: frozenset[Subject] = frozenset({"count", "list", "latest", "oldest", "others"})


def reply(answer: Answer, language: Language) -> str:
    """The whole reply to a question, without markup."""
    hits = shown(answer)
    return _passages(answer, hits[0], language) if hits else message(answer, language)


def message(answer: Answer, language: Language) -> str:
    """The reply where nothing is quoted: small talk, metadata, nothing found, a problem."""
    if answer.small_talk is not None:
        return say(language, answer.small_talk, documents=answer.documents)
    if answer.verdict == "metadata":
        return _metadata(answer, language)
    if answer.problem in {"which_person", "which_thing"}:
        return _asked_back(answer, language)
    if answer.problem is not None:
        return say(language, answer.problem, length=len(answer.question), limit=LONGEST_QUESTION)
    return _not_found(answer, language)


def notes(answer: Answer, language: Language) -> list[str]:
    """How the question was read, where that is not as it was written, and what is in doubt."""
    lines = [
        say(
            language,
            "spelling",
            written=quoted((written,), language),
            read=quoted((read,), language),
        )
        for written, read in answer.spellings
    ]
    if answer.verdict == "unsure":
        lines.append(say(language, "unsure"))
    sought = answer.verdict in {"answered", "unsure"}
    return lines + (_partly_unknown(answer, language) if sought else [])


def _partly_unknown(answer: Answer, language: Language) -> list[str]:
    """What was left out of the search, where the rest found something."""
    if not answer.unknown_terms or not answer.hits:
        return []
    return [say(language, "partly_unknown", words=quoted(answer.unknown_terms, language))]


def cite(citation: Citation, language: Language) -> str:
    """One line: title, outlet, author, date, page and number of the sentence."""
    title = f"〈{flat(citation.title)}〉"
    parts = [title]
    if citation.digest_by:
        parts = [
            say(language, "digest", name=flat(citation.digest_by)),
            say(language, "original", title=title),
        ]
    if citation.outlet:
        parts.append(flat(citation.outlet))
    if citation.author:
        parts.append(flat(author_name(citation.author, language)))
    if citation.published:
        parts.append(citation.published.day.isoformat())
    return " · ".join([*parts, place(citation, language)])


def place(citation: Citation, language: Language) -> str:
    """Where in its document a sentence stands: its number, and the page where there are pages."""
    number = say(language, "sentence_number", n=citation.sentence_number)
    if citation.page is None:
        return number
    return say(language, "on_page", page=citation.page, place=number)


def clipping(hit: Hit, longest: int) -> str:
    """The best sentence with its source, to be pasted elsewhere.

    Args:
        longest: UTF-16 units of the whole at most; a longer sentence is cut.
    """
    citation = hit.passage.citation
    parts = [f"〈{shortened(flat(citation.title), longest // 4)}〉"]
    parts += [shortened(flat(citation.outlet), longest // 8)] if citation.outlet else []
    parts += [citation.published.day.isoformat()] if citation.published else []
    source = f" — {', '.join(parts)}"
    words = flat(hit.passage.sentence)
    while len((text := f"“{words}”{source}").encode("utf-16-le")) // 2 > longest:
        words = shortened(words, len(words) * 7 // 8)
    return text


def author_name(author: str, language: Language) -> str:
    """With 기자 behind a bare Korean name; a title that is already there is kept."""
    if len(author) <= 4 and is_hangul(author):
        return say(language, "reporter", name=author)
    return author


def further(answer: Answer, language: Language) -> tuple[str, list[tuple[str, Hit, str]]]:
    """What plain text shows below the first passage: a heading, and of each hit what stands
    before its words, itself and the words."""
    first, *others = shown(answer)
    if answer.verdict == "unsure":
        listed = [(f"{n}. ", hit, one_line(hit)) for n, hit in candidates(answer, first)]
        return say(language, "candidates"), listed
    return say(language, "others"), [("", hit, hit.passage.sentence) for hit in others]


def _passages(answer: Answer, first: Hit, language: Language) -> str:
    blocks = [*notes(answer, language), _quote(answer, first, first.passage.text, language)]
    heading, others = further(answer, language)
    if others:
        blocks.append(heading)
        blocks += [lead + _quote(answer, hit, words, language) for lead, hit, words in others]
    return "\n\n".join(blocks)


def _quote(answer: Answer, hit: Hit, words: str, language: Language) -> str:
    citation = hit.passage.citation
    address = f"\n  {citation.url}" if citation.url else ""
    lines = [f"“{words}”", f"— {cite(citation, language)}{address}"]
    return "\n".join(lines + [f"  {line}" for line in beside(answer, hit, language, words)])


def _not_found(answer: Answer, language: Language) -> str:
    if not answer.documents:
        return say(language, "no_articles")
    asked = answer.asked_time
    if asked is not None and asked.mode == "filter":
        first, last = (
            day.isoformat() if day not in {date.min, date.max} else ""
            for day in (asked.first, asked.last)
        )
        return say(language, "none_of_that_time", first=first, last=last)
    lines = [say(language, "not_found")]
    if answer.unknown_terms:
        lines.append(say(language, "unknown", words=quoted(answer.unknown_terms, language)))
    lines.append(say(language, "rephrase"))
    return " ".join(lines)


def _asked_back(answer: Answer, language: Language) -> str:
    """A question put back, with what it may be about in words, where there are no buttons."""
    choices = quoted(answer.choices, language)
    hint = say(language, "which_of", choices=choices) if choices else say(language, "which_named")
    return f"{say(language, answer.problem or 'no_words')} {hint}"


def _metadata(answer: Answer, language: Language) -> str:
    if is_list(answer):
        lines = _list(answer, language)
    elif answer.subject in {"summary", "text"} and answer.documents == 1:
        return _of_one(answer, language)
    elif answer.subject in {"summary", "text"}:
        lines = [say(language, "which_article")]
        lines += [f"- {_listed(hit.passage.citation, language)}" for hit in answer.hits]
    else:
        lines = [say(language, "which")] if len(answer.hits) > 1 else []
        lines += _partly_unknown(answer, language)
        for hit in answer.hits:
            lines.append(_told(answer, hit.passage.citation, language))
            if rest := _listed(hit.passage.citation, language).partition(" · ")[2]:
                lines.append(f"— {rest}")
    if answer.documents > len(answer.hits):
        lines.append(say(language, "and_more", n=answer.documents - len(answer.hits)))
    return "\n".join(lines)


def is_list(answer: Answer) -> bool:
    """Whether articles were asked for, rather than a fact of one."""
    titles = answer.subject == "title" and answer.about != ""
    return answer.verdict == "metadata" and (titles or answer.subject in _LISTS)


def list_heading(answer: Answer, language: Language) -> str:
    """What stands above a list of articles: how many there are of what was asked for."""
    key = "count" if not answer.about else "count_about" if answer.documents else "none_about"
    if answer.documents and answer.subject in {"latest", "oldest", "others"}:
        key = f"list_{answer.subject}"
    lines = [say(language, key, documents=answer.documents, about=answer.about)]
    return "\n".join(lines + _partly_unknown(answer, language))


def _list(answer: Answer, language: Language) -> list[str]:
    lines = [list_heading(answer, language)]
    lines += [f"- {_listed(hit.passage.citation, language)}" for hit in answer.hits]
    if len(answer.hits) == 1:
        hit = answer.hits[0]
        lines.append(f"“{hit.passage.text}”")
        lines += [hit.passage.citation.url] if hit.passage.citation.url else []
    return lines


def _of_one(answer: Answer, language: Language) -> str:
    """A summary, or the beginning of an article."""
    citation = answer.hits[0].passage.citation
    lines = [_listed(citation, language)]
    if answer.subject == "summary":
        lines += [*_partly_unknown(answer, language), say(language, "summary")]
        for hit in answer.hits:
            number = place(hit.passage.citation, language)
            lines.append(f"“{hit.passage.sentence}” ({number})")
    else:
        lines.append(f"“{answer.hits[0].passage.text}”")
    return "\n".join([*lines, *([citation.url] if citation.url else [])])


def _listed(citation: Citation, language: Language) -> str:
    """The citation without the sentence number."""
    return cite(citation, language).rpartition(" · ")[0]


def _told(answer: Answer, citation: Citation, language: Language) -> str:
    title = f"〈{flat(citation.title)}〉"
    line = flat(_fact(answer, citation, title, language))
    if citation.digest_by:
        line += " " + say(language, "digest_note", name=citation.digest_by)
    return line


def _fact(answer: Answer, citation: Citation, title: str, language: Language) -> str:
    if answer.subject == "author" and citation.author:
        name = citation.author
        if language == "ko":
            reporter = author_name(name, language)
            name = f"{citation.outlet} {reporter}" if citation.outlet else reporter
        elif citation.outlet:
            name = f"{name}, {citation.outlet}"
        return say(language, "author", title=title, author=name)
    if answer.subject == "published" and citation.published:
        return say(
            language, "published", title=title, published=moment(citation.published, language)
        )
    if answer.subject == "outlet" and citation.outlet:
        return say(language, "outlet", title=title, outlet=citation.outlet)
    if answer.subject == "link" and citation.url:
        return say(language, "link", title=title, url=citation.url)
    unknown = say(language, f"{answer.subject}_unknown", title=title)
    if answer.subject == "link" and "://" not in citation.source:
        unknown += " " + say(language, "link_file", file=PurePath(citation.source).name)
    return unknown
