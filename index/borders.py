"""Sentence borders that Kiwi proposes for one paragraph, repaired."""

from __future__ import annotations

from collections.abc import Sequence

Span = tuple[int, int]


def repair(paragraph: str, spans: Sequence[Span]) -> list[Span]:
    """Sentences of `paragraph`: code points, half-open, ascending, disjoint, without edge blanks.

    Every character that is no blank stands in exactly one of them.
    """
    starts = sorted({0, *(start for start, _ in spans if 0 < start < len(paragraph))})
    cut = []
    for start, end in zip(starts, [*starts[1:], len(paragraph)], strict=True):
        piece = paragraph[start:end]
        if body := piece.strip():
            at = start + len(piece) - len(piece.lstrip())
            cut.append((at, at + len(body)))
    return cut
