"""The schema of a journal, as steps that are only ever added to."""

from collections.abc import Iterable, Mapping

from sqlite_utils import Database, Migrations

from models.store.schema.alarms import ALARMS
from models.store.schema.rule_hours import RULE_HOURS

migrations = Migrations("kept")

_RECORDS = """
CREATE TABLE replaying(id INTEGER PRIMARY KEY CHECK (id = 1), active INTEGER NOT NULL CHECK (active IN (0, 1))) STRICT;
INSERT INTO replaying VALUES (1, 0);

CREATE TABLE business(
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL DEFAULT '', strapline TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '', website TEXT NOT NULL DEFAULT '',
  tax_label TEXT NOT NULL DEFAULT '', tax_number TEXT NOT NULL DEFAULT '', signature_name TEXT NOT NULL DEFAULT '',
  hours TEXT NOT NULL DEFAULT '', answer_time TEXT NOT NULL DEFAULT '', logo_sha256 TEXT,
  working_week TEXT NOT NULL DEFAULT '', holidays_country TEXT NOT NULL DEFAULT '',
  holidays_region TEXT NOT NULL DEFAULT '', days_off TEXT NOT NULL DEFAULT '[]',
  zone TEXT NOT NULL DEFAULT 'UTC', locale TEXT NOT NULL DEFAULT 'en_GB', currency TEXT NOT NULL DEFAULT 'GBP',
  paper TEXT NOT NULL DEFAULT 'A4' CHECK (paper IN ('A4', 'Letter')),
  report_prefix TEXT NOT NULL DEFAULT '', next_report_number INTEGER NOT NULL DEFAULT 1,
  invented INTEGER NOT NULL DEFAULT 0 CHECK (invented IN (0, 1)), seal TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE clients(
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL DEFAULT 'firm' CHECK (kind IN ('firm', 'household')),
  stage TEXT NOT NULL DEFAULT 'active'
    CHECK (stage IN ('enquiry', 'active', 'dormant', 'former', 'declined', 'referred on')),
  since TEXT, came_by TEXT NOT NULL DEFAULT '', tags TEXT NOT NULL DEFAULT '', reach TEXT NOT NULL DEFAULT '',
  private_words TEXT NOT NULL DEFAULT '',
  ease TEXT NOT NULL DEFAULT '' CHECK (ease IN ('', 'easy', 'steady', 'strained')), ease_on TEXT,
  source_key TEXT, added_at TEXT NOT NULL, struck_at TEXT, struck_why TEXT NOT NULL DEFAULT '',
  seal TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE sites(
  id INTEGER PRIMARY KEY AUTOINCREMENT, client_id INTEGER NOT NULL REFERENCES clients(id),
  name TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '', zone TEXT,
  access_notes TEXT NOT NULL DEFAULT '', struck_at TEXT, seal TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE people(
  id INTEGER PRIMARY KEY AUTOINCREMENT, client_id INTEGER NOT NULL REFERENCES clients(id),
  name TEXT NOT NULL CHECK (name <> ''), role TEXT NOT NULL DEFAULT '',
  phones TEXT NOT NULL DEFAULT '', emails TEXT NOT NULL DEFAULT '',
  decides INTEGER NOT NULL DEFAULT 0 CHECK (decides IN (0, 1)), pays INTEGER NOT NULL DEFAULT 0 CHECK (pays IN (0, 1)),
  technical INTEGER NOT NULL DEFAULT 0 CHECK (technical IN (0, 1)),
  preferred_way TEXT NOT NULL DEFAULT '', preferred_hours TEXT NOT NULL DEFAULT '',
  private_words TEXT NOT NULL DEFAULT '', source_key TEXT, struck_at TEXT, seal TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE jobs(
  id INTEGER PRIMARY KEY AUTOINCREMENT, client_id INTEGER NOT NULL REFERENCES clients(id),
  title TEXT NOT NULL CHECK (title <> ''),
  stage TEXT NOT NULL DEFAULT 'enquiry' CHECK (stage IN ('enquiry', 'quoted', 'agreed', 'under way', 'done',
    'followed up', 'closed', 'declined', 'referred on')),
  private_words TEXT NOT NULL DEFAULT '', source_key TEXT, added_at TEXT NOT NULL, struck_at TEXT,
  seal TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE interactions(
  id INTEGER PRIMARY KEY AUTOINCREMENT, client_id INTEGER NOT NULL REFERENCES clients(id),
  kind TEXT NOT NULL
    CHECK (kind IN ('visit', 'call', 'e-mail', 'message', 'remote session', 'meeting', 'other')),
  direction TEXT NOT NULL DEFAULT 'outbound' CHECK (direction IN ('inbound', 'outbound')),
  reached INTEGER NOT NULL DEFAULT 1 CHECK (reached IN (0, 1)),
  happened_at TEXT NOT NULL, noted_at TEXT NOT NULL, minutes INTEGER CHECK (minutes >= 0),
  job_id INTEGER REFERENCES jobs(id), words TEXT NOT NULL DEFAULT '', private_words TEXT NOT NULL DEFAULT '',
  solved TEXT NOT NULL DEFAULT 'not applicable' CHECK (solved IN ('yes', 'no', 'not applicable')),
  charge TEXT NOT NULL DEFAULT 'none' CHECK (charge IN ('charged', 'included', 'goodwill', 'none')),
  amount_minor INTEGER, currency TEXT, rework_of INTEGER REFERENCES interactions(id),
  source_key TEXT, struck_at TEXT, struck_why TEXT NOT NULL DEFAULT '', seal TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE interaction_people(
  id INTEGER PRIMARY KEY AUTOINCREMENT, interaction_id INTEGER NOT NULL REFERENCES interactions(id),
  person_id INTEGER NOT NULL REFERENCES people(id), seal TEXT NOT NULL DEFAULT '',
  UNIQUE (interaction_id, person_id)) STRICT;

CREATE TABLE promises(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  side TEXT NOT NULL DEFAULT 'given' CHECK (side IN ('given', 'follow-up', 'owed')),
  words TEXT NOT NULL CHECK (words <> ''), private_words TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'other'
    CHECK (kind IN ('come', 'ring', 'write', 'quote', 'deliver', 'fix', 'follow up', 'other')),
  client_id INTEGER NOT NULL REFERENCES clients(id), person_id INTEGER REFERENCES people(id),
  interaction_id INTEGER REFERENCES interactions(id), job_id INTEGER REFERENCES jobs(id),
  made_at TEXT NOT NULL, noted_at TEXT NOT NULL,
  first_start TEXT, first_due TEXT NOT NULL, first_grain TEXT NOT NULL, first_said TEXT NOT NULL DEFAULT '',
  first_zone TEXT NOT NULL, first_why TEXT NOT NULL DEFAULT '',
  start_at TEXT, due_at TEXT NOT NULL, grain TEXT NOT NULL, said TEXT NOT NULL DEFAULT '', zone TEXT NOT NULL,
  why TEXT NOT NULL DEFAULT '', expected_minutes INTEGER CHECK (expected_minutes >= 0),
  lead_minutes INTEGER CHECK (lead_minutes >= 0),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'kept', 'broken', 'released', 'void')),
  settled_at TEXT, source_key TEXT, seal TEXT NOT NULL DEFAULT '',
  CHECK (first_start IS NULL OR first_start <= first_due), CHECK (start_at IS NULL OR start_at <= due_at),
  CHECK ((state = 'open') = (settled_at IS NULL))) STRICT;

CREATE TABLE promise_events(
  id INTEGER PRIMARY KEY AUTOINCREMENT, promise_id INTEGER NOT NULL REFERENCES promises(id),
  kind TEXT NOT NULL CHECK (kind IN ('made', 'moved', 'told', 'kept', 'broken', 'released', 'voided', 'reopened',
    'confirmed')),
  at TEXT NOT NULL, noted_at TEXT NOT NULL, old_start TEXT, old_due TEXT, new_start TEXT, new_due TEXT, grain TEXT,
  said TEXT NOT NULL DEFAULT '', zone TEXT NOT NULL DEFAULT '', why TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  told_at TEXT, told_how TEXT NOT NULL DEFAULT '', agreed INTEGER NOT NULL DEFAULT 0 CHECK (agreed IN (0, 1)),
  made_good TEXT NOT NULL DEFAULT '', interaction_id INTEGER REFERENCES interactions(id),
  chain TEXT NOT NULL, seal TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE attachments(
  id INTEGER PRIMARY KEY AUTOINCREMENT, client_id INTEGER NOT NULL REFERENCES clients(id),
  interaction_id INTEGER REFERENCES interactions(id), name TEXT NOT NULL CHECK (name <> ''),
  media_type TEXT NOT NULL DEFAULT '', size INTEGER NOT NULL CHECK (size >= 0), sha256 TEXT NOT NULL,
  private INTEGER NOT NULL DEFAULT 1 CHECK (private IN (0, 1)), added_at TEXT NOT NULL, struck_at TEXT,
  seal TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE operations(
  id INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL, at TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'dropped')),
  seal TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE changes(
  id INTEGER PRIMARY KEY AUTOINCREMENT, operation_id INTEGER NOT NULL REFERENCES operations(id),
  kind TEXT NOT NULL, row_id INTEGER NOT NULL, before TEXT, after TEXT, seal TEXT NOT NULL DEFAULT '') STRICT;
"""

