"""What the styles of a Word document say of its text: their names, and what they hide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from index.readers.package import attribute, child, local_name

_OFF = {"0", "false", "off"}
_DEEPEST = 20  # styles that rest on each other; damaged files go round in circles


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its name in lower case, and whether its text is hidden."""

    name: str = ""
    hidden: bool = False


class Styles:
    """The styles of a document.

    Args:
        elements: those of its part of styles.
    """

    def __init__(self, elements: Iterable[etree._Element]) -> None:
        self._elements = {attribute(e, "styleId"): e for e in elements if local_name(e) == "style"}

    def of(self, reference: etree._Element | None) -> Style:
        """The style that an element names in its ``val``."""
        element = None if reference is None else self._elements.get(attribute(reference, "val"))
        if element is None:
            return Style()
        name = child(element, "name")
        named = (attribute(name, "val") or "") if name is not None else ""
        for _ in range(_DEEPEST):
            hidden = _vanish(child(element, "rPr"))
            base = child(element, "basedOn")
            above = None if base is None else self._elements.get(attribute(base, "val"))
            if hidden is not None or above is None:
                return Style(named.lower(), bool(hidden))
            element = above
        return Style(named.lower())

    def hides(self, run: etree._Element | None, paragraph: Style) -> bool:
        """Whether a run with these properties is hidden in a paragraph of a style."""
        own = _vanish(run)
        return own if own is not None else paragraph.hidden or self.of(child(run, "rStyle")).hidden


def _vanish(properties: etree._Element | None) -> bool | None:
    """What run properties say about hiding; None where they say nothing."""
    mark = child(properties, "vanish")
    return None if mark is None else (attribute(mark, "val") or "").lower() not in _OFF
