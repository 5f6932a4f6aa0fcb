from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index.corpus import Corpus, PackedSentence
from index.engines.asking import QuestionVectors
from index.engines.embedder import Bytes, Floats, pack
from index.engines.graph import Graph, grow_graph, keys_of, load_graph
from index.engines.mapped import write_mapped
from index.engines.vectors import Vectors
from index.store import StoredVectors
from tests.collection import document
from tests.embedders import shared_embedder

_SIZE = 16


def _corpus(sizes: list[int]) -> Corpus:
    """Documents of so many sentences."""
    entries = []
    for number, size in enumerate(sizes):
        doc = document("가" * size, f"글 {number:03}")
        spans = [PackedSentence(doc.doc_id, n + 1, 0, n, n + 1, "[]") for n in range(size)]
        entries.append((doc, spans))
    return Corpus(entries)


def _rows(corpus: Corpus, seed: int = 0) -> dict[str, Bytes]:
    random = np.random.default_rng(seed)
    return {
        doc_id: pack(
            random.standard_normal((len(corpus.sentences(doc_id)) + 1, _SIZE)).astype(np.float32)
        )
        for doc_id in corpus.documents
    }


def _grow(path: Path, rows: Bytes, stop: Callable[[], bool]) -> Graph | None:
    return grow_graph(path, keys_of(rows), rows.__getitem__, stop)


def _question(seed: int = 9) -> Floats:
    vector = np.random.default_rng(seed).standard_normal(_SIZE).astype(np.float32)
    unit: Floats = vector / np.linalg.norm(vector)
    return unit


def _by_hand(rows: dict[str, Bytes], question: Floats) -> list[tuple[str, float]]:
    found = [
        (f"{doc_id}:{n}", float(row @ question / np.linalg.norm(row)))
        for doc_id, part in rows.items()
        for n, row in enumerate(part.astype(np.float64))
        if n
    ]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))


@pytest.fixture
def corpus() -> Corpus:
    return _corpus([3, 1, 0, 40, 2000, 7])


def test_the_nearest_are_those_found_by_hand(corpus: Corpus) -> None:
    rows = _rows(corpus)
    vectors = Vectors(corpus, rows, QuestionVectors(shared_embedder()))
    by_hand = _by_hand(rows, _question())
    likeness = dict(by_hand)
    for k in (1, 25, 5000):
        found = vectors.nearest(_question(), k)
        # Nearly equal ones may change places: the question is rounded a little.
        assert [s for _, s in found] == pytest.approx([s for _, s in by_hand[:k]], abs=5e-5)
        assert [s for _, s in found] == pytest.approx([likeness[i] for i, _ in found], abs=5e-5)
        assert found == sorted(found, key=lambda pair: (-pair[1], pair[0]))
        assert len({i for i, _ in found}) == len(by_hand[:k])
    assert len(vectors) == len(corpus)


def test_ties_come_by_id_wherever_the_border_falls() -> None:
    corpus = _corpus([5, 5, 5])
    rows = dict.fromkeys(corpus.documents, np.ones((6, _SIZE), np.int8))
    ids = sorted(s.sentence_id for s in corpus)
    vectors = Vectors(corpus, rows, QuestionVectors(shared_embedder()))
    for k in (1, 4, 15):
        assert [i for i, _ in vectors.nearest(_question(), k)] == ids[:k]


def test_equal_rows_are_equally_like_a_question_wherever_they_stand() -> None:
    corpus = _corpus([1021, 3, 2048, 1])
    row = pack(np.random.default_rng(2).standard_normal((1, _SIZE)).astype(np.float32))
    rows = {d: np.repeat(row, len(r), axis=0) for d, r in _rows(corpus).items()}
    vectors = Vectors(corpus, rows, QuestionVectors(shared_embedder()))
    found = {likeness for _, likeness in vectors.nearest(_question(), 5000)}
    for doc_id in corpus.documents:
        found |= set(vectors.of_document(_question(), doc_id).tolist())
    assert len(found) == 1