_INDEXES = """
CREATE INDEX clients_by_name ON clients(name COLLATE NOCASE) WHERE struck_at IS NULL;
CREATE UNIQUE INDEX clients_source_key ON clients(source_key) WHERE source_key IS NOT NULL;
CREATE INDEX sites_of_client ON sites(client_id);
CREATE INDEX people_of_client ON people(client_id);
CREATE UNIQUE INDEX people_source_key ON people(source_key) WHERE source_key IS NOT NULL;
CREATE INDEX jobs_of_client ON jobs(client_id);
CREATE UNIQUE INDEX jobs_source_key ON jobs(source_key) WHERE source_key IS NOT NULL;
CREATE INDEX interactions_by_time ON interactions(happened_at, id) WHERE struck_at IS NULL;
CREATE INDEX interactions_of_client ON interactions(client_id, happened_at, id, minutes) WHERE struck_at IS NULL;
CREATE INDEX interactions_of_kind ON interactions(kind, happened_at, id) WHERE struck_at IS NULL;
CREATE INDEX interactions_last_word ON interactions(client_id, happened_at)
  WHERE struck_at IS NULL AND direction = 'outbound' AND reached = 1;
CREATE INDEX interactions_of_job ON interactions(job_id) WHERE job_id IS NOT NULL;
CREATE INDEX interactions_rework ON interactions(rework_of) WHERE rework_of IS NOT NULL;
CREATE UNIQUE INDEX interactions_source_key ON interactions(source_key) WHERE source_key IS NOT NULL;
CREATE INDEX interaction_people_of_person ON interaction_people(person_id);
CREATE INDEX promises_open_by_due ON promises(due_at, id, side, start_at, lead_minutes, grain) WHERE state = 'open';
CREATE INDEX promises_open_of_client ON promises(client_id, side, due_at, made_at) WHERE state = 'open';
CREATE INDEX promises_of_client ON promises(client_id, due_at, id);
CREATE INDEX promises_of_interaction ON promises(interaction_id) WHERE interaction_id IS NOT NULL;
CREATE INDEX promises_of_person ON promises(person_id) WHERE person_id IS NOT NULL;
CREATE INDEX promises_of_job ON promises(job_id) WHERE job_id IS NOT NULL;
CREATE INDEX promises_by_first_due ON promises(first_due, side, state, settled_at, due_at, made_at, client_id, kind);
CREATE UNIQUE INDEX promises_source_key ON promises(source_key) WHERE source_key IS NOT NULL;
CREATE INDEX promise_events_of_promise ON promise_events(promise_id, id);
CREATE INDEX promise_events_of_moves ON promise_events(promise_id, id) WHERE kind IN ('moved', 'told');
CREATE INDEX promise_events_untold ON promise_events(promise_id) WHERE kind = 'moved' AND told_at IS NULL;
CREATE INDEX promise_events_by_time ON promise_events(at, promise_id);
CREATE INDEX promise_events_of_interaction ON promise_events(interaction_id) WHERE interaction_id IS NOT NULL;
CREATE INDEX attachments_of_client ON attachments(client_id);
CREATE INDEX attachments_of_interaction ON attachments(interaction_id) WHERE interaction_id IS NOT NULL;
CREATE INDEX operations_undone ON operations(id) WHERE state = 'undone';
CREATE INDEX operations_done ON operations(id) WHERE state = 'done';
CREATE INDEX changes_of_operation ON changes(operation_id, id);
CREATE INDEX changes_of_row ON changes(kind, row_id, id);
"""

