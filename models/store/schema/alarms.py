"""The tables of warnings, alarms, waiting, reviews and ready words."""

ALARMS = """
CREATE TABLE warnings(
  id INTEGER PRIMARY KEY AUTOINCREMENT, lead_minutes TEXT NOT NULL DEFAULT '{}',
  travel_minutes INTEGER NOT NULL DEFAULT 0 CHECK (travel_minutes >= 0),
  quiet_from TEXT, quiet_until TEXT, seal TEXT NOT NULL DEFAULT '',
  CHECK ((quiet_from IS NULL) = (quiet_until IS NULL))) STRICT;

CREATE TABLE snoozes(
  id INTEGER PRIMARY KEY AUTOINCREMENT, promise_id INTEGER NOT NULL REFERENCES promises(id), due_at TEXT NOT NULL,
  at TEXT NOT NULL, until_at TEXT NOT NULL, said TEXT NOT NULL DEFAULT '', seal TEXT NOT NULL DEFAULT '',
  CHECK (until_at > at)) STRICT;

CREATE TABLE rings(
  id INTEGER PRIMARY KEY AUTOINCREMENT, promise_id INTEGER, due_at TEXT,
  stage TEXT NOT NULL CHECK (stage IN ('lead', 'start', 'due', 'snooze', 'morning')),
  rings_at TEXT NOT NULL, shown_at TEXT NOT NULL, seal TEXT NOT NULL DEFAULT '',
  CHECK ((stage = 'morning') = (promise_id IS NULL)), CHECK ((promise_id IS NULL) = (due_at IS NULL))) STRICT;

CREATE TABLE waits(
  id INTEGER PRIMARY KEY AUTOINCREMENT, promise_id INTEGER NOT NULL REFERENCES promises(id),
  owed_id INTEGER NOT NULL REFERENCES promises(id), next_word_id INTEGER NOT NULL REFERENCES promises(id),
  at TEXT NOT NULL, ended_at TEXT, seal TEXT NOT NULL DEFAULT '', CHECK (promise_id <> owed_id)) STRICT;

CREATE TABLE reviews(
  id INTEGER PRIMARY KEY AUTOINCREMENT, started_at TEXT NOT NULL, ended_at TEXT,
  complete INTEGER NOT NULL DEFAULT 0 CHECK (complete IN (0, 1)), seal TEXT NOT NULL DEFAULT '',
  CHECK (complete = 0 OR ended_at IS NOT NULL)) STRICT;

CREATE TABLE review_items(
  id INTEGER PRIMARY KEY AUTOINCREMENT, review_id INTEGER NOT NULL REFERENCES reviews(id),
  promise_id INTEGER NOT NULL REFERENCES promises(id),
  verdict TEXT NOT NULL CHECK (verdict IN ('done', 'told and moved', 'broken', 'released', 'skipped')),
  why TEXT NOT NULL DEFAULT '', at TEXT NOT NULL, event_id INTEGER REFERENCES promise_events(id),
  seal TEXT NOT NULL DEFAULT '', CHECK ((verdict = 'skipped') = (event_id IS NULL))) STRICT;

CREATE TABLE ready_words(
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL CHECK (name <> ''),
  language TEXT NOT NULL CHECK (language <> ''), words TEXT NOT NULL,
  seal TEXT NOT NULL DEFAULT '', UNIQUE (name, language)) STRICT;

CREATE INDEX snoozes_of_promise ON snoozes(promise_id, id);
CREATE INDEX snoozes_by_end ON snoozes(until_at, promise_id);
CREATE UNIQUE INDEX rings_of_promise ON rings(promise_id, due_at, stage) WHERE stage IN ('lead', 'start', 'due');
CREATE UNIQUE INDEX rings_of_snooze ON rings(promise_id, due_at, rings_at) WHERE stage = 'snooze';
CREATE UNIQUE INDEX rings_of_morning ON rings(rings_at) WHERE stage = 'morning';
CREATE INDEX rings_by_time ON rings(rings_at);
CREATE INDEX waits_of_promise ON waits(promise_id);
CREATE INDEX waits_of_owed ON waits(owed_id);
CREATE INDEX waits_of_next_word ON waits(next_word_id);
CREATE INDEX reviews_under_way ON reviews(id) WHERE ended_at IS NULL;
CREATE INDEX review_items_of_review ON review_items(review_id, id);
CREATE INDEX review_items_of_promise ON review_items(promise_id);
"""
