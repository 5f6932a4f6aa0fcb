"""Every error that the index raises on purpose: a code and values, no sentences.

GisabotError
├── SourceError      something that was to be read could not be read
├── StoreError       the database could not be opened, read or written
├── EngineError      the index cannot be asked or changed now
└── EmbedderError    no vectors can be had now

``bot.texts.errors`` says each code to people.
"""

from __future__ import annotations

import json
from typing import Literal, Self, cast, get_args

Code = Literal[
    # folders and files
    "folder_missing",
    "folder_without_articles",  # kinds
    "file_unopened",  # reason
    "file_too_large",  # size_mb, limit_mb
    "file_irregular",
    "file_empty",
    "file_not_utf8",
    # reading, whatever the format
    "reading_too_slow",
    "reading_too_big",
    "reading_failed",
    "text_too_long",  # letters, limit
    "sentences_too_many",  # n, limit
    "text_without_blanks",
    # formats
    "hwp_unread",
    "doc_unread",
    "office_unread",
    "rtf_unread",
    "archive_unread",
    "feed_no_article",
    "locked",
    "not_text",  # kind
    "binary",
    "garbled",
    "no_words",
    "no_body",
    "markdown_without_body",
    "page_without_article",
    "page_removed",
    "page_needs_login",
    "page_of_check",
    "page_empty",
    "mhtml_without_page",
    "docx_damaged",
    "hwpx_without_body",
    "package_damaged",
    "package_too_large",  # limit_mb
    "body_too_large",  # limit_mb
    "pdf_damaged",
    "pdf_without_text",
    "pdf_unmapped",
    "pdf_too_long",  # pages, limit
    "feed_damaged",
    "not_a_feed",
    # front matter
    "front_matter_unclosed",
    "front_matter_no_yaml",
    "front_matter_no_yaml_at",  # line, from 1
    "front_matter_no_mapping",  # got
    "front_matter_no_text",  # field, got
    "front_matter_no_date",  # field, got
    "front_matter_no_url",  # field, got
    # the web
    "address_invalid",
    "address_scheme",
    "address_with_password",
    "address_port",  # port
    "address_private",  # host, address
    "host_unknown",  # host
    "unconnected",
    "tls_certificate",
    "tls_failed",  # reason
    "timed_out",
    "response_broken",
    "response_packed",
    "response_too_large",  # limit_mb
    "redirects_in_circle",
    "redirects_too_many",  # limit
    "robots_forbid",
    "robots_unknown",  # status
    "status_401",
    "status_402",
    "status_403",
    "status_404",
    "status_410",
    "status_429",
    "status_451",
    "status_server",  # status
    "status_other",  # status
    # the store
    "store_unopened",  # reason
    "store_newer",  # version
    "store_full",
    "store_readonly",
    "store_foreign",
    "store_damaged",  # reason
    "document_damaged",
    "store_busy",
    "store_failed",  # reason
    # embedders
    "embedder_resting",
    "embedder_silent",  # reason
    "embedder_refused",  # status
    "embedder_garbled",
    "embedder_changed",
    # the index
    "index_failed",  # reason
    "cluster_silent",  # reason
    "cluster_refused",  # reason
    # documents by name, and as lines of JSON
    "article_unknown",
    "article_ambiguous",  # n
    "line_no_json",
    "line_no_text",  # field
    "line_no_list",  # field
    "line_no_date",  # field, got
    # corrections of a document
    "title_empty",
    "no_date",
    "no_url",
    "field_too_long",  # limit
]
"""What may go wrong; behind each code the names of its values."""

CODES: frozenset[str] = frozenset(get_args(Code))

Value = str | int


class GisabotError(Exception):
    """Base of all errors that are told to users.

    Attributes:
        where: the path, address or server concerned, as the user gave it.
        code: what happened; one of `CODES`, or one of a later version where it was stored.
        values: what fills the places of the sentence for the code.
    """

    def __init__(self, where: str, code: Code, **values: Value) -> None:
        super().__init__(where, code)  # with `values`, all that a copy in another process needs
        self.where = where
        self.code: str = code
        self.values = values

    def __str__(self) -> str:
        """A line for logs."""
        return " ".join(
            [f"{self.where}: {self.code}", *(f"{k}={v!r}" for k, v in self.values.items())]
        )

    def at(self, where: str) -> Self:
        """The same error, of another place."""
        return type(self)(where, cast(Code, self.code), **self.values)


class SourceError(GisabotError):
    """A file, address or feed that cannot become a document."""


class StoreError(GisabotError):
    """The database cannot be opened, read or written."""


class EngineError(GisabotError):
    """The index on disk or the cluster cannot be asked or changed now."""


class EmbedderError(GisabotError):
    """The embedder gives no vectors now; what was asked may be answered by words alone."""


def dumped(error: SourceError) -> str:
    """An error as one line of JSON, to be kept."""
    value = {"where": error.where, "code": error.code, "values": error.values}
    return json.dumps(value, ensure_ascii=False)


def loaded(text: str) -> SourceError | str:
    """The inverse of `dumped`; any other text, such as a sentence of an older version, as it is."""
    try:
        value = json.loads(text)
        return SourceError(value["where"], value["code"], **value["values"])
    except (ValueError, TypeError, KeyError):
        return text
