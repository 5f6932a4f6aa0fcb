"""What was asked, the messages that answer it, and votes on them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from bot.state.table import Table, now
from bot.texts import Language
from index.question.followup import Talk
from index.records import Verdict
from index.store.rows import legible

_FIELDS = (
    "id, chat_id, message_id, user_id, question, read_as, verdict, language, replies,"
    " article, talk, choices"
)

_REPLIED = (  # one row that a disk damaged is no reason to find none of the others
    "EXISTS (SELECT 1 FROM json_each(iif(json_valid(replies), replies, '[]')) WHERE value = ?)"
)

# How long a question is looked back to by the next one that leaves out its subject.
FOLLOWED_FOR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """One question.

    Attributes:
        number: stands in the buttons under its answer.
        chat_id, message_id: of the question; of the answer where it was asked by a button.
        question: as written.
        read_as: as searched for; another text where the subject came from an earlier question.
        replies: message ids of the answer, the one with the buttons last.
        article: id of the article in hand that it was asked of; empty where it was asked of all.
        talk: what the next question may go on from.
        choices: subjects that were offered where it was not clear what it is about.
    """

    number: int
    chat_id: int
    message_id: int
    user_id: int
    question: str
    read_as: str
    verdict: Verdict
    language: Language
    replies: tuple[int, ...] = ()
    article: str = ""
    talk: Talk = field(default_factory=Talk)
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that was not answered well.

    Attributes:
        unanswered: how often it found nothing.
        disliked: number of 👎.
        unsure: how often the answer was unsure and got no 👍.
    """

    question: str
    unanswered: int
    disliked: int
    unsure: int = 0


