-- The steps by which a bot's own file came to its last form; never edited.

-- 1: people, questions, votes, admins, drafts, updates. Numbers are never given twice: they
-- stand in buttons under old messages.
CREATE TABLE people (user_id INTEGER PRIMARY KEY, language TEXT NOT NULL);
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
);
CREATE INDEX questions_by_user ON questions (user_id);
CREATE INDEX questions_by_time ON questions (asked_at);
CREATE TABLE votes (
    question_id INTEGER NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL,
    vote INTEGER NOT NULL CHECK (vote IN (-1, 1)),
    PRIMARY KEY (question_id, user_id)
) WITHOUT ROWID;
CREATE INDEX votes_by_user ON votes (user_id);
CREATE TABLE admins (user_id INTEGER PRIMARY KEY, paired_at TEXT NOT NULL);
CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL,
    act TEXT NOT NULL,
    detail TEXT NOT NULL,
    done_at TEXT NOT NULL
);
CREATE TABLE drafts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL,
    content TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN (
        'waiting', 'taking', 'added', 'changed', 'registered', 'dropped', 'undone'
    )),
    made_at TEXT NOT NULL
);
CREATE TABLE updates (
    update_id INTEGER PRIMARY KEY,
    body TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    taken_at TEXT NOT NULL
);

-- 2: what the next question of a chat may go on from.
ALTER TABLE questions ADD COLUMN article TEXT NOT NULL DEFAULT '';
ALTER TABLE questions ADD COLUMN talk TEXT NOT NULL DEFAULT '{}';
ALTER TABLE questions ADD COLUMN choices TEXT NOT NULL DEFAULT '[]';
