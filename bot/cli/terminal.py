"""The same answers in a terminal: ``gisabot chat``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn
from rich.text import Text

from bot.summary import summary
from bot.talk.conversation import read, reading, remembered
from bot.talk.date_notes import beside
from bot.talk.replies import cite, further, message, notes
from bot.talk.showing import kept, shown
from bot.texts import Language, language_of, say
from bot.texts.errors import told
from index.errors import GisabotError
from index.korean.several import questions_in
from index.library import Library, Report
from index.library import Progress as OnProgress
from index.plain import flat, printable
from index.question.followup import Talk
from index.records import Answer, Hit


class Chat:
    """A conversation on a console.

    Args:
        library: answers come from it.
        console: where to write; colours and prompts only where it is a terminal.
        reindex: brings the library up to date, showing progress.
        language: of what is no answer to a question; those speak the language of the question.
    """

    def __init__(
        self,
        library: Library,
        console: Console,
        reindex: Callable[[], Report],
        language: Language = "ko",
    ) -> None:
        self._library = library
        self._console = console
        self._reindex = reindex
        self._language = language
        self._talk = Talk()

    def run(self, stdin: TextIO) -> None:
        """Talk until /quit, end of input or Ctrl-C; prompts only where `stdin` is a terminal."""
        count = len(self._library.retriever.corpus.documents)
        self._console.print(
            say(self._language, "chat_start", n=count) + "\n",
            markup=False,
            highlight=False,
            soft_wrap=True,
        )
        for typed in self._lines(stdin):
            text = typed.strip()
            if text in {"/quit", "/exit", "/q"}:
                return
            if text.startswith("/"):
                self._command(text)
            elif text:
                for question in questions_in(text):
                    self._ask(question)

    def _ask(self, question: str) -> None:
        found = read(self._library, question, self._talk)
        if note := reading(question, found.question.read_as, language_of(question)):
            self._print(note, "dim")
        self._talk = remembered(self._library, found, self._talk)
        self.show(found.answer)

    def show(self, answer: Answer) -> None:
        """Print one answer: its answering words in bold, those that merely matched underlined."""
        language = language_of(answer.question)
        hits = shown(answer)
        if not hits:
            self._print(message(answer, language) + "\n")
            return
        for note in notes(answer, language):
            self._print(note, "dim")
        self._hit(answer, hits[0], hits[0].passage.text)
        heading, others = further(answer, language)
        if others:
            self._print(heading, "dim")
        for lead, hit, words in others:
            self._hit(answer, hit, words, lead)

    def _hit(self, answer: Answer, hit: Hit, quoted: str, lead: str = "") -> None:
        passage, language = hit.passage, language_of(answer.question)
        at = passage.text.find(kept(quoted))
        # Letter for letter, so that marks stay in place.
        plain = "".join(printable(letter) or " " for letter in quoted)
        text, end_of_text = Text(plain), at + len(kept(quoted))
        marks = [("underline", span) for span in passage.highlights]
        if passage.answer:
            marks.append(("not underline bold yellow", passage.answer))
        for style, (start, end) in marks:
            if at <= start and end <= end_of_text:
                text.stylize(style, start - at, end - at)
        self._console.print(Text(f"{lead}“") + text + Text("”"), highlight=False)
        self._print(f"— {flat(cite(passage.citation, language))}", "cyan")
        if passage.citation.url:
            self._print(f"  {flat(passage.citation.url)}", "dim")
        for remark in beside(answer, hit, language, quoted):
            self._print(f"  {flat(remark)}", "dim")
        self._console.print()

    def _command(self, text: str) -> None:
        if text in {"/help", "/start", "/?"}:
            self._print(say(self._language, "chat_help") + "\n")
        elif text == "/sources":
            self.show(self._library.retriever.articles())
        elif text == "/reindex":
            try:
                report = self._reindex()
            except GisabotError as exc:
                self._print(f"{told(self._language, exc, 'terminal')}\n", "red")
            else:
                self._print(summary(report, self._language, "terminal") + "\n")
        else:
            command = text.split()[0]
            self._print(say(self._language, "chat_unknown_command", command=command) + "\n")

    def _print(self, text: str, style: str = "") -> None:
        """Print what may come from outside: nothing in it is markup, or a command to the terminal."""
        self._console.print(printable(text), style=style, highlight=False, markup=False)

    def _lines(self, stdin: TextIO) -> Iterator[str]:
        if not stdin.isatty():
            yield from stdin
            return
        with suppress(ImportError):  # not on every system
            import readline  # noqa: F401  # gives input() its history and line editing
        while True:
            try:
                yield input(say(self._language, "chat_prompt"))
            except (EOFError, KeyboardInterrupt):
                self._console.print()
                return


@contextmanager
def progress_bar(console: Console, label: str, *, of: str = "") -> Iterator[OnProgress]:
    """A bar with rate and time left, on a terminal; silent elsewhere.

    Args:
        of: what is counted, where it is not bytes.
    """
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TextColumn(f"{of} {{task.completed:,}}/{{task.total:,}}") if of else TransferSpeedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}", markup=False),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(label, total=1 if of else None, name="")

        def show(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=max(total, 1), name=flat(name)[-30:])

        yield show