_RULES = """
CREATE TABLE promise_rules(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  side TEXT NOT NULL DEFAULT 'given' CHECK (side IN ('given', 'follow-up', 'owed')),
  words TEXT NOT NULL CHECK (words <> ''), private_words TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'other'
    CHECK (kind IN ('come', 'ring', 'write', 'quote', 'deliver', 'fix', 'follow up', 'other')),
  client_id INTEGER NOT NULL REFERENCES clients(id), person_id INTEGER REFERENCES people(id),
  interaction_id INTEGER REFERENCES interactions(id), job_id INTEGER REFERENCES jobs(id),
  made_at TEXT NOT NULL, noted_at TEXT NOT NULL,
  recurs TEXT NOT NULL CHECK (recurs <> ''), first_day TEXT NOT NULL, starts TEXT, ends TEXT,
  working_days INTEGER NOT NULL DEFAULT 0 CHECK (working_days IN (0, 1)), zone TEXT NOT NULL,
  said TEXT NOT NULL DEFAULT '', often TEXT NOT NULL,
  expected_minutes INTEGER CHECK (expected_minutes >= 0), lead_minutes INTEGER CHECK (lead_minutes >= 0),
  ended_at TEXT, ended_why TEXT NOT NULL DEFAULT '', seal TEXT NOT NULL DEFAULT '',
  CHECK (starts IS NULL OR ends IS NOT NULL)) STRICT;

CREATE TABLE promise_turns(
  id INTEGER PRIMARY KEY AUTOINCREMENT, rule_id INTEGER NOT NULL REFERENCES promise_rules(id),
  promise_id INTEGER NOT NULL UNIQUE REFERENCES promises(id), day TEXT NOT NULL,
  missed INTEGER NOT NULL DEFAULT 0 CHECK (missed >= 0), seal TEXT NOT NULL DEFAULT '',
  UNIQUE (rule_id, day)) STRICT;

CREATE INDEX promise_rules_of_client ON promise_rules(client_id);
CREATE INDEX promise_rules_of_interaction ON promise_rules(interaction_id) WHERE interaction_id IS NOT NULL;

CREATE TRIGGER promise_rules_frozen BEFORE UPDATE OF recurs, first_day, starts, ends, working_days, zone, said, often,
  made_at ON promise_rules BEGIN SELECT RAISE(ABORT, 'how often a promise comes is frozen'); END;

CREATE TRIGGER promise_turns_one_open BEFORE INSERT ON promise_turns WHEN EXISTS (
  SELECT 1 FROM promise_turns t JOIN promises p ON p.id = t.promise_id
  WHERE t.rule_id = new.rule_id AND p.state = 'open')
  BEGIN SELECT RAISE(ABORT, 'one promise of a rule is open at a time'); END;

CREATE TRIGGER promises_one_open_of_rule BEFORE UPDATE OF state ON promises
  WHEN new.state = 'open' AND old.state <> 'open' AND EXISTS (
  SELECT 1 FROM promise_turns mine JOIN promise_turns t ON t.rule_id = mine.rule_id
  JOIN promises p ON p.id = t.promise_id
  WHERE mine.promise_id = new.id AND t.promise_id <> new.id AND p.state = 'open')
  BEGIN SELECT RAISE(ABORT, 'one promise of a rule is open at a time'); END;
"""

