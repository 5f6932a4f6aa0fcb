"""``make bench-silence``: does it keep silent where the sources do, and only there?

The sets are those of `tests.benchmarks.silence_sets`, from KorQuAD 1.0 dev part 1. Every question
is ranked and judged by weights that were fitted to the other half of the articles. Each line gives
the share of unanswerable questions that are rightly refused, when that share of the answerable
ones of the whole set is wrongly refused.

``--plot FILE`` draws the curve as an SVG; ``--quick`` leaves out the 575 collections of *near*.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.analysis import Analyzer
from index.evidence.verdict import COLUMNS
from index.ranking.linear import Floats
from tests.benchmarks.korquad import load, require
from tests.benchmarks.silence_sets import Case, Sets
from tests.benchmarks.train import (
    all_cases,
    judge,
    lists,
    rerankers_by_half,
    verdicts_by_half,
    working_point,
)

_REFUSED = (0.02, 0.05, 0.10)
_SINGLES = (
    ("share of the question's idf in the first sentence", "share"),
    ("the same with its paragraph and title", "with_paragraph_title"),
    ("score by that weight", "total/weight"),
)
_SHOWN = (
    ("far", "whole far"),
    ("near", "whole near"),
    ("name exchanged", "whole exchanged"),
)


def refused(cases: Sequence[Case], scores: Floats, kind: str, below: float) -> float:
    """The share of the cases of a kind that score below; not a number where there are none."""
    of_kind = np.array([case.kind == kind for case in cases])
    return float(np.mean(scores[of_kind] < below)) if of_kind.any() else float("nan")


def single(cases: Sequence[Case], name: str) -> Floats:
    """One figure of the evidence as the score."""
    column = COLUMNS.index(name)
    return np.array([-np.inf if c.inputs is None else c.inputs[column] for c in cases])


def table(cases: Sequence[Case], scores: Floats) -> None:
    """Print the curve, then what it is beside single figures, then the small collections."""
    print("| wrongly refused | " + " | ".join(name for name, _ in _SHOWN) + " |")
    print("|---:|" + "---:|" * len(_SHOWN))
    for share in _REFUSED:
        point = working_point(cases, scores, share)
        cells = " | ".join(f"{refused(cases, scores, kind, point):.3f}" for _, kind in _SHOWN)
        print(f"| {share:.0%} | {cells} |")
    print("\nAt 5% wrongly refused, by one figure alone:\n")
    print("| figure | " + " | ".join(name for name, _ in _SHOWN) + " |")
    print("|---|" + "---:|" * len(_SHOWN))
    for what, name in _SINGLES:
        alone = single(cases, name)
        point = working_point(cases, alone, 0.05)
        cells = " | ".join(f"{refused(cases, alone, kind, point):.3f}" for _, kind in _SHOWN)
        print(f"| {what} | {cells} |")
    point = working_point(cases, scores, 0.05)
    print("\nOther collections, refused at the same working point (5% of the whole set):\n")
    print("| collection | wrongly | far | near | name exchanged |")
    print("|---|---:|---:|---:|---:|")
    for name, what in (
        ("part", "3 to 69 articles"),
        ("article", "one article"),
        ("paragraph", "one paragraph"),
    ):
        kinds = (name, f"{name} far", f"{name} near", f"{name} exchanged")
        shares = (refused(cases, scores, kind, point) for kind in kinds)
        cells = " | ".join("–" if np.isnan(share) else f"{share:.3f}" for share in shares)
        print(f"| {what} | {cells} |")
    beside = [case.beside for case in cases if case.kind == "whole"]
    print(f"\nOf the answerable questions of the whole set, {np.mean(beside):.2%} are refused by")
    print("the rules of index.evidence.beside_the_point alone.")


def plot(cases: Sequence[Case], scores: Floats) -> str:
    """The curve as an SVG: wrongly refused to the right, rightly refused upwards."""
    width, height, left, bottom = 590, 360, 60, 300
    across, up = 420.0, 260.0
    most = 0.15

    def at(x: float, y: float) -> tuple[float, float]:
        return left + across * x / most, bottom - up * y

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        ' font-family="Apple SD Gothic Neo, Noto Sans KR, sans-serif" font-size="12">',
        f'<rect width="{width}" height="{height}" fill="white"/>',
    ]
    for step in range(6):
        (x, base), (_, y) = at(step * 0.03, 0), at(0, step / 5)
        parts.append(f'<line x1="{left}" y1="{y}" x2="{left + across}" y2="{y}" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 8}" y="{y + 4}" text-anchor="end">{step / 5:.0%}</text>')
        parts.append(f'<text x="{x}" y="{base + 18}" text-anchor="middle">{step * 3}%</text>')
    begin = refused(cases, scores, "whole", float(np.nextafter(-np.inf, 0))) + 0.001  # by rules
    ends = []
    for (name, kind), colour in zip(_SHOWN, ("#1a6", "#16c", "#b40"), strict=True):
        points = []
        for x in np.linspace(begin, most, 100):
            y = refused(cases, scores, kind, working_point(cases, scores, float(x)))
            points.append(at(float(x), y))
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{line}"/>')
        ends.append((points[-1][1], name, colour))
    below = -np.inf
    for end, name, colour in sorted(ends):  # from the top; none on top of another
        below = max(end + 4, below + 15)
        parts.append(f'<text x="{left + across + 6}" y="{below:.1f}" fill="{colour}">{name}</text>')
    middle = left + across / 2
    parts.append(
        f'<text x="{middle}" y="{bottom + 42}" text-anchor="middle">'
        "답할 수 있는데 거절한 질문 (answerable, wrongly refused)</text>"
    )
    parts.append(
        f'<text transform="translate(16 {bottom - up / 2}) rotate(-90)" text-anchor="middle">'
        "답이 없어 거절한 질문 (unanswerable, refused)</text>"
    )
    return "\n".join([*parts, "</svg>\n"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw the curve as an SVG")
    parser.add_argument("--quick", action="store_true", help="leave out near, which takes minutes")
    options = parser.parse_args()
    require()
    analyzer = Analyzer()
    data = load(analyzer)
    sets = Sets(data, analyzer, rerankers_by_half(lists(data, analyzer)))
    cases = all_cases(sets, near=not options.quick)
    scores = judge(cases, verdicts_by_half(cases))
    table(cases, scores)
    if options.plot:
        options.plot.write_text(plot(cases, scores), encoding="utf-8")


if __name__ == "__main__":
    main()
