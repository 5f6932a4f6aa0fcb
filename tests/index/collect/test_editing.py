from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.collect.folder import read_file
from index.errors import SourceError
from index.library import Library
from index.records import Document, Published
from index.store import FIELDS, Correction, Field, Store
from tests.kiwi import shared_analyzer

_TEXT = "---\noutlet: 새벽신문\nauthor: 홍가람\n---\n# {title}\n\n가람시가 {what} 열었다."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    store = Store(tmp_path / "data" / "a.sqlite3")
    yield Library(store, shared_analyzer())
    store.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    _write(folder)
    return folder


def _write(folder: Path, title: str = "도서관", what: str = "도서관을") -> None:
    (folder / "a.md").write_text(_TEXT.format(title=title, what=what), encoding="utf-8")


def _only(library: Library) -> Document:
    (document,) = library.retriever.corpus.documents.values()
    return document


def test_a_correction_is_served_at_once(library: Library, folder: Path) -> None:
    library.reindex([folder])
    before = library.store.documents.generation()
    values: dict[Field, str] = {
        "title": " 가람시, 새 도서관 ",
        "outlet": "저녁일보",
        "author": "한누리 기자",
        "published": "2024.3.5 10:42",
        "url": "https://news.example.kr/1",
    }
    edited = library.edit(_only(library), values)
    assert edited == _only(library) == library.store.documents.get(edited.doc_id)
    assert (edited.title, edited.outlet, edited.author) == (
        "가람시, 새 도서관",
        "저녁일보",
        "한누리",
    )
    assert edited.published == Published.fromisoformat("2024-03-05T10:42")
    assert edited.url == "https://news.example.kr/1"
    assert library.store.documents.generation() > before
    assert library.retriever.answer("가람시 도서관 기사 누가 썼어?").hits


def test_a_correction_outlives_a_new_version_and_a_new_analysis(
    library: Library, folder: Path
) -> None:
    library.reindex([folder])
    library.edit(_only(library), {"title": "새 도서관", "author": ""})
    _write(folder, "옛 제목", "미술관을")
    assert library.reindex([folder]).changed == 1
    assert (_only(library).title, _only(library).author) == ("새 도서관", None)
    assert "미술관" in _only(library).text
    library.change_analyzer(shared_analyzer())
    assert _only(library).title == "새 도서관"
    assert library.store.corrections.of(_only(library).doc_id) == [
        Correction("title", "새 도서관", "옛 제목"),
        Correction("author", None, "홍가람"),
    ]


def test_a_correction_outlives_a_removal(library: Library, folder: Path) -> None:
    library.reindex([folder])
    document = library.edit(_only(library), {"title": "새 도서관"})
    library.remove([document.doc_id])
    library.undo_removal()
    assert _only(library).title == "새 도서관"


def test_the_version_before_comes_back_with_what_was_corrected_since(
    library: Library, folder: Path
) -> None:
    library.reindex([folder])
    _write(folder, "도서관", "미술관을")
    library.reindex([folder])
    document = library.edit(_only(library), {"outlet": "저녁일보"})
    library.undo_change(document.doc_id)
    assert (_only(library).outlet, "도서관을" in _only(library).text) == ("저녁일보", True)


def test_taken_back_a_field_is_as_the_newest_version_says(library: Library, folder: Path) -> None:
    library.reindex([folder])
    library.edit(_only(library), {"title": "새 도서관", "outlet": ""})
    _write(folder, "미술관", "미술관을")
    library.reindex([folder])
    edited = library.edit(_only(library), {}, reset=["title"])
    assert (edited.title, edited.outlet) == ("미술관", None)
    assert library.edit(edited, {}, reset=FIELDS).outlet == "새벽신문"
    assert library.store.corrections.of(edited.doc_id) == []


def test_set_twice_a_field_still_knows_what_was_read(library: Library, folder: Path) -> None:
    library.reindex([folder])
    library.edit(_only(library), {"title": "첫째"})
    library.edit(_only(library), {"title": "둘째"})
    assert library.edit(_only(library), {}, reset=["title"]).title == "도서관"


def test_a_document_can_be_corrected_before_it_is_added(library: Library, folder: Path) -> None:
    pending = read_file(folder / "a.md", "file", shared_analyzer().glue)
    library.edit(pending.document, {"title": "새 도서관"})
    assert library.preview(pending).document.title == "새 도서관"
    assert len(library.retriever.corpus.documents) == 0
    (taken,) = library.add([pending])
    assert taken.document.title == _only(library).title == "새 도서관"
    assert library.edit(_only(library), {}, reset=["title"]).title == "도서관"


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("title", "  ", "title_empty"),
        ("published", "언젠가", "no_date"),
        ("url", "news.example.kr", "no_url"),
        ("url", "javascript:alert(1)", "no_url"),
        ("outlet", "가" * 301, "field_too_long"),
    ],
)
def test_what_cannot_stand_there_is_refused_and_changes_nothing(
    library: Library, folder: Path, field: Field, text: str, code: str
) -> None:
    library.reindex([folder])
    before = _only(library)
    with pytest.raises(SourceError) as caught:
        library.edit(before, {"title": "새 도서관", field: text})
    assert caught.value.code == code
    assert _only(library) == before
