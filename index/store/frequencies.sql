-- The steps by which a file of figures came to its present form; never edited.

-- 1: words, pairs of letters, and what was counted
CREATE TABLE forms (
    form TEXT PRIMARY KEY,
    sentences INTEGER NOT NULL,
    paragraphs INTEGER NOT NULL,
    sound TEXT,
    size INTEGER,
    first TEXT,
    last TEXT,
    consonants TEXT
) WITHOUT ROWID;
CREATE INDEX forms_by_sound ON forms (sound) WHERE sound IS NOT NULL;
CREATE INDEX forms_by_first ON forms (first, size, sound) WHERE sound IS NOT NULL;
CREATE INDEX forms_by_last ON forms (last, size, sound) WHERE sound IS NOT NULL;
CREATE INDEX forms_by_consonants ON forms (consonants) WHERE consonants IS NOT NULL;
CREATE TABLE pairs (pair TEXT PRIMARY KEY, sentences INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE held (doc_id TEXT PRIMARY KEY, stamp INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE totals (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

-- 2: paragraphs as they are scored; another format of the index (`index.engines.built`) has them made
CREATE TABLE paragraphs (
    key TEXT PRIMARY KEY,
    texts BLOB NOT NULL,
    terms BLOB NOT NULL,
    letters BLOB NOT NULL
);
