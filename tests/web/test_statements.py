"""How much each page asks of the database: no page grows with the number of its lines."""

from http import HTTPStatus as Http

import pytest

from tests.web.matrix import Way, Whose, expected
from tests.web.pages import VISITORS, count_statements, visit_as
from tests.web.records_asked_for import records_of
from tests.web.test_every_page_by_role import actor_named, cases, taken_back

# Who has signed in, with session, campaign and assignments.
OF_THE_SESSION = 4
OF_THE_PAGE = 12
# A list of a run is asked for by many at once, when the vans leave. A sent file is compared with the
# register once, when it is first looked at, and what was found is kept beside it.
OF_A_LIST = {"manifest-file": 8, "day-manifests-file": 8, "import-check": 14}
# The boards are looked at all day by everybody: these are held to the number in all.
IN_ALL = {"today": 12, "where-everybody-is": 12, "capture-desk": 12, "progress": 12}


@pytest.mark.parametrize("username", list(VISITORS.values()))
def test_no_page_asks_more_than_a_dozen_statements(morning, ward_lists, username):
    """Every page that the visitor may open, beyond what the session asks; boards in all."""
    actor, browser = actor_named(username, morning), visit_as(username)
    too_many = {}
    for case in cases(records_of(morning, ward_lists), morning):
        if case.way is Way.GET and case.whose is Whose.OWN and set(expected(case, actor)) == {Http.OK}:
            with taken_back():
                asked = count_statements(browser, case.address)
            own = OF_A_LIST.get(case.name, OF_THE_PAGE)
            if asked > IN_ALL.get(case.name, OF_THE_SESSION + own):
                too_many[case.name] = asked
    assert not too_many


def test_a_session_asks_for_no_more_than_it_says(morning):
    """The way in leads on and asks for the visitor alone: the measure that is taken off."""
    assert count_statements(visit_as("laixe1"), "/") == OF_THE_SESSION
