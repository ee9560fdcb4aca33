"""Clearing up: what it removed is kept, and a child's fields may go with a list that was never accepted."""

from django.db import migrations, models

SQLITE_OLD = """
CREATE TRIGGER store_childfield_no_DELETE BEFORE DELETE ON store_childfield
BEGIN SELECT RAISE(ABORT, 'store_childfield is only ever added to'); END
"""
SQLITE_NEW = """
CREATE TRIGGER store_childfield_no_DELETE BEFORE DELETE ON store_childfield
WHEN EXISTS (
    SELECT 1 FROM store_child JOIN store_batch ON store_batch.id = store_child.batch_id
    WHERE store_child.id = OLD.child_id AND store_batch.accepted_at IS NOT NULL
)
BEGIN SELECT RAISE(ABORT, 'store_childfield is only ever added to'); END
"""
POSTGRESQL_FUNCTION = """
CREATE FUNCTION duadon_only_staged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM store_child JOIN store_batch ON store_batch.id = store_child.batch_id
        WHERE store_child.id = OLD.child_id AND store_batch.accepted_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'store_childfield is only ever added to';
    END IF;
    RETURN OLD;
END $$
"""
POSTGRESQL_TRIGGER = """
CREATE TRIGGER store_childfield_no_DELETE BEFORE DELETE ON store_childfield
FOR EACH ROW EXECUTE FUNCTION {function}()
"""


def _drop(schema_editor):
    on = " ON store_childfield" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER store_childfield_no_DELETE{on}", params=None)


def let_staged_go(apps, schema_editor):
    _drop(schema_editor)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_FUNCTION, params=None)
        schema_editor.execute(POSTGRESQL_TRIGGER.format(function="duadon_only_staged"), params=None)
    else:
        schema_editor.execute(SQLITE_NEW, params=None)


def keep_all(apps, schema_editor):
    _drop(schema_editor)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION duadon_only_staged()", params=None)
        schema_editor.execute(POSTGRESQL_TRIGGER.format(function="duadon_insert_only"), params=None)
    else:
        schema_editor.execute(SQLITE_OLD, params=None)


class Migration(migrations.Migration):
    dependencies = [("store", "0006_day_sums")]
    operations = [
        migrations.CreateModel(
            name="Clearance",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("removed", models.JSONField(default=dict)),
            ],
            options={"indexes": [models.Index(fields=["at"], name="store_clear_at_88c38d_idx")]},
        ),
        migrations.RunPython(let_staged_go, keep_all),
    ]
