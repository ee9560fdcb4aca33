"""Every verb and four kinds of caller: who is turned away changed nothing, who may succeeds, once."""

import importlib
import pkgutil
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

import duadon.actions
from duadon.actions.local_time import local_day
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.errors import DuadonError, NotAllowed, NotFound
from duadon.core.values.ids import OfficerId
from duadon.core.values.roles import Role
from duadon.store.accounts import Officer, RoleAssignment, load_actor
from duadon.store.campaigns import Campaign, SigningRule
from duadon.store.custody import CustodyEvent, ParkedEvent
from tests.actions.verbs import VERBS, Meets, Verb, own_unit
from tests.personas import WARD_11
from tests.scene import ALWAYS, WARD_6
from tests.tables import ANSWERS_AND_LOG, snapshot_of_tables

# It makes the first account: there is nobody yet who could lack a right.
WITHOUT_CALLER = {"found_office"}
ERRORS: dict[Meets, type[DuadonError]] = {Meets.NOT_ALLOWED: NotAllowed, Meets.NOT_FOUND: NotFound}

each_verb = pytest.mark.parametrize("name", sorted(VERBS))


def test_every_verb_stands_in_the_table():
    """A new verb without an entry fails here; helpers of verbs hold no function of their own name."""
    names = {info.name for info in pkgutil.iter_modules(duadon.actions.__path__)}
    modules = {name: importlib.import_module(f"duadon.actions.{name}") for name in names}
    verbs = {name for name, module in modules.items() if callable(getattr(module, name, None))}
    assert verbs == VERBS.keys() | WITHOUT_CALLER


@each_verb
def test_who_holds_the_right_there_succeeds_once(scene, name):
    """The right caller is answered Done; sent again, the same answer and not one cell changed."""
    verb = VERBS[name]
    command = verb.make(scene)
    actor = scene.somebody(verb.role, unit_code=own_unit(verb))
    before = snapshot_of_tables(leaving_out=ANSWERS_AND_LOG)
    answer = verb.act(command, actor=actor, now=verb.now)
    assert isinstance(answer, Done), answer
    after = snapshot_of_tables()
    assert {table: state for table, state in after.items() if table in before} != before
    assert verb.act(command, actor=actor, now=verb.now) == answer
    assert snapshot_of_tables() == after


@each_verb
def test_who_holds_no_role_changes_nothing(scene, name):
    """Without any role nothing happens; only custody takes in what a phone holds."""
    verb = VERBS[name]
    meets = Meets.PARKED if verb.without is Meets.PARKED else Meets.NOT_ALLOWED
    _meet(verb, verb.make(scene), replace(scene.office.commander, assignments=()), meets)


@each_verb
def test_the_own_ward_without_the_right_changes_nothing(scene, name):
    """Another role in ward 11 does not do."""
    verb = VERBS[name]
    _meet(verb, verb.make(scene), scene.somebody(verb.without_role, unit_code=WARD_11), verb.without)


@each_verb
def test_the_right_held_in_another_ward_changes_nothing(scene, name):
    """The same role in ward 6 does not reach a record of ward 11, nor the whole office."""
    verb = VERBS[name]
    _meet(verb, verb.make(scene), scene.somebody(verb.role, unit_code=WARD_6), verb.other_ward)


@each_verb
def test_another_office_changes_nothing_here(scene, name):
    """The same role in all of another office reaches nothing of this one."""
    verb = VERBS[name]
    _meet(verb, verb.make(scene), scene.stranger(verb.role), verb.elsewhere)


@each_verb
@pytest.mark.parametrize("lapse", ["ended", "of another campaign"])
def test_a_role_that_lapsed_changes_nothing(scene, name, lapse):
    """The very role, but ended the day before or given for another campaign of the office, is none."""
    verb = VERBS[name]
    frame = scene.office.frame
    command, today = verb.make(scene), local_day(verb.now, frame)
    other = Campaign.objects.get(pk=frame.id)
    other.pk, other.name = uuid4(), "Đợt khác"
    other.save(force_insert=True)
    ended = lapse == "ended"
    officer = Officer.objects.create(
        id=uuid4(), office_id=frame.office_id, username="het.vai", display_name="h"
    )
    RoleAssignment.objects.create(
        id=uuid4(),
        officer=officer,
        campaign_id=frame.id if ended else other.pk,
        role=verb.role.value,
        unit_code=own_unit(verb) or "",
        since=ALWAYS,
        until=today - timedelta(days=1) if ended else None,
    )
    actor = load_actor(OfficerId(officer.pk), campaign_id=frame.id, on=today)
    meets = Meets.PARKED if verb.without is Meets.PARKED else Meets.NOT_ALLOWED
    _meet(verb, command, actor, meets)


@pytest.mark.parametrize(
    ("role", "reason", "meets"),
    [
        (Role.WARD_OFFICER, "Cha mẹ ở nước ngoài", Meets.NOT_ALLOWED),
        (Role.DISPATCHER, "Cha mẹ ở nước ngoài", Meets.NOT_ALLOWED),
        (Role.COMMANDER, "Cha mẹ ở nước ngoài", Meets.DONE),
        (Role.COMMANDER, "  ", Meets.NOT_ALLOWED),
        (Role.WARD_OFFICER, "  ", Meets.DONE),
    ],
)
def test_only_a_commander_lets_sign_against_the_rule(scene, role, reason, meets):
    """With a reason the request is a commander's to make; blanks are no reason."""
    verb = VERBS["request_trip"]
    wanted = verb.make(scene)
    command = replace(wanted, signer=replace(wanted.signer, override_reason=reason))
    _meet(verb, command, scene.somebody(role), meets)


def _meet(verb: Verb, command, actor, meets: Meets) -> None:
    """Send the command and hold what happened against what the caller should meet."""
    if meets in ERRORS:
        before = snapshot_of_tables()
        with pytest.raises(ERRORS[meets]):
            verb.act(command, actor=actor, now=verb.now)
        assert snapshot_of_tables() == before
    elif meets is Meets.REFUSED:
        before = snapshot_of_tables(leaving_out=ANSWERS_AND_LOG)
        assert isinstance(verb.act(command, actor=actor, now=verb.now), Refusal)
        assert snapshot_of_tables(leaving_out=ANSWERS_AND_LOG) == before
    elif meets is Meets.PARKED:
        _meet_parking(verb, command, actor)
    elif meets is Meets.OWN_OFFICE:
        figures = _figures_of_other_offices(actor)
        assert isinstance(verb.act(command, actor=actor, now=verb.now), Done)
        assert _figures_of_other_offices(actor) == figures
    else:
        assert isinstance(verb.act(command, actor=actor, now=verb.now), Done)


def _meet_parking(verb: Verb, command, actor) -> None:
    before = snapshot_of_tables(leaving_out=(*ANSWERS_AND_LOG, "ParkedEvent"))
    assert isinstance(verb.act(command, actor=actor, now=verb.now), Done)
    assert snapshot_of_tables(leaving_out=(*ANSWERS_AND_LOG, "ParkedEvent")) == before
    assert ParkedEvent.objects.count() == len(command.events)
    assert not CustodyEvent.objects.exists()


def _figures_of_other_offices(actor) -> tuple[int, int]:
    others = Officer.objects.exclude(office_id=actor.office_id)
    rules = SigningRule.objects.exclude(office_id=actor.office_id)
    return others.count(), rules.count()
