"""Which engine is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Kind = Literal["auto", "memory", "disk", "cluster"]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where an OpenSearch cluster is, and how it is used.

    Attributes:
        address: https or http, without user and password; of several nodes, with commas.
        name: of the alias that is searched; indexes are named after it.
        user, password: for basic authentication; None for none. The password is never printed.
        authority: a file of certificates that the cluster's must come from; None for those that
            the system trusts.
        shards, replicas: of a new index.
        patience: seconds for one request.
        retries: of a request that was not answered; other nodes are asked in any case.
    """

    address: str
    name: str = "gisabot"
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    authority: Path | None = None
    shards: int = 1
    replicas: int = 0
    patience: float = 10.0
    retries: int = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """An engine: ``auto`` takes the one in memory or on disk, by size.

    Attributes:
        cluster: for ``cluster`` alone.
    """

    kind: Kind = "auto"
    cluster: Cluster | None = None


AUTO = Choice()
