"""UserWords that the analyzer shall keep whole."""

from __future__ import annotations

from index.store.database import Table


class UserWords(Table):
    """The table words: (form, tag) pairs."""

    def all(self) -> list[tuple[str, str]]:
        """All words with their tags, in order."""
        return [(f, t) for f, t in self._db.execute("SELECT form, tag FROM words ORDER BY 1, 2")]

    def add(self, form: str, tag: str) -> bool:
        """Add a word; whether it is new."""
        with self._db.transaction():
            known = (form, tag) in self.all()
            self._db.execute("INSERT OR IGNORE INTO words (form, tag) VALUES (?, ?)", (form, tag))
        return not known

    def delete(self, form: str) -> bool:
        """Remove a word with all its tags; whether there was one."""
        with self._db.transaction():
            known = bool(self._db.execute("SELECT 1 FROM words WHERE form = ?", (form,)))
            self._db.execute("DELETE FROM words WHERE form = ?", (form,))
        return known
