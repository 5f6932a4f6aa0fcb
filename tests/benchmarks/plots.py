"""Curves over the size of a collection as SVG, both scales logarithmic; no library is needed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from html import escape

Points = Sequence[tuple[float, float]]

_WIDTH, _HEIGHT = 720, 380
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 230, 40, 48
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#666666")
_APART = 15  # pixels between two names beside the curves


def svg(title: str, across: str, up: str, curves: Mapping[str, Points]) -> str:
    """A picture of curves, each with its name at its end.

    Args:
        across, up: what the axes tell.
        curves: points by the name of the curve, all above 0, from left to right.
    """
    shown = {name: points for name, points in curves.items() if points}
    xs = [x for points in shown.values() for x, _ in points]
    ys = [y for points in shown.values() for _, y in points]
    wide, high = _Scale(xs, _LEFT, _WIDTH - _RIGHT), _Scale(ys, _HEIGHT - _BOTTOM, _TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        ' font-family="sans-serif" font-size="12">',
        '<rect width="100%" height="100%" fill="white"/>',
        f'<text x="{_LEFT}" y="22" font-size="15" font-weight="bold">{escape(title)}</text>',
        f'<text x="{_LEFT}" y="{_HEIGHT - 10}" fill="#444">{escape(across)}</text>',
        f'<text x="8" y="{_TOP - 6}" fill="#444">{escape(up)}</text>',
        *_grid(wide, high),
    ]
    ends: list[float] = []
    by_height = sorted(shown.items(), key=lambda item: high.at(item[1][-1][1]))
    for place, (name, points) in enumerate(by_height):
        colour = _COLOURS[place % len(_COLOURS)]
        line = " ".join(f"{wide.at(x):.1f},{high.at(y):.1f}" for x, y in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [
            f'<circle cx="{wide.at(x):.1f}" cy="{high.at(y):.1f}" r="3" fill="{colour}"/>'
            for x, y in points
        ]
        ends.append(max(high.at(points[-1][1]), ends[-1] + _APART if ends else 0.0))
        parts.append(
            f'<text x="{wide.at(points[-1][0]) + 8:.1f}" y="{ends[-1] + 4:.1f}"'
            f' fill="{colour}">{escape(name)}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])


class _Scale:
    """Where a value lies between two places, by its logarithm.

    Args:
        first, last: places of the smallest and of the largest value, in pixels.
    """

    def __init__(self, values: Sequence[float], first: float, last: float) -> None:
        self._low, self._high = math.log10(min(values)), math.log10(max(values))
        if self._high - self._low < 1:
            self._low, self._high = math.floor(self._low), math.ceil(self._high + 1e-9)
        self._first, self._last = first, last

    def at(self, value: float) -> float:
        share = (math.log10(value) - self._low) / (self._high - self._low)
        return self._first + share * (self._last - self._first)

    def decades(self) -> Iterable[float]:
        """The powers of ten between both ends."""
        return (10.0**n for n in range(math.ceil(self._low), math.floor(self._high) + 1))


def _grid(wide: _Scale, high: _Scale) -> Iterable[str]:
    for value in wide.decades():
        x = wide.at(value)
        yield f'<path d="M{x:.1f} {_TOP}V{_HEIGHT - _BOTTOM}" stroke="#ddd"/>'
        yield f'<text x="{x:.1f}" y="{_HEIGHT - 30}" text-anchor="middle">{value:,.0f}</text>'
    for value in high.decades():
        y = high.at(value)
        yield f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}" stroke="#ddd"/>'
        yield f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:,g}</text>'
