"""The grandmother's day, seen from the capture desk."""

import pytest

from tests.web.driver.day import PagesDay


@pytest.fixture
def day(scene):
    """The morning of the ride; three browsers are open."""
    return PagesDay(scene)


@pytest.fixture(scope="session")
def ward_lists(tmp_path_factory):
    """The made-up workbooks of the scene: this folder's pages have their own seed."""
    from duadon.demo.ward_lists import write_ward_lists

    folder = tmp_path_factory.mktemp("lists")
    return {one.unit_code: one for one in write_ward_lists(folder, 1)}
