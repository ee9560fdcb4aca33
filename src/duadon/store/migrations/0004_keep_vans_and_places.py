"""Vans and places are kept by the office: a version against lost changes, and the day they retire."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0003_jobs"),
    ]

    operations = [
        migrations.AddField(
            model_name="place",
            name="retired_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="place",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="vehicle",
            name="retired_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="vehicle",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
    ]
