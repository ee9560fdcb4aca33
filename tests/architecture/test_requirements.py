"""Requirements hold no address, and the check for that can fail."""

import pytest

from tests.architecture.requirements import difference_faults, faults, file_faults
from tests.architecture.tree import ROOT

_GOOD = "django==5.2.19 \\\n    --hash=sha256:" + "a" * 64 + "\n"


def test_requirements_are_pinned_and_free_of_addresses():
    """The files in the tree hold what they must."""
    assert list(faults(ROOT / "requirements")) == []


@pytest.mark.parametrize(
    "line",
    [
        "--extra-index-url https:" + "//example.invalid/simple",
        "--find-links wheels",
        "django @ file:" + "///tmp/django.whl",
        "django==5.2.19",
        "django>=5.2 --hash=sha256:aa",
    ],
)
def test_a_planted_line_is_found(line):
    """An address, an option, a missing hash and a missing pin are each refused."""
    assert list(file_faults("planted", _GOOD)) == []
    assert list(file_faults("planted", f"{_GOOD}{line}\n")) != []


def test_development_must_contain_production():
    """A pin that differs between the two files is found."""
    assert list(difference_faults(_GOOD, _GOOD)) == []
    assert len(list(difference_faults(_GOOD, _GOOD.replace("5.2.19", "5.2.18")))) == 1
