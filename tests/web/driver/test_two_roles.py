"""Who commands and drives as well: each run page by the right that reaches that run."""

from http import HTTPStatus as Http
from uuid import uuid4

import pytest

from duadon.store.accounts import Officer, RoleAssignment
from tests.web.driver.day import Forms


@pytest.fixture
def commander_who_drives(day):
    """The commander holds a driver's role too, and drives another van."""
    held = RoleAssignment.objects.get(officer__username="chihuy")
    driver = RoleAssignment.objects.get(officer__username="laixe2")
    RoleAssignment.objects.create(
        id=uuid4(),
        officer=held.officer,
        campaign_id=driver.campaign_id,
        role=driver.role,
        unit_code=driver.unit_code,
        since=driver.since,
    )
    return day


def test_the_run_of_others_is_read_and_not_pressed(commander_who_drives):
    """The page opens, with the commander's word on offer and no button that records or closes."""
    day = commander_who_drives
    labels = Forms(day.open(day.out, day.commander)).labels()
    assert any("chỉ huy" in label for label in labels)
    assert not {"Cả nhà lên xe (3)", "Kết thúc chuyến"} & set(labels)
    action, sent = Forms(day.open(day.out)).find("Cả nhà lên xe")
    assert day.commander.post(action, sent).status_code == Http.NOT_FOUND
    sent = {"command_id": str(uuid4())}
    answer = day.commander.post(day.address(day.out, "run-close"), sent)
    assert answer.status_code == Http.NOT_FOUND
    assert day.events() == 0


def test_the_own_run_is_pressed(commander_who_drives):
    """As its driver the commander records and closes."""
    day = commander_who_drives
    day.out_row().update(driver=Officer.objects.get(username="chihuy"))
    day.press(day.out, "Cả nhà lên xe", browser=day.commander)
    assert day.events("boarded") == 3
    assert "Kết thúc chuyến" in Forms(day.open(day.out, day.commander)).labels()