def test_less_than_one_is_refused_and_an_empty_corpus_fine() -> None:
    vectors = Vectors(_corpus([]), {}, QuestionVectors(shared_embedder()))
    assert vectors.nearest(_question(), 5) == []
    assert len(vectors) == 0
    with pytest.raises(ValueError, match="at least 1"):
        vectors.nearest(_question(), 0)


def test_a_document_is_told_as_far_as_it_has_vectors_its_title_first(corpus: Corpus) -> None:
    rows = _rows(corpus)
    part, none = (list(corpus.documents)[place] for place in (0, 1))
    rows[part] = rows[part][:2]
    del rows[none]
    vectors = Vectors(corpus, rows, QuestionVectors(shared_embedder()))
    assert len(vectors) == len(corpus) - 2 - 1
    title, first = vectors.of_document(_question(), part)
    nearest = dict(vectors.nearest(_question(), 5000))
    assert first == pytest.approx(nearest[f"{part}:1"], abs=1e-6)
    expected = rows[part][0] @ _question() / np.linalg.norm(rows[part][0].astype(np.float32))
    assert title == pytest.approx(expected, abs=1e-6)
    assert not len(vectors.of_document(_question(), none))
    assert not len(vectors.of_document(_question(), "없는 글"))


def test_titles_are_never_among_the_nearest(corpus: Corpus) -> None:
    rows = _rows(corpus)
    for part in rows.values():
        part[0] = pack(_question()[None])[0]
    found = Vectors(corpus, rows, QuestionVectors(shared_embedder())).nearest(_question(), 5000)
    assert {i for i, _ in found} == {s.sentence_id for s in corpus}
    assert found[0][1] < 0.99


def test_rows_that_do_not_fit_the_corpus_are_passed_over(corpus: Corpus) -> None:
    rows = _rows(corpus)
    first = next(iter(rows))
    rows[first] = np.ones((9, _SIZE), np.int8)
    rows["없는 글"] = np.ones((2, _SIZE), np.int8)
    vectors = Vectors(corpus, rows, QuestionVectors(shared_embedder()))
    assert len(vectors) == len(corpus) - 3
    assert vectors.rows_of(first) is None


def test_what_is_mapped_and_what_is_in_memory_are_one_collection(
    corpus: Corpus, tmp_path: Path
) -> None:
    rows = _rows(corpus)
    stored = {d: StoredVectors(1, part) for d, part in list(rows.items())[1:]}
    gone = StoredVectors(1, np.ones((3, _SIZE), np.int8))
    mapped = write_mapped(tmp_path / "a.vectors", "m", {**stored, "gone": gone})
    assert mapped is not None
    first, second, *others = rows
    mixed = {d: mapped.stored()[d].rows for d in others} | {d: rows[d] for d in (first, second)}
    questions = QuestionVectors(shared_embedder())
    vectors = Vectors(corpus, mixed, questions, mapped=mapped)
    plain = Vectors(corpus, rows, questions)
    assert len(vectors) == len(plain)
    assert vectors.nearest(_question(), 5000) == plain.nearest(_question(), 5000)
    for doc_id, part in rows.items():
        found = vectors.rows_of(doc_id)
        assert found is not None
        assert np.array_equal(found, part)
        assert np.array_equal(
            vectors.of_document(_question(), doc_id), plain.of_document(_question(), doc_id)
        )
    path = tmp_path / "a.usearch"
    graph = grow_graph(path, vectors.sentence_keys, vectors.sentence_rows, _never)
    by_graph = Vectors(corpus, mixed, questions, graph, mapped)
    assert by_graph.loose == 0
    assert by_graph.nearest(_question(), 3) == plain.nearest(_question(), 3)


