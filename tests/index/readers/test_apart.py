from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress

import pytest

from index.errors import SourceError
from index.readers import read
from index.readers.apart import Apart
from index.readers.feed import Feed
from index.readers.wire import LONGEST_TEXT, MOST_SENTENCES
from index.records import Document
from tests.index.readers import hostile
from tests.index.readers.pages import BODY, NDSOFT
from tests.index.readers.pdf import Sheet
from tests.shared import shared

_ARTICLE = f"새 다리가 열렸다\n\n{BODY}".encode()
_FEED = (
    "<rss version='2.0'><channel><title>가람일보</title><item><title>새 다리</title>"
    "<link>https://a.kr/1</link><pubDate>Tue, 05 Mar 2024 10:42:00 +0900</pubDate></item>"
    "</channel></rss>"
).encode()


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    """Two children for all of these tests."""
    shared = Apart()
    yield shared
    shared.close()


def test_what_is_read_apart_is_what_is_read_here(apart: Apart) -> None:
    for data, name in ((_ARTICLE, "a.txt"), (NDSOFT.encode(), "a.html")):
        assert apart.read(data, name) == read(data, name)


def test_an_error_of_a_reader_comes_back_as_it_was(apart: Apart) -> None:
    with pytest.raises(SourceError) as raised:
        apart.read(b"", "빈.txt")
    assert (raised.value.where, raised.value.code) == ("빈.txt", "file_empty")


def test_a_feed_is_told_from_a_document(apart: Apart) -> None:
    feed = apart.look(_FEED, "https://a.kr/rss")
    assert isinstance(feed, Feed)
    assert feed == apart.feed(_FEED, "https://a.kr/rss")
    assert [entry.url for entry in feed.entries] == ["https://a.kr/1"]
    assert isinstance(apart.look(_ARTICLE, "https://a.kr/1"), Document)


def test_the_line_breaks_of_a_pdf_are_judged_by_the_process_that_asks(apart: Apart) -> None:
    asked: list[Sequence[str]] = []

    def glue(lines: Sequence[str]) -> str:
        asked.append(lines)
        return "".join(lines)

    sheet = Sheet()
    for sentence in BODY.split("\n"):
        sheet.paragraph(sentence, syllables=True)
    apart.read(sheet.bytes(), "a.pdf", glue=glue)
    assert asked


def test_a_glue_that_fails_leaves_a_child_that_goes_on_reading(apart: Apart) -> None:
    def glue(lines: Sequence[str]) -> str:
        raise KeyError(lines[0])

    sheet = Sheet()
    for sentence in BODY.split("\n"):
        sheet.paragraph(sentence, syllables=True)
    with pytest.raises(KeyError):
        apart.read(sheet.bytes(), "a.pdf", glue=glue)
    assert apart.read(_ARTICLE, "a.txt").text


@pytest.mark.parametrize(
    "name", ["boxes.docx", "contents.pdf", "flate2.pdf", "laughs6.pdf", "md_link.md", "zeros.pdf"]
)
def test_a_hostile_document_is_over_in_seconds_with_a_clear_error(apart: Apart, name: str) -> None:
    path = shared("cases/hostile") / name
    _is_over(apart, path.read_bytes(), name)


@pytest.mark.parametrize("name", hostile.DOCUMENTS)
def test_a_hostile_document_of_our_own_harms_nobody(apart: Apart, name: str) -> None:
    _is_over(apart, hostile.DOCUMENTS[name](), name)


def _is_over(apart: Apart, data: bytes, name: str) -> None:
    """Read or refused, within the time that there is, and the next one is read."""
    begun = time.monotonic()
    where = name
    try:
        assert len(apart.read(data, name).text) <= LONGEST_TEXT
    except SourceError as exc:
        where = exc.where
    assert where == name
    assert time.monotonic() - begun < 60
    assert BODY in apart.read(_ARTICLE, "a.txt").text


def test_a_document_that_takes_too_long_by_the_clock_is_given_up() -> None:
    impatient = Apart(clock=0.1)
    begun = time.monotonic()
    try:
        with pytest.raises(SourceError, match="reading_too_slow"):
            impatient.read(hostile.DOCUMENTS["lines.txt"](), "a.md")
    finally:
        impatient.close()
    assert time.monotonic() - begun < 10


def test_a_slow_document_holds_up_no_other(apart: Apart) -> None:
    def read_slowly() -> None:
        with suppress(SourceError):
            apart.read(hostile.DOCUMENTS["lines.txt"](), "a.md")

    slow = threading.Thread(target=read_slowly)
    slow.start()
    begun = time.monotonic()
    for _ in range(5):
        assert apart.read(_ARTICLE, "a.txt").text
    assert time.monotonic() - begun < 5
    assert slow.is_alive()
    slow.join()


def test_a_child_that_somebody_ended_is_replaced(apart: Apart) -> None:
    apart.read(_ARTICLE, "a.txt")
    for child in list(apart._children.queue):
        if child._process is not None:
            child._process.kill()
            child._process.wait()
    assert apart.read(_ARTICLE, "a.txt").text


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("가" * (LONGEST_TEXT + 1), "text_too_long"),
        ("네.\n" * (MOST_SENTENCES + 1), "sentences_too_many"),
        ("가나" * 20_000, "text_without_blanks"),
    ],
)
def test_what_would_take_minutes_to_analyse_is_refused_at_once(
    apart: Apart, text: str, what: str
) -> None:
    begun = time.monotonic()
    with pytest.raises(SourceError, match=what):
        apart.read(f"제목\n\n{text}".encode(), "a.txt")
    assert time.monotonic() - begun < 5


def test_a_child_knows_no_secret_and_ends_with_the_process_that_asks() -> None:
    program = (
        "import os, time; from pathlib import Path\n"
        "from index.readers.apart import apart\n"
        "apart().read('제목\\n\\n글이 있다.'.encode(), 'a.txt')\n"
        "(child,) = [c._process for c in apart()._children.queue if c._process]\n"
        "told = Path(f'/proc/{child.pid}/environ').read_text()\n"
        "print(child.pid, 'SECRET' in told)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"TELEGRAM_BOT_TOKEN": "SECRET"},
        capture_output=True,
        text=True,
        check=True,
    )
    number, told = done.stdout.split()
    assert told == "False"
    with pytest.raises(ProcessLookupError):
        os.kill(int(number), 0)
