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
INSERT INTO "documents" VALUES('<id articles/a.md>','<root>/articles/a.md','도서관 문 열어','가람시 도서관의 관장은 한바다다. 책은 9만 권이다.','[]',NULL,NULL,NULL,NULL,NULL,'kiwi 0.24.1, rules 2, words none','2026-03-02T07:56:36+00:00','1b9054ff0ff4e7b0a512ff3ce71d3df9c2faaede4037b3184db9541274f5d68a');
INSERT INTO "documents" VALUES('<id articles/b.md>','<root>/articles/b.md','다리 놓여','나루시 다리는 길이가 2.4km다.','[]',NULL,NULL,NULL,NULL,NULL,'kiwi 0.24.1, rules 2, words none','2026-03-02T07:56:36+00:00','23c5e908dd06dcc228b5390840b1bf55b054b62bffc1814239fdba4d485fe871');
INSERT INTO "documents" VALUES('<id given/f.md>','<root>/given/f.md','빵집 이야기','모퉁이 빵집은 호밀빵을 굽는다.','[]',NULL,NULL,NULL,NULL,NULL,'kiwi 0.24.1, rules 2, words none','2026-03-02T07:56:36+00:00','60ebcac39e7d60a9c7efb493822c32fb2d6106270c6af4ae5fab99c831a488b9');
CREATE TABLE feeds (
            url TEXT PRIMARY KEY,
            title TEXT NOT NULL,
            etag TEXT,
            last_modified TEXT,
            checked_at TEXT,
            problem TEXT
        );
INSERT INTO "feeds" VALUES('https://a.example/rss','가람일보',NULL,NULL,NULL,NULL);
CREATE TABLE fingerprints (
            mark INTEGER NOT NULL,
            doc_id TEXT NOT NULL REFERENCES documents (doc_id) ON DELETE CASCADE,
            PRIMARY KEY (mark, doc_id)
        ) WITHOUT ROWID
        ;
INSERT INTO "fingerprints" VALUES(3498218704,'<id given/f.md>');
CREATE TABLE generations (
            generation INTEGER PRIMARY KEY AUTOINCREMENT,
            made_at TEXT NOT NULL,
            reason TEXT NOT NULL
        );
INSERT INTO "generations" VALUES(1,'2026-03-02 07:56:36','migration');
INSERT INTO "generations" VALUES(2,'2026-03-02T07:56:36+00:00','put <id articles/a.md>');
INSERT INTO "generations" VALUES(3,'2026-03-02T07:56:36+00:00','put <id articles/b.md>');
INSERT INTO "generations" VALUES(4,'2026-03-02T07:56:36+00:00','put <id given/f.md>');
CREATE TABLE history (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            action TEXT NOT NULL CHECK (action IN ('removed', 'replaced')),
            doc_id TEXT NOT NULL,
            document TEXT NOT NULL,
            locations TEXT NOT NULL,
            kept_at TEXT NOT NULL
        );
CREATE TABLE origins (
            location TEXT PRIMARY KEY,
            size INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            digest TEXT NOT NULL,
            doc_id TEXT REFERENCES documents (doc_id) ON DELETE SET NULL
        , kind TEXT NOT NULL DEFAULT 'folder', removed INTEGER NOT NULL DEFAULT 0, etag TEXT, last_modified TEXT);
INSERT INTO "origins" VALUES('<root>/articles/a.md',94,1795593386192075291,'229b772b5811cf19515bc44ffff474b2686c86dd466d9b6800cba39c0a86b92b','<id articles/a.md>','folder',0,NULL,NULL);
INSERT INTO "origins" VALUES('<root>/articles/b.md',57,1795593386192139685,'6eed0c41649bb2a0ff738e77a5e220f2aaa84480205f0cddd8e6183891196ca8','<id articles/b.md>','folder',0,NULL,NULL);
INSERT INTO "origins" VALUES('<root>/given/f.md',64,1795593386192241156,'80e6aefbeb5dea89a6c736261fea9bec21c0dcd2f51858924fc37d2676e17e94','<id given/f.md>','file',0,NULL,NULL);
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
INSERT INTO "sentences" VALUES('<id articles/a.md>',1,0,0,18,'[["가람","NNP",0,2],["시","NNG",2,3],["도서관","NNG",4,7],["관장","NNG",9,11],["한","MM",13,14],["바다","NNG",14,16]]');
INSERT INTO "sentences" VALUES('<id articles/a.md>',2,0,19,29,'[["책","NNG",19,20],["9","SN",22,23],["만","NR",23,24]]');
INSERT INTO "sentences" VALUES('<id given/f.md>',1,0,0,17,'[["모퉁이","NNG",0,3],["빵집","NNG",4,6],["호밀","NNG",8,10],["빵","NNG",10,11],["굽다","VV",13,14]]');
INSERT INTO "sentences" VALUES('<id articles/b.md>',1,0,0,19,'[["나루시","NNG",0,3],["다리","NNG",4,6],["길이","NNG",8,10],["2.4","SN",12,15],["km","SL",15,17]]');
CREATE TABLE vectors (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            doc_id TEXT NOT NULL UNIQUE REFERENCES documents (doc_id) ON DELETE CASCADE,
            model TEXT NOT NULL,
            rows INTEGER NOT NULL,
            whole INTEGER NOT NULL,
            data BLOB NOT NULL
        );
CREATE TABLE words (form TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (form, tag));
INSERT INTO "words" VALUES('온새미로','NNP');
CREATE INDEX documents_by_letters ON documents (letters);
CREATE INDEX origins_by_document ON origins (doc_id);
CREATE INDEX documents_by_analyzer ON documents (analyzer);
CREATE INDEX documents_by_url ON documents (url) WHERE url IS NOT NULL;
CREATE INDEX fingerprints_by_document ON fingerprints (doc_id);
CREATE INDEX vectors_by_model ON vectors (model, doc_id, whole, rows);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('generations',4);
COMMIT;
PRAGMA user_version = 3;
