"""What checking a sent list found is kept beside it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0009_last_row_tags")]

    operations = [
        migrations.AddField(
            model_name="upload", name="checked_sealed", field=models.BinaryField(null=True)
        ),
    ]
