"""What every command is given."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TextIO

from rich.console import Console

from bot.cli.terminal import progress_bar
from bot.logs import redact
from bot.opening import open_embedder, open_library, open_store
from bot.settings import Settings
from bot.summary import tell_of
from bot.texts import Language, say
from bot.texts.errors import said, told
from bot.texts.plain import json_line
from index.engines.embedder import Embedder
from index.errors import EmbedderError, GisabotError, SourceError
from index.library import Library, Report
from index.plain import flat, printable
from index.store import Coverage, Store

if TYPE_CHECKING:
    from index.collect.web import Web


@dataclass(frozen=True)  # without slots: the parts are made when they are first asked for
class Context:
    """The surroundings of one command.

    Attributes:
        console: for people: progress and errors, on standard error.
        out: for results, on standard output.
        language: of what people read.
        as_json: results as JSON, one object a line.
        beside_questions: vectors are made in the background, not before the command ends.
    """

    settings: Settings
    console: Console
    out: TextIO
    language: Language = "ko"
    as_json: bool = False
    beside_questions: bool = False

    @cached_property
    def store(self) -> Store:
        """The store alone, for what needs no analysis; what older versions left is taken over."""
        store = open_store(self.settings)
        for old in store.take_over():
            tell_of(old, self.tell)
        return store

    @cached_property
    def library(self) -> Library:
        """The library, as it was left; takes seconds, for Kiwi is loaded."""
        with self.console.status(self.say("preparing")):
            return open_library(self.settings, self.store, self.embedder)

    @cached_property
    def embedder(self) -> Embedder | None:
        """What tells the meaning of sentences; None where words alone serve."""
        # What runs beside questions leaves them a core.
        return open_embedder(self.settings, threads=1 if self.beside_questions else None)

    @cached_property
    def web(self) -> Web:
        """The way to articles on the web."""
        # Most commands stay at home, and start faster without it.
        from index.collect.web import Web
        from index.web.fetch import Fetcher

        return Web(self.store, Fetcher(), self.library.analyzer.glue)

    def reindex(self) -> Report:
        """Bring the library up to date with the folders that it answers from, showing progress.

        Raises:
            GisabotError: see `Library.reindex`.
        """
        library = self.library
        if stale := library.stale():
            self.tell("analysing_again", n=stale)
        with progress_bar(self.console, self.say("reading_articles")) as progress:
            report = library.reindex(library.store.folders.serving(), progress)
        if self.settings.sources_from == "environment":
            library.stand(folder for folder in self.settings.sources if folder.exists())
        return report

    def unserved(self) -> None:
        """Tell of folders that were read once and are not answered from now."""
        for folder in self.store.folders.all():
            if folder.documents and not folder.served:
                self.tell("folder_unserved", path=folder.path, n=folder.documents)

    def read_meanings(self, seconds: float = float("inf")) -> Coverage | None:
        """Make the vectors that are missing, showing progress; how far they are then.

        An embedder that does not answer is told, and words alone serve. Ctrl-C keeps what was made.

        Args:
            seconds: after which it is broken off.

        Raises:
            StoreError: the store cannot be read or written.
        """
        library = self.library
        before = library.coverage()
        if before is None or before.complete:
            return before
        if not self.console.is_terminal:
            read, total = before.sentences, before.all_sentences
            self.tell("reading_meanings_at", read=read, sentences=total)
        end = time.monotonic() + seconds
        try:
            label, unit = self.say("reading_meanings"), self.say("unit_sentences")
            with progress_bar(self.console, label, of=unit) as progress:
                library.embed(
                    lambda done, total: progress(done, total, ""),
                    stop=lambda: time.monotonic() >= end,
                )
        except EmbedderError as exc:
            self.warn(f"{self.told(exc)} {self.say('words_for_now')}")
        except KeyboardInterrupt:
            self._unfinished(library.coverage())
            raise
        coverage = library.coverage()
        self._unfinished(coverage)
        return coverage

    def _unfinished(self, coverage: Coverage | None) -> None:
        if coverage is not None and not coverage.complete:
            read, total = coverage.sentences, coverage.all_sentences
            self.tell("meanings_unfinished", read=read, sentences=total)

    def say(self, key: str, **values: object) -> str:
        """A sentence of `bot.texts` in the language of the terminal."""
        return say(self.language, key, **values)

    def tell(self, key: str, **values: object) -> None:
        """Tell people something on the side, by its sentence in `bot.texts`."""
        said = {k: self.told(v) if isinstance(v, GisabotError) else v for k, v in values.items()}
        self.note(self.say(key, **said))

    def note(self, text: str) -> None:
        """Tell people something on the side."""
        self._tell(text, "dim")

    def told(self, error: GisabotError | str) -> str:
        """An error as people read it here, in one line; see `bot.texts.errors.told`."""
        return flat(told(self.language, error, "terminal"))

    def warn(self, text: str) -> None:
        """Tell people that something went wrong."""
        self._tell(text, "red")

    def _tell(self, text: str, style: str) -> None:
        text = printable(redact(text, self.settings.secrets))
        self.console.print(text, style=style, markup=False, highlight=False, soft_wrap=True)

    def write(self, value: dict[str, Any], text: str) -> None:
        """One result: `value` as JSON or `text`, as the user asked."""
        line = json_line(value) if self.as_json else printable(text)
        self.out.write(line + "\n")
        self.out.flush()

    def failures(self, errors: Iterable[SourceError]) -> int:
        """Tell of each source that could not be read; the exit code."""
        code = 0
        for error in errors:
            code = 1
            if self.as_json:
                what, remedy = said(self.language, error, "terminal")
                self.write(
                    {"error": what, "where": error.where, "remedy": remedy, "code": error.code}, ""
                )
            self.warn(self.told(error))
        return code
