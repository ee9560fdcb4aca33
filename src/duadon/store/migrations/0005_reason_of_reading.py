"""Why a whole number was asked for, beside the log of reads.

Written as plain SQL: a table made anew, as SQLite would have it done, loses its insert-only triggers.
"""

from django.db import migrations, models

ADD = "ALTER TABLE store_accesslog ADD COLUMN reason varchar(300) DEFAULT '' NOT NULL"
REMOVE = "ALTER TABLE store_accesslog DROP COLUMN reason"


class Migration(migrations.Migration):
    dependencies = [("store", "0004_keep_vans_and_places")]
    operations = [
        migrations.RunSQL(
            ADD,
            REMOVE,
            state_operations=[
                migrations.AddField(
                    model_name="accesslog",
                    name="reason",
                    field=models.CharField(blank=True, default="", max_length=300),
                )
            ],
        )
    ]
