"""Questions that the collection answers, each tried before it is offered."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from bot.talk.conversation import read
from bot.texts.posing import Posed, about_all, posed
from index.corpus import Corpus
from index.library import Library
from index.records import Document

WHOLE = 999  # the index of the question for a summary
_STARTERS, _FOLLOWING = 3, 2
_LOOKED_AT = 24  # articles, the newest; where they answer nothing the others hardly would
_PREPARED = 300  # articles whose questions are tried beforehand
_TRIES, _KEPT = 4, 3  # questions of one article; a try takes as long as an answer


class Offers:
    """Finds them while nobody waits for an answer, and keeps them until the collection changes.

    Safe to share between threads; they are found once.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._finding = threading.Lock()
        self._corpus: Corpus | None = None
        self._of: dict[str, tuple[tuple[int, Posed], ...]] = {}
        self._starters: tuple[tuple[int, Posed], ...] | None = None
        self._known: tuple[tuple[int, Posed], ...] = ()
        self._newest: list[str] = []
        self._wished: list[str] = []

    def starters(self) -> tuple[tuple[int, Posed], ...]:
        """Up to three (index, question) pairs, of different articles where there are such."""
        with self._finding:
            self._look()
            if self._starters is None:
                self._starters = self._known = tuple(self._found())
            return self._starters

    def prepare(self, go_on: Callable[[], bool] = lambda: True) -> bool:
        """Try the questions of one article more: of one that answered lately, else of the newest.

        False where there is none left to be tried.

        Args:
            go_on: asked before each try; where it says no, the article is left for another time.
        """
        with self._finding:
            corpus = self._look()
            latest = self._newest[:_LOOKED_AT]
            several = sum(bool(self._of.get(doc_id)) for doc_id in latest) >= _STARTERS
            if self._starters is None and (several or all(d in self._of for d in latest)):
                self._starters = self._known = tuple(self._found())
            left = [d for d in self._wished if d in corpus.documents and d not in self._of]
            self._wished = left
            for doc_id in left[:1] or [d for d in self._newest if d not in self._of][:1]:
                self._tried(doc_id, go_on)
                return True
            return False

    def wish(self, doc_id: str) -> None:
        """Have the questions of an article tried next."""
        self._wished.append(doc_id)

    def known(self, doc_id: str, number: int) -> tuple[tuple[int, Posed], ...]:
        """Up to two that go on from an answer by this sentence of an article, where it was tried."""
        found = self._of.get(doc_id, ())
        return tuple(pair for pair in found if pair[1].number != number)[:_FOLLOWING]

    def known_starters(self) -> tuple[tuple[int, Posed], ...]:
        """What `starters` found last, of articles that are still there."""
        documents = self._library.retriever.corpus.documents
        return tuple(pair for pair in self._known if pair[1].doc_id in documents)

    def find(self, doc_id: str, index: int) -> Posed | None:
        """The question of a button; None where its article is gone or changed."""
        corpus = self._library.retriever.corpus
        if doc_id not in corpus.documents:
            return None
        terms = self._library.analyzer.terms
        if index == WHOLE:
            return about_all(corpus, doc_id, terms)
        return next((q for n, q in enumerate(posed(corpus, doc_id, terms)) if n == index), None)

    def _look(self) -> Corpus:
        """The collection as it is; what was found in another one is forgotten."""
        corpus = self._library.retriever.corpus
        if corpus is not self._corpus:
            self._corpus, self._of, self._starters = corpus, {}, None
            self._newest = [d.doc_id for d in newest(corpus.heads())[:_PREPARED]]
        return corpus

    def _found(self) -> Iterator[tuple[int, Posed]]:
        assert self._corpus is not None
        latest = [self._corpus.documents[doc_id] for doc_id in self._newest[:_LOOKED_AT]]
        left, missing = list[tuple[int, Posed]](), _STARTERS
        for document in latest:
            found = self._tried(document.doc_id)
            left += found[1:]
            if found:
                missing -= 1
                yield found[0]
            if not missing:
                return
        for pair in left[:missing]:
            missing -= 1
            yield pair
        terms = self._library.analyzer.terms
        for document in latest:
            whole = about_all(self._corpus, document.doc_id, terms) if missing else None
            if whole is not None and self._summarised(whole):
                missing -= 1
                yield WHOLE, whole

    def _tried(
        self, doc_id: str, go_on: Callable[[], bool] = lambda: True
    ) -> tuple[tuple[int, Posed], ...]:
        """The first questions of an article that are answered by the words they were made from."""
        if doc_id not in self._of:
            assert self._corpus is not None
            found: list[tuple[int, Posed]] = []
            every = enumerate(posed(self._corpus, doc_id, self._library.analyzer.terms))
            for (index, question), _ in zip(every, range(_TRIES), strict=False):
                if not go_on():
                    return ()
                if self._is_answered(question):
                    found.append((index, question))
                if len(found) == _KEPT:
                    break
            self._of[doc_id] = tuple(found)
        return self._of[doc_id]

    def _is_answered(self, question: Posed) -> bool:
        answer = read(self._library, question.question).answer
        if answer.verdict != "answered":
            return False
        passage = answer.hits[0].passage
        if passage.citation.doc_id != question.doc_id or passage.answer is None:
            return False
        marked = passage.text[slice(*passage.answer)]
        return marked in question.told or question.told in marked

    def _summarised(self, question: Posed) -> bool:
        answer = read(self._library, question.question).answer
        return answer.subject == "summary" and answer.listed == (question.doc_id,)


def newest(documents: Iterable[Document]) -> list[Document]:
    """Latest first; those without a date behind them, the last added first."""
    last_first = list(documents)[::-1]
    return sorted(
        last_first, key=lambda d: d.published.day if d.published else date.min, reverse=True
    )
