"""Tables hold fields and constraints; nothing happens behind a caller's back."""

from collections.abc import Iterator
from typing import Any
from weakref import ReferenceType

import pytest
from django.apps import apps
from django.core import signals as core_signals
from django.db import models
from django.db.backends import signals as connection_signals
from django.db.models import signals as model_signals
from django.dispatch import Signal

MODELS = list(apps.get_app_config("store").get_models())
SIGNALS = [
    value
    for module in (core_signals, connection_signals, model_signals)
    for value in vars(module).values()
    if isinstance(value, Signal)
]


def _own_receivers(signal: Signal) -> Iterator[Any]:
    for entry in signal.receivers:
        held = entry[1]
        receiver = held() if isinstance(held, ReferenceType) else held
        if getattr(receiver, "__module__", "").startswith(("duadon.", __name__)):
            yield receiver


def _fills_itself(field: Any) -> bool:
    return getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)


def _acting_methods(model: type) -> set[str]:
    return {"save", "delete", "asave", "adelete", "full_clean", "clean"} & set(vars(model))


def test_there_are_tables_to_look_at():
    """The checks below are not empty."""
    assert len(MODELS) > 20


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_column_fills_itself_from_the_clock(model):
    """Time is passed in: no auto_now, no auto_now_add."""
    assert [field.name for field in model._meta.get_fields() if _fills_itself(field)] == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_saving_and_deleting_do_nothing_else(model):
    """Rules live in core and actions, so no model overrides what writes a row."""
    assert _acting_methods(model) == set()


def test_no_signal_has_a_receiver_of_ours():
    """What happens after a write is written where the write is."""
    assert [receiver for signal in SIGNALS for receiver in _own_receivers(signal)] == []


def test_a_planted_receiver_is_found():
    """The check above sees a receiver."""

    def planted(**_: object) -> None:
        """Do nothing."""

    model_signals.post_save.connect(planted)
    try:
        assert list(_own_receivers(model_signals.post_save)) == [planted]
    finally:
        model_signals.post_save.disconnect(planted)


def test_planted_columns_and_methods_are_found():
    """The checks above see a self-filling column and an override."""

    class Planted:
        def save(self) -> None:
            """Do nothing."""

    assert _fills_itself(models.DateTimeField(auto_now=True))
    assert _fills_itself(models.DateTimeField(auto_now_add=True))
    assert "save" in _acting_methods(Planted)
