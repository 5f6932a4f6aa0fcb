"""Taking documents out of the store, and bringing them back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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


def bring_back(store: Store, intake: Intake) -> list[Document]:
    """Put back what the last removal took; empty where there is nothing. Raises StoreError."""
    kept = store.history.removed()
    with store.transaction():
        back = list(intake.put_back([item.document for item in kept]))
        for item in kept:
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
        list(intake.put_back([kept.document]))
        return kept.document
