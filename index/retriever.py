"""Question to Answer: ranks, checks the evidence, quotes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence

from index.analysis import Analyzer
from index.corpus import Corpus, PackedSentence, paragraph_id
from index.evidence import Evidence, unknown_terms, weigh
from index.intent import MetadataIntent, metadata_intent, small_talk
from index.passages import make_passage
from index.query import Query, build_query
from index.ranking.rank_bm25 import RankBM25
from index.records import Answer, Hit, Problem
from index.vocabulary import Vocabulary

LONGEST_QUESTION = 1000  # characters; beyond that it is a text, not a question

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")  # pasted markup asks for nothing

_WEIGHT_OF_PARAGRAPH = 0.3
_WEIGHT_OF_BIGRAMS = 0.15
_ENOUGH = 0.5  # share of the question's weight; see tests/benchmarks/silence.py
_CANDIDATES = 100  # sentences taken from each field
_PARAGRAPHS = 20
_CONSIDERED = 20  # candidates whose evidence is weighed
_DOCUMENTS_SHOWN = 5


class Retriever:
    """Answers questions from one immutable corpus; safe to share between threads.

    Three fields are ranked by BM25 and added up: the terms of a sentence, those of its paragraph
    with the title, and the letter pairs of the sentence, which find words that the analyzer cuts
    differently in question and article.

    Args:
        corpus: what to answer from.
        analyzer: the one that took the corpus apart.
        previous: an earlier retriever with the same analyzer; what it knows of titles is used.
    """

    def __init__(
        self, corpus: Corpus, analyzer: Analyzer, previous: Retriever | None = None
    ) -> None:
        self._corpus = corpus
        self._analyzer = analyzer
        self._titles = self._title_forms(previous)
        self._sentences = RankBM25((s.sentence_id, s.forms()) for s in corpus)
        self._paragraphs = RankBM25(
            (key, [form for s in group for form in s.forms()] + self._titles[group[0].doc_id])
            for key, group in corpus.paragraphs()
        )
        self._bigrams = RankBM25(
            (s.sentence_id, bigrams(corpus.documents[s.doc_id].text[s.start : s.end]))
            for s in corpus
        )
        self._members = dict(corpus.paragraphs())
        forms = {form for s in corpus for form in s.forms()}
        forms.update(form for title in self._titles.values() for form in title)
        self._vocabulary = Vocabulary(forms)

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

    def answer(self, question: str, *, top: int = 8) -> Answer:
        """Answer one question with at most `top` hits, each for another sentence.

        More than a reply shows: some will stand in the passage of an earlier one.

        Never raises for what the question holds: an empty or overlong one gets an answer that
        says so in `Answer.problem`.
        """
        question = unicodedata.normalize("NFC", question).strip()
        if not question:
            return self._without_search(question, "empty")
        if len(question) > LONGEST_QUESTION:
            return self._without_search(question, "too_long")
        if (kind := small_talk(question)) is not None:
            return Answer(question, "smalltalk", small_talk=kind, documents=self._size)
        plain = _TAG.sub(" ", question)
        terms = self._analyzer.terms(plain)
        intent = metadata_intent(plain, terms)
        if intent is not None:
            answer = self._about_articles(question, intent)
            if answer is not None:
                return answer
        query = build_query(plain, terms, self._vocabulary)
        if all(item.generic for item in query.terms):
            return self._without_search(question, "no_words")
        return self._search(question, query, top)

    def articles(self) -> Answer:
        """The list of all articles, as the answer to "기사 목록"."""
        doc_ids = list(self._corpus.documents)
        return Answer(
            "", "metadata", hits=self._leads(doc_ids), subject="list", documents=len(doc_ids)
        )

    @property
    def _size(self) -> int:
        return len(self._corpus.documents)

    def _without_search(self, question: str, problem: Problem) -> Answer:
        return Answer(question, "not_found", problem=problem, documents=self._size)

    def _search(self, question: str, query: Query, top: int) -> Answer:
        ranked = [
            (self._corpus.sentence(sentence_id), score)
            for sentence_id, score in self._ranked(query)[: max(_CONSIDERED, top)]
        ]
        enough = [self._evidence(query, sentence).enough for sentence, _ in ranked]
        # What has no evidence of its own comes last, however well its words match.
        order = sorted(zip(enough, ranked, strict=True), key=lambda pair: not pair[0])
        forms = set(query.weights)
        hits = tuple(
            Hit(make_passage(self._corpus, sentence, forms), score, supported)
            for supported, (sentence, score) in order[:top]
        )
        return Answer(
            question,
            "answered" if any(enough) else "not_found",
            hits=hits if any(enough) else (),
            unknown_terms=unknown_terms(query),
            spellings=tuple((t.term.form, t.spelled) for t in query.terms if t.spelled),
            documents=self._size,
        )

    def _ranked(self, query: Query) -> list[tuple[str, float]]:
        """Candidates that share a term with the question, best first, ties by id."""
        pairs = dict.fromkeys(bigrams(query.text), 1.0)
        found = {sid: None for sid, _ in self._sentences.rank(query.weights, _CANDIDATES)}
        for key, _ in self._paragraphs.rank(query.weights, _PARAGRAPHS):
            found.update((s.sentence_id, None) for s in self._members[key])
        ids = list(found)
        parents = [paragraph_id(self._corpus.sentence(sid)) for sid in ids]
        scores = (
            s + _WEIGHT_OF_PARAGRAPH * p + _WEIGHT_OF_BIGRAMS * b
            for s, p, b in zip(
                self._sentences.scores(query.weights, ids),
                self._paragraphs.scores(query.weights, parents),
                self._bigrams.scores(pairs, ids),
                strict=True,
            )
        )
        return sorted(zip(ids, scores, strict=True), key=lambda pair: (-pair[1], pair[0]))

    def _evidence(self, query: Query, sentence: PackedSentence) -> Evidence:
        document = self._corpus.documents[sentence.doc_id]
        group = self._members[paragraph_id(sentence)]
        forms = {form for s in group for form in s.forms()}
        forms.update(self._titles[sentence.doc_id])
        text = f"{document.title}\n{document.text[group[0].start : group[-1].end]}".lower()
        return weigh(query, forms, text, self._sentences.idf, least=_ENOUGH)

    def _about_articles(self, question: str, intent: MetadataIntent) -> Answer | None:
        """Answer from the metadata; None where the question is about something else after all."""
        doc_ids = list(self._corpus.documents)
        if intent.about:
            doc_ids = self._titled(intent.about)
            if not doc_ids:
                return None
        if not doc_ids and intent.subject != "count":
            return None
        return Answer(
            question,
            "metadata",
            hits=self._leads(doc_ids),
            subject=intent.subject,
            documents=len(doc_ids),
        )

    def _leads(self, doc_ids: Sequence[str]) -> tuple[Hit, ...]:
        """The first passages of the first few of these documents."""
        return tuple(
            Hit(make_passage(self._corpus, sentences[0], ()), 1.0, supported=True)
            for doc_id in doc_ids[:_DOCUMENTS_SHOWN]
            if (sentences := self._corpus.sentences(doc_id))
        )

    def _titled(self, about: Collection[str]) -> list[str]:
        """Documents whose title, outlet or author hold all these forms."""
        found = []
        for doc_id, document in self._corpus.documents.items():
            words = " ".join(filter(None, (document.title, document.outlet, document.author)))
            titled = self._titles[doc_id]
            if all(form in titled or form in words.lower() for form in about):
                found.append(doc_id)
        return found


def bigrams(text: str) -> list[str]:
    """Overlapping pairs of letters of the words of a text, lower-case; marks are left out."""
    pairs: list[str] = []
    for word in text.lower().split():
        letters = "".join(filter(str.isalnum, word))
        pairs.extend(letters[i : i + 2] for i in range(len(letters) - 1))
    return pairs
