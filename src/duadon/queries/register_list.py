"""The register list of an officer's wards: one page of children, each with track and status of today."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from duadon.access.children import ListWish, open_page
from duadon.access.log import Purpose
from duadon.core.enrolment.eligibility import Assessment, ChildFacts, assess_eligibility
from duadon.core.enrolment.law import get_rule_set
from duadon.core.enrolment.states import Status, StatusFact, status_of
from duadon.core.enrolment.tracks import Track
from duadon.core.privacy.masking import mask_personal_number, mask_phone
from duadon.core.register.child_record import Carer, ChildRecord
from duadon.core.values.answers import Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import AreaId, ChildId
from duadon.core.values.partial_dates import PartialDate
from duadon.core.values.people import Relation
from duadon.core.values.person_names import fold
from duadon.core.values.roles import Actor, Right
from duadon.core.values.units import AdminUnit
from duadon.store.enrolments import load_status_facts
from duadon.store.offices import load_area_names, load_units

CHILDREN_A_PAGE = 50

_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?")
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterWish:
    """What to look for: words of a name and a date of birth in `text`, one unit, which page (from 1)."""

    text: str = ""
    unit_code: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CarerLine:
    """Who cares for the child; `phone` is masked, or empty."""

    name: str
    relation: Relation
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One child: `number` is masked or empty; `hindrance` is the first thing that stops its file today."""

    id: ChildId
    name: str
    birth: str
    number: str
    unit_name: str
    area: str
    track: Track | None
    hindrance: Refusal | None
    status: Status | None
    carers: tuple[CarerLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPage:
    """A page of the list; `units` are those that the actor may choose from."""

    wish: RegisterWish
    lines: tuple[RegisterLine, ...]
    total: int
    page: int
    pages: int
    units: tuple[AdminUnit, ...]
    as_of: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """What every line needs beside its record."""

    frame: CampaignFrame
    today: date
    now: datetime
    units: Mapping[str, AdminUnit]
    areas: Mapping[AreaId, str]
    facts: Mapping[ChildId, list[StatusFact]]


def show_register(wish: RegisterWish, *, actor: Actor, frame: CampaignFrame, now: datetime) -> RegisterPage:
    """Return the page; the access log gets one row with the children shown.

    Raises NotAllowed without the right, NotFound for a unit that is not the actor's.
    """
    as_of = now.astimezone(ZoneInfo(frame.zone_name))
    units = {unit.code: unit for unit in load_units().living(on=as_of.date())}
    mine = _units_of(actor, units)
    if wish.unit_code and wish.unit_code not in {unit.code for unit in mine}:
        raise NotFound("no such unit in your area")
    found = open_page(
        _list_wish(wish), actor=actor, purpose=Purpose.SHOW_REGISTER, right=Right.READ_REGISTER, now=now
    )
    ground = _Ground(
        frame=frame,
        today=as_of.date(),
        now=now,
        units=units,
        areas=load_area_names(record.area_id for record in found.records if record.area_id),
        facts=load_status_facts(frame.id, [record.id for record in found.records]),
    )
    return RegisterPage(
        wish=wish,
        lines=tuple(_line(record, ground) for record in found.records),
        total=found.total,
        page=found.page,
        pages=max(1, -(-found.total // CHILDREN_A_PAGE)),
        units=mine,
        as_of=as_of,
    )


def _units_of(actor: Actor, units: Mapping[str, AdminUnit]) -> tuple[AdminUnit, ...]:
    scopes = actor.scopes_for(Right.READ_REGISTER)
    codes = {scope.unit_code for scope in scopes}
    return tuple(unit for code, unit in units.items() if None in codes or code in codes)


def _list_wish(wish: RegisterWish) -> ListWish:
    words, births = read_search(wish.text)
    return ListWish(
        words=words,
        birth_parts=births,
        unit_code=wish.unit_code,
        offset=(wish.page - 1) * CHILDREN_A_PAGE,
        limit=CHILDREN_A_PAGE,
    )


def read_search(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part what was typed into folded words of a name and pieces of a date of birth (yyyy-mm-dd).

    Dates are day first: 200516, 20052016, 20/5/2016, 20/5; four digits that can be a year are one.
    """
    words: list[str] = []
    births: list[str] = []
    for token in fold(text).split():
        birth = _read_birth(token)
        (words if birth is None else births).append(birth or token)
    return tuple(words), tuple(births)


def _read_birth(token: str) -> str | None:
    if _YEAR.fullmatch(token):
        return f"{token}-"
    match = _DAY_FIRST.fullmatch(token) or _DIGITS.fullmatch(token)
    if match is None:
        return None
    day, month, year = match.groups()
    return f"{year or ''}-{int(month):02d}-{int(day):02d}"


def _line(record: ChildRecord, ground: _Ground) -> RegisterLine:
    rules = get_rule_set(ground.frame.rule_set)
    assessment = assess_eligibility(ChildFacts.of(record), on=ground.today, rules=rules)
    unit = ground.units.get(record.unit_code)
    return RegisterLine(
        id=record.id,
        name=record.full_name,
        birth=_birth_text(record.birth),
        number=mask_personal_number(record.number.digits) if record.number else "",
        unit_name=unit.name if unit else record.unit_code,
        area=_area_text(record, ground.areas),
        track=assessment.track,
        hindrance=_hindrance(assessment),
        status=status_of(ground.facts[record.id], on=ground.today, recorded_by=ground.now),
        carers=tuple(_carers(record.carers)),
    )


def _hindrance(assessment: Assessment) -> Refusal | None:
    """Return what stands in the way of a file, the first thing first."""
    return next((reason.as_refusal() for reason in assessment.stopping), None)


def _birth_text(birth: PartialDate | None) -> str:
    """Write dd/mm/yyyy, or as much of it as is known."""
    return "/".join(reversed(birth.isoformat().split("-"))) if birth else ""


def _area_text(record: ChildRecord, areas: Mapping[AreaId, str]) -> str:
    area = areas.get(record.area_id, "") if record.area_id else ""
    parts: Sequence[str] = (area, record.group_name)
    return ", ".join(part for part in parts if part)


def _carers(carers: Iterable[Carer]) -> Iterable[CarerLine]:
    for carer in carers:
        yield CarerLine(name=carer.full_name, relation=carer.relation, phone=mask_phone(carer.phone))