_APPEND_ONLY = {
    "promise_events": ("UPDATE", "DELETE"),
    "changes": ("UPDATE", "DELETE"),
    "operations": ("DELETE",),
    "promises": ("DELETE",),
}
_UNDOABLE = ("promise_events", "promises")

_SEARCHED = {
    "clients": ("name", "tags", "came_by", "reach", "private_words"),
    "sites": ("name", "address", "access_notes"),
    "people": ("name", "role", "phones", "emails", "private_words"),
    "jobs": ("title", "private_words"),
    "interactions": ("words", "private_words"),
    "promises": ("words", "private_words"),
}


def _run(db: Database, script: str) -> None:
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)


def _keep(db: Database, append_only: Mapping[str, Iterable[str]], undoable: Iterable[str]) -> None:
    for table, verbs in append_only.items():
        unless = "WHEN (SELECT active FROM replaying) = 0" if table in undoable else ""
        for verb in verbs:
            condition = unless if verb == "DELETE" else ""
            db.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} {condition} "
                f"BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END"
            )


def _guard(db: Database) -> None:
    _keep(db, _APPEND_ONLY, _UNDOABLE)
    db.execute(
        "CREATE TRIGGER promises_first_window_frozen BEFORE UPDATE OF first_start, first_due, first_grain, first_said, "
        "first_zone, first_why, made_at ON promises BEGIN SELECT RAISE(ABORT, 'the first promised time is frozen'); END"
    )


