"""The indexes of one collection in a cluster, their figures beside the store."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from index.corpus import Entry
from index.engines.built import (
    Built,
    Numbered,
    OnBuilt,
    clear,
    counted,
    new_figures,
    numbers,
    opened_figures,
    write_figures,
)
from index.engines.choice import Cluster
from index.engines.opensearch import InCluster, connect, make_index, served_index
from index.errors import EngineError, StoreError
from index.store.frequencies import Counts


class ClusterHome(Numbered):
    """Indexes of OpenSearch, each with its figures in a folder of the same number.

    Args:
        folder: for the figures.
    """

    def __init__(self, folder: Path, cluster: Cluster) -> None:
        super().__init__(folder)
        self._cluster = cluster
        self._client = connect(cluster)

    def open(self) -> Built | None:
        """See `Home`; where the cluster is away, the index that was served last."""
        kept = sorted(numbers(self._folder), reverse=True)
        served = str(kept[0]) if kept else ""
        with suppress(EngineError):
            name = served_index(self._client, self._cluster)
            served = "" if name is None else name.rpartition("-")[2]
        if not served.isdecimal():
            return None
        with suppress(StoreError):
            frequencies = opened_figures(self._folder / served)
            if frequencies is not None:
                clear(self._folder, but=int(served))
                self._serving = int(served)
                return Built.of(InCluster(self._client, self._cluster.name), frequencies)
        return None

    def build(self, pages: Iterable[list[Entry]], generation: int, progress: OnBuilt) -> Built:
        served = served_index(self._client, self._cluster) or "-0"
        last = served.rpartition("-")[2]
        number = max([*numbers(self._folder), int(last) if last.isdecimal() else 0]) + 1
        folder, counts = self._folder / str(number), Counts()
        try:
            frequencies = new_figures(folder)
            entries = counted(pages, counts, frequencies, progress)
            index = make_index(self._client, self._cluster, number, entries)
            write_figures(frequencies, counts, generation)
            built = Built.of(index, frequencies)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self._serving = number
        return built
