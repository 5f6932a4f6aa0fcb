"""The buttons under an answer."""

from __future__ import annotations

from dataclasses import replace

from telegram import CallbackQuery, Update
from telegram.ext import ContextTypes

from bot.state import KeptQuestion
from bot.state.feedback import REASONS
from bot.telegram import cards as render
from bot.telegram.keyboards import Press
from bot.telegram.sending import edit
from bot.telegram.services import Services, toast
from bot.texts import say
from index.question.followup import about


class Buttons:
    """Handlers of pressed buttons. Every one of them is answered, whatever happens."""

    def __init__(self, desk: Services) -> None:
        self._desk = desk

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Page, unfold, vote, send again; kindly refuse what is no longer known."""
        query = update.callback_query
        if query is None:
            return
        press, state = Press.parse(query.data or ""), self._desk.state
        asked = await state.run(self._asked, query, press) if press else None
        if press is None or asked is None or not _in_its_chat(query, asked):
            await toast(update, await self._why_not(update, press, asked), alert=True)
            return
        press = replace(press, number=asked.number)
        if press.act == "c":
            asked = await self._chosen(asked, press.index)
            press = Press(asked.number)
        if press.act == "n":
            await self._wait(update, query, asked)
            return
        told = await state.run(self._say, query, press)
        if told == "vote_taken_back":
            press = replace(press, act="p")
        shown = await self._show(query, asked, press)
        if not shown:
            await toast(update, say(asked.language, "old_message"), alert=True)
            return
        await toast(update, say(asked.language, told) if told else None)

    async def unknown(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A button of an older version."""
        await toast(update, say(self._desk.language(update), "old_button"), alert=True)

    async def _why_not(
        self, update: Update, press: Press | None, asked: KeptQuestion | None
    ) -> str:
        """Why a button does nothing."""
        language, state = self._desk.language(update), self._desk.state
        if press is None or asked is not None:
            return say(language, "old_button")
        fate = await state.run(state.questions.fate, press.number)
        return say(language, f"button_{fate}", days=self._desk.settings.retention)

    def _asked(self, query: CallbackQuery, press: Press) -> KeptQuestion | None:
        """The question that a button belongs to; it got another number where it was taken over."""
        questions, message = self._desk.state.questions, query.message
        if message is None:
            return None
        renumbered = questions.renumbered(press.number, message.chat.id, message.message_id)
        return renumbered or questions.get(press.number)

    def _say(self, query: CallbackQuery, press: Press) -> str | None:
        """Keep a vote or why it was given; the key of what to tell, None where it is neither."""
        if press.act == "w":
            reason = REASONS[press.index % len(REASONS)]
            self._desk.state.feedback.explain(press.number, query.from_user.id, reason)
            return "reason_kept"
        if press.act not in ("u", "d"):
            return None
        questions = self._desk.state.questions
        before = questions.votes(press.number)
        questions.vote(press.number, query.from_user.id, 1 if press.act == "u" else -1)
        if sum(questions.votes(press.number)) < sum(before):
            return "vote_taken_back"
        return "voted_up" if press.act == "u" else "voted_down"

    async def _wait(self, update: Update, query: CallbackQuery, asked: KeptQuestion) -> None:
        """Remember that who asked wants to be told of an answer."""
        if query.from_user.id != asked.user_id:
            await toast(update, say(self._desk.language(update), "wait_not_yours"), alert=True)
            return
        state = self._desk.state
        await state.run(state.feedback.wait, asked.number, asked.user_id)
        await toast(update, say(asked.language, "wait_kept"), alert=True)

    async def _chosen(self, asked: KeptQuestion, index: int) -> KeptQuestion:
        """Read the question as one about the chosen subject; as before where there is none."""
        if index >= len(asked.choices):
            return asked
        text = about(asked.choices[index], asked.question)
        found = await self._desk.answering.ask(text, asked.talk)
        state = self._desk.state
        return await state.run(
            state.questions.put,
            asked.chat_id,
            asked.message_id,
            asked.user_id,
            asked.question,
            found.read_as,
            found.answer.verdict,
            asked.language,
            article=found.article,
            talk=found.talk,
        )

    async def _show(self, query: CallbackQuery, asked: KeptQuestion, press: Press) -> bool:
        """Put the card that the button asks for in the place of the message."""
        message = query.message
        if message is None:
            return False
        answer = await self._desk.answering.again(asked)
        state = self._desk.state
        votes = await state.run(state.questions.votes, asked.number)
        card = self._desk.composer.card(asked, answer, press, votes, query.get_bot().bot)
        text = render.first_page(card.texts, asked.language)
        return await edit(query.get_bot(), message.chat.id, message.message_id, text, card.keyboard)


def _in_its_chat(query: CallbackQuery, asked: KeptQuestion) -> bool:
    """A forged button may name a question of another chat."""
    return query.message is not None and query.message.chat.id == asked.chat_id