class KeptQuestions(Table):
    """The tables questions and votes."""

    def put(
        self,
        chat_id: int,
        message_id: int | None,
        user_id: int,
        question: str,
        read_as: str,
        verdict: Verdict,
        language: Language,
        *,
        article: str = "",
        talk: Talk | None = None,
        choices: Sequence[str] = (),
    ) -> KeptQuestion:
        """Keep a question; one that was edited keeps its number and the messages that answer it.

        Args:
            message_id: None where no message asks it; it gets that of its answer.
        """
        ((number,),) = self._db.execute(
            "INSERT INTO questions"
            " (bot, chat_id, message_id, user_id, question, read_as, verdict, language, asked_at,"
            " article, talk, choices)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (bot, chat_id, message_id) DO UPDATE SET"
            " question = excluded.question, read_as = excluded.read_as,"
            " verdict = excluded.verdict, language = excluded.language,"
            " article = excluded.article, talk = excluded.talk, choices = excluded.choices"
            " RETURNING id",
            (
                *(self._bot, chat_id, message_id, user_id, question, read_as, verdict),
                *(language, now()),
                article,
                json.dumps(asdict(talk or Talk(read_as)), ensure_ascii=False),
                json.dumps(list(choices), ensure_ascii=False),
            ),
        )
        found = self.get(number)
        assert found is not None
        return found

    def get(self, number: int) -> KeptQuestion | None:
        """None where it is no longer kept."""
        return self._one("id = ?", number)

    def fate(self, number: int) -> Literal["unknown", "forgotten", "gone"]:
        """Why a question is not kept: it never was, somebody had it deleted, or that or its age.

        KeptQuestions grow old in the order of their numbers, so one that went before an older one was
        deleted.
        """
        ((newest, older),) = self._db.execute(
            "SELECT (SELECT seq FROM sqlite_sequence WHERE name = 'questions'),"
            " EXISTS (SELECT 1 FROM questions WHERE bot = ? AND id < ?)",
            (self._bot, number),
        )
        if number > (newest or 0):
            return "unknown"
        return "forgotten" if older else "gone"

    def of_message(self, chat_id: int, message_id: int) -> KeptQuestion | None:
        """The question that a message asked."""
        return self._one("chat_id = ? AND message_id = ?", chat_id, message_id)

    def of_reply(self, chat_id: int, message_id: int) -> KeptQuestion | None:
        """The question that a message of the bot answers."""
        return self._one(f"chat_id = ? AND {_REPLIED}", chat_id, message_id)

    def renumbered(self, old: int, chat_id: int, message_id: int) -> KeptQuestion | None:
        """The question that a message answers whose buttons still have its `old` number."""
        return self._one(f"chat_id = ? AND was = ? AND {_REPLIED}", chat_id, old, message_id)

    def last(self, chat_id: int, user_id: int, before: int, now: datetime | None = None) -> Talk:
        """What a user's next question in a chat may go on from; nothing where none is recent.

        Args:
            before: message id of the present question; later ones do not count.
        """
        since = ((now or datetime.now(UTC)) - FOLLOWED_FOR).isoformat(timespec="seconds")
        rows = self._db.execute(
            "SELECT talk, read_as FROM questions"
            " WHERE bot = ? AND chat_id = ? AND user_id = ? AND message_id < ? AND asked_at >= ? AND verdict != 'smalltalk'"
            " ORDER BY message_id DESC LIMIT 1",
            (self._bot, chat_id, user_id, before, since),
        )
        return (legible(_talk, *rows[0]) if rows else None) or Talk()

    def answered_by(self, number: int, replies: Sequence[int]) -> None:
        """Remember which messages answer a question."""
        self._db.execute(
            "UPDATE questions SET replies = ?, message_id = coalesce(message_id, ?) WHERE id = ?",
            (json.dumps(list(replies)), replies[-1] if replies else None, number),
        )

    def vote(self, number: int, user_id: int, vote: int) -> None:
        """1 for 👍, -1 for 👎; the same vote again takes it back.

        Raises:
            StoreError: there is no such question (any more).
        """
        with self._db.transaction():
            same = self._db.execute(
                "DELETE FROM votes WHERE question_id = ? AND user_id = ? AND vote = ? RETURNING 1",
                (number, user_id, vote),
            )
            if not same:
                self._db.execute(
                    "INSERT OR REPLACE INTO votes (question_id, user_id, vote) VALUES (?, ?, ?)",
                    (number, user_id, vote),
                )

    def votes(self, number: int) -> tuple[int, int]:
        """(👍, 👎) of an answer."""
        ((up, down),) = self._db.execute(
            "SELECT count(*) FILTER (WHERE vote = 1), count(*) FILTER (WHERE vote = -1)"
            " FROM votes WHERE question_id = ?",
            (number,),
        )
        return int(up), int(down)

    def gaps(self, most: int) -> list[Gap]:
        """What could not be answered or got a 👎, most often first; then what was merely unsure.

        An unsure answer may well be right; one that got a 👍 is.
        """
        rows = self._db.execute(
            "SELECT read_as, sum(missing), sum(down), sum(doubted) FROM"
            " (SELECT read_as, verdict = 'not_found' AS missing, down,"
            " verdict = 'unsure' AND NOT up AS doubted FROM"
            " (SELECT q.*, count(*) FILTER (WHERE vote = -1) AS down,"
            " count(*) FILTER (WHERE vote = 1) AS up"
            " FROM questions q LEFT JOIN votes v ON v.question_id = q.id WHERE q.bot = ?"
            " GROUP BY q.id))"
            " WHERE missing OR down OR doubted GROUP BY lower(trim(read_as, ' ?.!'))"
            " ORDER BY sum(missing) + sum(down) DESC, sum(doubted) DESC, read_as LIMIT ?",
            (self._bot, most),
        )
        return [Gap(*row) for row in rows]

    def counts(self, since: datetime) -> dict[str, int]:
        """Number of questions by verdict, of ``people`` who asked, and of votes ``up``, ``down``."""
        when = since.isoformat(timespec="seconds")
        counts = {
            str(verdict): int(count)
            for verdict, count in self._db.execute(
                "SELECT verdict, count(*) FROM questions WHERE bot = ? AND asked_at >= ?"
                " GROUP BY verdict",
                (self._bot, when),
            )
        }
        ((people, up, down),) = self._db.execute(
            "SELECT count(DISTINCT q.user_id), count(*) FILTER (WHERE vote = 1),"
            " count(*) FILTER (WHERE vote = -1) FROM questions q"
            " LEFT JOIN votes v ON v.question_id = q.id WHERE q.bot = ? AND asked_at >= ?",
            (self._bot, when),
        )
        return counts | {"people": int(people), "up": int(up), "down": int(down)}

    def forget(self, user_id: int) -> int:
        """Delete a user's questions and votes; the number of questions."""
        with self._db.transaction():
            self._db.execute(
                "DELETE FROM votes WHERE user_id = ?"
                " AND question_id IN (SELECT id FROM questions WHERE bot = ?)",
                (user_id, self._bot),
            )
            return len(
                self._db.execute(
                    "DELETE FROM questions WHERE bot = ? AND user_id = ? RETURNING 1",
                    (self._bot, user_id),
                )
            )

    def expire(self, before: datetime) -> None:
        """Delete older questions with their votes."""
        self._db.execute(
            "DELETE FROM questions WHERE bot = ? AND asked_at < ?",
            (self._bot, before.isoformat(timespec="seconds")),
        )

    def _one(self, where: str, *values: Any) -> KeptQuestion | None:
        rows = self._db.execute(
            f"SELECT {_FIELDS} FROM questions WHERE bot = ? AND {where}", (self._bot, *values)
        )
        return legible(_kept, *rows[0]) if rows else None


def _kept(
    number: int, chat: int, message: int | None, user: int, question: str, read_as: str, *rest: Any
) -> KeptQuestion:
    verdict, language, replies, article, talk, choices = rest
    return KeptQuestion(
        *(number, chat, message or 0, user, question, read_as, verdict, language),
        tuple(json.loads(replies)),
        article,
        _talk(talk, read_as),
        tuple(json.loads(choices)),
    )


def _talk(text: str, read_as: str) -> Talk:
    """A question that was kept before talks were has its own words alone."""
    return Talk(**(json.loads(text) or {"question": read_as}))
