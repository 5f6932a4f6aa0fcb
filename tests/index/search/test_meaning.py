from __future__ import annotations

import numpy as np
import pytest

from index.collect.embedding import text_of
from index.corpus import Corpus
from index.engines.asking import QuestionVectors
from index.engines.bundled import bundled
from index.engines.embedder import pack
from index.engines.vectors import Vectors
from index.retriever import Retriever
from index.search.meaning import NAMES, NEAREST, meaning, near
from tests.collection import corpus_of, document
from tests.index.searching import searcher_of

_QUESTION = "솔빛상회 망했어?"
_LINES = "솔빛상회가 지난달 법원에 파산을 신청했다.\n빚은 90억원이다.\n가게 앞에는 꽃이 피었다."


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return corpus_of(
        document(_LINES, title="솔빛상회, 문 닫는다"),
        document("가람시가 새 다리를 열었다.\n길이는 3km다.", title="가람시 새 다리"),
    )


def _vectors(corpus: Corpus, *titles: str) -> Vectors:
    """Of the documents with these titles alone."""
    embedder = bundled()
    assert embedder is not None
    rows = {}
    for doc_id, found in corpus.documents.items():
        if found.title in titles:
            texts = [
                text_of(found.title, found.text[s.start : s.end]) for s in corpus.sentences(doc_id)
            ]
            rows[doc_id] = pack(embedder.passages([found.title, *texts]))
    return Vectors(corpus, rows, QuestionVectors(embedder))


def _figures(search: Retriever, vectors: Vectors, question: str) -> dict[str, dict[str, float]]:
    """By the texts of the candidates."""
    around = near(vectors, question)
    assert around is not None
    candidates = search.search.candidates(search.reader.read(question), around)
    table = meaning(around, candidates)
    return {
        f"{c.sentence.doc_id}:{c.sentence.number}": dict(zip(NAMES, row, strict=True))
        for c, row in zip(candidates, table.tolist(), strict=True)
    }


def test_meaning_brings_candidates_that_share_no_word(corpus: Corpus) -> None:
    search = searcher_of(corpus)
    vectors = _vectors(corpus, "솔빛상회, 문 닫는다", "가람시 새 다리")
    question = "영업 끝났나"
    assert search.search.find(search.reader.read(question), 3) is None
    assert len(_figures(search, vectors, question)) == min(NEAREST, len(corpus))


def test_the_likest_sentence_is_no_way_below_the_best(corpus: Corpus) -> None:
    vectors = _vectors(corpus, "솔빛상회, 문 닫는다", "가람시 새 다리")
    found = _figures(searcher_of(corpus), vectors, _QUESTION)
    best = max(found.values(), key=lambda figures: figures["likeness"])
    assert best["likeness-best"] == pytest.approx(0.0, abs=1e-5)
    assert best["likeness-best candidate"] == 0.0
    assert best["rank by meaning"] == 4.0
    assert all(figures["likeness-best"] <= 1e-5 for figures in found.values())


def test_a_document_without_vectors_yet_counts_as_the_usual(corpus: Corpus) -> None:
    vectors = _vectors(corpus, "솔빛상회, 문 닫는다")
    found = _figures(searcher_of(corpus), vectors, "솔빛상회 다리 길이")
    others = [figures for key, figures in found.items() if figures["found by meaning"] == 0.0]
    known = [figures["likeness"] for figures in found.values() if figures["found by meaning"]]
    assert others
    assert all(f["likeness"] == pytest.approx(np.mean(known), abs=0.02) for f in others)


def test_words_alone_serve_where_there_are_no_vectors(corpus: Corpus) -> None:
    assert near(None, _QUESTION) is None
    assert near(_vectors(corpus), _QUESTION) is None
