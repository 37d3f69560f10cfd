-- The case file's first schema. One table a kind of record; `n` is the record's place in its list and
-- what other records point to, `body` is the whole record as JSON. Every other column is computed from
-- the body, so that no two places can disagree.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE report (
  n INTEGER PRIMARY KEY, body TEXT NOT NULL,
  id TEXT AS (json_extract(body, '$.id')),
  path TEXT AS (json_extract(body, '$.path')),
  sha256 TEXT AS (json_extract(body, '$.sha256')),
  outlet TEXT AS (json_extract(body, '$.article.outlet')),
  title TEXT AS (json_extract(body, '$.article.title')),
  published TEXT AS (json_extract(body, '$.published.day')),
  basis TEXT AS (json_extract(body, '$.published.basis')),
  text TEXT AS (json_extract(body, '$.article.text'))
);

CREATE TABLE entity (
  n INTEGER PRIMARY KEY, body TEXT NOT NULL,
  id TEXT AS (json_extract(body, '$.id')),
  type TEXT AS (json_extract(body, '$.type')),
  name TEXT AS (json_extract(body, '$.name')),
  country TEXT AS (json_extract(body, '$.country'))
);

CREATE TABLE event (
  n INTEGER PRIMARY KEY, body TEXT NOT NULL,
  id TEXT AS (json_extract(body, '$.id')),
  type TEXT AS (json_extract(body, '$.type')),
  mode TEXT AS (json_extract(body, '$.mode')),
  label TEXT AS (json_extract(body, '$.label')),
  date TEXT AS (json_extract(body, '$.date.day')),
  place INTEGER AS (json_extract(body, '$.place')),
  status TEXT AS (json_extract(body, '$.status')),
  reports INTEGER AS (json_extract(body, '$.reports')),
  sources INTEGER AS (json_extract(body, '$.sources'))
);

CREATE TABLE mention (
  n INTEGER PRIMARY KEY, body TEXT NOT NULL,
  id TEXT AS (json_extract(body, '$.id')),
  event INTEGER AS (json_extract(body, '$.event')),
  report INTEGER AS (json_extract(body, '$.report')),
  date TEXT AS (json_extract(body, '$.date.day')),
  status TEXT AS (json_extract(body, '$.told.status'))
);

CREATE TABLE figure (
  n INTEGER PRIMARY KEY, body TEXT NOT NULL,
  id TEXT AS (json_extract(body, '$.id')),
  report INTEGER AS (json_extract(body, '$.report')),
  event INTEGER AS (json_extract(body, '$.event')),
  low REAL AS (json_extract(body, '$.told.low')),
  high REAL AS (json_extract(body, '$.told.high')),
  counts TEXT AS (json_extract(body, '$.told.counts'))
);

CREATE TABLE quote (
  n INTEGER PRIMARY KEY, body TEXT NOT NULL,
  id TEXT AS (json_extract(body, '$.id')),
  report INTEGER AS (json_extract(body, '$.report')),
  speaker INTEGER AS (json_extract(body, '$.speaker'))
);

CREATE TABLE attribution (
  n INTEGER PRIMARY KEY, body TEXT NOT NULL,
  id TEXT AS (json_extract(body, '$.id')),
  report INTEGER AS (json_extract(body, '$.report')),
  source INTEGER AS (json_extract(body, '$.source'))
);

CREATE TABLE disagreement (
  n INTEGER PRIMARY KEY, body TEXT NOT NULL,
  id TEXT AS (json_extract(body, '$.id')),
  about TEXT AS (json_extract(body, '$.about')),
  subject TEXT AS (json_extract(body, '$.subject')),
  verdict TEXT AS (json_extract(body, '$.verdict'))
);

CREATE TABLE story (
  n INTEGER PRIMARY KEY, body TEXT NOT NULL,
  id TEXT AS (json_extract(body, '$.id')),
  label TEXT AS (json_extract(body, '$.label'))
);

CREATE TABLE skipped (
  n INTEGER PRIMARY KEY, body TEXT NOT NULL,
  path TEXT AS (json_extract(body, '$.path')),
  code TEXT AS (json_extract(body, '$.code'))
);

-- Readings of the reports, taken up again by a later build; `hash` is of the body.
CREATE TABLE reading (n INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, hash INTEGER NOT NULL, body TEXT NOT NULL);

-- What the user corrected, in order. Only ever added to; a rebuilt case takes it over.
CREATE TABLE correction (n INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL);
CREATE TRIGGER correction_kept BEFORE DELETE ON correction
BEGIN SELECT raise(ABORT, 'corrections are only ever added'); END;
CREATE TRIGGER correction_unchanged BEFORE UPDATE ON correction
BEGIN SELECT raise(ABORT, 'corrections are only ever added'); END;

CREATE VIRTUAL TABLE report_text USING fts5 (
  title, text, content = 'report', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIEW event_participant AS
SELECT event.id AS event, entity.id AS entity, entity.name AS name, json_extract(one.value, '$.role') AS role
FROM event, json_each(event.body, '$.participants') AS one
JOIN entity ON entity.n = json_extract(one.value, '$.entity');

CREATE VIEW timeline AS
SELECT event.id AS event, event.date AS date, event.status AS status, event.label AS label, place.name AS place,
  event.reports AS reports, event.sources AS sources
FROM event LEFT JOIN entity AS place ON place.n = event.place
ORDER BY event.n;
