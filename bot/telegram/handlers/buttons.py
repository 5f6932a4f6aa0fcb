"""The buttons under an answer."""

from __future__ import annotations

from dataclasses import replace

from telegram import CallbackQuery, Update
from telegram.ext import ContextTypes

from bot.state import Asked
from bot.telegram import cards as render
from bot.telegram.desk import Desk, toast
from bot.telegram.keyboards import Press
from bot.telegram.sending import edit
from bot.texts import say
from index.question.followup import about


class Buttons:
    """Handlers of pressed buttons. Every one of them is answered, whatever happens."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Page, unfold, vote, send again; kindly refuse what is no longer known."""
        query = update.callback_query
        if query is None:
            return
        press = Press.parse(query.data or "")
        asked = self._asked(query, press) if press else None
        if press is None or asked is None or not _in_its_chat(query, asked):
            await toast(update, say(self._desk.language(update), "old_button"), alert=True)
            return
        press = replace(press, number=asked.number)
        if press.act == "c":
            asked = await self._chosen(asked, press.index)
            press = Press(asked.number)
        told = self._vote(query, press) if press.act in ("u", "d") else None
        shown = await self._show(query, asked, press)
        if not shown:
            await toast(update, say(asked.language, "old_message"), alert=True)
            return
        await toast(update, say(asked.language, told) if told else None)

    async def unknown(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A button of an older version."""
        await toast(update, say(self._desk.language(update), "old_button"), alert=True)

    def _asked(self, query: CallbackQuery, press: Press) -> Asked | None:
        """The question that a button belongs to; it got another number where it was taken over."""
        questions, message = self._desk.state.questions, query.message
        if message is None:
            return None
        renumbered = questions.renumbered(press.number, message.chat.id, message.message_id)
        return renumbered or questions.get(press.number)

    def _vote(self, query: CallbackQuery, press: Press) -> str:
        """Count a vote; the key of what to tell."""
        questions = self._desk.state.questions
        before = questions.votes(press.number)
        questions.vote(press.number, query.from_user.id, 1 if press.act == "u" else -1)
        if sum(questions.votes(press.number)) < sum(before):
            return "vote_taken_back"
        return "voted_up" if press.act == "u" else "voted_down"

    async def _chosen(self, asked: Asked, index: int) -> Asked:
        """Read the question as one about the chosen subject; as before where there is none."""
        if index >= len(asked.choices):
            return asked
        text = about(asked.choices[index], asked.question)
        found, talk = await self._desk.answering.ask(text, asked.talk)
        return self._desk.state.questions.put(
            asked.chat_id,
            asked.message_id,
            asked.user_id,
            asked.question,
            found.question.read_as,
            found.answer.verdict,
            asked.language,
            article=found.article,
            talk=talk,
        )

    async def _show(self, query: CallbackQuery, asked: Asked, press: Press) -> bool:
        """Put the card that the button asks for in the place of the message."""
        message = query.message
        if message is None:
            return False
        answer = await self._desk.answering.again(asked)
        votes = self._desk.state.questions.votes(asked.number)
        card = self._desk.answering.card(asked, answer, press, votes, query.get_bot().username)
        text = render.first_page(card.texts, asked.language)
        return await edit(query.get_bot(), message.chat.id, message.message_id, text, card.keyboard)


def _in_its_chat(query: CallbackQuery, asked: Asked) -> bool:
    """A forged button may name a question of another chat."""
    return query.message is not None and query.message.chat.id == asked.chat_id
