"""Correcting what was read of a document."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from index.collect.intake import Intake
from index.readers.given import given
from index.records import Document
from index.store import Store
from index.store.corrections import Correction, Field, value_of


def edit(
    store: Store,
    intake: Intake,
    document: Document,
    values: Mapping[Field, str],
    reset: Collection[Field] = (),
) -> Document:
    """Set fields of a document, and give back others as they were read; the document then.

    One that is stored is changed there; one that is not yet will come in so.

    Args:
        values: as people type them; empty for "there is none".

    Raises:
        SourceError: a value is no date, no address, too long, or an empty title.
        StoreError: the store cannot be written.
    """
    wanted = {field: given(field, text) for field, text in values.items()}
    corrections = store.corrections
    with store.transaction():
        stored = store.documents.get(document.doc_id)
        as_read = corrections.uncorrected(stored or document)
        corrections.delete(document.doc_id, reset)
        corrections.put(
            document.doc_id,
            [Correction(f, value, value_of(as_read, f)) for f, value in wanted.items()],
        )
        result = corrections.apply(as_read)
        if stored is not None and result != stored:
            list(intake.put_back(intake.analysed([as_read])))
        return result
