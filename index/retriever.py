"""Question to Answer: ranks, checks the evidence, quotes."""

from __future__ import annotations

import copy
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from index.answer.about_articles import Librarian
from index.answer.events import Stories
from index.answer.explain import Explanation, explain
from index.answer.finishing import by_time, contradicting, finish
from index.answer.passages import make_passage
from index.corpus import Corpus
from index.engines.vectors import Vectors
from index.korean.analysis import Analyzer
from index.korean.asked import Asked, read_asked
from index.korean.when.asked_time import asked_time, without_time
from index.korean.when.changing import changing
from index.question.budget import budget
from index.question.intent import metadata_intent, small_talk
from index.question.query import Query
from index.records import Answer, AskedTime, Hit, Passage, Problem, Verdict
from index.search.models import Models
from index.search.search import Found, Search
from index.spans.answer_span import load_spans

LONGEST_QUESTION = 1000  # characters; beyond that it is a text, not a question

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")  # pasted markup asks for nothing

_CONSIDERED = 25
_MARKED = 4  # hits whose answering words are looked for: those that a reply may show

_SEOUL = timezone(timedelta(hours=9))


def today_in_seoul() -> date:
    """The day it is now in Korea."""
    return datetime.now(_SEOUL).date()


class Retriever:
    """Answers questions from one immutable corpus; safe to share between threads.

    Args:
        corpus: what to answer from.
        analyzer: the one that took the corpus apart.
        previous: an earlier retriever with the same analyzer; what it knows of titles is used.
        models: those that ship with the project where not given.
        today: tells the day of a question, for "작년" and "지금".
    """

    def __init__(
        self,
        corpus: Corpus,
        analyzer: Analyzer,
        previous: Retriever | None = None,
        *,
        models: Models | None = None,
        today: Callable[[], date] = today_in_seoul,
    ) -> None:
        self._corpus = corpus
        self._analyzer = analyzer
        self._titles = self._title_forms(previous)
        self._today = today
        self._vectors: Vectors | None = None
        self._stories = Stories(corpus, self._titles)
        self._spans = load_spans()
        self._search = Search(corpus, self._titles, models)
        self._librarian = Librarian(corpus, self._read, self._search.idf)

    def _title_forms(self, previous: Retriever | None) -> dict[str, list[str]]:
        """The forms of each title by document id."""
        documents = self._corpus.documents
        titles: dict[str, list[str]] = {}
        if previous is not None and previous._analyzer is self._analyzer:
            for doc_id, document in documents.items():
                old = previous._corpus.documents.get(doc_id)
                if old is not None and old.title == document.title:
                    titles[doc_id] = previous._titles[doc_id]
        new = [doc_id for doc_id in documents if doc_id not in titles]
        found = self._analyzer.terms_of(documents[doc_id].title for doc_id in new)
        titles.update(
            (doc_id, [term.form for term in terms])
            for doc_id, terms in zip(new, found, strict=True)
        )
        return titles

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
        """Answer one question with at most `top` hits, each for another sentence.

        More than a reply shows: some will stand in the passage of an earlier one.

        Args:
            article: id of the document in hand, which "이 기사 누가 썼어?" is about; None where
                there is none.

        Never raises for what the question holds: an empty or overlong one gets an answer that
        says so in `Answer.problem`.
        """
        question = unicodedata.normalize("NFC", question).strip()
        if not question:
            return self._without_search(question, "empty")
        if len(question) > LONGEST_QUESTION:
            return self._without_search(question, "too_long")
        with budget():
            return self._answer(question, top, article)

    def _answer(self, question: str, top: int, article: str | None) -> Answer:
        if (kind := small_talk(question)) is not None:
            return Answer(question, "smalltalk", small_talk=kind, documents=self._size)
        korean = self._search.in_korean(_TAG.sub(" ", question))
        plain = korean.text
        terms = self._analyzer.terms(plain)
        intent = metadata_intent(plain, terms)
        if intent is not None:
            about = self._librarian.answer(question, intent, self._today(), article)
            if about is not None:
                return about
        time = asked_time(plain, self._today())
        if time is not None:
            plain = without_time(plain, time)
            terms = self._analyzer.terms(plain)
        query = self._search.query(plain, terms)
        if all(item.generic for item in query.terms):
            return self._without_search(question, "no_words")
        answer = self._searched(question, query, read_asked(plain, terms), time, top)
        return replace(answer, spellings=korean.readings + answer.spellings)

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

    def explain(self, question: str, *, top: int = 8) -> Explanation:
        """How a question would be searched for, whatever `answer` makes of it.

        Args:
            top: candidates whose evidence is weighed.
        """
        plain = _TAG.sub(" ", unicodedata.normalize("NFC", question).strip()[:LONGEST_QUESTION])
        plain = self._search.in_korean(plain).text
        query = self._search.query(plain, self._analyzer.terms(plain))
        return explain(self._corpus, self._search, query, top, self._vectors)

    def _read(self, words: str) -> Query:
        return self._search.query(words, self._analyzer.terms(words))

    def _without_search(self, question: str, problem: Problem) -> Answer:
        return Answer(question, "not_found", problem=problem, documents=self._size)

    def _searched(
        self, question: str, query: Query, asked: Asked, time: AskedTime | None, top: int
    ) -> Answer:
        # Where a time is asked for, those that match best may be of another one.
        considered = top if time is None else max(top, _CONSIDERED)
        found = self._search.find(query, considered, self._vectors)
        ranked = self._hits(query, found, time)[:top] if found is not None else ()
        verdict: Verdict = "not_found"
        if ranked and ranked[0].supported:
            verdict = "answered"
        elif ranked and found is not None and self._search.is_shown(found):
            verdict = "unsure"
        hits: Sequence[Hit] = ranked if verdict != "not_found" else ()
        if verdict == "answered":
            hits = self._answers_marked(hits, asked)
        hits = finish(hits, self._corpus, self._stories)
        return Answer(
            question,
            verdict,
            hits=hits,
            unknown_terms=tuple(
                word for word in self._search.unknown_words(query) if word in question
            ),
            spellings=tuple((t.term.form, t.spelled) for t in query.terms if t.spelled),
            documents=self._size,
            asked_time=time or changing(question, self._today()),
            contradictions=contradicting(asked, hits, self._corpus),
        )

    def _hits(self, query: Query, found: Found, time: AskedTime | None) -> tuple[Hit, ...]:
        """A hit for each candidate of the asked time whose evidence was weighed, best first; with
        those that have evidence of their own before the others if the best one has."""
        margins = dict(zip(found.order, self._search.firm(found), strict=False))
        rows = {found.sentence(row).sentence_id: row for row in margins}
        scored = [(found.sentence(row), float(found.chances[row])) for row in margins]
        timely = by_time(scored, self._corpus.documents, time)
        forms, mass = set(query.weights), found.mass()
        hits = [
            Hit(
                make_passage(self._corpus, sentence, forms, mass),
                score=score,
                supported=margins[rows[sentence.sentence_id]] >= 0,
            )
            for sentence, score in timely
        ]
        if not hits or not hits[0].supported:
            return tuple(hits)
        # What has no evidence of its own comes last, however well its words match.
        return tuple(sorted(hits, key=lambda hit: not hit.supported))

    def _answers_marked(self, hits: Sequence[Hit], asked: Asked) -> list[Hit]:
        """The hits with the answering words marked in those that a reply shows."""
        marked = []
        for number, hit in enumerate(hits):
            span = self._span(hit.passage, asked) if number < _MARKED else None
            marked.append(replace(hit, passage=replace(hit.passage, answer=span)))
        return marked

    def _span(self, passage: Passage, asked: Asked) -> tuple[int, int] | None:
        cited = passage.citation
        text = self._corpus.documents[cited.doc_id].text
        sentence = self._corpus.sentences(cited.doc_id)[cited.sentence_number - 1].unpack()
        span = self._spans.best(asked, sentence, text, self._search.idf)
        if span is None:
            return None
        begin = cited.start - passage.text.index(passage.sentence)
        return span.start - begin, span.end - begin
