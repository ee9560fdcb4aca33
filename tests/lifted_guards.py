"""Lets the test runner empty the append-only tables between tests on SQLite.

The guards are triggers; emptying happens by DELETE. So each flush drops them, empties, and puts
them back. PostgreSQL empties by TRUNCATE, which row triggers do not see.
"""

from typing import Any
from unittest.mock import patch

from django.db.backends.sqlite3.base import DatabaseWrapper

_Operations = DatabaseWrapper.ops_class
_flush = _Operations.sql_flush


def _flush_past_the_guards(self: Any, *args: Any, **options: Any) -> list[str]:
    with self.connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        guards = cursor.fetchall()
    drops = [f"DROP TRIGGER {name}" for name, _ in guards]
    return [*drops, *_flush(self, *args, **options), *(sql for _, sql in guards)]


def lift() -> None:
    """Do so from now on, in this process of tests."""
    patch.object(_Operations, "sql_flush", _flush_past_the_guards).start()
