-- What such a file remembered, as `:bot`'s. Numbers of the newest file stay: they stand in buttons.
-- Those of older ones go on behind them, and `was` leads the buttons to them.

-- 1: into the tables of all bots
CREATE TEMP TABLE shift AS SELECT name,
    coalesce((SELECT seq FROM main.sqlite_sequence m WHERE m.name = o.name), 0) AS n
FROM (SELECT 'questions' AS name UNION SELECT 'drafts') o;
INSERT OR IGNORE INTO main.people (bot, user_id, language)
SELECT :bot, user_id, language FROM old.people;
INSERT OR IGNORE INTO main.questions (id, bot, chat_id, message_id, user_id, question, read_as,
    verdict, language, replies, asked_at, article, talk, choices, was)
SELECT id + n, :bot, chat_id, message_id, user_id, question, read_as,
    verdict, language, replies, asked_at, article, talk, choices,
    CASE WHEN n THEN id END
FROM old.questions JOIN shift ON name = 'questions';
INSERT INTO main.votes (question_id, user_id, vote)
SELECT question_id + n, user_id, vote FROM old.votes JOIN shift ON name = 'questions'
WHERE question_id + n IN (SELECT id FROM main.questions);
INSERT OR IGNORE INTO main.admins (bot, user_id, paired_at)
SELECT :bot, user_id, paired_at FROM old.admins;
INSERT INTO main.audit (bot, user_id, act, detail, done_at)
SELECT :bot, user_id, act, detail, done_at FROM old.audit ORDER BY id;
INSERT INTO main.drafts (id, bot, user_id, content, status, made_at)
SELECT id + n, :bot, user_id, content, status, made_at
FROM old.drafts JOIN shift ON name = 'drafts';
INSERT OR IGNORE INTO main.updates (bot, update_id, body, attempts, taken_at)
SELECT :bot, update_id, body, attempts, taken_at FROM old.updates;
-- What the old file gave to questions that were deleted since is not given again either.
INSERT INTO main.sqlite_sequence (name, seq) SELECT name, 0 FROM old.sqlite_sequence
WHERE name IN ('questions', 'drafts') AND name NOT IN (SELECT name FROM main.sqlite_sequence);
UPDATE main.sqlite_sequence SET seq = max(seq, coalesce((
    SELECT o.seq + shift.n FROM old.sqlite_sequence o JOIN shift USING (name)
    WHERE o.name = main.sqlite_sequence.name
), 0)) WHERE name IN ('questions', 'drafts');
DROP TABLE shift;
