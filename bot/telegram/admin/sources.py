"""/sources: the articles, page by page; admins may take one out and bring it back."""

from __future__ import annotations

import asyncio

from telegram import Bot, InlineKeyboardMarkup, Update
from telegram.ext import ContextTypes

from bot.telegram import cards as render
from bot.telegram import keyboards
from bot.telegram.admin.guard import admins_only
from bot.telegram.admin.views import ALL, View, chosen, listing
from bot.telegram.sending import edit
from bot.telegram.services import Services, reply, toast
from bot.texts import say

_PAGE = 8  # articles


class Sources:
    """The handlers of /sources and of the buttons under it (``s:…``)."""

    def __init__(self, desk: Services) -> None:
        self._desk = desk

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """``/sources`` lists all, ``/sources 낱말`` those that have the word in what is told of them."""
        view = View.of(" ".join(context.args or []))
        text, keyboard = self._page(update, context.bot, 0, view)
        await reply(update, context.bot, [text], keyboard)

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Turn the page for everybody; the rest is for admins."""
        _, act, *_ = _fields(update)
        if act == "p":
            await self._turn(update, context)
        else:
            await admins_only(self._desk, self._change)(update, context)

    async def _turn(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        _, _, page, *rest = _fields(update)
        view = View(*rest) if len(rest) == 2 else ALL
        await self._show(update, context, *self._page(update, context.bot, int(page), view))
        await toast(update)

    async def _change(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        _, act, page, doc_id = _fields(update)
        step = {"r": self._ask, "y": self._remove, "u": self._bring_back}[act]
        await step(update, context, page, doc_id)

    async def _ask(
        self, update: Update, context: ContextTypes.DEFAULT_TYPE, page: str, doc_id: str
    ) -> None:
        language = self._desk.language(update)
        document = self._desk.library.retriever.corpus.documents.get(doc_id)
        if document is None:
            await toast(update, say(language, "article_gone"), alert=True)
            return
        (text,) = render.split_text(say(language, "remove_ask", title=document.title[:500]))
        keyboard = keyboards.row_of(
            (say(language, "button_remove"), f"s:y:{page}:{doc_id}"),
            (say(language, "button_keep"), f"s:p:{page}"),
            style="danger",
        )
        await self._show(update, context, text, keyboard)
        await toast(update)

    async def _remove(
        self, update: Update, context: ContextTypes.DEFAULT_TYPE, page: str, doc_id: str
    ) -> None:
        language = self._desk.language(update)
        await toast(update)
        removed = await asyncio.to_thread(self._desk.library.remove, [doc_id])
        if not removed:
            text, keyboard = self._page(update, context.bot, int(page))
        else:
            await self._desk.record(update, "remove", f"{doc_id} {removed[0].title}")
            (text,) = render.split_text(say(language, "removed", title=removed[0].title[:500]))
            keyboard = keyboards.row_of(
                (say(language, "button_undo"), f"s:u:{page}:{doc_id}"),
                (say(language, "button_list"), f"s:p:{page}"),
            )
        await self._show(update, context, text, keyboard)

    async def _bring_back(
        self, update: Update, context: ContextTypes.DEFAULT_TYPE, page: str, doc_id: str
    ) -> None:
        """The last removal is undone only if it is the one that this button stands under."""
        library = self._desk.library
        last = await asyncio.to_thread(library.store.history.removed)
        if doc_id not in {kept.document.doc_id for kept in last}:
            await toast(update, say(self._desk.language(update), "undo_gone"), alert=True)
            return
        (document, *_) = await asyncio.to_thread(library.undo_removal)
        await self._desk.record(update, "undo removal", f"{doc_id} {document.title}")
        text = say(self._desk.language(update), "restored", title=document.title[:100])
        await toast(update, text)
        await self._show(update, context, *self._page(update, context.bot, int(page)))

    def _page(
        self, update: Update, bot: Bot, page: int, view: View = ALL
    ) -> tuple[str, InlineKeyboardMarkup | None]:
        language = self._desk.language(update)
        corpus = self._desk.library.retriever.corpus
        documents = chosen(corpus.heads(), view)
        if not documents:
            key = "none_about" if corpus.documents else "no_articles"
            return render.split_text(say(language, key, about=view.words))[0], None
        total = -(-len(documents) // _PAGE)
        page = min(page, total - 1)
        first = page * _PAGE
        shown = documents[first : first + _PAGE]
        key = "count_about" if view.words else "count"
        heading = say(language, key, documents=len(documents), about=view.words)
        chat = update.effective_chat
        bins = self._desk.is_admin(update) and chat is not None and chat.type == "private"
        articles = [(first + i + 1, d.doc_id) for i, d in enumerate(shown)] if bins else []
        text = render.listed(shown, language, heading, first + 1, bot.username or "")
        return text, listing(page, total, view, articles, language)

    async def _show(
        self,
        update: Update,
        context: ContextTypes.DEFAULT_TYPE,
        text: str,
        keyboard: InlineKeyboardMarkup | None,
    ) -> None:
        message = update.effective_message
        if message is not None:
            await edit(context.bot, message.chat.id, message.message_id, text, keyboard)


def _fields(update: Update) -> list[str]:
    query = update.callback_query
    return ((query.data or "") if query else "").split(":", 4)
