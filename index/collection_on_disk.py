"""A collection that stays in its store, searched through an index beside it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Sequence

from index.collection import Serving
from index.corpus import Corpus, Entry
from index.engines.built import Built, Home, OnBuilt
from index.errors import EngineError, StoreError
from index.store import Store
from index.store.cached import Cached

_log = logging.getLogger(__name__)
_AT_ONCE = 500  # documents that are taken in by one commit of the index
_LARGE = 0.25  # share of the documents from which building anew is faster than a change


def _untold(done: int) -> None:
    """No progress is shown."""


class DiskCollection:
    """Documents in the store, terms on disk; a `Collection`.

    An index that is missing or damaged is built before anything is answered; one that is too far
    behind is built anew while it goes on serving, for texts come from the store in any case.

    Args:
        home: where its indexes are.
        progress: told of a build that has to be waited for.
        changed: called when a build in the background is served.

    Raises:
        StoreError, EngineError: neither opened nor built.
    """

    def __init__(
        self,
        store: Store,
        home: Home,
        progress: OnBuilt = _untold,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        self._store = store
        self._served = store.reader()
        self._home = home
        self._changed = changed
        self._lock = threading.RLock()
        self._building: threading.Thread | None = None
        self._built = home.open() or self._build(progress)
        self._generation = self._built.frequencies.generation()
        self._served.trust(self._built.frequencies.held())
        self._entries = Cached(self._served, *self._numbers())
        self.refresh()

    @property
    def serving(self) -> Serving:
        return Serving(Corpus(self._entries), self._built.engine)

    @property
    def broken(self) -> bool:
        return self._building is None and self._built.picker.broken

    def refresh(self) -> None:
        with self._lock:
            if self._home.has_newer() and (built := self._home.open()) is not None:
                self._built, self._generation = built, 0
            before, behind = self._generation, self._built.picker.broken or self._catch_up()
            since = self._served.since(before)
            self._generation = self._built.frequencies.generation()
            changed = {*since.put, *since.removed} if since and not behind else None
            self._entries = self._entries.after(*self._numbers(), changed)
            if behind:
                self._build_beside()

    def wait(self) -> None:
        """Wait for a build in the background."""
        while (building := self._building) is not None:
            building.join()

    def _numbers(self) -> tuple[int, int]:
        """Of sentences and of documents."""
        frequencies = self._built.frequencies
        return frequencies.totals()["sentences"], frequencies.count_held()

    def _catch_up(self) -> bool:
        """Bring the index up to date; whether it is too far behind for that."""
        frequencies, engine = self._built.frequencies, self._built.engine
        with frequencies.changing():  # another process may be at it
            generation, held = self._served.generation(), frequencies.generation()
            if generation != held:
                todo = self._to_do(held)
                if todo is None:
                    return True
                for put, removed in todo:
                    engine.change(put, removed)
                frequencies.set_totals({"generation": generation})
        if generation == held:
            self._built.picker.reload()
            engine.refresh()
        return False

    def _to_do(self, generation: int) -> Iterable[tuple[list[Entry], list[Entry]]] | None:
        """What to put in and take out, in parts; None where that is not known any more."""
        frequencies = self._built.frequencies
        if (since := self._served.since(generation)) is not None:
            stamps, held = since.put, frequencies.held_of({*since.put, *since.removed})
        else:
            stamps, held = self._served.stamps(), frequencies.held()
        new = [d for d, stamp in stamps.items() if held.get(d) != stamp]
        gone = {d: stamp for d, stamp in held.items() if stamps.get(d) != stamp}
        if len(new) + len(gone) > max(_AT_ONCE, _LARGE * frequencies.count_held()):
            return None
        removed = {d: self._served.version(d, stamp) for d, stamp in gone.items()}
        if None in removed.values():
            return None
        return self._parts(new, [entry for entry in removed.values() if entry is not None])

    def _parts(
        self, new: Sequence[str], removed: list[Entry]
    ) -> Iterable[tuple[list[Entry], list[Entry]]]:
        for at in range(0, max(1, len(new)), _AT_ONCE):
            part = new[at : at + _AT_ONCE]
            found = self._served.entries(part)
            yield [found[d] for d in part if d in found], removed if at == 0 else []

    def _build(self, progress: OnBuilt) -> Built:
        """Build an index, or open the one that another process has built meanwhile."""
        with self._home.alone():
            if self._home.has_newer() and (built := self._home.open()) is not None:
                return built
            return self._build_alone(progress)

    def _build_alone(self, progress: OnBuilt) -> Built:
        generation = self._served.generation()
        return self._home.build(self._served.pages(), generation, progress)

    def _build_beside(self) -> None:
        if self._building is None:
            self._building = threading.Thread(target=self._rebuild, daemon=True)
            self._building.start()

    def _rebuild(self) -> None:
        try:
            built = self._build(_untold)
            with self._lock:
                self._built = built
                self._building = None
                self._generation = 0
                self.refresh()
            self._changed()
        except (StoreError, EngineError) as exc:
            _log.warning("the index could not be built, and the old one serves: %s", exc)
            self._building = None
