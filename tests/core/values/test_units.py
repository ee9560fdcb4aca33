"""Names of units over time: a report of any day can name every unit that its figures speak of."""

from datetime import date

import pytest

from duadon.core.values.units import AdminUnit, AdminUnits

UNITS = AdminUnits.of(
    [
        AdminUnit(code="29881", name="Phường mới", valid_from=date(2025, 1, 1)),
        AdminUnit(code="29881", name="Phường cũ", valid_from=date(2020, 1, 1), valid_to=date(2025, 1, 1)),
        AdminUnit(code="29863", name="Phường 11", valid_from=date(2020, 1, 1), valid_to=date(2025, 1, 1)),
    ]
)


@pytest.mark.parametrize(
    ("day", "reused"),
    [
        (date(2000, 1, 1), "Phường mới"),
        (date(2024, 12, 31), "Phường cũ"),
        (date(2025, 1, 1), "Phường mới"),
        (date(2099, 12, 31), "Phường mới"),
    ],
)
def test_every_code_has_a_name_on_every_day(day, reused):
    """The name of the day where there is one, else the last that the code bore; none is missing."""
    assert UNITS.names(on=day) == {"29881": reused, "29863": "Phường 11"}
