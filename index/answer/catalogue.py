"""Which articles a question about the articles means: by words, outlet, author, title and day."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from index.corpus import Corpus
from index.question.intent import MetadataIntent
from index.question.query import Query
from index.question.sections import section
from index.records import Document
from index.when.days import Days

# BM25F (Robertson, Zaragoza, Taylor 2004): a word in the title counts as so many in the text.
_K1, _B = 1.2, 0.4
_IN_TITLE, _IN_LEAD = 5.0, 2.0
_LEAD = 300  # letters
_CENTRAL = 3  # times that an article must name something to be about it, outside title and lead
_LEAST_OF_SECTION = 3  # words of a section that an article must hold, one of them in title or lead
_PREDICATES = frozenset({"VV", "VA"})
_PARTICLE = re.compile(
    r"(?<=..)(?:에서|에게|으로|이랑|하고|의|에|을|를|은|는|이|가|랑|과|와|도|로)$"
)
_ARTICLE = re.compile(r"기사|보도|칼럼|뉴스")
_PAREN = re.compile(r"\s|\(.*?\)|\[.*?\]")
# What is cut from the name of an outlet in speech, where the rest is no word of its own (연합, 경향).
_SHORT = {"연합뉴스": "연합", "경향신문": "경향", "동아일보": "동아", "오마이뉴스": "오마이"}


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


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the topic: ways to find it, each a group of patterns that must all be there."""

    typed: str
    groups: tuple[tuple[re.Pattern[str], ...], ...]


