-- The steps by which the database came to its present form, numbered from 1; never edited.

-- 1: documents, their sentences, and what they were read from
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
);
CREATE TABLE sentences (
    doc_id TEXT NOT NULL REFERENCES documents (doc_id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    terms TEXT NOT NULL,
    PRIMARY KEY (doc_id, number)
) WITHOUT ROWID;
CREATE TABLE origins (
    location TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    digest TEXT NOT NULL,
    doc_id TEXT REFERENCES documents (doc_id) ON DELETE SET NULL
);

-- 2: sources other than folders, likeness, undo, feeds, user words, generations
ALTER TABLE origins ADD COLUMN kind TEXT NOT NULL DEFAULT 'folder';
ALTER TABLE origins ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE origins ADD COLUMN etag TEXT;
ALTER TABLE origins ADD COLUMN last_modified TEXT;
ALTER TABLE documents ADD COLUMN letters TEXT;
CREATE INDEX documents_by_letters ON documents (letters);
CREATE INDEX origins_by_document ON origins (doc_id);
CREATE INDEX documents_by_analyzer ON documents (analyzer);
CREATE INDEX documents_by_url ON documents (url) WHERE url IS NOT NULL;
CREATE TABLE fingerprints (
    mark INTEGER NOT NULL,
    doc_id TEXT NOT NULL REFERENCES documents (doc_id) ON DELETE CASCADE,
    PRIMARY KEY (mark, doc_id)
) WITHOUT ROWID;
CREATE INDEX fingerprints_by_document ON fingerprints (doc_id);
CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    action TEXT NOT NULL CHECK (action IN ('removed', 'replaced')),
    doc_id TEXT NOT NULL,
    document TEXT NOT NULL,
    locations TEXT NOT NULL,
    kept_at TEXT NOT NULL
);
CREATE TABLE feeds (
    url TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    checked_at TEXT,
    problem TEXT
);
CREATE TABLE words (form TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (form, tag));
CREATE TABLE generations (
    generation INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at TEXT NOT NULL,
    reason TEXT NOT NULL
);
INSERT INTO generations (made_at, reason) VALUES (datetime('now'), 'migration');

-- 3: what sentences mean, as vectors
CREATE TABLE vectors (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    doc_id TEXT NOT NULL UNIQUE REFERENCES documents (doc_id) ON DELETE CASCADE,
    model TEXT NOT NULL,
    rows INTEGER NOT NULL,
    whole INTEGER NOT NULL,
    data BLOB NOT NULL
);
CREATE INDEX vectors_by_model ON vectors (model, doc_id, whole, rows);

-- 4: the folders that were read, in the one database of a data folder
CREATE TABLE folders (path TEXT PRIMARY KEY, standing INTEGER NOT NULL DEFAULT 0);

-- 5: where the pages of a document begin, and what people corrected of what was read
ALTER TABLE documents ADD COLUMN pages TEXT NOT NULL DEFAULT '[]';
CREATE TABLE corrections (
    doc_id TEXT NOT NULL,
    field TEXT NOT NULL CHECK (field IN (
        'title', 'outlet', 'author', 'published', 'url'
    )),
    value TEXT,
    as_read TEXT,
    made_at TEXT NOT NULL,
    PRIMARY KEY (doc_id, field)
) WITHOUT ROWID;

-- 6: what tells whether a disk gives back what it was given
ALTER TABLE documents ADD COLUMN checksum INTEGER;

-- 7: what an index takes to keep up: the generation that put a document, the forms of its title,
-- and what was taken out or replaced
ALTER TABLE documents ADD COLUMN stamp INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN title_forms TEXT;
CREATE INDEX sentences_by_paragraph ON sentences (doc_id, paragraph);
CREATE INDEX documents_by_stamp ON documents (stamp, doc_id);
CREATE INDEX documents_without_title_forms ON documents (doc_id) WHERE title_forms IS NULL;
CREATE TABLE gone (
    generation INTEGER NOT NULL,
    doc_id TEXT NOT NULL,
    stamp INTEGER NOT NULL,
    document TEXT NOT NULL,
    sentences TEXT NOT NULL,
    PRIMARY KEY (doc_id, stamp)
) WITHOUT ROWID;
CREATE INDEX gone_by_generation ON gone (generation);
