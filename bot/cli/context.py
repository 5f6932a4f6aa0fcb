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
from bot.settings import Settings
from bot.texts.plain import flat, json_line, printable
from index.engines.bundled import bundled
from index.engines.by_address import ByAddress
from index.engines.embedder import Embedder
from index.errors import EmbedderError, SourceError
from index.korean.analysis import Analyzer, UserWord
from index.library import Library, Report
from index.store import Coverage, Store

if TYPE_CHECKING:
    from index.collect.web import Web


@dataclass(frozen=True)  # without slots: the parts are made when they are first asked for
class Context:
    """The surroundings of one command.

    Attributes:
        console: for people: progress and errors, on standard error.
        out: for results, on standard output.
        as_json: results as JSON, one object a line.
        beside_questions: vectors are made in the background, not before the command ends.
    """

    settings: Settings
    console: Console
    out: TextIO
    as_json: bool = False
    beside_questions: bool = False

    @cached_property
    def store(self) -> Store:
        """The store alone, for what needs no analysis."""
        return Store(self.settings.database)

    @cached_property
    def library(self) -> Library:
        """The library, as it was left; takes seconds, for Kiwi is loaded."""
        store = self.store
        words = [UserWord(form, tag) for form, tag in store.words.all()]
        with self.console.status("한국어 분석기를 준비하고 있어요…"):
            return Library(store, Analyzer(words), self.embedder)

    @cached_property
    def embedder(self) -> Embedder | None:
        """What tells the meaning of sentences; None where words alone serve."""
        settings = self.settings
        if settings.semantic == "off":
            return None
        if settings.semantic == "bundled":
            # What runs beside questions leaves them a core.
            return bundled(threads=1 if self.beside_questions else None)
        return ByAddress(settings.semantic, settings.semantic_model, settings.semantic_key)

    @cached_property
    def web(self) -> Web:
        """The way to articles on the web."""
        # Most commands stay at home, and start faster without it.
        from index.collect.web import Web
        from index.web.fetch import Fetcher

        return Web(self.store, Fetcher(), self.library.analyzer.glue)

    def reindex(self) -> Report:
        """Bring the library up to date with its folders, showing progress.

        Raises:
            GisabotError: see `Library.reindex`.
        """
        library = self.library
        if stale := library.stale():
            self.note(f"분석기나 사용자 낱말이 바뀌어서 기사 {stale:,}건을 모두 다시 분석해요.")
        with progress_bar(self.console, "기사를 읽고 있어요") as progress:
            return library.reindex(self.settings.sources, progress)

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
            self.note(f"뜻을 읽고 있어요 … 문장 {before.sentences:,}/{before.all_sentences:,}")
        end = time.monotonic() + seconds
        try:
            with progress_bar(self.console, "뜻을 읽고 있어요", of="문장") as progress:
                library.embed(
                    lambda done, total: progress(done, total, ""),
                    stop=lambda: time.monotonic() >= end,
                )
        except EmbedderError as exc:
            self.warn(f"{exc} 지금은 낱말로만 찾을게요.")
        except KeyboardInterrupt:
            self._unfinished(library.coverage())
            raise
        coverage = library.coverage()
        self._unfinished(coverage)
        return coverage

    def _unfinished(self, coverage: Coverage | None) -> None:
        if coverage is not None and not coverage.complete:
            self.note(
                f"문장 {coverage.all_sentences:,}개 중 {coverage.sentences:,}개의 뜻을 읽었어요. "
                "gisabot reindex 를 실행하면 이어서 읽어요."
            )

    def note(self, text: str) -> None:
        """Tell people something on the side."""
        self._tell(text, "dim")

    def warn(self, text: object) -> None:
        """Tell people that something went wrong; an error's names of files stay in one line."""
        self._tell(flat(str(text)) if isinstance(text, Exception) else str(text), "red")

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
                self.write({"error": error.what, "where": error.where, "remedy": error.remedy}, "")
            self.warn(error)
        return code
