BEGIN TRANSACTION;
CREATE TABLE admins (user_id INTEGER PRIMARY KEY, paired_at TEXT NOT NULL);
INSERT INTO "admins" VALUES(2,'2026-03-02T07:56:37+00:00');
CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            user_id INTEGER NOT NULL,
            act TEXT NOT NULL,
            detail TEXT NOT NULL,
            done_at TEXT NOT NULL
        );
INSERT INTO "audit" VALUES(1,2,'pair','옛','2026-03-02T07:56:37+00:00');
CREATE TABLE drafts (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            user_id INTEGER NOT NULL,
            content TEXT NOT NULL,
            status TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN (
                'waiting', 'taking', 'added', 'changed', 'registered', 'dropped', 'undone'
            )),
            made_at TEXT NOT NULL
        );
INSERT INTO "drafts" VALUES(1,1,'{"url": "https://c.example/rss", "title": "옛소식"}','waiting','2026-03-02T07:56:37+00:00');
CREATE TABLE people (user_id INTEGER PRIMARY KEY, language TEXT NOT NULL);
INSERT INTO "people" VALUES(1,'ko');
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
            asked_at TEXT NOT NULL, article TEXT NOT NULL DEFAULT '', talk TEXT NOT NULL DEFAULT '{}', choices TEXT NOT NULL DEFAULT '[]',
            UNIQUE (chat_id, message_id)
        );
INSERT INTO "questions" VALUES(1,100,15,1,'1번 질문 옛','1번 질문 옛','answered','ko','[16]','2026-03-02T07:56:37+00:00','','{"question": "1번 질문", "subject": "나루축제", "article": "", "sentence": "", "answer": ""}','["가", "나"]');
CREATE TABLE updates (
            update_id INTEGER PRIMARY KEY,
            body TEXT,
            attempts INTEGER NOT NULL DEFAULT 0,
            taken_at TEXT NOT NULL
        );
INSERT INTO "updates" VALUES(400,NULL,0,'2026-03-02T07:56:37+00:00');
INSERT INTO "updates" VALUES(401,'{"update_id": 401}',0,'2026-03-02T07:56:37+00:00');
CREATE TABLE votes (
            question_id INTEGER NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
            user_id INTEGER NOT NULL,
            vote INTEGER NOT NULL CHECK (vote IN (-1, 1)),
            PRIMARY KEY (question_id, user_id)
        ) WITHOUT ROWID
        ;
INSERT INTO "votes" VALUES(1,1,1);
INSERT INTO "votes" VALUES(1,2,-1);
CREATE INDEX questions_by_user ON questions (user_id);
CREATE INDEX questions_by_time ON questions (asked_at);
CREATE INDEX votes_by_user ON votes (user_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('questions',1);
INSERT INTO "sqlite_sequence" VALUES('audit',1);
INSERT INTO "sqlite_sequence" VALUES('drafts',1);
COMMIT;
PRAGMA user_version = 2;
