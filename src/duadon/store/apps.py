"""Tell Django about the app."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """All tables of duadon."""

    name = "duadon.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
