"""The tutorial is done as it is told: every list item, word for word, in the window of one reader."""

from pathlib import Path

import pytest

from scripts.make_tutorial_list import PATH, write_list
from tests.journeys.following import ROOT, Follower, StepFailed
from tests.journeys.people import DESK
from tests.journeys.sites import Site, served_copy
from tests.journeys.told_steps import Step, read_steps

TUTORIAL = ROOT / "docs" / "tutorials" / "first-campaign.md"


def test_the_tutorial_works_as_told(served_stage, people, tmp_path):
    """From the list to the commander's report; a step that does not work is named with its line."""
    with served_copy(served_stage, tmp_path) as site:
        reader = Follower(people.open(site, DESK), site)
        steps = list(read_steps(TUTORIAL.read_text(encoding="utf-8")))
        for step in steps:
            reader.do(step)
    assert {step.kind for step in steps} >= {"sign_in", "give", "wait", "note", "open_paper", "run"}


def test_what_does_not_work_is_named_by_its_line(browser):
    """A page without the button that the text names: the failure says where the text is wrong."""
    page = browser.new_page()
    page.set_default_timeout(3000)
    page.set_content("<main><button>Lập kế hoạch</button></main>")
    nowhere = Site(address="", database=Path(), environment={})
    try:
        reader = Follower(page, nowhere)
        reader.do(Step(kind="press", words=("Lập kế hoạch",), line=6))
        with pytest.raises(StepFailed, match=r"line 7, press Bỏ kế hoạch"):
            reader.do(Step(kind="press", words=("Bỏ kế hoạch",), line=7))
    finally:
        page.close()


def test_its_list_is_what_the_script_makes(tmp_path):
    """The committed workbook and the script that tells what is in it do not part."""
    made = tmp_path / "made.xlsx"
    write_list(made)
    assert PATH.read_bytes() == made.read_bytes()
