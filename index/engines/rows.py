"""What stands for a document in an index that picks: fields of words with blanks between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.corpus import Entry
from index.engines.first_stage import letters_of, paragraph_terms


def rows_of(entry: Entry) -> Iterator[dict[str, str]]:
    """The document itself for its letters, its paragraphs, its sentences.

    ``key`` is the id of each, for a sentence see `place_of`; ``letters``, ``around`` and ``terms`` are the fields that are
    searched, one for each kind.
    """
    doc_id = entry.document.doc_id
    text = letters_of(entry.document)
    pairs = set(map(str.__add__, text, text[1:]))
    yield {"key": doc_id, "doc_id": doc_id, "letters": " ".join([*pairs, *set(text)])}
    for key, group in entry.paragraphs().items():
        around = paragraph_terms(group, entry.title or ())
        yield {"key": key, "doc_id": doc_id, "around": _text(around)}
        for sentence in group:
            terms = _text(sentence.forms())
            yield {"key": f"{key}:{sentence.number}", "doc_id": doc_id, "terms": terms}


def place_of(key: str) -> tuple[str, int]:
    """The key of its paragraph and the number of a sentence, by its key in such an index."""
    paragraph, _, number = key.rpartition(":")
    return paragraph, int(number)


def token(form: str) -> str:
    """A form without blanks, which would part it."""
    return "␣".join(form.split()) if any(map(str.isspace, form)) else form


def _text(forms: Sequence[str]) -> str:
    text = " ".join(forms)
    return text if len(text.split()) == len(forms) else " ".join(map(token, forms))
