"""The settings of the engine that finds sentences."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

import httpx

from bot.setting_errors import SettingsError, number
from index.engines.choice import Choice, Cluster, Kind

_KINDS = {"auto", "memory", "disk"}


def read_engine(environ: Mapping[str, str]) -> Choice:
    """The engine that the environment asks for.

    Variables: GISABOT_ENGINE (auto, memory, disk, or the addresses of nodes of an
    OpenSearch cluster with commas), and for a cluster GISABOT_OPENSEARCH_INDEX, _USER, _PASSWORD, _CA (a file of certificates), _SHARDS,
    _REPLICAS, _SECONDS (for one request), _RETRIES.

    Raises:
        SettingsError: one of them does not hold what it should.
    """
    given = environ.get("GISABOT_ENGINE", "").strip() or "auto"
    if given.lower() in _KINDS:
        return Choice(cast(Kind, given.lower()))
    addresses = [part.strip().rstrip("/") for part in given.split(",")]
    # What is given is not repeated: an address may hold a password.
    if not all(map(_is_address, addresses)):
        raise SettingsError("setting_engine")

    def text(name: str) -> str | None:
        return environ.get(name, "").strip() or None

    def count(name: str, default: int, least: int) -> int:
        return max(least, number(environ, name, default))

    authority = text("GISABOT_OPENSEARCH_CA")
    cluster = Cluster(
        address=",".join(addresses),
        name=text("GISABOT_OPENSEARCH_INDEX") or "gisabot",
        user=text("GISABOT_OPENSEARCH_USER"),
        password=text("GISABOT_OPENSEARCH_PASSWORD"),
        authority=Path(authority).expanduser() if authority else None,
        shards=count("GISABOT_OPENSEARCH_SHARDS", 1, 1),
        replicas=count("GISABOT_OPENSEARCH_REPLICAS", 0, 0),
        patience=count("GISABOT_OPENSEARCH_SECONDS", 10, 1),
        retries=count("GISABOT_OPENSEARCH_RETRIES", 2, 0),
    )
    return Choice("cluster", cluster)


def _is_address(given: str) -> bool:
    try:
        url = httpx.URL(given)
    except httpx.InvalidURL:
        return False
    return url.scheme in {"http", "https"} and bool(url.host) and not url.userinfo
