"""/gaps, /stats, /export and /audit: what admins want to know and to take away."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from telegram import Update
from telegram.ext import ContextTypes

from bot.portable import export_line
from bot.summary import meanings
from bot.talk.grouping import Group, grouped
from bot.talk.showing import shortened
from bot.telegram import cards as render
from bot.telegram.services import Services, reply
from bot.texts import Language, say
from index.records import SEARCHED

_GAPS, _IN_DIGEST = 30, 5
_LOOKED_AT = 300  # questions that are grouped
_QUESTION = 100  # letters of a question in a list
_ACTS = 30
_DAYS = 7
_LARGEST = 50 * 2**20  # bytes; https://core.telegram.org/bots/api#senddocument


class Reports:
    """The handlers of these commands."""

    def __init__(self, desk: Services) -> None:
        self._desk = desk

    async def gaps(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Questions that found nothing, were unsure or got a 👎."""
        language = self._desk.language(update)
        groups = await self.groups()
        if not groups:
            await reply(update, context.bot, render.split_text(say(language, "no_gaps")))
            return
        lines = [_line(number, group, language) for number, group in enumerate(groups, start=1)]
        heading = say(language, "gaps", days=self._desk.settings.retention)
        await reply(update, context.bot, render.table(heading, lines))

    async def groups(self) -> list[Group]:
        """The most frequent of what was not answered well, alike questions together."""
        state = self._desk.state
        found = await state.run(state.questions.gaps, _LOOKED_AT)
        reasons = await state.run(state.feedback.reasons)
        terms = self._desk.library.analyzer.terms
        return (await asyncio.to_thread(grouped, found, reasons, terms))[:_GAPS]

    async def digest(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The last day in one message."""
        texts = await self.morning(self._desk.language(update))
        await reply(update, context.bot, texts)

    async def morning(self, language: Language) -> list[str]:
        """What was asked in the last day, what of it needs an article, and who waits."""
        state = self._desk.state
        text = say(
            language,
            "digest_day",
            **await self._asked(1),
            waiting=len(await state.run(state.feedback.waiting)),
            documents=len(self._desk.library.retriever.corpus.documents),
        )
        groups = (await self.groups())[:_IN_DIGEST]
        lines = [_line(number, group, language) for number, group in enumerate(groups, start=1)]
        heading = ["", say(language, "digest_gaps"), *lines] if lines else []
        return render.table(say(language, "digest_heading"), [text, *heading])

    async def stats(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """What was asked in the last days, and what there is to answer from."""
        language = self._desk.language(update)
        library, counts = self._desk.library, await self._asked(_DAYS)
        corpus = library.retriever.corpus
        coverage = await asyncio.to_thread(library.coverage)
        feeds = await asyncio.to_thread(library.store.feeds.all)
        searched = counts["questions"]
        text = say(
            language,
            "stats",
            days=_DAYS,
            **counts,
            share=f"{counts['answered'] / searched:.0%}" if searched else "–",
            documents=len(corpus.documents),
            sentences=len(corpus),
            feeds=len(feeds),
            meanings=(
                meanings(coverage.sentences, coverage.all_sentences, language)
                if coverage
                else say(language, "words_alone")
            ),
            analyzer=library.analyzer.version,
        )
        await reply(update, context.bot, render.split_text(text))

    async def _asked(self, days: int) -> dict[str, int]:
        """What was asked in the last days, by what became of it, and votes."""
        state, since = self._desk.state, datetime.now(UTC) - timedelta(days=days)
        counts = await state.run(state.questions.counts, since)
        found = dict(zip(("answered", "unsure", "missing"), SEARCHED, strict=True))
        by_verdict = {name: counts.get(verdict, 0) for name, verdict in found.items()}
        others = {name: counts[name] for name in ("people", "up", "down")}
        return by_verdict | others | {"questions": sum(by_verdict.values())}

    async def export(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """All articles as a file of JSON Lines, which ``gisabot import`` reads."""
        message = update.effective_message
        if message is None:
            return
        language = self._desk.language(update)
        documents = self._desk.library.retriever.corpus.documents
        if not documents:
            await reply(update, context.bot, render.split_text(say(language, "no_articles")))
            return
        data = await asyncio.to_thread(
            lambda: "".join(map(export_line, documents.values())).encode()
        )
        await self._desk.record(update, "export", f"{len(documents)}")
        if len(data) > _LARGEST:
            await reply(update, context.bot, render.split_text(say(language, "export_too_large")))
            return
        await context.bot.send_document(
            message.chat.id,
            data,
            filename=f"gisabot-{datetime.now(UTC):%Y%m%d-%H%M}.jsonl",
            caption=say(language, "exported", n=len(documents)),
        )

    async def audit(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """What admins did, newest first."""
        language = self._desk.language(update)
        acts = await self._desk.state.run(self._desk.state.admins.acts, _ACTS)
        lines = [
            f"{act.done_at:%Y-%m-%d %H:%M} UTC · {act.user_id} · {act.act} {act.detail[:150]}".rstrip()
            for act in acts
        ]
        await reply(update, context.bot, render.table(say(language, "audit"), lines))


def _line(number: int, group: Group, language: Language) -> str:
    counts = [
        say(language, f"gap_{kind}", n=count)
        for kind, count in (
            ("unanswered", group.unanswered),
            ("unsure", group.unsure),
            ("disliked", group.disliked),
        )
        if count
    ]
    question = shortened(group.question, _QUESTION)
    line = say(language, "gap", n=number, question=question, counts=", ".join(counts))
    if group.others:
        line += " · " + say(language, "gap_others", n=group.others)
    told = (f"{say(language, f'reason_{reason}')} {n}" for reason, n in group.reasons.most_common())
    return " · ".join([line, *told])
