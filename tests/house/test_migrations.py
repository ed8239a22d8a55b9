"""A journal made by any version that shipped can be opened for ever, so what shipped never changes."""

import ast
import hashlib
import re
import sqlite3

import pytest
from sqlite_utils import Database

from models.store.migrations import migrations
from models.store.version import SCHEMA_VERSION
from tests.house.imports import imports
from tests.house.sources import ROOMS, sources

# Not ours to keep: tables that SQLite and sqlite-utils make for themselves, each version in its own way.
SHADOW = re.compile(r"_search_(data|idx|content|docsize|config)$")
# For each version of the schema, what it makes. Add a line with each new migration; never change a line of
# a version that somebody has: append a migration instead. Until 0.1.0 is given away, line 1 follows the schema.
SHIPPED = {
    1: "d3e1bc55f86e2459a523ddba6dc0608a36deb3e03dc3c4a54cdcf57df9c48b3b",
    2: "5aadcf3eeae3855e80320b233fe365613a9fbb9cd2c17a8af8cb302a637d8652",
    3: "1743211ff63ae9ebed75aab629a5205d35800d67bfe7ededa3e8ef98be18ad6c",
    4: "70daaca222b7df9b68c02a910e03f58b2c6b3f3b96fd7737ca330ef339f4068b",
}


def _schema_after(version: int) -> str:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    database = Database(connection, execute_plugins=False)
    names = [migration.name for migration in migrations.pending(database)]
    migrations.apply(database, stop_before=names[version] if version < len(names) else None)
    made = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()
    connection.close()
    return "\n".join(
        " ".join(sql.split()) for name, sql in made if not name.startswith("_") and not SHADOW.search(name)
    )


@pytest.mark.parametrize("version", sorted(SHIPPED))
def test_the_schema_of_a_version_stays_as_it_shipped(version: int) -> None:
    assert hashlib.sha256(_schema_after(version).encode()).hexdigest() == SHIPPED[version]


def test_every_version_of_the_schema_is_remembered() -> None:
    assert sorted(SHIPPED) == list(range(1, SCHEMA_VERSION + 1))


def test_migrations_import_nothing_that_may_change_under_them() -> None:
    source = next(source for source in sources() if source.path == "models/store/migrations.py")

    ours = {name for _, name in imports(source) if name.partition(".")[0] in ROOMS}
    assert {name for name in ours if not name.startswith("models.store.schema.")} == set()
    assert ast.get_docstring(source.tree)


def test_what_migrations_make_imports_nothing_at_all() -> None:
    parts = [source for source in sources() if source.path.startswith("models/store/schema/")]

    assert parts
    assert [found for source in parts for found in imports(source)] == []
