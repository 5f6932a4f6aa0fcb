"""Answers to questions about the articles themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from index.answer.catalogue import Catalogue, Chosen
from index.answer.passages import cite, make_passage
from index.answer.summary import summary
from index.corpus import Corpus, PackedSentence
from index.korean.particles import without_time_particles
from index.korean.when.asked_time import article_time
from index.question.intent import MetadataIntent
from index.question.query import QueryTerm
from index.records import Answer, Hit, Passage, Subject

_SHOWN = 10  # of a list
_ON_MANY = 5  # of whose articles a fact is told where the question names none
_LIKELIEST = 3  # of whose articles a fact is told where several may be meant
_AS_LIKELY = 0.75  # of the score of the best
_LONGEST_TEXT = 1200  # letters of an article that is told at length

_LISTS: frozenset[Subject] = frozenset({"list", "count", "title", "latest", "oldest", "others"})
_OF_ALL = _LISTS - {"title"}
_OF_ONE: frozenset[Subject] = frozenset({"summary", "text"})


class Librarian:
    """Knows which articles there are; immutable.

    Args:
        words: reads words as the collection knows them.
        idf: the weight of a form in the collection.
        holding: finds the documents that hold a word, blanks and capitals aside.
    """

    def __init__(
        self,
        corpus: Corpus,
        words: Callable[[str], Sequence[QueryTerm]],
        idf: Callable[[str], float],
        holding: Callable[[str], Iterator[str]],
    ) -> None:
        self._corpus = corpus
        self._catalogue = Catalogue(corpus, words, holding)
        self._idf = idf

    @cached_property
    def _days(self) -> frozenset[date]:
        """The days on which articles came out."""
        return frozenset(d.published.day for d in self._corpus.heads() if d.published)

    def answer(
        self, question: str, intent: MetadataIntent, today: date, article: str | None
    ) -> Answer | None:
        """The answer; None where the question is about something else after all.

        Args:
            article: id of the document in hand.
        """
        subject, named = intent.subject, bool(intent.topic or intent.author or intent.titled)
        if not self._corpus.documents:
            return Answer(question, "metadata", subject=subject) if subject == "count" else None
        in_hand = article if article in self._corpus.documents else None
        if in_hand and subject == "others":
            return self._listed(question, intent, self._catalogue.like(in_hand))
        if in_hand and not named and not intent.pick and subject not in _OF_ALL:
            return self._told(question, intent, Chosen((in_hand,)))
        chosen = self._chosen(intent, today)
        if subject == "title" and chosen.told:
            return None
        if subject in _OF_ALL or (subject == "title" and named):
            return self._listed(question, intent, chosen)
        if chosen.told:
            return None
        if not chosen.doc_ids:
            return self._listed(question, replace(intent, subject="list"), chosen)
        return self._told(question, intent, chosen)

    def all(self) -> Answer:
        """The list of all articles."""
        intent = MetadataIntent("list")
        return self._listed("", intent, self._catalogue.choose(intent, ""))

    def _chosen(self, intent: MetadataIntent, today: date) -> Chosen:
        topic = intent.topic
        timed = article_time(topic, today, self._days)
        if timed is not None:
            days, (start, end) = timed
            rest = f"{topic[:start]} {topic[end:]}".strip()
            chosen = self._catalogue.choose(intent, without_time_particles(rest), days)
            if chosen.doc_ids or not without_time_particles(rest):
                return chosen
        return self._catalogue.choose(intent, topic)

    def _listed(self, question: str, intent: MetadataIntent, chosen: Chosen) -> Answer:
        return Answer(
            question,
            "metadata",
            hits=self._leads(chosen.doc_ids[:_SHOWN]),
            subject=intent.subject,
            documents=len(chosen.doc_ids),
            listed=chosen.doc_ids,
            about=_about(intent),
            unknown_terms=chosen.unknown,
        )

    def _told(self, question: str, intent: MetadataIntent, chosen: Chosen) -> Answer:
        """A fact of the one that is meant, or of the few that may be."""
        doc_ids = chosen.doc_ids
        if chosen.scores:
            best = chosen.scores[doc_ids[0]]
            likely = [d for d in doc_ids if chosen.scores[d] >= _AS_LIKELY * best]
            doc_ids = tuple(likely[:_LIKELIEST])
        if intent.subject in _OF_ONE and (chosen.scores or len(doc_ids) == 1):
            hits = self._of_one(intent.subject, doc_ids[0])
            doc_ids = doc_ids[:1]
        else:
            hits = self._leads(doc_ids[:_ON_MANY])
        return Answer(
            question,
            "metadata",
            hits=hits,
            subject=intent.subject,
            documents=len(doc_ids),
            listed=doc_ids,
            about=_about(intent),
            unknown_terms=chosen.unknown,
        )

    def _of_one(self, subject: Subject, doc_id: str) -> tuple[Hit, ...]:
        sentences = self._corpus.sentences(doc_id)
        if not sentences:
            return ()
        if subject == "summary":
            return tuple(self._hit(s, s.end) for s in summary(sentences, self._idf))
        fits = [s.end for s in sentences if s.end <= sentences[0].start + _LONGEST_TEXT]
        return (self._hit(sentences[0], max(fits, default=sentences[0].end)),)

    def _hit(self, sentence: PackedSentence, end: int) -> Hit:
        """A sentence and what follows it up to `end`, verbatim."""
        document = self._corpus.documents[sentence.doc_id]
        passage = Passage(
            text=document.text[sentence.start : end],
            sentence=document.text[sentence.start : sentence.end],
            highlights=(),
            citation=cite(document, sentence),
        )
        return Hit(passage, 1.0, supported=True)

    def _leads(self, doc_ids: Sequence[str]) -> tuple[Hit, ...]:
        """The first passages of these documents."""
        return tuple(
            Hit(make_passage(self._corpus, sentences[0], ()), 1.0, supported=True)
            for doc_id in doc_ids
            if (sentences := self._corpus.sentences(doc_id))
        )


def _about(intent: MetadataIntent) -> str:
    return intent.titled or " ".join(filter(None, (intent.topic, intent.author)))
