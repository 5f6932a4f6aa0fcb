"""Who wants to be told of new articles, what of them waits to be told, and who wants a digest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.state.table import Table
from bot.texts import LANGUAGES, Language

_FIELDS = "id, chat_id, thread_id, user_id, word, language, quiet_from, quiet_to"


@dataclass(frozen=True, slots=True)
class Follow:
    """Somebody's wish, for a person, a group or a topic.

    Attributes:
        number: stands in the button that ends it.
        word: what a new article must tell, come from, or have in its address.
        quiet: (first, last) hours of the day in Seoul between which nothing is sent, half-open; the
            same hour twice for never.
    """

    number: int
    chat_id: int
    thread_id: int | None
    user_id: int
    word: str
    language: Language
    quiet: tuple[int, int]

    def is_quiet(self, hour: int) -> bool:
        """Whether nothing is sent in an hour of the day."""
        first, last = self.quiet
        return first <= hour < last if first <= last else hour >= first or hour < last


class Follows(Table):
    """The tables follows, news, news_marks and digests."""

    def add(
        self,
        chat_id: int,
        thread_id: int | None,
        user_id: int,
        word: str,
        language: Language,
        quiet: tuple[int, int],
    ) -> Follow:
        """Keep a wish."""
        ((number,),) = self._db.execute(
            "INSERT INTO follows"
            " (bot, chat_id, thread_id, user_id, word, language, quiet_from, quiet_to)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (self._bot, chat_id, thread_id, user_id, word, language, *quiet),
        )
        return Follow(number, chat_id, thread_id, user_id, word, language, quiet)

    def all(self, chat_id: int | None = None) -> list[Follow]:
        """All wishes, or those of one chat, oldest first."""
        rows = self._db.execute(
            f"SELECT {_FIELDS} FROM follows WHERE bot = ? AND (? IS NULL OR chat_id = ?) ORDER BY id",
            (self._bot, chat_id, chat_id),
        )
        known: dict[str, Language] = {str(language): language for language in LANGUAGES}
        return [
            Follow(number, chat, thread, user, word, known.get(language, "ko"), (first, last))
            for number, chat, thread, user, word, language, first, last in rows
        ]

    def stop(self, number: int, chat_id: int) -> bool:
        """End a wish of a chat; False where there is none."""
        return bool(
            self._db.execute(
                "DELETE FROM follows WHERE id = ? AND bot = ? AND chat_id = ? RETURNING 1",
                (number, self._bot, chat_id),
            )
        )

    def tell_of(self, number: int, doc_ids: Iterable[str]) -> None:
        """Remember articles to be told of; what was told once is not told again."""
        self._db.execute_many(
            "INSERT OR IGNORE INTO news (follow_id, doc_id) VALUES (?, ?)",
            [(number, doc_id) for doc_id in doc_ids],
        )

    def untold(self, number: int) -> list[str]:
        """The ids of the articles that wait to be told of."""
        rows = self._db.execute(
            "SELECT doc_id FROM news WHERE follow_id = ? AND sent_at IS NULL", (number,)
        )
        return [doc_id for (doc_id,) in rows]

    def told(self, number: int, doc_ids: Iterable[str], now: datetime) -> None:
        """Remember that articles were told of in one message."""
        self._db.execute_many(
            "UPDATE news SET sent_at = ? WHERE follow_id = ? AND doc_id = ?",
            [(_text(now), number, doc_id) for doc_id in doc_ids],
        )

    def mark(self) -> int | None:
        """The generation up to which followers know what is new; None before the first look."""
        rows = self._db.execute("SELECT generation FROM news_marks WHERE bot = ?", (self._bot,))
        return int(rows[0][0]) if rows else None

    def set_mark(self, generation: int) -> None:
        sql = "INSERT OR REPLACE INTO news_marks (bot, generation) VALUES (?, ?)"
        self._db.execute(sql, (self._bot, generation))

    def messages_since(self, number: int, since: datetime) -> int:
        """How many messages were sent."""
        ((count,),) = self._db.execute(
            "SELECT count(DISTINCT sent_at) FROM news WHERE follow_id = ? AND sent_at >= ?",
            (number, _text(since)),
        )
        return int(count)

    def want_digest(self, user_id: int, wanted: bool) -> None:
        """Send an admin a digest every morning, or no longer."""
        sql = (
            "INSERT OR IGNORE INTO digests (bot, user_id) VALUES (?, ?)"
            if wanted
            else "DELETE FROM digests WHERE bot = ? AND user_id = ?"
        )
        self._db.execute(sql, (self._bot, user_id))

    def wants_digest(self, user_id: int) -> bool:
        sql = "SELECT 1 FROM digests WHERE bot = ? AND user_id = ?"
        return bool(self._db.execute(sql, (self._bot, user_id)))

    def due(self, today: date) -> list[int]:
        """Who is to get the digest of a day, each once."""
        rows = self._db.execute(
            "UPDATE digests SET sent_on = ? WHERE bot = ? AND sent_on <> ? RETURNING user_id",
            (today.isoformat(), self._bot, today.isoformat()),
        )
        return [user_id for (user_id,) in rows]

    def forget(self, user_id: int) -> None:
        """Delete a user's own wishes; those of a group stay the group's."""
        for table in ("follows", "digests"):
            own = " AND chat_id = user_id" if table == "follows" else ""
            self._db.execute(
                f"DELETE FROM {table} WHERE bot = ? AND user_id = ?{own}", (self._bot, user_id)
            )


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
