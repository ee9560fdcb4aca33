"""Presses the buttons that the pages offer, as the crew, the desk and the dispatcher would."""

from datetime import datetime, timedelta
from html.parser import HTMLParser
from uuid import uuid4

from django.urls import reverse

from duadon.actions.publish_plan import PublishPlan, publish_plan
from duadon.core.shuttle.plan import Leg
from duadon.demo.story import FIRST_DAY
from duadon.queries.run_sheets import load_day_sheets
from duadon.store.custody import CustodyEvent
from duadon.store.plans import Run
from tests.scene import EVENING, MORNING, must
from tests.web.pages import text_of, visit_as
from tests.web.shuttle_morning import set_clock


class Forms(HTMLParser):
    """Reads a page's forms: for each its address, its hidden fields, and its buttons."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.forms: list[dict] = []
        self._button: dict | None = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        """Open a form, note a field, begin a button."""
        told = dict(attrs)
        if tag == "form":
            self.forms.append({"action": told.get("action", ""), "fields": {}, "buttons": []})
        elif tag == "input" and told.get("type") == "hidden" and self.forms:
            self.forms[-1]["fields"][told["name"]] = told.get("value", "")
        elif tag == "button" and self.forms:
            self._button = {"name": told.get("name"), "value": told.get("value", ""), "label": ""}
            self.forms[-1]["buttons"].append(self._button)

    def handle_data(self, data):
        """Gather a button's words."""
        if self._button is not None:
            self._button["label"] += data

    def handle_endtag(self, tag):
        """End a button."""
        if tag == "button":
            self._button = None

    def find(self, label: str, *, containing: str = "") -> tuple[str, dict]:
        """Return where the first button of these words leads and what it sends."""
        for form in self.forms:
            for button in form["buttons"]:
                if label in " ".join(button["label"].split()) and containing in button["value"]:
                    sent = dict(form["fields"])
                    if button["name"]:
                        sent[button["name"]] = button["value"]
                    return form["action"], sent
        raise AssertionError(f"no button says {label!r} {containing}")

    def labels(self) -> list[str]:
        """Return the words of all buttons."""
        return [" ".join(button["label"].split()) for form in self.forms for button in form["buttons"]]


class PagesDay:
    """Two runs of one van, and who looks at them."""

    def __init__(self, scene) -> None:
        """Publish the plan."""
        self.scene, self.office = scene, scene.office
        command = PublishPlan(command_id=uuid4(), plan_id=scene.plan_id)
        must(publish_plan(command, actor=self.office.dispatcher, now=EVENING))
        self.out, self.home = load_day_sheets(self.office.frame.id, FIRST_DAY).runs
        people = [rider for stop in self.out.stops for rider in stop.on]
        self.children = [one.rider_id for one in people if one.is_child]
        (self.grandmother,) = [one.rider_id for one in people if not one.is_child]
        self.at(MORNING)
        self.driver, self.attendant = visit_as("laixe1"), visit_as("phuxe1")
        self.dispatcher, self.desk = visit_as("dieuphoi"), visit_as("diema.canbo")
        self.commander = visit_as("chihuy")

    def at(self, now: datetime) -> None:
        """Let the office live at that time."""
        self.now = now
        set_clock(self.office, now)

    def later(self, minutes: int = 5) -> None:
        """Let time pass."""
        self.at(self.now + timedelta(minutes=minutes))

    @staticmethod
    def address(run, name: str = "run-page") -> str:
        """Return where a run's page is."""
        return reverse(name, kwargs={"run": run.run_id})

    def open(self, run, browser=None) -> str:
        """Return the run's page."""
        answer = (browser or self.driver).get(self.address(run))
        assert answer.status_code == 200
        return answer.content.decode()

    def press(self, run, label: str, *, browser=None, containing: str = "", **more):
        """Open the page, press the first button of these words, and return the page after it."""
        browser = browser or self.driver
        action, sent = Forms(self.open(run, browser)).find(label, containing=containing)
        return browser.post(action, {**sent, **more}, follow=True)

    def walk(self, run, *, code: str | None = None, browser=None):
        """The attendant reads the code in the last row."""
        code = code or Run.objects.get(pk=run.run_id).last_row_code
        return self.press(run, "xe không còn ai", browser=browser or self.attendant, code=code)

    def out_row(self):
        """Return the rows of the run out, of which there is one."""
        return Run.objects.filter(pk=self.out.run_id)

    def ride_out(self) -> None:
        """Bring everybody to the point."""
        self.press(self.out, "Cả nhà lên xe")
        self.later(10)
        self.press(self.out, "Cả nhà xuống xe")

    @staticmethod
    def events(kind: str | None = None) -> int:
        """Return how many events are stored."""
        rows = CustodyEvent.objects.all()
        return (rows.filter(kind=kind) if kind else rows).count()

    @staticmethod
    def words(answer) -> str:
        """Return what is read on the page."""
        return text_of(answer)


OUT, HOME = Leg.OUT, Leg.HOME