class Catalogue:
    """Finds articles of one immutable corpus.

    Args:
        query: reads words as the collection knows them; see `index.question.query.build_query`.
    """

    def __init__(self, corpus: Corpus, query: Callable[[str], Query]) -> None:
        self._documents = corpus.documents
        self._corpus = corpus
        self._query = query
        self._outlets: dict[str, str] = {}
        self._authors: set[str] = set()
        for document in self._documents.values():
            for name in _names(document.outlet):
                self._outlets[name] = document.outlet or ""
            self._authors.update(_people(document.author))

    def choose(self, intent: MetadataIntent, topic: str, days: Days | None = None) -> Chosen:
        """The articles that a question means.

        Args:
            topic: what they are about, without the words of `days`.
        """
        documents = [d for d in self._documents.values() if _came_out_in(d, days)]
        if intent.author:
            documents = [d for d in documents if intent.author in f"{d.author} {d.outlet}"]
        if intent.titled:
            letters = _compact(intent.titled)
            documents = [d for d in documents if letters in _compact(d.title)]
        words, documents = self._without_bylines(topic.split(), documents)
        if words:
            return self._about(words, documents)
        latest = sorted(documents, key=_moment, reverse=intent.pick != "oldest")
        if intent.pick == "oldest":
            latest.sort(key=lambda d: d.published is None)
        if intent.pick and latest:
            latest = [d for d in latest if _moment(d) == _moment(latest[0])]
        return Chosen(tuple(d.doc_id for d in latest))

    def like(self, doc_id: str) -> Chosen:
        """The other articles that share words with the title of one, the likest first; where none
        does, all others."""
        others = [d for d in self._documents.values() if d.doc_id != doc_id]
        query = self._query(self._documents[doc_id].title)
        words = [
            _Word(t.term.form, _groups(t.alternatives))
            for t in query.terms
            if t.is_noun and len(t.term.form) > 1 and not t.generic and t.alternatives
        ]
        scores, held = self._scores(words, others)
        alike = {d: s for d, s in scores.items() if len(held[d]) > 1}
        if alike:
            return Chosen(tuple(sorted(alike, key=lambda d: (-alike[d], d))), alike)
        latest = sorted(others, key=_moment, reverse=True)
        return Chosen(tuple(d.doc_id for d in latest))

    def _without_bylines(
        self, words: list[str], documents: list[Document]
    ) -> tuple[list[str], list[Document]]:
        """The words that name no outlet or author, and the documents of those that do."""
        for size in range(len(words), 0, -1):
            for at in range(len(words) - size + 1):
                run = _compact("".join(words[at : at + size]))
                for name in (run, _PARTICLE.sub("", run)):
                    rest = words[:at] + words[at + size :]
                    if name in self._outlets:
                        of = [d for d in documents if name in _names(d.outlet)]
                        return self._without_bylines(rest, of)
                    if name in self._authors:
                        of = [d for d in documents if name in _people(d.author)]
                        return self._without_bylines(rest, of)
        return words, documents

    def _about(self, typed: Sequence[str], documents: list[Document]) -> Chosen:
        telling = section(typed[0]) if len(typed) == 1 else ()
        words = self._words(typed)
        known = [word for word in words if word.groups]
        unknown = tuple(word.typed for word in words if not word.groups)
        scores, held = self._scores(known, documents) if len(unknown) < len(words) else ({}, {})
        most = max((len(found) for found in held.values()), default=0)
        if most * 2 < len(words):
            scores = {}
        scores = {d: s for d, s in scores.items() if len(held[d]) == most}
        central = {d: s for d, s in scores.items() if self._central(d, known)}
        if telling:
            for doc_id, score in self._of_section(telling, documents).items():
                central[doc_id] = central.get(doc_id, 0.0) + score
        chosen = central or scores
        order = sorted(chosen, key=lambda d: (-chosen[d], d))
        if chosen:
            unknown = () if telling else unknown
        return Chosen(tuple(order), chosen, unknown, self._told(order, known))

    def _words(self, typed: Sequence[str]) -> list[_Word]:
        """How each word may be found; without groups where no article has it."""
        words = []
        for word in typed:
            plain = _PARTICLE.sub("", word)
            for letters in dict.fromkeys((word, plain)):
                pattern = _pattern(letters)
                if any(pattern.search(f"{d.title}\n{d.text}") for d in self._documents.values()):
                    words.append(_Word(letters, ((pattern,),)))
                    break
            else:
                words += self._parts(plain)
        return words

    def _parts(self, word: str) -> list[_Word]:
        """A word that stands nowhere as it is, by its morphemes and what they are equal to."""
        query = self._query(word)
        terms = [t for t in query.terms if t.term.tag not in _PREDICATES and not t.generic]
        found = [_Word(t.term.form, _groups(t.alternatives)) for t in terms]
        if any(not one.groups for one in found) or not found:
            return [] if query.terms and not terms else [_Word(word, ())]
        return found

    def _scores(
        self, words: Sequence[_Word], documents: Sequence[Document]
    ) -> tuple[dict[str, float], dict[str, set[int]]]:
        """BM25F of the documents that hold any of the words, and which words each holds."""
        counts: dict[str, list[float]] = {}
        for document in documents:
            found = [_weighed(word, document) for word in words]
            if any(found):
                counts[document.doc_id] = found
        total = len(self._documents)
        average = sum(len(d.text) for d in documents) / max(1, len(documents))
        scores: dict[str, float] = {}
        for n in range(len(words)):
            holding = sum(1 for found in counts.values() if found[n])
            idf = math.log(1 + (total - holding + 0.5) / (holding + 0.5))
            for doc_id, found in counts.items():
                length = len(self._documents[doc_id].text) / max(1.0, average)
                norm = _K1 * (1 - _B + _B * length)
                gain = idf * found[n] * (_K1 + 1) / (found[n] + norm)
                scores[doc_id] = scores.get(doc_id, 0.0) + gain
        held = {d: {n for n, count in enumerate(found) if count} for d, found in counts.items()}
        return scores, held

    def _of_section(
        self, telling: Sequence[str], documents: Sequence[Document]
    ) -> dict[str, float]:
        words = [_Word(word, ((_pattern(word),),)) for word in telling]
        scores, held = self._scores(words, documents)
        found = {d: s for d, s in scores.items() if len(held[d]) >= _LEAST_OF_SECTION}
        found = {d: s for d, s in found.items() if self._central(d, words)}
        best = max(found.values(), default=0.0)
        return {d: s for d, s in found.items() if s >= best / 2}

    def _central(self, doc_id: str, words: Sequence[_Word]) -> bool:
        """Whether an article is about one of the words, rather than naming it in passing."""
        document = self._documents[doc_id]
        beginning = f"{document.title}\n{document.text[:_LEAD]}"
        return any(
            _count(word, beginning) or _count(word, document.text) >= _CENTRAL for word in words
        )

    def _told(self, order: Sequence[str], words: Sequence[_Word]) -> bool:
        """Whether a sentence of the best tells of an article on all these words, and no title has
        them: "1936년 올림픽 기사를 쓴 기자는?" asks of what it tells."""
        if not order or not words:
            return False
        document = self._documents[order[0]]
        if any(_count(word, document.title) for word in words):
            return False
        sentences = (document.text[s.start : s.end] for s in self._corpus.sentences(order[0]))
        return any(
            _ARTICLE.search(text) and all(_count(word, text) for word in words)
            for text in sentences
        )


