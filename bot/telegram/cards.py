"""The only maker of Telegram HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape

from bot.talk.date_notes import beside
from bot.talk.replies import author_name, message, notes, place
from bot.talk.showing import one_line, shortened
from bot.texts import Language, say
from index.answer.context import Surroundings
from index.plain import flat, printable
from index.records import Answer, Citation, Document, Hit, Passage

# https://core.telegram.org/bots/api#sendmessage: 1–4096 characters after entities parsing, counted
# in UTF-16 code units. Markup is counted here too, which errs to the safe side.
LONGEST_MESSAGE = 4096
_ROOM = LONGEST_MESSAGE - 128  # the note that there is more stands behind it
_LONGEST_QUOTE = 3400  # leaves room for notes and citation
_AT_A_GLANCE = 160  # characters of a passage that stands unfolded: seven lines on a telephone
_SHORT_TITLE = 60  # UTF-16 units of a title in a citation of one line
_LONGEST_ARTICLE = 3000  # characters of an article opened by a link
_PIECE = 400  # letters that are never cut apart; some of them grow to six (&quot;)

# UTF-16 units of HTML that what comes from outside may fill, so that a whole never grows too long.
_TITLES = (300, 150, 60)  # of a title; the first with which a list of eight fits
_NAME, _ADDRESS = 80, 1000
_NOTE, _NOTES, _SENTENCE, _LINE, _FACT, _BEGINNING = 800, 2400, 1200, 400, 350, 500


def render(answer: Answer, language: Language) -> list[str]:
    """A reply that quotes nothing, as HTML messages, none longer than Telegram takes."""
    return split_text(message(answer, language))


def card(
    answer: Answer,
    hit: Hit,
    language: Language,
    *,
    asked: str = "",
    reading: str | None = None,
    around: Surroundings | None = None,
    others: Sequence[Hit] = (),
    candidates: Sequence[tuple[int, Hit]] = (),
) -> list[str]:
    """One passage with its citation, as HTML messages.

    Args:
        asked: the question, where no message above shows it.
        reading: how the question was read, where that is not as it was written.
        around: shows the passage within its neighbours, to be unfolded.
        others: of other articles on the same event, each shown by its sentence.
        candidates: what else may tell it, numbered, each shown by one line.
    """
    remarks = ([reading] if reading else []) + notes(answer, language)
    blocks = [f"<b>{_fit(asked, _NOTE)}</b>"] if asked else []
    blocks += [_italic(remark) for remark in remarks]
    blocks += _quoted(hit.passage, around, language)
    blocks += _notes(beside(answer, hit, language, hit.passage.text))
    blocks += [_short(other, language) for other in others]
    if candidates:
        lines = [f"{number}. {_fit(one_line(other), _LINE)}" for number, other in candidates]
        blocks.append("\n".join([_italic(say(language, "candidates")), *lines]))
    return _pack(blocks)


def first_page(messages: Sequence[str], language: Language) -> str:
    """What of a reply stands in one message, where only one can be edited."""
    if len(messages) == 1:
        return messages[0]
    return f"{messages[0]}\n\n{_italic(say(language, 'cut'))}"


def inline_text(answer: Answer, hit: Hit, language: Language) -> str:
    """A card that stands in somebody else's chat, and so tells what was asked."""
    asked = _fit(say(language, "asked", question=answer.question), _NOTE)
    first, *others = card(answer, hit, language)
    (first, *more) = _pack([asked, first], "\n")
    return first_page([*(more or [first]), *others], language)


def article(document: Document, language: Language) -> str:
    """An article as a deep link opens it: its head and the beginning of its text, folded."""
    about, text = _about(document, language), shortened(document.text, _LONGEST_ARTICLE)
    body = _fit(text, _ROOM - utf16_length(about), printable)
    return f"{about}\n\n{_quote(body, folded=True)}"


def listed(
    documents: Iterable[Document], language: Language, heading: str, first: int, bot_name: str
) -> str:
    """A numbered list of articles; each title opens its article in the chat with the bot."""
    entries = [(f"https://t.me/{bot_name}?start=a_{d.doc_id}", d) for d in documents]
    html = ""
    for title in _TITLES:
        lines = [f"<b>{_fit(heading, _LINE)}</b>", ""]
        for number, (url, document) in enumerate(entries, start=first):
            lines.append(f"{number}. {_about(document, language, url, title)}")
        html = "\n".join(lines)
        if utf16_length(html) <= LONGEST_MESSAGE:
            break
    return html


def preview(
    document: Document, heading: str, facts: Sequence[tuple[str, str]], warnings: Sequence[str]
) -> str:
    """What was read from something that an admin sent."""
    lines = [f"<b>{escape(heading)}</b>", ""]
    lines += [f"{escape(name)}: {_fit(value, _FACT)}" for name, value in facts]
    lines += ["", _quote(_fit(document.text, _BEGINNING, printable))]
    lines += [f"⚠️ {_fit(warning, _LINE)}" for warning in warnings]
    return "\n".join(lines)


def table(heading: str, lines: Sequence[str]) -> list[str]:
    """Lines under a bold heading, as HTML messages."""
    return _pack([f"<b>{_fit(heading, _LINE)}</b>", *split_text("\n".join(lines))])


def cite_html(citation: Citation, language: Language, *, whole: bool = True) -> str:
    """The citation line; the title leads to the article where its address is known.

    Args:
        whole: tells the reporter and the sentence too; else title, outlet and date, in a line.
    """
    if not whole:
        brief = replace(citation, author=None)
        return " · ".join(_source(brief, language, citation.url, _SHORT_TITLE))
    parts = _source(citation, language, citation.url)
    return " · ".join([*parts, escape(place(citation, language))])


