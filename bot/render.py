"""The only maker of Telegram HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from bot.dated import beside
from bot.replies import author_name, message, notes, shown
from bot.texts import Language, say
from index.records import Answer, Citation, Passage

# https://core.telegram.org/bots/api#sendmessage: 1–4096 characters after entities parsing, counted
# in UTF-16 code units.
LONGEST_MESSAGE = 4096
_LONGEST_QUOTE = 1500  # letters, of up to two units each, escaped and marked at times


def render(answer: Answer, language: Language) -> list[str]:
    """An answer as HTML messages, none longer than Telegram takes, split between passages."""
    if answer.verdict != "answered":
        return split_text(message(answer, language))
    blocks = [f"<i>{escape(note)}</i>" for note in notes(answer, language)]
    for number, hit in enumerate(shown(answer)):
        whole = hit.passage.text if number == 0 else hit.passage.sentence
        quoted = whole[:_LONGEST_QUOTE]
        more = "…" if quoted != whole else ""
        if number == 1:
            blocks.append(f"<b>{escape(say(language, 'others'))}</b>")
        lines = [
            f"<blockquote>{_marked(hit.passage, quoted)}{more}</blockquote>",
            cite_html(hit.passage.citation, language),
            *(f"<i>{escape(line)}</i>" for line in beside(answer, hit, language, quoted)),
        ]
        blocks.append("\n".join(lines))
    return _pack(blocks)


def cite_html(citation: Citation, language: Language) -> str:
    """The citation line; the title leads to the article where its address is known."""
    title = f"〈{escape(citation.title)}〉"
    if citation.url:
        title = f'<a href="{escape(citation.url, quote=True)}">{title}</a>'
    parts = [title]
    if citation.digest_by:
        parts = [
            escape(say(language, "digest", name=citation.digest_by)),
            say(language, "original", title=title),
        ]
    if citation.outlet:
        parts.append(escape(citation.outlet))
    if citation.author:
        parts.append(escape(author_name(citation.author, language)))
    if citation.published:
        parts.append(citation.published.day.isoformat())
    parts.append(escape(say(language, "sentence_number", n=citation.sentence_number)))
    return " · ".join(parts)


def split_text(text: str) -> list[str]:
    """Plain text as escaped messages, split between lines, or within one that is too long."""
    return _pack([escape(piece) for line in text.split("\n") for piece in _pieces(line)], "\n")


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units, as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def _marked(passage: Passage, quoted: str) -> str:
    """The answer bold and what merely matched underlined; without an answer, the matches bold."""
    at = passage.text.find(quoted)
    end_of_quote = at + len(quoted)
    if passage.answer is None:
        spans = [(start, end, "b") for start, end in passage.highlights]
    else:
        first, last = passage.answer
        spans = [(s, e, "u") for s, e in passage.highlights if e <= first or s >= last]
        spans = sorted([*spans, (first, last, "b")])
    parts, done = [], at
    for start, end, tag in spans:
        if start < done or end > end_of_quote:
            continue
        parts.append(escape(passage.text[done:start]))
        parts.append(f"<{tag}>{escape(passage.text[start:end])}</{tag}>")
        done = end
    parts.append(escape(passage.text[done:end_of_quote]))
    return "".join(parts)


def _pack(blocks: Sequence[str], between: str = "\n\n") -> list[str]:
    """As few messages as hold the blocks whole. Markup counts too, which errs to the safe side."""
    messages: list[str] = []
    for block in blocks:
        if messages and utf16_length(messages[-1] + between + block) <= LONGEST_MESSAGE:
            messages[-1] += between + block
        else:
            messages.append(block)
    return messages


def _pieces(line: str) -> list[str]:
    size = LONGEST_MESSAGE // 8  # room for escapes (&quot;) and letters of two units
    return [line[i : i + size] for i in range(0, len(line), size)] or [""]
