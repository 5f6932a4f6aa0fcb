from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from index.collect.intake import Pending
from index.library import Library
from index.records import Document, document_id
from index.store import Origin, Store
from tests.kiwi import shared_analyzer


def test_a_preview_tells_what_would_become_of_a_document_and_stores_nothing(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path / "preview.sqlite3")
    library = Library(store, shared_analyzer())
    document = Document(document_id("a"), "a", "도서관", "관장은 한바다다. 책은 9만 권이다.")
    pending = Pending(document, Origin("a", 0, 0, "", document.doc_id, kind="upload"))
    taken = library.preview(pending)
    assert (taken.outcome, taken.sentences) == ("added", 2)
    assert library.retriever.corpus.documents == {}
    library.add([pending])
    assert library.preview(pending).outcome == "changed"
    copy = replace(document, doc_id=document_id("b"), source="b")
    assert library.preview(replace(pending, document=copy)).outcome == "duplicate"
    store.close()