def _index_words(db: Database, table: str, columns: tuple[str, ...]) -> None:
    names = ", ".join(columns)
    new = ", ".join(f"new.{column}" for column in columns)
    old = ", ".join(f"old.{column}" for column in columns)
    search = f"{table}_search"
    remove = f"INSERT INTO {search}({search}, rowid, {names}) VALUES ('delete', old.id, {old});"
    add = f"INSERT INTO {search}(rowid, {names}) VALUES (new.id, {new});"
    db.execute(
        f"CREATE VIRTUAL TABLE {search} USING fts5({names}, content='{table}', content_rowid='id', "
        "tokenize='unicode61 remove_diacritics 2', prefix='2 3 4 5')"
    )
    db.execute(f"INSERT INTO {search}({search}, rank) VALUES ('automerge', 0)")
    db.execute(f"INSERT INTO {search}({search}, rank) VALUES ('crisismerge', 200)")
    db.execute(f"CREATE TRIGGER {search}_added AFTER INSERT ON {table} BEGIN {add} END")
    db.execute(f"CREATE TRIGGER {search}_removed AFTER DELETE ON {table} BEGIN {remove} END")
    db.execute(f"CREATE TRIGGER {search}_changed AFTER UPDATE OF {names} ON {table} BEGIN {remove} {add} END")


@migrations()
def create_the_journal(db: Database) -> None:
    """Make the tables, indexes, guards and search tables of the first version."""
    _run(db, _RECORDS)
    _run(db, _INDEXES)
    _guard(db)
    for table, columns in _SEARCHED.items():
        _index_words(db, table, columns)


@migrations()
def let_promises_come_again(db: Database) -> None:
    """Make the rules by which promises come again, kept apart from the promises themselves."""
    _run(db, _RULES)
    _keep(db, {"promise_rules": ("DELETE",), "promise_turns": ("UPDATE", "DELETE")}, ("promise_rules", "promise_turns"))


@migrations()
def let_alarms_ring(db: Database) -> None:
    """Make what warnings, snoozes, reviews, waiting and ready words need, all apart from the promises."""
    _run(db, ALARMS)


@migrations()
def let_a_rule_come_at_another_time_of_day(db: Database) -> None:
    """Freeze of a rule its days and its zone alone."""
    _run(db, RULE_HOURS)