def split_text(text: str) -> list[str]:
    """Plain text as escaped messages, split between lines, or within one that is too long."""
    lines = printable(text).split("\n")
    return _pack([escape(piece) for line in lines for piece in _pieces(line)], "\n")


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units, as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def _about(
    document: Document, language: Language, url: str | None = None, longest: int = _TITLES[0]
) -> str:
    return " · ".join(_source(document, language, url or document.url, longest))


def _source(
    of: Citation | Document, language: Language, url: str | None, longest: int = _TITLES[0]
) -> list[str]:
    title = f"〈{_fit(of.title, longest)}〉"
    address = escape(url, quote=True) if url and flat(url) == url else ""
    if 0 < len(address) <= _ADDRESS:
        title = f'<a href="{address}">{title}</a>'
    parts = [title]
    if of.digest_by:
        parts = [
            _fit(say(language, "digest", name=of.digest_by), _NAME),
            say(language, "original", title=title),
        ]
    if of.outlet:
        parts.append(_fit(of.outlet, _NAME))
    if of.author:
        parts.append(_fit(author_name(of.author, language), _NAME))
    if of.published:
        parts.append(of.published.day.isoformat())
    return parts


def _short(hit: Hit, language: Language) -> str:
    """The best sentence alone, with its citation."""
    quoted = _quote(_fit(hit.passage.sentence, _SENTENCE))
    return f"{quoted}\n{cite_html(hit.passage.citation, language, whole=False)}"


def _italic(text: str) -> str:
    return f"<i>{_fit(text, _NOTE)}</i>"


def _notes(lines: Sequence[str]) -> list[str]:
    """Remarks in one block, as many as fit; none where there are none."""
    kept: list[str] = []
    for line in map(_italic, lines):
        if utf16_length("\n".join([*kept, line])) > _NOTES:
            break
        kept.append(line)
    return ["\n".join(kept)] if kept else []


def _fit(text: str, longest: int, clean: Callable[[str], str] = flat) -> str:
    """A text from outside as HTML, in so many UTF-16 units at most."""
    text = clean(shortened(text, longest))
    while utf16_length(html := escape(text)) > longest:  # full of &, or of what takes two units
        text = shortened(text, len(text) * 3 // 4)
    return html


def _quote(html: str, *, folded: bool = False) -> str:
    return f"<blockquote{' expandable' if folded else ''}>{html}</blockquote>"


def _quoted(passage: Passage, around: Surroundings | None, language: Language) -> list[str]:
    """The passage with its citation; a long one by its best sentence, and itself folded below.

    A citation stays with the end of its quote wherever the two fit in one message.
    """
    cited = cite_html(passage.citation, language, whole=around is not None)
    best = _best(passage)
    if around is not None or len(passage.text) <= _AT_A_GLANCE or best == passage:
        *quotes, last = _quotes(passage, around)
        return quotes + _pack([last, cited], "\n")
    *quotes, last = _quotes(best, None)
    folded = _quote("".join(_plain(passage.text)), folded=True)
    if utf16_length(folded) > _LONGEST_QUOTE:  # a sentence of thousands of letters
        return quotes + _pack([last, cited], "\n")
    return quotes + _pack([last, f"{cited}\n{folded}"], "\n")


def _best(passage: Passage) -> Passage:
    """The best sentence alone, with its marks."""
    at = passage.text.index(passage.sentence)
    end = at + len(passage.sentence)
    inside = [(a - at, b - at) for a, b in passage.highlights if at <= a and b <= end]
    answer = passage.answer
    if answer is not None:
        answer = (answer[0] - at, answer[1] - at) if at <= answer[0] <= answer[1] <= end else None
    return replace(passage, text=passage.sentence, highlights=tuple(inside), answer=answer)


def _quotes(passage: Passage, around: Surroundings | None) -> list[str]:
    """The passage in one quote, or in several where it is longer than a message."""
    atoms = list(_atoms(passage))
    if around is not None:
        atoms = [*_plain(around.before), *atoms, *_plain(around.behind)]
    quotes = [""]
    for atom in atoms:
        if utf16_length(quotes[-1] + atom) > _LONGEST_QUOTE:
            quotes.append("")
        quotes[-1] += atom
    return [_quote(quote.strip(), folded=around is not None) for quote in quotes]


def _atoms(passage: Passage) -> Iterator[str]:
    """The HTML of a passage in pieces between which it may be cut."""
    done = 0
    for start, end, tag in _marks(passage):
        if start < done:
            continue
        yield from _plain(passage.text[done:start])
        for piece in _pieces(passage.text[start:end]):
            yield f"<{tag}>{escape(printable(piece))}</{tag}>"
        done = end
    yield from _plain(passage.text[done:])


def _marks(passage: Passage) -> list[tuple[int, int, str]]:
    """The answer bold, what merely matched underlined."""
    if passage.answer is None:
        return [(start, end, "u") for start, end in passage.highlights]
    first, last = passage.answer
    matched = [(s, e, "u") for s, e in passage.highlights if e <= first or s >= last]
    return sorted([*matched, (first, last, "b")])


def _plain(text: str) -> Iterator[str]:
    for word in re.findall(r"\s*\S+|\s+", text):
        yield from map(escape, map(printable, _pieces(word)))


def _pack(blocks: Sequence[str], between: str = "\n\n") -> list[str]:
    """As few messages as hold the blocks whole."""
    messages: list[str] = []
    for block in blocks:
        if messages and utf16_length(messages[-1] + between + block) <= _ROOM:
            messages[-1] += between + block
        else:
            messages.append(block)
    return messages


def _pieces(line: str) -> list[str]:
    return [line[i : i + _PIECE] for i in range(0, len(line), _PIECE)] or [""]
