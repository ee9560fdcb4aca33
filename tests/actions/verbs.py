"""One entry a verb: a command that succeeds for whoever may give it, and who may not.

`wide` verbs concern the whole office. `elsewhere` is what an officer of another office meets who
holds the same role there, `other_ward` what one of the same office meets who holds it in ward 6,
`without` what somebody of ward 11 meets whose role lacks the right.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from duadon.actions.add_officers import add_officers
from duadon.actions.cancel_trip_leg import cancel_trip_leg
from duadon.actions.close_run import close_run
from duadon.actions.enrol_device import enrol_device
from duadon.actions.enrol_own_browser import enrol_own_browser
from duadon.actions.give_consent import give_consent
from duadon.actions.import_register import import_register
from duadon.actions.keep_place import keep_place
from duadon.actions.keep_vehicle import keep_vehicle
from duadon.actions.name_adults import name_adults
from duadon.actions.note_paper_seen import note_paper_seen
from duadon.actions.plan_day import plan_day
from duadon.actions.press_taps import press_taps
from duadon.actions.print_tags import print_tags
from duadon.actions.publish_plan import publish_plan
from duadon.actions.record_card import record_card
from duadon.actions.record_contact import record_contact
from duadon.actions.record_custody import record_custody
from duadon.actions.record_day_sums import record_day_sums
from duadon.actions.record_visit import record_visit
from duadon.actions.record_walk_in import record_walk_in
from duadon.actions.request_trip import request_trip
from duadon.actions.schedule_day import schedule_day
from duadon.actions.set_clock import set_clock
from duadon.actions.set_signing_rule import set_signing_rule
from duadon.actions.set_up_campaign import set_up_campaign
from duadon.actions.settle_parked import settle_parked
from duadon.actions.take_back_walk_in import take_back_walk_in
from duadon.core.values.roles import Role
from duadon.demo.story import FIRST_DAY
from tests.actions import commands
from tests.personas import WARD_11
from tests.scene import EVENING, MORNING, Scene, importing, planning

RIDDEN = MORNING + timedelta(hours=10)


class Meets(StrEnum):
    """What a caller meets."""

    NOT_ALLOWED = "not_allowed"
    NOT_FOUND = "not_found"
    REFUSED = "refused"
    DONE = "done"
    PARKED = "parked"  # custody takes in what a phone holds, whoever brings it
    OWN_OFFICE = "own_office"  # done, to the caller's own office


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb with a command that succeeds, and what each kind of caller meets."""

    act: Callable[..., Any]
    make: Callable[[Scene], Any]
    role: Role
    now: datetime = EVENING
    wide: bool = False
    without_role: Role = Role.AUDITOR
    without: Meets = Meets.NOT_ALLOWED
    other_ward: Meets = Meets.NOT_FOUND
    elsewhere: Meets = Meets.NOT_FOUND


