"""The first stage: the few sentences that are worth a closer look, by BM25 over three fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.corpus import Corpus, PackedSentence, paragraph_id
from index.engines.rank_bm25 import RankBM25
from index.question.reading import Question

# On KorQuAD 1.0 dev part 1 the 25 best hold the answering sentence for 98.6% of questions.
CANDIDATES = 25

_WEIGHT_OF_PARAGRAPH = 0.6
_WEIGHT_OF_BIGRAMS = 0.25
_SENTENCES = 100  # taken by their own terms
_PARAGRAPHS = 20  # taken whole

# In a single article nearly every word is rare, and the idf tells few apart. Counted as if so many
# sentences beside them held none, the right sentence comes first for 0.863 of the questions to one
# article of KorQuAD 1.0 dev part 1 (0.858 without), and for 0.899 of those to one paragraph (0.890).
_PADDING = 300


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence with its surroundings and its scores.

    Attributes:
        paragraph: all sentences of its paragraph, itself among them, in order.
        title: forms of the title of its document.
        by_terms, by_paragraph, by_bigrams: BM25 of its terms, of those of its paragraph and title,
            and of its letter pairs.
    """

    sentence: PackedSentence
    paragraph: tuple[PackedSentence, ...]
    title: frozenset[str]
    by_terms: float
    by_paragraph: float
    by_bigrams: float

    @property
    def total(self) -> float:
        """The score of the first stage."""
        return (
            self.by_terms
            + _WEIGHT_OF_PARAGRAPH * self.by_paragraph
            + _WEIGHT_OF_BIGRAMS * self.by_bigrams
        )

    @property
    def place(self) -> int:
        """Its index within `paragraph`."""
        return self.sentence.number - self.paragraph[0].number


class FirstStage:
    """Three fields ranked by BM25 and added up.

    The fields are the terms of a sentence, those of its paragraph with the title, and the letter
    pairs of the sentence, which find words that the analyzer cuts differently in question and
    article.

    Args:
        titles: forms of the title of each document, by document id.
    """

    def __init__(self, corpus: Corpus, titles: Mapping[str, list[str]]) -> None:
        self._corpus = corpus
        self._titles = {doc_id: frozenset(forms) for doc_id, forms in titles.items()}
        self._members = dict(corpus.paragraphs())
        self._sentences = RankBM25(((s.sentence_id, s.forms()) for s in corpus), padding=_PADDING)
        self._paragraphs = RankBM25(
            (
                (key, [form for s in group for form in s.forms()] + titles[group[0].doc_id])
                for key, group in self._members.items()
            ),
            padding=_PADDING,
        )
        self._bigrams = RankBM25(
            (
                (s.sentence_id, bigrams(corpus.documents[s.doc_id].text[s.start : s.end]))
                for s in corpus
            ),
            padding=_PADDING,
        )

    def idf(self, form: str) -> float:
        """The weight of a form, by the sentences that hold it."""
        return self._sentences.idf(form)

    def idf_of_pair(self, pair: str) -> float:
        """The weight of a pair of letters, by the sentences that hold it."""
        return self._bigrams.idf(pair)

    def best(
        self, question: Question, count: int = CANDIDATES, also: Sequence[str] = ()
    ) -> list[Candidate]:
        """The best candidates that share a term with the question, best first, ties by id.

        Args:
            also: ids of sentences that are candidates whatever they share.
        """
        pairs = dict.fromkeys(bigrams(question.text), 1.0)
        found = {key: None for key, _ in self._sentences.rank(question.searched, _SENTENCES)}
        for key, _ in self._paragraphs.rank(question.searched, _PARAGRAPHS):
            found.update((s.sentence_id, None) for s in self._members[key])
        ids = list(dict.fromkeys((*found, *also)))
        sentences = [self._corpus.sentence(sentence_id) for sentence_id in ids]
        parents = [paragraph_id(sentence) for sentence in sentences]
        candidates = [
            Candidate(s, self._members[parent], self._titles[s.doc_id], *scores)
            for s, parent, *scores in zip(
                sentences,
                parents,
                self._sentences.scores(question.searched, ids),
                self._paragraphs.scores(question.searched, parents),
                self._bigrams.scores(pairs, ids),
                strict=True,
            )
        ]
        candidates.sort(key=lambda c: (-c.total, c.sentence.sentence_id))
        by_words = [c for c in candidates if c.sentence.sentence_id in found][:count]
        kept = {c.sentence.sentence_id for c in by_words}.union(also)
        return [c for c in candidates if c.sentence.sentence_id in kept]


def bigrams(text: str) -> list[str]:
    """Overlapping pairs of letters of the words of a text, lower-case; marks are left out."""
    pairs: list[str] = []
    for word in text.lower().split():
        letters = "".join(filter(str.isalnum, word))
        pairs.extend(letters[i : i + 2] for i in range(len(letters) - 1))
    return pairs
