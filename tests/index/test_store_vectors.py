from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.corpus import pack
from index.records import Document
from index.store import Store, Unread
from tests.collection import document
from tests.kiwi import shared_analyzer


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "a.sqlite3")


def _put(store: Store, text: str, title: str = "제목", **fields: object) -> Document:
    ((found, sentences),) = shared_analyzer().analyze([document(text, title, **fields)])
    store.documents.put(found, [pack(s) for s in sentences], analyzer="1")
    return found


def _fill(store: Store, model: str = "m") -> list[Unread]:
    unread = store.vectors.missing(model, 100)
    for item in unread:
        rows = np.full((len(item.sentences) + 1, 4), len(item.sentences), np.int8)
        assert store.vectors.put(item, model, rows)
    return unread


def test_documents_without_vectors_are_told_newest_first_with_their_sentences(
    store: Store,
) -> None:
    _put(store, "하나다.", "헌 글")
    new = _put(store, "도서관을 열었다. 책이 많다.", "새 글")
    first, second = store.vectors.missing("m", 5)
    assert first == Unread(new.doc_id, "새 글", ("도서관을 열었다.", "책이 많다."), None)
    assert second.title == "헌 글"
    assert len(store.vectors.missing("m", 1)) == 1


def test_what_was_put_is_loaded_and_counted(store: Store) -> None:
    put = _put(store, "도서관을 열었다. 책이 많다.")
    assert not store.vectors.coverage("m").complete
    _fill(store)
    assert store.vectors.missing("m", 5) == []
    ((doc_id, loaded),) = store.vectors.load("m", {}).items()
    assert doc_id == put.doc_id
    assert loaded.rows.tolist() == [[2] * 4] * 3
    coverage = store.vectors.coverage("m")
    assert (coverage.sentences, coverage.all_sentences, coverage.documents) == (2, 2, 1)
    assert coverage.complete
    assert store.vectors.coverage(None).sentences == 0


def test_known_vectors_are_not_read_again_until_they_are_made_anew(store: Store) -> None:
    put = _put(store, "도서관을 열었다.")
    _fill(store)
    first = store.vectors.load("m", {})
    again = store.vectors.load("m", first)
    assert again[put.doc_id] is first[put.doc_id]
    _put(store, "도서관을 닫았다.")
    _fill(store)
    assert store.vectors.load("m", first)[put.doc_id] is not first[put.doc_id]


def test_vectors_of_another_model_are_made_again_and_take_the_place(store: Store) -> None:
    _put(store, "도서관을 열었다.")
    _fill(store, "old")
    assert store.vectors.coverage("new").sentences == 0
    assert len(_fill(store, "new")) == 1
    assert store.vectors.load("old", {}) == {}


def test_the_beginning_of_a_document_can_be_kept(store: Store) -> None:
    _put(store, "도서관을 열었다. 책이 많다. 사람도 많다.")
    (unread,) = store.vectors.missing("m", 1)
    store.vectors.put(unread, "m", np.ones((2, 4), np.int8))
    (again,) = store.vectors.missing("m", 1)
    assert again.done is not None
    assert again.done.tolist() == [[1] * 4] * 2
    coverage = store.vectors.coverage("m")
    assert (coverage.sentences, coverage.complete) == (1, False)
    (other,) = store.vectors.missing("another", 1)
    assert other.done is None


@pytest.mark.parametrize(
    ("text", "title"),
    [("도서관을 닫았다. 책이 많다.", "제목"), ("도서관을 열었다.", "제목")],
)
def test_a_document_replaced_meanwhile_gets_no_old_vectors(
    store: Store, text: str, title: str
) -> None:
    _put(store, "도서관을 열었다. 책이 많다.")
    (unread,) = store.vectors.missing("m", 1)
    _put(store, text, title)
    assert not store.vectors.put(unread, "m", np.ones((3, 4), np.int8))
    assert store.vectors.load("m", {}) == {}


def test_a_document_removed_meanwhile_gets_none(store: Store) -> None:
    put = _put(store, "도서관을 열었다.")
    (unread,) = store.vectors.missing("m", 1)
    store.documents.delete([put.doc_id])
    assert not store.vectors.put(unread, "m", np.ones((2, 4), np.int8))


def test_a_changed_text_or_title_loses_its_vectors_and_other_changes_do_not(store: Store) -> None:
    put = _put(store, "도서관을 열었다.")
    _fill(store)
    _put(store, "도서관을 열었다.", author="서도윤")
    assert store.vectors.coverage("m").complete
    sentences = [pack(s) for ((_, found),) in [[*shared_analyzer().analyze([put])]] for s in found]
    store.documents.put(replace(put, title="새 제목"), sentences, analyzer="1")
    assert store.vectors.coverage("m").sentences == 0
    _fill(store)
    _put(store, "도서관을 닫았다.", author="서도윤")
    assert store.vectors.coverage("m").sentences == 0


def test_a_removed_document_takes_its_vectors_along(store: Store) -> None:
    put = _put(store, "도서관을 열었다.")
    _fill(store)
    store.documents.delete([put.doc_id])
    assert store.vectors.load("m", {}) == {}
