"""A picker on disk: tantivy. The only module that knows it.

Its k1 and b are fixed (1.2 and 0.75); the exact scores of what it picks are counted by `Picked`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import tantivy

from index.corpus import Entry
from index.engines.rows import rows_of, token
from index.errors import EngineError

_HEAP = 64_000_000  # bytes of a writer; the index is the same with any
_SMALL_HEAP = 15_000_000  # the least that tantivy takes, for a change of a few documents
_FEW = 50  # documents
_KEY = re.compile(r"[^:]+(:p\d+(:\d+)?)?")  # of a document, a sentence, a paragraph
_FAILED = (ValueError, OSError, RuntimeError, SystemError, LookupError)


class OnDisk:
    """Sentences and paragraphs in a folder; a `Picker`.

    Only one process changes it at a time, see `Frequencies.changing`; others see the change at
    their next question.

    Args:
        folder: of the index; made where it does not exist.

    Raises:
        EngineError: the folder cannot be read or written, or is damaged.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mark = folder / "broken"
        with self._errors():
            folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(_schema(), path=str(folder), reuse=True)
            words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
            self._index.register_tokenizer("words", words)
            self._index.config_reader("manual")
            self._schema = self._index.schema
            self.reload()

    def reload(self) -> None:
        """See what another process has changed."""
        with self._errors():
            self._index.reload()
            self._searcher = self._index.searcher()

    def pick(
        self, terms: Mapping[str, float], sentences: int, paragraphs: int
    ) -> tuple[list[str], list[str]]:
        with self._reading():
            searcher = self._searcher
            return (
                self._best(searcher, "terms", terms, sentences),
                self._best(searcher, "around", terms, paragraphs),
            )

    def _best(
        self, searcher: tantivy.Searcher, field: str, terms: Mapping[str, float], k: int
    ) -> list[str]:
        query = tantivy.Query.boolean_query(
            [
                (
                    tantivy.Occur.Should,
                    tantivy.Query.boost_query(self._term(field, form, "freq"), weight),
                )
                for form, weight in terms.items()
            ]
        )
        return self._keys(searcher, query, k)

    def holding(self, pairs: Collection[str], k: int) -> list[str]:
        with self._reading():
            query = tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, self._term("letters", pair, "basic")) for pair in pairs]
            )
            plain = tantivy.Query.const_score_query(query, 1.0)
            return self._keys(self._searcher, plain, k)

    def _term(self, field: str, value: str, option: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, token(value), option)

    def _keys(self, searcher: tantivy.Searcher, query: tantivy.Query, k: int) -> list[str]:
        found = searcher.search(query, k, count=False).hits
        keys = [str(searcher.doc(address)["key"][0]) for _, address in found]
        if odd := next((key for key in keys if not _KEY.fullmatch(key)), None):
            raise ValueError(odd)
        return keys

    def change(self, put: Iterable[Entry], removed: Collection[str]) -> None:
        with self._errors():
            few = isinstance(put, Sequence) and len(put) < _FEW
            # One thread, so that documents lie in the order in which they were added.
            writer = self._index.writer(_SMALL_HEAP if few else _HEAP, 1)
            for doc_id in removed:
                writer.delete_documents_by_term("doc_id", doc_id)
            for entry in put:
                for fields in rows_of(entry):
                    writer.add_document(tantivy.Document(**fields))
            writer.commit()
            self.reload()
            writer.wait_merging_threads()

    @property
    def broken(self) -> bool:
        return self._mark.exists()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """What cannot be read now will not be read by the next process either."""
        try:
            with self._errors():
                yield
        except EngineError:
            with suppress(OSError):
                self._mark.touch()
            raise

    @contextmanager
    def _errors(self) -> Iterator[None]:
        # tantivy raises ValueError and its like for whatever went wrong with a file, and panics at
        # some bytes that are not what it wrote.
        try:
            yield
        except BaseException as exc:
            if isinstance(exc, _FAILED) or type(exc).__name__ == "PanicException":
                raise EngineError(str(self._folder), "index_failed", reason=str(exc)) from exc
            raise


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("doc_id", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("terms", tokenizer_name="words", index_option="freq")
    builder.add_text_field("around", tokenizer_name="words", index_option="freq")
    builder.add_text_field("letters", tokenizer_name="words", index_option="basic")
    return builder.build()
