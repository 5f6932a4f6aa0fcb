"""What a bot remembered in a file of its own, before there was one for a data folder."""

from __future__ import annotations

# The steps by which such a file came to its last form; never edited.
OLD: tuple[tuple[str, ...], ...] = (
    # 1: people, questions, votes, admins, drafts, updates. Numbers are never given twice: they
    # stand in buttons under old messages.
    (
        "CREATE TABLE people (user_id INTEGER PRIMARY KEY, language TEXT NOT NULL)",
        """
        CREATE TABLE questions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat_id INTEGER,
            message_id INTEGER,
            user_id INTEGER NOT NULL,
            question TEXT NOT NULL,
            read_as TEXT NOT NULL,
            verdict TEXT NOT NULL,
            language TEXT NOT NULL,
            replies TEXT NOT NULL DEFAULT '[]',
            asked_at TEXT NOT NULL,
            UNIQUE (chat_id, message_id)
        )
        """,
        "CREATE INDEX questions_by_user ON questions (user_id)",
        "CREATE INDEX questions_by_time ON questions (asked_at)",
        """
        CREATE TABLE votes (
            question_id INTEGER NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
            user_id INTEGER NOT NULL,
            vote INTEGER NOT NULL CHECK (vote IN (-1, 1)),
            PRIMARY KEY (question_id, user_id)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX votes_by_user ON votes (user_id)",
        "CREATE TABLE admins (user_id INTEGER PRIMARY KEY, paired_at TEXT NOT NULL)",
        """
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            user_id INTEGER NOT NULL,
            act TEXT NOT NULL,
            detail TEXT NOT NULL,
            done_at TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE drafts (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            user_id INTEGER NOT NULL,
            content TEXT NOT NULL,
            status TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN (
                'waiting', 'taking', 'added', 'changed', 'registered', 'dropped', 'undone'
            )),
            made_at TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE updates (
            update_id INTEGER PRIMARY KEY,
            body TEXT,
            attempts INTEGER NOT NULL DEFAULT 0,
            taken_at TEXT NOT NULL
        )
        """,
    ),
    # 2: what the next question of a chat may go on from.
    (
        "ALTER TABLE questions ADD COLUMN article TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE questions ADD COLUMN talk TEXT NOT NULL DEFAULT '{}'",
        "ALTER TABLE questions ADD COLUMN choices TEXT NOT NULL DEFAULT '[]'",
    ),
)


# Numbers of the newest file stay: they stand in buttons. Those of older ones go on behind them, and
# `was` leads the buttons to them.
_NUMBERED = "('questions', 'drafts')"
STATE = (
    """
    CREATE TEMP TABLE shift AS SELECT name,
        coalesce((SELECT seq FROM main.sqlite_sequence m WHERE m.name = o.name), 0) AS n
    FROM (SELECT 'questions' AS name UNION SELECT 'drafts') o
    """,
    "INSERT OR IGNORE INTO main.people (bot, user_id, language)"
    " SELECT :bot, user_id, language FROM old.people",
    """
    INSERT OR IGNORE INTO main.questions (id, bot, chat_id, message_id, user_id, question, read_as,
        verdict, language, replies, asked_at, article, talk, choices, was)
    SELECT id + n, :bot, chat_id, message_id, user_id, question, read_as,
        verdict, language, replies, asked_at, article, talk, choices,
        CASE WHEN n THEN id END
    FROM old.questions JOIN shift ON name = 'questions'
    """,
    """
    INSERT INTO main.votes (question_id, user_id, vote)
    SELECT question_id + n, user_id, vote FROM old.votes JOIN shift ON name = 'questions'
    WHERE question_id + n IN (SELECT id FROM main.questions)
    """,
    "INSERT OR IGNORE INTO main.admins (bot, user_id, paired_at)"
    " SELECT :bot, user_id, paired_at FROM old.admins",
    "INSERT INTO main.audit (bot, user_id, act, detail, done_at)"
    " SELECT :bot, user_id, act, detail, done_at FROM old.audit ORDER BY id",
    """
    INSERT INTO main.drafts (id, bot, user_id, content, status, made_at)
    SELECT id + n, :bot, user_id, content, status, made_at
    FROM old.drafts JOIN shift ON name = 'drafts'
    """,
    "INSERT OR IGNORE INTO main.updates (bot, update_id, body, attempts, taken_at)"
    " SELECT :bot, update_id, body, attempts, taken_at FROM old.updates",
    # What the old file gave to questions that were deleted since is not given again either.
    f"""
    INSERT INTO main.sqlite_sequence (name, seq) SELECT name, 0 FROM old.sqlite_sequence
    WHERE name IN {_NUMBERED} AND name NOT IN (SELECT name FROM main.sqlite_sequence)
    """,
    f"""
    UPDATE main.sqlite_sequence SET seq = max(seq, coalesce((
        SELECT o.seq + shift.n FROM old.sqlite_sequence o JOIN shift USING (name)
        WHERE o.name = main.sqlite_sequence.name
    ), 0)) WHERE name IN {_NUMBERED}
    """,
    "DROP TABLE shift",
)
