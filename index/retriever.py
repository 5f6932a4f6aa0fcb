"""Question to Answer: ranks, checks the evidence, quotes."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone

from index.answer.about_articles import Librarian
from index.answer.annotations import by_time, contradicting, finish
from index.answer.events import Marks, Stories
from index.answer.explain import Explanation, explain
from index.answer.passages import make_passage
from index.corpus import Corpus, Held
from index.engines.first_stage import FirstStage
from index.engines.in_memory import InMemory
from index.engines.vectors import Vectors
from index.korean.analysis import Analyzer
from index.korean.when.changing import changing
from index.question.budget import budget
from index.question.letters import Letters
from index.question.reading import Question, Reader
from index.question.vocabulary import Vocabulary
from index.records import Answer, Hit, Verdict
from index.search.models import Models
from index.search.search import Found, Search

_CONSIDERED = 25
_MARKED = 4  # hits whose answering words are looked for: those that a reply may show

_SEOUL = timezone(timedelta(hours=9))


def today_in_seoul() -> date:
    """The day it is now in Korea."""
    return datetime.now(_SEOUL).date()


@dataclass(frozen=True, slots=True)
class Run:
    """One question on its way to an answer.

    Attributes:
        question: as it was read.
        answer: what came of it.
        found: what the search found; None where nothing was searched for, or nothing was there.
        retriever: the one that answered.
        article: id of the article that alone it was asked of; empty where it was asked of all.
    """

    question: Question
    answer: Answer
    found: Found | None
    retriever: Retriever
    article: str = ""

    def explanation(self) -> Explanation:
        """Every step of this very run."""
        search, corpus = self.retriever.search, self.retriever.corpus
        return explain(corpus, search, self.question, self.found, self.answer)


class Retriever:
    """Answers questions from one immutable corpus; safe to share between threads.

    Args:
        corpus: what to answer from.
        analyzer: the one that took the corpus apart.
        previous: the retriever before a change; what it knows of sentences is kept.
        engine: holds what the corpus holds; made of it in memory where not given.
        marks_of: see `index.answer.events.Stories`.
        models: those that ship with the project where not given.
        today: tells the day of a question, for "작년" and "지금".

    Attributes:
        reader: reads questions as this corpus knows their words.
        search: ranks and weighs.
    """

    def __init__(
        self,
        corpus: Corpus,
        analyzer: Analyzer,
        previous: Retriever | None = None,
        *,
        engine: FirstStage | None = None,
        marks_of: Marks | None = None,
        models: Models | None = None,
        today: Callable[[], date] = today_in_seoul,
    ) -> None:
        if engine is None:
            corpus = titled(corpus, analyzer)
            engine = InMemory(corpus.entries())
        self._corpus = corpus
        self._analyzer = analyzer
        self._today = today
        self._vectors: Vectors | None = None
        self._stories: Stories = previous._stories if previous else Stories(marks_of)
        self.search: Search = Search(corpus, engine, models, previous.search if previous else None)
        letters = Letters(corpus, engine.holding)
        self.reader = Reader(
            analyzer.terms,
            Vocabulary(engine.words),
            letters,
            self.search.idf,
            today,
            analyzer.spaced,
        )
        self._librarian = Librarian(corpus, self.reader.words, self.search.idf, letters.documents)

    @property
    def corpus(self) -> Corpus:
        return self._corpus

    @property
    def vectors(self) -> Vectors | None:
        """What the sentences mean; None where words alone serve."""
        return self._vectors

    def with_vectors(self, vectors: Vectors | None) -> Retriever:
        """The same, with other vectors."""
        other = copy.copy(self)
        other._vectors = vectors
        return other

    def answer(self, question: str, *, top: int = 8, article: str | None = None) -> Answer:
        """The answer to one question; see `run`."""
        return self.run(question, top=top, article=article).answer

    def run(
        self, question: str, *, top: int = 8, article: str | None = None, read_as: str | None = None
    ) -> Run:
        """Answer one question with at most `top` hits, each for another sentence.

        More than a reply shows: some will stand in the passage of an earlier one.

        Args:
            article: id of the document in hand, which "이 기사 누가 썼어?" is about; None where
                there is none.
            read_as: the question with its subject filled in; None where it is read as typed.

        Never raises for what the question holds: an empty or overlong one gets an answer that
        says so in `Answer.problem`.
        """
        with budget():
            return self._run(question, top, article, read_as)

    def _run(self, question: str, top: int, article: str | None, read_as: str | None) -> Run:
        read = self.reader.read(question, read_as)
        if read.small_talk is not None:
            return self._untold(read, "smalltalk")
        if read.articles is not None:
            about = self._librarian.answer(read.typed, read.articles, self._today(), article)
            if about is not None:
                return Run(read, about, None, self)
            read = replace(read, articles=None)  # it speaks of them, and asks for something else
        if read.problem == "no_words" and self._is_meant(read):
            read = replace(read, problem=None)
        if read.problem is not None:
            return self._untold(read, "not_found")
        return self._searched(read, top)

    def within(self, doc_id: str) -> Retriever:
        """A retriever of one document alone, for a question that goes on from it. Raises KeyError.

        Made anew each time: it takes 4 ms for a news article.
        """
        document, sentences = self._corpus.documents[doc_id], self._corpus.sentences(doc_id)
        corpus = Corpus([(document, sentences)])
        alone = Retriever(corpus, self._analyzer, previous=self, today=self._today)
        return alone.with_vectors(self._vectors.of(corpus) if self._vectors else None)

    def articles(self) -> Answer:
        """The list of all articles, as the answer to "기사 목록"."""
        return self._librarian.all()

    @property
    def _size(self) -> int:
        return len(self._corpus.documents)

    def _untold(self, read: Question, verdict: Verdict) -> Run:
        answer = Answer(
            read.typed,
            verdict,
            small_talk=read.small_talk,
            problem=read.problem,
            documents=self._size,
        )
        return Run(read, answer, None, self)

    def _searched(self, read: Question, top: int) -> Run:
        # Where a time is asked for, those that match best may be of another one.
        considered = top if read.time is None else max(top, _CONSIDERED)
        found = self.search.find(read, considered, self._vectors)
        ranked = self._hits(read, found)[:top] if found is not None else ()
        verdict: Verdict = "not_found"
        if ranked and ranked[0].supported:
            verdict = "answered"
        elif ranked and found is not None and (self._is_meant(read) or self.search.is_shown(found)):
            verdict = "unsure"
        hits: Sequence[Hit] = ranked if verdict != "not_found" else ()
        if verdict == "answered" and found is not None:
            hits = self._answers_marked(hits, found)
        hits = finish(hits, self._corpus, self._stories.of(self._corpus))
        answer = Answer(
            read.typed,
            verdict,
            hits=hits,
            unknown_terms=self.reader.unknown_words(read),
            spellings=read.corrections,
            documents=self._size,
            asked_time=read.time or changing(read.read_as, self._today()),
            contradictions=contradicting(read.asked, hits, self._corpus),
        )
        return Run(read, answer, found, self)

    def _is_meant(self, read: Question) -> bool:
        """Whether a question that names nothing (언제 열려?, 장소는?) can only mean the one article there
        is: it has a word of it, or asks for something that is done."""
        named = any(item.is_noun and not item.generic for item in read.words)
        asks = any(item.known or not item.is_noun for item in read.words)
        return self._size == 1 and asks and not named

    def _hits(self, read: Question, found: Found) -> tuple[Hit, ...]:
        """A hit for each candidate of the asked time whose evidence was weighed, best first; with
        those that have evidence of their own before the others if the best one has."""
        margins = dict(zip(found.order, self.search.firm(found), strict=False))
        rows = {found.sentence(row).sentence_id: row for row in margins}
        scored = [(found.sentence(row), float(found.chances[row])) for row in margins]
        timely = by_time(scored, self._corpus.documents, read.time)
        forms, mass = set(read.searched), found.mass()
        hits = [
            Hit(
                make_passage(self._corpus, sentence, forms, mass),
                score=score,
                supported=margins[rows[sentence.sentence_id]] >= 0,
            )
            for sentence, score in timely
        ]
        if not hits or not hits[0].supported:  # where the best is doubted, all are
            return tuple(replace(hit, supported=False) for hit in hits)
        # What has no evidence of its own comes last, however well its words match.
        return tuple(sorted(hits, key=lambda hit: not hit.supported))

    def _answers_marked(self, hits: Sequence[Hit], found: Found) -> list[Hit]:
        """The hits with the answering words marked in those that a reply shows."""
        rows = {found.sentence(row).sentence_id: row for row in found.order}
        marked = list(hits)
        for number, hit in enumerate(hits[:_MARKED]):
            passage, cited = hit.passage, hit.passage.citation
            row = rows[f"{cited.doc_id}:{cited.sentence_number}"]
            if row in found.spans:
                span = found.spans[row]
            else:
                span = self.search.span(found.comparison, row)
            if span is not None:
                begin = cited.start - passage.text.index(passage.sentence)
                answer = span.start - begin, span.end - begin
                marked[number] = replace(hit, passage=replace(passage, answer=answer))
        return marked


def titled(corpus: Corpus, analyzer: Analyzer) -> Corpus:
    """The same corpus, its titles taken apart."""
    entries = list(corpus.entries())
    new = [entry for entry in entries if entry.title is None]
    if not new:
        return corpus
    found = analyzer.terms_of(entry.document.title for entry in new)
    titles = {
        entry.document.doc_id: tuple(term.form for term in terms)
        for entry, terms in zip(new, found, strict=True)
    }
    return Corpus(Held(replace(e, title=titles.get(e.document.doc_id, e.title)) for e in entries))
