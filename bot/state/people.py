"""Languages that people chose."""

from __future__ import annotations

from bot.state.table import Table
from bot.texts import LANGUAGES, Language


class People(Table):
    """The table people."""

    def languages(self) -> dict[int, Language]:
        """What everybody chose, by user."""
        rows = self._db.execute("SELECT user_id, language FROM people WHERE bot = ?", (self._bot,))
        known = {str(language): language for language in LANGUAGES}
        return {user_id: known[written] for user_id, written in rows if written in known}

    def choose(self, user_id: int, language: Language | None) -> None:
        """Remember a choice; None leaves it to the client again."""
        if language is None:
            self.forget(user_id)
        else:
            self._db.execute(
                "INSERT OR REPLACE INTO people (bot, user_id, language) VALUES (?, ?, ?)",
                (self._bot, user_id, language),
            )

    def forget(self, user_id: int) -> None:
        self._db.execute("DELETE FROM people WHERE bot = ? AND user_id = ?", (self._bot, user_id))
