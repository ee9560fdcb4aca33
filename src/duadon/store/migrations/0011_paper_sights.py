"""Who has seen a signer's paper, and when: a row a look."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0010_checked_uploads")]
    operations = [
        migrations.CreateModel(
            name="PaperSight",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seen_at", models.DateTimeField()),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sights",
                        to="store.triprequest",
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "signer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="store.adult"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["request", "signer"], name="store_paper_request_b5d273_idx")
                ]
            },
        ),
    ]
