-- The steps by which the tables of bots came to their present form; never edited.

-- 1: people, questions, votes, admins, drafts, updates, each of one bot. Numbers are never given
-- twice: they stand in buttons under old messages; `was` is the one of a question that
-- another database had numbered.
CREATE TABLE people (
    bot INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    language TEXT NOT NULL,
    PRIMARY KEY (bot, user_id)
) WITHOUT ROWID;
CREATE TABLE questions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    bot INTEGER NOT NULL,
    chat_id INTEGER,
    message_id INTEGER,
    user_id INTEGER NOT NULL,
    question TEXT NOT NULL,
    read_as TEXT NOT NULL,
    verdict TEXT NOT NULL,
    language TEXT NOT NULL,
    replies TEXT NOT NULL DEFAULT '[]',
    asked_at TEXT NOT NULL,
    article TEXT NOT NULL DEFAULT '',
    talk TEXT NOT NULL DEFAULT '{}',
    choices TEXT NOT NULL DEFAULT '[]',
    was INTEGER,
    UNIQUE (bot, chat_id, message_id)
);
CREATE INDEX questions_by_user ON questions (bot, user_id);
CREATE INDEX questions_by_time ON questions (bot, asked_at);
CREATE TABLE votes (
    question_id INTEGER NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL,
    vote INTEGER NOT NULL CHECK (vote IN (-1, 1)),
    PRIMARY KEY (question_id, user_id)
) WITHOUT ROWID;
CREATE INDEX votes_by_user ON votes (user_id);
CREATE TABLE admins (
    bot INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    paired_at TEXT NOT NULL,
    PRIMARY KEY (bot, user_id)
) WITHOUT ROWID;
CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    bot INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    act TEXT NOT NULL,
    detail TEXT NOT NULL,
    done_at TEXT NOT NULL
);
CREATE TABLE drafts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    bot INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    content TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN (
        'waiting', 'taking', 'added', 'changed', 'registered', 'dropped', 'undone'
    )),
    made_at TEXT NOT NULL
);
CREATE TABLE updates (
    bot INTEGER NOT NULL,
    update_id INTEGER NOT NULL,
    body TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    taken_at TEXT NOT NULL,
    PRIMARY KEY (bot, update_id)
) WITHOUT ROWID;

-- 2: why an answer got a 👎; who waits for an answer that no article gave; people and chats
-- whom an admin let ask; who follows which news; which admins want a digest.
ALTER TABLE votes ADD COLUMN reason TEXT;
CREATE TABLE waiting (
    question_id INTEGER PRIMARY KEY REFERENCES questions (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL
);
CREATE TABLE allowed (
    bot INTEGER NOT NULL,
    id INTEGER NOT NULL,
    PRIMARY KEY (bot, id)
) WITHOUT ROWID;
CREATE TABLE follows (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    bot INTEGER NOT NULL,
    chat_id INTEGER NOT NULL,
    thread_id INTEGER,
    user_id INTEGER NOT NULL,
    word TEXT NOT NULL,
    language TEXT NOT NULL,
    quiet_from INTEGER NOT NULL,
    quiet_to INTEGER NOT NULL
);
CREATE TABLE news (
    follow_id INTEGER NOT NULL REFERENCES follows (id) ON DELETE CASCADE,
    doc_id TEXT NOT NULL,
    sent_at TEXT,
    PRIMARY KEY (follow_id, doc_id)
) WITHOUT ROWID;
CREATE TABLE digests (
    bot INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    sent_on TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (bot, user_id)
) WITHOUT ROWID;

-- 3: for processes that share a database: which of them has an update, in which chat it stands, and
-- the place that it took in line; how often was changed what they hold in memory; pairing codes.
ALTER TABLE updates ADD COLUMN line INTEGER NOT NULL DEFAULT 0;
ALTER TABLE updates ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
ALTER TABLE updates ADD COLUMN seat INTEGER NOT NULL DEFAULT 0;
CREATE INDEX updates_by_place ON updates (bot, place);
CREATE INDEX updates_under_way ON updates (bot, line, place) WHERE body IS NOT NULL;
CREATE TABLE changes (number INTEGER NOT NULL);
INSERT INTO changes VALUES (0);
CREATE TRIGGER people_insert AFTER INSERT ON people BEGIN UPDATE changes SET number = number + 1; END;
CREATE TRIGGER people_update AFTER UPDATE ON people BEGIN UPDATE changes SET number = number + 1; END;
CREATE TRIGGER people_delete AFTER DELETE ON people BEGIN UPDATE changes SET number = number + 1; END;
CREATE TRIGGER admins_insert AFTER INSERT ON admins BEGIN UPDATE changes SET number = number + 1; END;
CREATE TRIGGER admins_update AFTER UPDATE ON admins BEGIN UPDATE changes SET number = number + 1; END;
CREATE TRIGGER admins_delete AFTER DELETE ON admins BEGIN UPDATE changes SET number = number + 1; END;
CREATE TRIGGER allowed_insert AFTER INSERT ON allowed BEGIN UPDATE changes SET number = number + 1; END;
CREATE TRIGGER allowed_update AFTER UPDATE ON allowed BEGIN UPDATE changes SET number = number + 1; END;
CREATE TRIGGER allowed_delete AFTER DELETE ON allowed BEGIN UPDATE changes SET number = number + 1; END;
CREATE TABLE codes (
    bot INTEGER NOT NULL,
    code TEXT NOT NULL,
    ends_at REAL NOT NULL,
    PRIMARY KEY (bot, code)
) WITHOUT ROWID;

-- 4: the generation of the collection up to which followers know what is new.
CREATE TABLE news_marks (
    bot INTEGER PRIMARY KEY,
    generation INTEGER NOT NULL
);
