"""``@bot 질문`` in any chat."""

from __future__ import annotations

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.ext import ContextTypes

from bot.talk.replies import cite
from bot.talk.showing import shortened, shown
from bot.telegram import cards as render
from bot.telegram import keyboards
from bot.telegram.desk import Desk
from bot.texts import Language, say
from bot.texts.plain import flat
from index.records import Answer, Hit

_PAGE = 10  # results at a time; Telegram takes 50
_MOST = 50
_LONGEST = 120  # characters of a title and of what stands under it
_CACHED = 60  # seconds; the articles change by reindexing only


class Inline:
    """Inline queries: passages to be sent to any chat."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def typed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Offer passages, ten at a time; nothing found and nothing typed yet say so."""
        query = update.inline_query
        if query is None:
            return
        language = self._desk.language(update)
        begin = int(query.offset) if query.offset.isdecimal() else 0
        answer = await self._desk.answering.many(query.query)
        found = shown(answer, _MOST, closest=_MOST)  # whoever sends one has chosen it
        results = [
            _result(answer, hit, number, language)
            for number, hit in enumerate(found[begin : begin + _PAGE], start=begin)
        ]
        more = str(begin + _PAGE) if len(found) > begin + _PAGE else ""
        button = None
        if not found:
            key = "inline_nothing" if query.query.strip() else "inline_hint"
            button = InlineQueryResultsButton(say(language, key), start_parameter="inline")
        await query.answer(
            results, cache_time=_CACHED, is_personal=True, next_offset=more, button=button
        )


def _result(answer: Answer, hit: Hit, number: int, language: Language) -> InlineQueryResultArticle:
    citation = hit.passage.citation
    source = cite(citation, language)
    if answer.verdict == "unsure":
        source = f"{say(language, 'inline_unsure')} · {source}"
    return InlineQueryResultArticle(
        id=f"{citation.doc_id}:{citation.sentence_number}"[:60] + f":{number}"[:4],
        title=shortened(flat(hit.passage.sentence), _LONGEST) or "…",
        description=shortened(flat(source), _LONGEST),
        input_message_content=InputTextMessageContent(
            render.inline_text(answer, hit, language),
            ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        ),
        reply_markup=keyboards.link_button(say(language, "button_link"), citation.url),
    )