VERBS: dict[str, Verb] = {
    "add_officers": Verb(
        act=add_officers,
        make=lambda _: commands.new_officers("laixe9"),
        role=Role.SYSTEM_ADMINISTRATOR,
        wide=True,
        other_ward=Meets.NOT_ALLOWED,
        elsewhere=Meets.OWN_OFFICE,
    ),
    "cancel_trip_leg": Verb(act=cancel_trip_leg, make=commands.cancellation, role=Role.WARD_OFFICER),
    # Who drives or closes is a matter of the run, and a run crosses wards.
    "close_run": Verb(
        act=close_run,
        make=commands.closing,
        role=Role.DISPATCHER,
        now=RIDDEN,
        wide=True,
        without_role=Role.WARD_OFFICER,
    ),
    "enrol_device": Verb(
        act=enrol_device,
        make=commands.enrolment,
        role=Role.DISPATCHER,
        now=MORNING,
        wide=True,
        other_ward=Meets.NOT_ALLOWED,
    ),
    # Who may press is a matter of the run; a crew of another van does not learn of it.
    "enrol_own_browser": Verb(
        act=enrol_own_browser,
        make=commands.browser,
        role=Role.DISPATCHER,
        now=MORNING,
        wide=True,
        without_role=Role.WARD_OFFICER,
    ),
    "give_consent": Verb(
        act=give_consent, make=commands.consent, role=Role.WARD_OFFICER, without_role=Role.DRIVER
    ),
    "import_register": Verb(
        act=import_register,
        make=lambda scene: importing(scene.office, scene.ward_list),
        role=Role.WARD_OFFICER,
        without_role=Role.COMMANDER,
        other_ward=Meets.NOT_ALLOWED,
    ),
    "name_adults": Verb(act=name_adults, make=commands.adults, role=Role.WARD_OFFICER),
    "note_paper_seen": Verb(act=note_paper_seen, make=commands.paper, role=Role.WARD_OFFICER),
    "keep_place": Verb(
        act=keep_place, make=commands.place, role=Role.DISPATCHER, wide=True, other_ward=Meets.NOT_ALLOWED
    ),
    "keep_vehicle": Verb(
        act=keep_vehicle,
        make=commands.van,
        role=Role.DISPATCHER,
        wide=True,
        without_role=Role.COMMANDER,
        other_ward=Meets.NOT_ALLOWED,
    ),
    "plan_day": Verb(
        act=plan_day, make=planning, role=Role.DISPATCHER, wide=True, other_ward=Meets.NOT_ALLOWED
    ),
    "press_taps": Verb(
        act=press_taps,
        make=commands.pressing,
        role=Role.DISPATCHER,
        now=RIDDEN,
        wide=True,
        without_role=Role.COMMANDER,
    ),
    "print_tags": Verb(
        act=print_tags,
        make=commands.tags,
        role=Role.DISPATCHER,
        now=MORNING,
        wide=True,
        without_role=Role.COMMANDER,
        other_ward=Meets.NOT_ALLOWED,
        elsewhere=Meets.REFUSED,
    ),
    "publish_plan": Verb(
        act=publish_plan,
        make=commands.publishing,
        role=Role.DISPATCHER,
        wide=True,
        without_role=Role.COMMANDER,
        other_ward=Meets.NOT_ALLOWED,
    ),
    "record_card": Verb(
        act=record_card, make=commands.card, role=Role.POINT_OPERATOR, now=RIDDEN, without_role=Role.DRIVER
    ),
    "record_contact": Verb(
        act=record_contact, make=commands.contact, role=Role.WARD_OFFICER, without_role=Role.POINT_OPERATOR
    ),
    "record_day_sums": Verb(
        act=record_day_sums,
        make=commands.day_sums,
        role=Role.POINT_OPERATOR,
        now=RIDDEN,
        wide=True,
        without_role=Role.DRIVER,
        other_ward=Meets.NOT_ALLOWED,
    ),
    "record_walk_in": Verb(
        act=record_walk_in,
        make=commands.walk_in,
        role=Role.POINT_OPERATOR,
        now=RIDDEN,
        without_role=Role.DRIVER,
    ),
    "record_custody": Verb(
        act=record_custody,
        make=commands.boarding,
        role=Role.DRIVER,
        now=RIDDEN,
        without=Meets.PARKED,
        other_ward=Meets.DONE,
        elsewhere=Meets.REFUSED,
    ),
    "record_visit": Verb(
        act=record_visit, make=commands.visit, role=Role.WARD_OFFICER, without_role=Role.POINT_OPERATOR
    ),
    "request_trip": Verb(
        act=request_trip, make=commands.request, role=Role.WARD_OFFICER, without_role=Role.COMMANDER
    ),
    "schedule_day": Verb(
        act=schedule_day,
        make=lambda scene: scene.schedule(FIRST_DAY + timedelta(days=1)),
        role=Role.DISPATCHER,
        wide=True,
        other_ward=Meets.NOT_ALLOWED,
    ),
    "take_back_walk_in": Verb(
        act=take_back_walk_in,
        make=commands.take_back,
        role=Role.POINT_OPERATOR,
        now=RIDDEN,
        without_role=Role.DRIVER,
    ),
    "settle_parked": Verb(
        act=settle_parked,
        make=commands.settling,
        role=Role.DISPATCHER,
        now=RIDDEN,
        wide=True,
        without_role=Role.DRIVER,
        other_ward=Meets.NOT_ALLOWED,
    ),
    "set_clock": Verb(
        act=set_clock,
        make=commands.later_clock,
        role=Role.SYSTEM_ADMINISTRATOR,
        wide=True,
        without_role=Role.COMMANDER,
        other_ward=Meets.NOT_ALLOWED,
        elsewhere=Meets.OWN_OFFICE,
    ),
    "set_signing_rule": Verb(
        act=set_signing_rule,
        make=commands.signing_rule,
        role=Role.COMMANDER,
        wide=True,
        without_role=Role.DISPATCHER,
        other_ward=Meets.NOT_ALLOWED,
        elsewhere=Meets.OWN_OFFICE,
    ),
    "set_up_campaign": Verb(
        act=set_up_campaign,
        make=commands.second_campaign,
        role=Role.SYSTEM_ADMINISTRATOR,
        wide=True,
        without_role=Role.COMMANDER,
        other_ward=Meets.NOT_ALLOWED,
    ),
}


def own_unit(verb: Verb) -> str | None:
    """Return where the role must be held: everywhere for a wide verb, else ward 11."""
    return None if verb.wide else WARD_11