def _weighed(word: _Word, document: Document) -> float:
    return (
        _count(word, document.text)
        + _IN_TITLE * _count(word, document.title)
        + _IN_LEAD * bool(_count(word, document.text[:_LEAD]))
    )


def _count(word: _Word, text: str) -> int:
    return max(
        (min(len(pattern.findall(text)) for pattern in group) for group in word.groups), default=0
    )


def _groups(alternatives: Sequence[Sequence[str]]) -> tuple[tuple[re.Pattern[str], ...], ...]:
    return tuple(tuple(_pattern(form) for form in group) for group in alternatives)


def _pattern(letters: str) -> re.Pattern[str]:
    """A word wherever it stands, blanks aside; one of a single letter only where a word begins,
    and Latin letters never within others."""
    body = r"\s?".join(re.escape(letter) for letter in letters)
    if len(letters) == 1:
        body = rf"(?<![가-힣]){body}"
    if letters[:1].isascii() and letters[:1].isalpha():
        body = rf"(?<![A-Za-z]){body}"
    if letters[-1:].isascii() and letters[-1:].isalpha():
        body = rf"{body}(?![A-Za-z])"
    return re.compile(body, re.IGNORECASE)


def _compact(text: str) -> str:
    return re.sub(r"[\s‘’“”'\"·…]", "", text).lower()


def _names(outlet: str | None) -> tuple[str, ...]:
    """The name of an outlet and its common short forms, without blanks."""
    if not outlet:
        return ()
    whole = _compact(outlet)
    plain = _compact(_PAREN.sub("", outlet))
    names = [whole, plain, *(_compact(part) for part in outlet.split() if len(part) > 3)]
    if plain.endswith("경제") and len(plain) > 3:
        names.append(f"{plain[0]}경")  # 매경, 한경
    if plain.endswith("투데이") and len(plain) > 4:
        names.append(f"{plain[0]}투")  # 머투
    if plain in _SHORT:
        names.append(_SHORT[plain])
    return tuple(dict.fromkeys(names))


def _people(author: str | None) -> tuple[str, ...]:
    """The names in a byline, without their roles."""
    names = re.findall(r"[가-힣]{2,4}|[A-Za-z][A-Za-z .'-]+[A-Za-z]", author or "")
    roles = {"기자", "특파원", "논설위원", "앵커", "선임기자", "인턴기자"}
    return tuple(_compact(name) for name in names if name not in roles)


def _came_out_in(document: Document, days: Days | None) -> bool:
    if days is None:
        return True
    return document.published is not None and days[0] <= document.published.day <= days[1]


def _moment(document: Document) -> str:
    return document.published.isoformat() if document.published else ""
