"""The horizontal rules of a PDF page, which part the rows of its tables."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_THIN = 2.5  # points; a rule may be drawn as a flat box
_SHORTEST = 15.0  # points; shorter ones underline a word or part of a drawing
_MOST = 2_000  # parts of drawings that are looked at; maps and charts have far more

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, in points from the lower left corner."""

    y: float
    x0: float
    x1: float


def page_rules(page: Any) -> list[Rule]:
    """The rules of a page, from the top; each edge of a box is one."""
    import pypdfium2.raw as pdfium

    rules: list[Rule] = []
    looked_at = 0
    for at in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, at)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        looked_at += pdfium.FPDFPath_CountSegments(drawn)
        if looked_at > _MOST:
            return []
        rules += _of_path(drawn)
    return sorted(rules, key=lambda rule: -rule.y)


def _of_path(path: Any) -> Iterator[Rule]:
    points = list(_points(path))
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(y1 - y0) <= _THIN and abs(x1 - x0) >= _SHORTEST:
            yield Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1))


def _points(path: Any) -> Iterator[_Point]:
    """The corners of a path, on the page; the way back to where it began is left out."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(path, ctypes.byref(matrix)):
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        if pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            yield (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
