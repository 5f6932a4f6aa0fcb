"""QuestionHandlers: new ones, edited ones, and those of guests."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from telegram import InlineQueryResultArticle, Message, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.state import KeptQuestion
from bot.talk.answered import Answered
from bot.talk.showing import candidates, shown
from bot.telegram import cards as render
from bot.telegram import keyboards
from bot.telegram.composing import Card
from bot.telegram.handlers.addressing import asked_of
from bot.telegram.keyboards import Press
from bot.telegram.sending import Place, UnsureError, edit, insist, send, unlinked
from bot.telegram.services import Services, typing
from bot.texts import Language, say
from index.korean.several import questions_in
from index.question.followup import Talk

_log = logging.getLogger(__name__)
_LONGEST_REPLY_QUOTE = 1024  # characters; https://core.telegram.org/bots/api#replyparameters
# Seconds. Most answers are there before anybody would read "typing…", which is a request as dear as
# the answer itself; one that comes behind its answer would stay for five.
_TYPING_AFTER, _TYPING_WAIT = 0.2, 0.15


def _never(chat_id: int) -> bool:
    """No chat is crowded."""
    return False


class QuestionHandlers:
    """The handlers of what people ask in chats.

    Args:
        is_crowded: whether several questions wait in a chat.
    """

    def __init__(self, desk: Services, is_crowded: Callable[[int], bool] = _never) -> None:
        self._desk = desk
        self._is_crowded = is_crowded

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a message, or a post of a channel that mentions the bot."""
        message = update.message or update.channel_post
        if message is None or (message.from_user is None and update.channel_post is None):
            return
        question = asked_of(message, context.bot.bot)
        if question is None:
            return
        await self._answer(message, question, self._desk.language(update))

    async def edited(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer an edited message or post: by changing the answer where there is one."""
        message = update.edited_message or update.edited_channel_post
        if message is None or (message.from_user is None and update.edited_message is not None):
            return
        question = asked_of(message, context.bot.bot)
        if question is None or question.startswith("/"):
            return
        old = await self._at(message, message.message_id)
        if old is not None and [old.question] == questions_in(question):
            return
        await self._answer(message, question, self._desk.language(update))

    async def guest(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a mention in a chat that the bot is not in."""
        message = update.guest_message
        if message is None or message.guest_query_id is None:
            return
        language = self._desk.language(update)
        mention = f"@{context.bot.username}"
        question = (message.text or "").replace(mention, " ").strip()
        answer = await self._desk.answering.once(question)
        if hits := shown(answer):
            listed = candidates(answer, hits[0])
            texts = render.card(answer, hits[0], language, candidates=listed)
        else:
            texts = render.render(answer, language)
        await context.bot.answer_guest_query(
            message.guest_query_id,
            InlineQueryResultArticle("answer", question[:60] or mention, unlinked(texts[0])),
        )

    async def _answer(self, message: Message, text: str, language: Language) -> None:
        """Answer the questions of a message one after the other.

        Each but the first is kept under the last message that answers the one before it, which no
        other question can have.
        """
        state = self._desk.state
        place = message.message_id
        talk, known = await state.run(self._begin, message)
        for question in questions_in(text):
            if place != message.message_id:
                known = await self._at(message, place)
            if known is None or (message.edit_date and known.question != question):
                await self._answer_one(message, place, question, talk, language)
            elif not known.replies:
                # Answered by a later edit that came first, or a crash came in between.
                await self._offer(message, known)
            asked = await self._at(message, place)
            if asked is None or not asked.replies:
                return
            place, talk = asked.replies[-1], asked.talk

    async def offered(
        self, message: Message, user_id: int, question: str, language: Language
    ) -> None:
        """Answer a question that somebody chose by a button under `message`."""
        found = await self._desk.answering.ask(question, Talk())
        asked = await self._keep(message, None, user_id, question, found, language)
        card = self._card(message, asked, found, (0, 0))
        await self._send(message, asked, card, Place.of(message))

    async def _answer_one(
        self, message: Message, place: int, question: str, talk: Talk, language: Language
    ) -> None:
        answered = asyncio.Event()
        shows = asyncio.create_task(_typing_unless(answered, message))
        try:
            found = await self._desk.answering.ask(question, talk)
        finally:
            answered.set()
        state = self._desk.state
        user_id = message.from_user.id if message.from_user else 0
        asked = await self._keep(message, place, user_id, question, found, language)
        votes = (0, 0)
        if asked.replies:  # an edited one
            votes = await state.run(state.questions.votes, asked.number)
        card = self._card(message, asked, found, votes)
        await asyncio.wait({shows}, timeout=_TYPING_WAIT)
        if not (asked.replies and await self._change(message, asked, card)):
            await self._send(message, asked, card, self._place(message, question))

    def _place(self, message: Message, question: str) -> Place:
        """Where an answer goes: to its question, by its words, where several wait in a chat."""
        place, text = Place.of(message), message.text or message.caption or ""
        quote = question if question != text and len(question) <= _LONGEST_REPLY_QUOTE else ""
        if message.chat.type != "private":
            return place
        if len(questions_in(text)) > 1:
            quote = quote if quote in text else ""
            return replace(place, reply_to=message.message_id, quote=quote)
        if self._is_crowded(message.chat.id):
            return replace(place, reply_to=message.message_id)
        return place

    async def _keep(
        self,
        message: Message,
        place: int | None,
        user_id: int,
        question: str,
        found: Answered,
        language: Language,
    ) -> KeptQuestion:
        state = self._desk.state
        return await state.run(
            state.questions.put,
            message.chat.id,
            place,
            user_id,
            question,
            found.read_as,
            found.answer.verdict,
            language,
            article=found.article,
            talk=found.talk,
            choices=found.answer.choices,
        )

    def _card(
        self, message: Message, asked: KeptQuestion, found: Answered, votes: tuple[int, int]
    ) -> Card:
        bot = message.get_bot().bot
        return self._desk.composer.card(asked, found.answer, Press(asked.number), votes, bot)

    async def _at(self, message: Message, place: int) -> KeptQuestion | None:
        """The question of a message in the chat of `message`."""
        state = self._desk.state
        return await state.run(state.questions.of_message, message.chat.id, place)

    async def _answered(self, asked: KeptQuestion, replies: list[int]) -> None:
        state = self._desk.state
        await state.run(state.questions.answered_by, asked.number, replies)

    def _begin(self, message: Message) -> tuple[Talk, KeptQuestion | None]:
        """What a question may go on from, and what is kept of it where it was taken before."""
        questions = self._desk.state.questions
        return self._talk(message), questions.of_message(message.chat.id, message.message_id)

    def _talk(self, message: Message) -> Talk:
        """What a question may go on from: the one replied to, or the user's last."""
        questions = self._desk.state.questions
        replied = message.reply_to_message
        if replied is not None:
            found = questions.of_reply(message.chat.id, replied.message_id)
            found = found or questions.of_message(message.chat.id, replied.message_id)
            if found is not None:
                return found.talk
        user_id = message.from_user.id if message.from_user else 0
        return questions.last(message.chat.id, user_id, message.message_id)

    async def _send(self, message: Message, asked: KeptQuestion, card: Card, place: Place) -> None:
        bot = message.get_bot()
        try:
            sent = await send(bot, place, card.texts, card.keyboard)
        except UnsureError as exc:
            _log.warning("an answer may not have arrived: %s", exc)
            await self._offer(message, asked)
            return
        await self._answered(asked, [m.message_id for m in sent])

    async def _offer(self, message: Message, asked: KeptQuestion) -> None:
        """Where nobody knows whether the answer arrived: a button that shows it.

        The notice itself may come twice; were it lost, the question would be.
        """
        notice = render.split_text(say(asked.language, "perhaps_lost"))
        button = keyboards.again_button(asked.number, asked.language)
        sent = await insist(message.get_bot(), Place.of(message), notice, button)
        await self._answered(asked, [m.message_id for m in sent])

    async def _change(self, message: Message, asked: KeptQuestion, card: Card) -> bool:
        """Put a new answer in the place of the old one; False where that is gone."""
        *others, last = asked.replies
        text = render.first_page(card.texts, asked.language)
        changed = await edit(message.get_bot(), message.chat.id, last, text, card.keyboard)
        if changed and others:
            for number in others:
                with suppress(TelegramError):  # it may be gone already
                    await message.get_bot().delete_message(message.chat.id, number)
            await self._answered(asked, [last])
        return changed


async def _typing_unless(found: asyncio.Event, message: Message) -> None:
    """Show "typing…" where the answer takes long."""
    try:
        await asyncio.wait_for(found.wait(), _TYPING_AFTER)
    except TimeoutError:
        await typing(message)
