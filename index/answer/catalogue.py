"""Which articles a question about the articles means: by words, outlet, author, title and day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

from index.answer.aboutness import Form, Word, is_about, of_section, scores_of, word_of
from index.corpus import Corpus
from index.korean.article_questions import FORMS
from index.korean.bylines import compact, outlet_names, people, without_polite
from index.korean.particles import ALSO, bare
from index.korean.sections import section
from index.korean.tags import PREDICATES, TELLING
from index.korean.when.days import Days
from index.question.intent import MetadataIntent
from index.question.query import QueryTerm
from index.records import Document

_SPACED = 4  # letters of a word that may be written apart
_MANY = 3  # words of which an article may lack some
_MOST_OF_MANY = 0.6
# By what other articles are like one: its most frequent words, those of its title before.
_WORDS, _LEAST_SHARED, _OF_TITLE = 12, 3, 3


@dataclass(frozen=True, slots=True)
class Chosen:
    """The articles that are meant.

    Attributes:
        doc_ids: best first where they are about something, else the latest first.
        scores: how much they are about it, by document id; empty where nothing was named.
        unknown: words that no article has.
        told: whether an article tells of such an article, so that the question may be on that.
    """

    doc_ids: tuple[str, ...]
    scores: dict[str, float] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    told: bool = False


class Catalogue:
    """Finds articles of one immutable corpus.

    Args:
        words: reads words as the collection knows them; see `index.question.query.read_words`.
        holding: finds the documents that hold a word, blanks and capitals aside.
    """

    def __init__(
        self,
        corpus: Corpus,
        words: Callable[[str], Sequence[QueryTerm]],
        holding: Callable[[str], Iterator[str]],
    ) -> None:
        self._corpus = corpus
        self._words_of = words
        self._holding = holding

    @cached_property
    def _outlets(self) -> frozenset[str]:
        """How outlets are called."""
        return frozenset(name for d in self._corpus.heads() for name in outlet_names(d.outlet))

    @cached_property
    def _authors(self) -> frozenset[str]:
        return frozenset(name for d in self._corpus.heads() for name in people(d.author))

    def choose(self, intent: MetadataIntent, topic: str, days: Days | None = None) -> Chosen:
        """The articles that a question means.

        Args:
            topic: what they are about, without the words of `days`.
        """
        documents = [d for d in self._corpus.heads() if _came_out_in(d, days)]
        if intent.author:
            documents = [d for d in documents if intent.author in f"{d.author} {d.outlet}"]
        if intent.titled:
            letters = compact(intent.titled)
            documents = [d for d in documents if letters in compact(d.title)]
        words, of_byline = self._without_bylines(topic.split(), documents)
        if not words:
            return self._in_time(of_byline, intent)
        # A name in a byline may be what an article is about as well.
        for chosen in (self._about(words, of_byline), self._about(topic.split(), documents)):
            if chosen.doc_ids:
                return self._picked(chosen, intent)
        parts = [part.split() for part in ALSO.split(topic) if part.strip()]
        found = [self._about(part, documents) for part in parts] if len(parts) > 1 else []
        scores = {d: score for chosen in found for d, score in chosen.scores.items()}
        unknown = tuple(word for chosen in found for word in chosen.unknown)
        order = sorted(scores, key=lambda d: (-scores[d], d))
        return self._picked(Chosen(tuple(order), scores, unknown), intent)

    def _in_time(self, documents: Sequence[Document], intent: MetadataIntent) -> Chosen:
        """The latest first, undated ones last; only the latest or the oldest where asked for."""
        order = sorted(documents, key=_moment, reverse=intent.pick != "oldest")
        if intent.pick:
            dated = [d for d in order if d.published] or order
            order = [d for d in dated if _moment(d) == _moment(dated[0])]
        return Chosen(tuple(d.doc_id for d in order))

    def _picked(self, chosen: Chosen, intent: MetadataIntent) -> Chosen:
        if not intent.pick or not chosen.doc_ids:
            return chosen
        of_time = self._in_time(list(self._corpus.whole(chosen.doc_ids)), intent)
        return replace(of_time, unknown=chosen.unknown)

    def like(self, doc_id: str) -> Chosen:
        """The other articles, those before that share most with what one is about."""
        others = [d for d in self._corpus.heads() if d.doc_id != doc_id]
        title = self._words_of(self._corpus.documents[doc_id].title)
        counts = Counter(
            t.form
            for sentence in self._corpus.sentences(doc_id)
            for t in sentence.unpack().terms
            if t.tag in TELLING and len(t.form) > 1
        )
        counts.update({t.term.form: _OF_TITLE for t in title if t.term.form in counts})
        words = [word_of(form, [[form]]) for form, _ in counts.most_common(_WORDS)]
        scores, held = scores_of(words, self._whole(others))
        alike = {d: score for d, score in scores.items() if len(held[d]) >= _LEAST_SHARED}
        order = sorted(others, key=_moment, reverse=True)
        order.sort(key=lambda d: -alike.get(d.doc_id, 0.0))
        return Chosen(tuple(d.doc_id for d in order), alike)

    def _without_bylines(
        self, words: list[str], documents: list[Document]
    ) -> tuple[list[str], list[Document]]:
        """The words that name no outlet or author, and the documents of those that do."""
        for size in range(len(words), 0, -1):
            for at in range(len(words) - size + 1):
                run = compact("".join(words[at : at + size]))
                plain = bare(run)
                for name in (run, plain, without_polite(plain)):
                    rest = words[:at] + words[at + size :]
                    if name in self._outlets:
                        of = [d for d in documents if name in outlet_names(d.outlet)]
                        return self._without_bylines(rest, of)
                    if name in self._authors:
                        of = [d for d in documents if name in people(d.author)]
                        return self._without_bylines(rest, of)
        return words, documents

    def _about(self, typed: Sequence[str], documents: list[Document]) -> Chosen:
        telling = section(typed[0]) if len(typed) == 1 else ()
        words = self._words(typed)
        known = [word for word in words if word.groups]
        unknown = tuple(word.typed for word in words if not word.groups)
        scores, held = (
            scores_of(known, self._whole(documents)) if len(unknown) < len(words) else ({}, {})
        )
        most = max((len(found) for found in held.values()), default=0)
        if most < (len(known) if len(known) < _MANY else _MOST_OF_MANY * len(known)):
            scores = {}  # each by another article
        if len(known) * 2 < len(words):
            scores = {}
        scores = {d: s for d, s in scores.items() if len(held[d]) == most}
        about = {d.doc_id for d in self._corpus.whole(scores) if is_about(d, known)}
        central = {d: score for d, score in scores.items() if d in about}
        if telling:
            pattern = re.compile("|".join(map(re.escape, telling)))
            within = {d.doc_id: of_section(d, pattern) for d in self._whole(documents)}
            least = max(within.values(), default=0.0) / 2
            for doc_id, score in within.items():
                if score and score >= least:
                    central[doc_id] = central.get(doc_id, 0.0) + score
        chosen = central or scores
        order = sorted(chosen, key=lambda d: (-chosen[d], d))
        if chosen:
            unknown = () if telling else unknown
        return Chosen(tuple(order), chosen, unknown, self._told(order, known))

    def _words(self, typed: Sequence[str]) -> list[Word]:
        """How each word may be found; without groups where no article has it."""
        words = []
        for word in typed:
            plain = bare(word)
            forms = [Form(letters) for letters in dict.fromkeys((word, plain))]
            forms += [Form(plain, spaced=True)] if len(plain) >= _SPACED else []
            known = next((form for form in forms if self._has(form)), None)
            words += [Word(plain, ((known,),))] if known else self._parts(plain)
        return words

    def _has(self, form: Form) -> bool:
        """Whether any article has a form."""
        documents = self._corpus.documents
        near = [documents[d] for d in self._holding(form.letters) if d in documents]
        if not near:
            return False
        return any(
            form.times(d.title) or form.times(d.text) for d in chain(near, documents.values())
        )

    def _whole(self, heads: Sequence[Document]) -> Iterator[Document]:
        """Documents with their texts, read as they are looked at."""
        return self._corpus.whole([document.doc_id for document in heads])

    def _parts(self, word: str) -> list[Word]:
        """A word that stands nowhere as it is, by its morphemes and what they are equal to."""
        words = self._words_of(word)
        terms = [t for t in words if t.term.tag not in PREDICATES and not t.generic]
        found = [word_of(t.term.form, t.alternatives) for t in terms]
        if any(not one.groups for one in found) or not found:
            return [] if words and not terms else [Word(word, ())]
        return found

    def _told(self, order: Sequence[str], words: Sequence[Word]) -> bool:
        """Whether a sentence of the best tells of an article on these words, and no title has them
        all: "1936년 올림픽 기사를 쓴 기자는?" asks of what it tells."""
        if not order or not words:
            return False
        document = self._corpus.documents[order[0]]
        if all(word.times(document.title) for word in words):
            return False
        least = max(min(2, len(words)), len(words) // 2)
        sentences = (document.text[s.start : s.end] for s in self._corpus.sentences(order[0]))
        return any(
            FORMS["named_article"].search(text)
            and sum(bool(word.times(text)) for word in words) >= least
            for text in sentences
        )


def _came_out_in(document: Document, days: Days | None) -> bool:
    if days is None:
        return True
    return document.published is not None and days[0] <= document.published.day <= days[1]


def _moment(document: Document) -> str:
    return document.published.isoformat() if document.published else ""
