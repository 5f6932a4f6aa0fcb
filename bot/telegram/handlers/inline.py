"""``@bot 질문`` in any chat."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.talk.offering import newest
from bot.talk.replies import cite
from bot.talk.showing import shortened, shown
from bot.telegram import cards as render
from bot.telegram import keyboards
from bot.telegram.sending import unlinked
from bot.telegram.services import Services
from bot.texts import Language, say
from index.plain import flat
from index.records import Answer, Document, Hit

_PAGE = 10  # results at a time; Telegram takes 50
_MOST = 50
_LONGEST = 120  # characters of a title and of what stands under it
_CACHED = 60  # seconds; the articles change by reindexing only


class Inline:
    """Inline queries: passages to be sent to any chat, or articles where none is asked for."""

    def __init__(self, desk: Services) -> None:
        self._desk = desk

    async def typed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Offer passages, those of different articles first; the latest articles where nothing was
        typed yet; ten at a time, and the way to the bot above them."""
        query = update.inline_query
        if query is None:
            return
        language, name = self._desk.language(update), context.bot.username
        begin = int(query.offset) if query.offset.isdecimal() and len(query.offset) < 6 else 0
        here = slice(begin, begin + _PAGE)
        key = "inline_more"
        if query.query.strip():
            answer = await self._desk.answering.many(query.query)
            found: Sequence[Hit | Document] = spread(shown(answer, _MOST, closest=_MOST))
            results = [
                _result(answer, hit, number, language, name)
                for number, hit in enumerate(found[here], start=begin)
                if isinstance(hit, Hit)
            ]
            key = key if found else "inline_nothing"
        else:
            corpus = self._desk.library.retriever.corpus
            found = await asyncio.to_thread(lambda: newest(corpus.heads()))
            page = [d.doc_id for d in found[here] if isinstance(d, Document)]
            documents = await asyncio.to_thread(lambda: list(corpus.whole(page)))
            results = [_article(d, language, name) for d in documents]
            key = "inline_hint"
        more = str(begin + _PAGE) if len(found) > begin + _PAGE else ""
        button = InlineQueryResultsButton(say(language, key), start_parameter="inline")
        answer_with = partial(
            query.answer, results, cache_time=_CACHED, is_personal=True, next_offset=more
        )
        try:
            await answer_with(button=button)
        except BadRequest as exc:  # a server that does not know the button still gets the results
            if "button" not in str(exc).lower():
                raise
            await answer_with()


def spread(hits: Sequence[Hit]) -> list[Hit]:
    """The best hit of each article, then what more they have, each in its order."""
    articles: set[str] = set()
    first: list[Hit] = []
    rest: list[Hit] = []
    for hit in hits:
        doc_id = hit.passage.citation.doc_id
        (rest if doc_id in articles else first).append(hit)
        articles.add(doc_id)
    return first + rest


def _article(document: Document, language: Language, name: str) -> InlineQueryResultArticle:
    told = (
        flat(document.outlet or ""),
        document.published.day.isoformat() if document.published else "",
    )
    return InlineQueryResultArticle(
        id=document.doc_id,
        title=shortened(flat(document.title), _LONGEST) or "…",
        description=" · ".join(filter(None, told)) or None,
        input_message_content=unlinked(render.article(document, language)),
        reply_markup=keyboards.way_back(document.doc_id, document.url, name, language),
    )


def _result(
    answer: Answer, hit: Hit, number: int, language: Language, name: str
) -> InlineQueryResultArticle:
    citation = hit.passage.citation
    source = cite(citation, language)
    if answer.verdict == "unsure":
        source = f"{say(language, 'inline_unsure')} · {source}"
    return InlineQueryResultArticle(
        id=f"{citation.doc_id}:{citation.sentence_number}"[:60] + f":{number}"[:4],
        title=shortened(flat(hit.passage.sentence), _LONGEST) or "…",
        description=shortened(flat(source), _LONGEST),
        input_message_content=unlinked(render.inline_text(answer, hit, language)),
        reply_markup=keyboards.way_back(citation.doc_id, citation.url, name, language),
    )
