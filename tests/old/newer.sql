BEGIN TRANSACTION;
CREATE TABLE documents (
            doc_id TEXT PRIMARY KEY,
            source TEXT NOT NULL,
            title TEXT NOT NULL,
            text TEXT NOT NULL,
            captions TEXT NOT NULL,
            outlet TEXT,
            author TEXT,
            published TEXT,
            url TEXT,
            digest_by TEXT,
            analyzer TEXT NOT NULL,
            added_at TEXT NOT NULL
        , letters TEXT);
INSERT INTO "documents" VALUES('<id articles/a.md>','<root>/articles/a.md','도서관 문 열어','가람시 도서관의 관장은 민서준다. 책은 9만 권이다.','[]',NULL,NULL,NULL,NULL,NULL,'kiwi 0.24.1, rules 2, words none','2026-03-02T07:56:37+00:00','eb61d9d462ec51f9e579d7ec163c87870cd0d7bb1599ea08ecbd51a8a08267ac');
INSERT INTO "documents" VALUES('<id more/c.md>','<root>/more/c.md','축제 열려','나루축제는 강변에서 열린다.','[]',NULL,NULL,NULL,NULL,NULL,'kiwi 0.24.1, rules 2, words none','2026-03-02T07:56:37+00:00','83c756534eb2efedced0ea69dff3b772ff97ef178e759059b30c1ce53d80e174');
CREATE TABLE feeds (
            url TEXT PRIMARY KEY,
            title TEXT NOT NULL,
            etag TEXT,
            last_modified TEXT,
            checked_at TEXT,
            problem TEXT
        );
INSERT INTO "feeds" VALUES('https://b.example/rss','나루신문','"1"',NULL,NULL,NULL);
CREATE TABLE fingerprints (
            mark INTEGER NOT NULL,
            doc_id TEXT NOT NULL REFERENCES documents (doc_id) ON DELETE CASCADE,
            PRIMARY KEY (mark, doc_id)
        ) WITHOUT ROWID
        ;
CREATE TABLE generations (
            generation INTEGER PRIMARY KEY AUTOINCREMENT,
            made_at TEXT NOT NULL,
            reason TEXT NOT NULL
        );
INSERT INTO "generations" VALUES(1,'2026-03-02 07:56:37','migration');
INSERT INTO "generations" VALUES(2,'2026-03-02T07:56:37+00:00','put <id articles/a.md>');
INSERT INTO "generations" VALUES(3,'2026-03-02T07:56:37+00:00','put <id articles/b.md>');
INSERT INTO "generations" VALUES(4,'2026-03-02T07:56:37+00:00','put <id more/c.md>');
INSERT INTO "generations" VALUES(5,'2026-03-02T07:56:37+00:00','removed 1');
INSERT INTO "generations" VALUES(6,'2026-03-02T07:56:37+00:00','put <id articles/a.md>');
CREATE TABLE history (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            action TEXT NOT NULL CHECK (action IN ('removed', 'replaced')),
            doc_id TEXT NOT NULL,
            document TEXT NOT NULL,
            locations TEXT NOT NULL,
            kept_at TEXT NOT NULL
        );
INSERT INTO "history" VALUES(1,'removed','<id articles/b.md>','["<id articles/b.md>", "<root>/articles/b.md", "다리 놓여", "나루시 다리는 길이가 2.4km다.", "[]", null, null, null, null, null]','["<root>/articles/b.md"]','2026-03-02T07:56:37+00:00');
INSERT INTO "history" VALUES(2,'replaced','<id articles/a.md>','["<id articles/a.md>", "<root>/articles/a.md", "도서관 문 열어", "가람시 도서관의 관장은 한바다다. 책은 9만 권이다.", "[]", null, null, null, null, null]','[]','2026-03-02T07:56:37+00:00');
CREATE TABLE origins (
            location TEXT PRIMARY KEY,
            size INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            digest TEXT NOT NULL,
            doc_id TEXT REFERENCES documents (doc_id) ON DELETE SET NULL
        , kind TEXT NOT NULL DEFAULT 'folder', removed INTEGER NOT NULL DEFAULT 0, etag TEXT, last_modified TEXT);
INSERT INTO "origins" VALUES('<root>/more/c.md',57,1795593386192195838,'0d431843fa113ce618a499414dad490464a35fc9171cabb97217a4ef276b0824','<id more/c.md>','folder',0,NULL,NULL);
INSERT INTO "origins" VALUES('<root>/articles/b.md',57,1795593386192139685,'6eed0c41649bb2a0ff738e77a5e220f2aaa84480205f0cddd8e6183891196ca8',NULL,'folder',1,NULL,NULL);
INSERT INTO "origins" VALUES('<root>/articles/a.md',94,1795593397133472333,'d39422c84da72adda968c3ec0621b439a17535a89e5a2aac3160d76189d36d5c','<id articles/a.md>','folder',0,NULL,NULL);
CREATE TABLE sentences (
            doc_id TEXT NOT NULL REFERENCES documents (doc_id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            paragraph INTEGER NOT NULL,
            start INTEGER NOT NULL,
            stop INTEGER NOT NULL,
            terms TEXT NOT NULL,
            PRIMARY KEY (doc_id, number)
        ) WITHOUT ROWID
        ;
INSERT INTO "sentences" VALUES('<id more/c.md>',1,0,0,15,'[["나루","NNG",0,2],["축제","NNG",2,4],["강변","NNG",6,8],["열리다","VV",11,13]]');
INSERT INTO "sentences" VALUES('<id articles/a.md>',1,0,0,18,'[["가람","NNP",0,2],["시","NNG",2,3],["도서관","NNG",4,7],["관장","NNG",9,11],["민","NNP",13,14],["서","NNG",14,15],["주다","VV",15,16]]');
INSERT INTO "sentences" VALUES('<id articles/a.md>',2,0,19,29,'[["책","NNG",19,20],["9","SN",22,23],["만","NR",23,24]]');
CREATE TABLE vectors (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            doc_id TEXT NOT NULL UNIQUE REFERENCES documents (doc_id) ON DELETE CASCADE,
            model TEXT NOT NULL,
            rows INTEGER NOT NULL,
            whole INTEGER NOT NULL,
            data BLOB NOT NULL
        );
INSERT INTO "vectors" VALUES(1,'<id articles/a.md>','모델',3,1,X'000102030405060708090A0B');
CREATE TABLE words (form TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (form, tag));
INSERT INTO "words" VALUES('첨성별곡단','NNP');
CREATE INDEX documents_by_letters ON documents (letters);
CREATE INDEX origins_by_document ON origins (doc_id);
CREATE INDEX documents_by_analyzer ON documents (analyzer);
CREATE INDEX documents_by_url ON documents (url) WHERE url IS NOT NULL;
CREATE INDEX fingerprints_by_document ON fingerprints (doc_id);
CREATE INDEX vectors_by_model ON vectors (model, doc_id, whole, rows);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('generations',6);
INSERT INTO "sqlite_sequence" VALUES('history',2);
INSERT INTO "sqlite_sequence" VALUES('vectors',1);
COMMIT;
PRAGMA user_version = 3;