def test_packed_vectors_keep_what_is_nearest() -> None:
    random = np.random.default_rng(1)
    vectors = random.standard_normal((2000, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    packed = pack(vectors).astype(np.float32)
    packed /= np.linalg.norm(packed, axis=1, keepdims=True)
    assert abs(packed @ vectors[0] - vectors @ vectors[0]).max() < 0.003
    assert (pack(np.zeros((1, 4), np.float32)) == 0).all()


def _never() -> bool:
    return False


def test_a_graph_finds_nearly_all_of_the_nearest_and_new_ones_at_once(
    corpus: Corpus, tmp_path: Path
) -> None:
    rows = _rows(corpus)
    exact = Vectors(corpus, rows, QuestionVectors(shared_embedder()))
    graph = grow_graph(tmp_path / "a.usearch", exact.sentence_keys, exact.sentence_rows, _never)
    assert graph is not None
    larger = _corpus([3, 1, 0, 40, 2000, 7, 30])
    more = rows | {d: r for d, r in _rows(larger, 5).items() if d not in rows}
    vectors = Vectors(larger, more, QuestionVectors(shared_embedder()), graph)
    assert vectors.loose == 30
    shares = []
    for seed in range(20):
        expected = {i for i, _ in _by_hand(more, _question(seed))[:25]}
        shares.append(len(expected & {i for i, _ in vectors.nearest(_question(seed), 25)}) / 25)
    assert sum(shares) / len(shares) > 0.97


def test_what_left_the_collection_is_not_found_though_it_is_in_the_graph(
    corpus: Corpus, tmp_path: Path
) -> None:
    rows = _rows(corpus)
    exact = Vectors(corpus, rows, QuestionVectors(shared_embedder()))
    graph = grow_graph(tmp_path / "a.usearch", exact.sentence_keys, exact.sentence_rows, _never)
    small = _corpus([3, 1, 0, 40])
    found = Vectors(small, rows, QuestionVectors(shared_embedder()), graph).nearest(_question(), 25)
    kept = {d: r for d, r in rows.items() if d in small.documents}
    assert [i for i, _ in found] == [i for i, _ in _by_hand(kept, _question())[:25]]


def test_equal_sentences_are_all_found_in_a_graph(tmp_path: Path) -> None:
    corpus = _corpus([2, 2])
    rows = dict.fromkeys(corpus.documents, _rows(corpus)[next(iter(corpus.documents))])
    exact = Vectors(corpus, rows, QuestionVectors(shared_embedder()))
    graph = grow_graph(tmp_path / "a.usearch", exact.sentence_keys, exact.sentence_rows, _never)
    vectors = Vectors(corpus, rows, QuestionVectors(shared_embedder()), graph)
    assert vectors.nearest(_question(), 4) == exact.nearest(_question(), 4)


def test_a_graph_grows_goes_on_after_a_stop_and_forgets_what_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "a.usearch"
    random = np.random.default_rng(0)
    rows = pack(random.standard_normal((1000, _SIZE)).astype(np.float32))
    asked: list[int] = []

    def second() -> bool:
        asked.append(1)
        return len(asked) > 1

    part = _grow(path, rows, second)
    assert part is not None
    assert 0 < len(part) < 1000
    whole = _grow(path, rows, _never)
    assert whole is not None
    assert whole.knows(keys_of(rows)).all()
    again = load_graph(path, _SIZE)
    assert again is not None
    assert len(again) == 1000
    small = _grow(path, rows[:100], _never)
    assert small is not None
    assert len(small) == 100


@pytest.mark.parametrize("content", [b"", b"not a graph", b"\0" * 5000])
def test_a_file_that_is_no_graph_is_made_again(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.usearch"
    path.write_bytes(content)
    assert load_graph(path, _SIZE) is None
    rows = np.ones((3, _SIZE), np.int8)
    assert isinstance(_grow(path, rows, _never), Graph)
    assert load_graph(path, _SIZE) is not None
    assert load_graph(path, _SIZE * 2) is None
    assert load_graph(tmp_path / "none", _SIZE) is None


def test_without_usearch_there_is_no_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "usearch.index", None)
    assert _grow(tmp_path / "a", np.ones((3, _SIZE), np.int8), _never) is None
    assert load_graph(tmp_path / "a", _SIZE) is None


def test_keys_differ_where_vectors_do_and_stay_the_same() -> None:
    random = np.random.default_rng(0)
    rows = random.integers(-127, 128, (20_000, 12)).astype(np.int8)
    keys = keys_of(rows)
    assert len(set(keys.tolist())) == len({row.tobytes() for row in rows})
    assert keys_of(rows[5:6])[0] == keys[5]
