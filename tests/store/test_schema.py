"""The schema on the database at hand: reversible, append-only where promised, safely set."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from duadon.store.ledger import AccessLog
from tests.store.made import read_log_row

APPEND_ONLY = ("store_custodyevent", "store_accesslog", "store_accesslogchild", "store_childfield")


@pytest.mark.django_db
def test_the_log_of_reads_takes_new_rows_and_nothing_else():
    """An UPDATE and a DELETE are refused by the database itself."""
    row = read_log_row()
    for attempt in (
        lambda: AccessLog.objects.filter(pk=row.pk).update(count=9),
        lambda: AccessLog.objects.filter(pk=row.pk).delete(),
    ):
        with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
            attempt()
    assert AccessLog.objects.get(pk=row.pk).count == 0


@pytest.mark.django_db
def test_every_promised_table_carries_both_guards():
    """Each append-only table has a trigger against UPDATE and one against DELETE."""
    catalogue = "pg_trigger" if connection.vendor == "postgresql" else "sqlite_master"
    column = "tgname" if connection.vendor == "postgresql" else "name"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT lower({column}) FROM {catalogue}")
        names = {row[0] for row in cursor.fetchall()}
    wanted = {f"{table}_no_{verb}" for table in APPEND_ONLY for verb in ("update", "delete")}
    assert wanted <= names


@pytest.mark.django_db(transaction=True)
def test_every_migration_can_be_taken_back():
    """Going back to nothing and forth again leaves the same tables."""
    before = set(connection.introspection.table_names())
    call_command("migrate", "store", "zero", verbosity=0)
    assert "store_child" not in connection.introspection.table_names()
    call_command("migrate", verbosity=0)
    assert set(connection.introspection.table_names()) == before
    executor = MigrationExecutor(connection)
    assert not executor.migration_plan(executor.loader.graph.leaf_nodes())


@pytest.mark.django_db
def test_the_database_keeps_what_it_acknowledged():
    """SQLite: FULL and a journal that survives a power cut; PostgreSQL: its transactions are whole."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous")
            assert cursor.fetchone()[0] == 2
            cursor.execute("PRAGMA journal_mode")
            assert cursor.fetchone()[0] in {"truncate", "wal"}
        else:
            cursor.execute("SHOW synchronous_commit")
            assert cursor.fetchone()[0] == "on"
