from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

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


def test_what_a_document_says_about_itself_is_bounded_and_plain(library: Library) -> None:
    hostile = "\x1b[31m나\u202e쁜\n" + "이름" * 4_000
    document = Document(
        document_id("a"),
        "a",
        title=hostile,
        text="관장은 \x1b[2J한바다다.\n책은 \ud8009만 권이다.",
        captions=(hostile,) * 1_000,
        outlet=hostile,
        author=hostile,
        url="https://a.kr/" + "a" * 70_000,
        digest_by="\x1b[0m",
    )
    pending = Pending(document, Origin("a", 0, 0, "", document.doc_id, kind="upload"))
    (taken,) = library.add([pending])
    stored = library.retriever.corpus.documents[document.doc_id]
    assert taken.document == stored
    assert stored.text == "관장은 한바다다.\n책은 \ufffd9만 권이다."
    assert (len(stored.title), len(stored.captions)) == (300, 200)
    assert (len(stored.outlet or ""), len(stored.author or "")) == (100, 200)
    assert (stored.url, stored.digest_by) == (None, None)
    for field in (stored.title, stored.outlet, *stored.captions):
        assert field is not None
        assert field.startswith("나쁜 이름이름")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://a.kr/\x1b[31m", "https://a.kr/ b", "a.kr", "http://"]
)
def test_what_is_no_web_address_is_shown_nowhere(library: Library, url: str) -> None:
    document = Document(document_id("a"), "a", "제목", "관장은 한바다다.", url=url)
    pending = Pending(document, Origin("a", 0, 0, "", document.doc_id, kind="upload"))
    assert library.preview(pending).document.url is None
