"""The offices of these tests live at the time of their data: a worker asks the office's own clock."""

import pytest

from tests.jobs.started import live_at
from tests.personas import NOW
from tests.scene import EVENING


@pytest.fixture
def office(office):
    """The made-up office, a week before the shuttle starts."""
    live_at(NOW)
    return office


@pytest.fixture
def scene(scene):
    """Ward 11 on the evening on which its plan is made."""
    live_at(EVENING)
    return scene
