"""Which addresses Telegram takes for links."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from tests.botapi.errors import Json


def link_entity(url: str) -> Json | None:
    """The entity for a link to `url`; None where Telegram drops the link without a word."""
    parts = urlsplit(url)
    if parts.scheme == "tg" and parts.netloc == "user":
        number = parse_qs(parts.query).get("id", [""])[0]
        return {"type": "text_mention", "user": {"id": int(number)}} if number.isdecimal() else None
    checked = checked_link(url)
    return None if checked is None else {"type": "text_link", "url": checked}


def checked_link(url: str) -> str | None:
    """`url` as Telegram keeps it: with a scheme and a path; None where it is not a link."""
    url = url.strip()
    if not url or any(ord(letter) <= 32 for letter in url):
        return None
    scheme = url.partition(":")[0].lower() if "://" in url else ""
    if scheme in ("tg", "ton", "tonsite"):
        return url
    if not scheme:
        url, scheme = f"http://{url}", "http"
    if scheme not in ("http", "https"):
        return None
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None
    if "." not in host.strip("."):
        return None
    return url if parts.path or parts.query or parts.fragment else f"{url}/"
