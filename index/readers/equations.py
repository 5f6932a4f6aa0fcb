"""Equations to a line of text: those of Word (OMML) and of the Hangul word processor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from index.readers.package import attribute, local_name

_SIMPLE = re.compile(r"[\w.]*|\(.*\)")
_PROPERTIES = re.compile(r"\w+Pr")

# The language of the Hangul word processor's equations; other words stand for themselves.
_SIGNS = {
    "times": "×", "div": "÷", "cdot": "·", "+-": "±", "-+": "∓", "<=": "≤", ">=": "≥",
    "leq": "≤", "geq": "≥", "!=": "≠", "neq": "≠", "approx": "≈", "sim": "∼", "inf": "∞",
    "sum": "∑", "prod": "∏", "int": "∫", "->": "→", "larrow": "←", "rarrow": "→", "deg": "°",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "theta": "θ", "lambda": "λ",
    "mu": "μ", "pi": "π", "sigma": "σ", "omega": "ω", "therefore": "∴", "because": "∵",
    "rm": "", "it": "", "bold": "", "left": "", "right": "", "`": "", "~": " ", "#": " ",
}  # fmt: skip
_TOKEN = re.compile(r'"[^"]*"|\s+|[A-Za-z]+|\d[\d.,]*|\+-|-\+|<=|>=|!=|->|.', re.DOTALL)


def word_equation(element: etree._Element) -> str:
    """An ``m:oMath`` as people type it: (a+b)/2, x^2, √(x)."""
    return " ".join(_omml(element).split())


def hangul_equation(script: str) -> str:
    """The script of an equation (``{a+b} over 2``) as people type it."""
    tokens = iter(_TOKEN.findall(script))
    return " ".join("".join(_script(tokens)).split())


def _omml(element: etree._Element) -> str:
    parts = {local_name(child): child for child in element}

    def part(name: str) -> str:
        return _omml(parts[name]) if name in parts else ""

    match local_name(element):
        case "t":
            return element.text or ""
        case "f":
            return f"{_group(part('num'))}/{_group(part('den'))}"
        case "rad":
            return f"{part('deg')}√{_group(part('e'))}"
        case "sSup" | "sSub" | "sSubSup" | "limLow" | "limUpp":
            low = part("sub") or (part("lim") if "Low" in element.tag else "")
            high = part("sup") or (part("lim") if "Upp" in element.tag else "")
            return part("e") + _script_of("_", low) + _script_of("^", high)
        case "nary":
            sign = _character(parts.get("naryPr"), "chr", "∫")
            return (
                sign + _script_of("_", part("sub")) + _script_of("^", part("sup")) + f" {part('e')}"
            )
        case "d":
            inner = [_omml(child) for child in element if local_name(child) == "e"]
            opening = _character(parts.get("dPr"), "begChr", "(")
            return opening + ", ".join(inner) + _character(parts.get("dPr"), "endChr", ")")
        case "func":
            return f"{part('fName')} {part('e')}"
        case "mr" | "eqArr":
            return ", ".join(_omml(child) for child in element if local_name(child) == "e")
    children = (child for child in element if not _PROPERTIES.fullmatch(local_name(child)))
    return "".join(map(_omml, children))


def _character(properties: etree._Element | None, name: str, usual: str) -> str:
    """A sign that an equation names; the usual one where it does not."""
    for child in properties if properties is not None else ():
        if local_name(child) == name:
            return attribute(child, "val") or ""
    return usual


def _script_of(sign: str, text: str) -> str:
    return sign + _group(text) if text else ""


def _group(text: str) -> str:
    text = text.strip()
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _script(tokens: Iterator[str]) -> list[str]:
    """The items up to the end of a group."""
    items: list[str] = []
    for token in tokens:
        if token == "}":
            break
        if token.lower() in {"over", "^", "_"}:
            while items and not items[-1].strip():
                items.pop()
        if token.lower() == "over":
            above = items.pop() if items else ""
            items.append(f"{_group(above)}/{_group(_item(tokens))}")
        elif token.lower() in {"sqrt", "root"}:
            items.append(f"√{_group(_item(tokens))}")
        elif token in {"^", "_"}:
            items.append(token + _group(_item(tokens)))
        else:
            items.append(_sign(token, tokens))
    return items


def _item(tokens: Iterator[str]) -> str:
    """The next sign or group."""
    for token in tokens:
        if token.strip():
            return _sign(token, tokens)
    return ""


def _sign(token: str, tokens: Iterator[str]) -> str:
    if token == "{":
        return "".join(_script(tokens))
    if token.isspace():
        return " "
    return _SIGNS.get(token.lower(), token.strip('"'))
