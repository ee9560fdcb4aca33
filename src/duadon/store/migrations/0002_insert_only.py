"""Custody events, the log of reads are only ever added to."""

from django.db import migrations

TABLES = ("store_custodyevent", "store_accesslog", "store_accesslogchild", "store_childfield")

SQLITE_ADD = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END
"""
POSTGRESQL_FUNCTION = """
CREATE FUNCTION duadon_insert_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME; END $$
"""
POSTGRESQL_ADD = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
FOR EACH ROW EXECUTE FUNCTION duadon_insert_only()
"""


def _each():
    return ((table, verb) for table in TABLES for verb in ("UPDATE", "DELETE"))


def forbid(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    if postgresql:
        schema_editor.execute(POSTGRESQL_FUNCTION, params=None)
    text = POSTGRESQL_ADD if postgresql else SQLITE_ADD
    for table, verb in _each():
        schema_editor.execute(text.format(table=table, verb=verb), params=None)


def allow(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table, verb in _each():
        on = f" ON {table}" if postgresql else ""
        schema_editor.execute(f"DROP TRIGGER {table}_no_{verb}{on}", params=None)
    if postgresql:
        schema_editor.execute("DROP FUNCTION duadon_insert_only()", params=None)


class Migration(migrations.Migration):
    dependencies = [("store", "0001_first")]
    operations = [migrations.RunPython(forbid, allow)]
