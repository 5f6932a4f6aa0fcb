"""The first stage for small collections: rank-bm25, all in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock

from index.corpus import Corpus, Entry, paragraph_id
from index.engines.first_stage import (
    PADDING,
    PARAGRAPHS,
    SENTENCES,
    FieldScores,
    Searched,
    bigrams,
    paragraph_terms,
    ranked,
)
from index.engines.letters import Letters
from index.engines.rank_bm25 import RankBM25
from index.korean.known_words import WordList

_Texts = list[tuple[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class _Fields:
    """The three fields, and the sentences of each paragraph; another one after each change."""

    sentences: RankBM25
    paragraphs: RankBM25
    bigrams: RankBM25
    members: dict[str, tuple[str, ...]]


class InMemory:
    """A `FirstStage` over rank-bm25; a change costs what comes and goes.

    Args:
        entries: taken in at once.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._changing = Lock()
        self._keys: dict[str, tuple[str, ...]] = {}  # of the paragraphs of each document
        self.words = WordList()
        self._letters = Letters()
        empty = RankBM25((), padding=PADDING)
        self._fields = _Fields(empty, empty, empty, {})
        self.change(tuple(entries))

    def change(self, put: Sequence[Entry], removed: Sequence[Entry] = ()) -> None:
        doc_ids = {entry.document.doc_id for entry in removed}
        with self._changing:
            self._change(put, doc_ids)
            self._letters.change([entry.document for entry in put], doc_ids)

    def _change(self, entries: Sequence[Entry], doc_ids: Collection[str]) -> None:
        old, members = self._fields, dict(self._fields.members)
        keys = [key for doc_id in doc_ids for key in self._keys.pop(doc_id, ())]
        ids = [sentence_id for key in keys for sentence_id in members.pop(key)]
        sentences: _Texts = []
        paragraphs: _Texts = []
        pairs: _Texts = []
        for entry in entries:
            text, groups = entry.document.text, entry.paragraphs()
            self._keys[entry.document.doc_id] = tuple(groups)
            for key, group in groups.items():
                members[key] = tuple(sentence.sentence_id for sentence in group)
                paragraphs.append((key, paragraph_terms(group, entry.title or ())))
            sentences += ((s.sentence_id, s.forms()) for s in entry.sentences)
            pairs += ((s.sentence_id, bigrams(text[s.start : s.end])) for s in entry.sentences)
        new = _Fields(
            old.sentences.changed(sentences, ids),
            old.paragraphs.changed(paragraphs, keys),
            old.bigrams.changed(pairs, ids),
            members,
        )
        gone = [form for form in old.paragraphs.terms if form not in new.paragraphs] if ids else []
        self._fields = new
        self.words.discard(gone)
        self.words.add({form for _, terms in paragraphs for form in terms})

    def best(
        self, searched: Searched, k: int, corpus: Corpus, also: Sequence[str] = ()
    ) -> list[FieldScores]:
        if k < 1:
            raise ValueError(f"k must be 1 or more, got {k}")
        fields = self._fields
        found = {key: None for key, _ in fields.sentences.rank(searched.terms, SENTENCES)}
        for key, _ in fields.paragraphs.rank(searched.terms, PARAGRAPHS):
            found.update(dict.fromkeys(fields.members[key]))
        parents = {}
        for sentence_id in (*found, *also):
            try:
                parents[sentence_id] = paragraph_id(corpus.sentence(sentence_id))
            except LookupError:  # only one of the two has it yet
                continue
        ids = [key for key, parent in parents.items() if parent in fields.members]
        scored = map(
            FieldScores,
            ids,
            fields.sentences.scores(searched.terms, ids),
            fields.paragraphs.scores(searched.terms, [parents[key] for key in ids]),
            fields.bigrams.scores(searched.pairs, ids),
        )
        return ranked(scored, found, k, also)

    def idf(self, form: str) -> float:
        return self._fields.sentences.idf(form)

    def idf_of_pair(self, pair: str) -> float:
        return self._fields.bigrams.idf(pair)

    def holding(self, folded: str, corpus: Corpus) -> Iterator[str]:
        return self._letters.holding(folded)
