"""QuestionHandlers that were offered as buttons (``k:DOCUMENT:INDEX:FINGERPRINT``)."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.telegram.composing import fingerprint
from bot.telegram.handlers.questions import QuestionHandlers
from bot.telegram.services import Services, toast
from bot.texts import say


class Offered:
    """The handler of these buttons."""

    def __init__(self, desk: Services, questions: QuestionHandlers) -> None:
        self._desk = desk
        self._questions = questions

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer the question of a button in a message of its own, which shows it."""
        query, language = update.callback_query, self._desk.language(update)
        if query is None:
            return
        _, doc_id, index, was = (query.data or "").split(":")
        posed = await self._desk.answering.posed(doc_id, int(index))
        known = posed is not None and fingerprint(posed.question) == was
        if posed is None or not known or not isinstance(query.message, Message):
            await toast(update, say(language, "old_button"), alert=True)
            return
        await toast(update)
        await self._questions.offered(query.message, query.from_user.id, posed.question, language)
