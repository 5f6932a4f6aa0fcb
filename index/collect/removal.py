"""Taking documents out of the store, and bringing them back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from index.collect.intake import Intake
from index.records import Document
from index.store import Store


def remove_documents(store: Store, doc_ids: Sequence[str]) -> list[Document]:
    """Take documents out; the earlier removal is forgotten, and this one kept for `bring_back`.

    Their files stay where they are and are not read again by themselves. Ids that are not there
    are passed over. Raises StoreError.
    """
    with store.transaction():
        documents = [d for doc_id in doc_ids if (d := store.documents.get(doc_id))]
        if not documents:
            return []
        origins = {d.doc_id: store.origins.of_document(d.doc_id) for d in documents}
        store.history.keep_removed(
            (d, [origin.location for origin in origins[d.doc_id]]) for d in documents
        )
        for found in origins.values():
            for origin in found:
                store.origins.put(replace(origin, doc_id=None, removed=True))
        store.documents.delete(d.doc_id for d in documents)
        store.documents.new_generation(f"removed {len(documents)}")
        return documents


def remove_origins(store: Store, gone: Collection[str]) -> int:
    """Forget files that are gone, with their documents; the number of documents taken out.

    A document that lies elsewhere too stays where someone added it, and is otherwise read anew from
    there. `bring_back` returns the others. Raises StoreError.
    """
    origins = store.origins.all()
    gone = {location for location in gone if location in origins}
    doc_ids = {d for location in gone if (d := origins[location].doc_id) is not None}
    again = [o for o in origins.values() if o.doc_id in doc_ids and o.location not in gone]
    kept = {o.doc_id: o.location for o in again if o.kind not in {"folder", "file"}}
    with store.transaction():
        for doc_id, location in kept.items():
            store.documents.move(str(doc_id), location)
        remove_documents(store, sorted(doc_ids - kept.keys()))
        store.origins.delete(gone)
        store.origins.delete(o.location for o in again if o.doc_id not in kept)
        if kept:
            store.documents.new_generation(f"moved {len(kept)}")
    return len(doc_ids - kept.keys())


def forget_folder(store: Store, folder: Path) -> int | None:
    """Forget a folder with what was read from it; see `Library.forget_folder`. Raises StoreError."""
    locations = store.folders.locations(folder)
    with store.transaction():
        removed = remove_origins(store, locations)
        known = store.folders.delete(folder)
        store.documents.new_generation(f"forgot {folder}")
    return removed if known or locations else None


def bring_back(store: Store, intake: Intake) -> list[Document]:
    """Put back what the last removal took, where it was; empty where there is nothing.

    Raises StoreError.
    """
    kept = store.history.removed()
    ready = list(intake.analysed([item.document for item in kept]))  # others may write meanwhile
    with store.transaction():
        back = list(intake.put_back(ready))
        for item in kept:
            if item.place is not None:
                store.documents.place(item.document.doc_id, item.place)
            for location in item.locations:
                origin = store.origins.get(location)
                if origin is not None:
                    doc_id = item.document.doc_id
                    store.origins.put(replace(origin, doc_id=doc_id, removed=False))
        store.history.forget("removed", [document.doc_id for document in back])
    return back


def bring_back_version(store: Store, intake: Intake, doc_id: str) -> Document | None:
    """Put back the version before the last change; None where there is none. Raises StoreError.

    The present version takes its place, so that doing it twice leads back.
    """
    with store.transaction():
        kept = store.history.replaced(doc_id)
        if kept is None:
            return None
        present = store.documents.get(doc_id)
        if present is not None:
            store.history.keep_replaced(present)
        list(intake.put_back(intake.analysed([kept.document])))
        return kept.document
