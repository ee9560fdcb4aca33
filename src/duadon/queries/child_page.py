"""One child on one page: from the row of a list to the card in its hands, and what comes next.

At most twelve statements, the log among them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import OuterRef, Q, Subquery, UUIDField, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Replace

from duadon.access.child_history import ChildRow, load_child_rows, load_home
from duadon.access.children import open_child
from duadon.access.log import Purpose
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import EventKind
from duadon.core.custody.presses import find_undone
from duadon.core.custody.reading import event_from_document
from duadon.core.enrolment.card_receipts import KeptReceipt
from duadon.core.enrolment.eligibility import Assessment, ChildFacts, assess_eligibility
from duadon.core.enrolment.law import get_rule_set
from duadon.core.enrolment.states import Status, StatusFact, status_of
from duadon.core.enrolment.tracks import TERMS
from duadon.core.outreach.contacts import (
    CONTACT_REASON_CODES,
    CONTACT_RESULT_CODES,
    ContactReason,
    ContactResult,
)
from duadon.core.privacy.masking import mask_personal_number, mask_phone, short_name
from duadon.core.register.child_record import ChildRecord
from duadon.core.values.answers import Parameter
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.findings import Finding
from duadon.core.values.ids import ChildId
from duadon.core.values.roles import Actor, Right
from duadon.queries.batch_findings import mask_finding
from duadon.queries.register_list import CarerLine
from duadon.store.accounts import Officer
from duadon.store.captures import WalkInOutcome, list_walk_ins
from duadon.store.card_receipts import receipt_beside
from duadon.store.custody import CustodyEvent as EventRow
from duadon.store.enrolments import EnrolmentState
from duadon.store.outreach import Consent, Contact, Rider


class NextStep(StrEnum):
    """What has to be done for the child now."""

    MEND = "mend"
    VISIT = "visit"
    FILE_ONLINE = "file_online"
    REQUEST = "request"
    RIDE = "ride"
    AGAIN = "again"
    WAIT_CARD = "wait_card"
    HAND_OVER = "hand_over"
    NOT_WANTED = "not_wanted"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happened, at a local time; `labels` are codes whose words fill the sentence.

    `by_day`: only the day counts, as of a seat booked for it. A custody event says itself;
    `findings` are those of a list's row, `receipt` who took the card, `note` why it was undone.
    """

    at: datetime
    code: str = ""
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    by: str = ""
    event: CustodyEvent | None = None
    undone: bool = False
    by_day: bool = False
    findings: tuple[Finding, ...] = ()
    receipt: KeptReceipt | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildPage:
    """The child, numbers masked; `steps` in the order in which they happened; `as_of` local."""

    id: ChildId
    name: str
    short_name: str
    birth: str
    number: str
    unit_name: str
    area: str
    carers: tuple[CarerLine, ...]
    assessment: Assessment
    status: Status | None
    next_step: NextStep
    steps: tuple[Step, ...]
    as_of: datetime


@transaction.atomic
def show_child(child_id: ChildId, *, actor: Actor, frame: CampaignFrame, now: datetime) -> ChildPage:
    """Return the page and log the read; NotFound for a child outside the actor's scope."""
    record = open_child(child_id, actor=actor, purpose=Purpose.SHOW_CHILD, right=Right.READ_REGISTER, now=now)
    home = load_home(record)
    as_of = now.astimezone(ZoneInfo(frame.zone_name))
    assessment = assess_eligibility(
        ChildFacts.of(record), on=as_of.date(), rules=get_rule_set(frame.rule_set)
    )
    states = list(_states(record, frame))
    status = status_of([_fact(row) for row in states], on=as_of.date(), recorded_by=now)
    return ChildPage(
        id=record.id,
        name=record.full_name,
        short_name=short_name(record.full_name),
        birth="/".join(reversed(record.birth.isoformat().split("-"))) if record.birth else "",
        number=mask_personal_number(record.number.digits) if record.number else "",
        unit_name=home.unit_name,
        area=", ".join(part for part in (home.area_name, record.group_name) if part),
        carers=tuple(
            CarerLine(name=one.full_name, relation=one.relation, phone=mask_phone(one.phone))
            for one in record.carers
        ),
        assessment=assessment,
        status=status,
        next_step=find_next_step(status, assessment),
        steps=_steps(record, states, frame),
        as_of=as_of,
    )


def find_next_step(status: Status | None, assessment: Assessment) -> NextStep:
    """Tell what comes next; what stops the file comes before a visit for the file's sake."""
    if status in _AFTER_FILE:
        return _AFTER_FILE[status]
    if status is Status.NOT_WANTED:
        return NextStep.NOT_WANTED
    if not assessment.ready:
        return NextStep.MEND
    if status in {None, Status.LISTED, Status.CONTACTED}:
        return NextStep.VISIT
    online = assessment.track is not None and TERMS[assessment.track].filed_online
    if online:
        return NextStep.FILE_ONLINE
    return {Status.BOOKED: NextStep.RIDE, Status.NOT_CAPTURED: NextStep.AGAIN}.get(
        status or Status.WANTED, NextStep.REQUEST
    )


_AFTER_FILE: Mapping[Status | None, NextStep] = {
    Status.FILED_ONLINE: NextStep.WAIT_CARD,
    Status.CAPTURED: NextStep.WAIT_CARD,
    Status.CARD_MADE: NextStep.HAND_OVER,
    Status.CARD_ARRIVED: NextStep.HAND_OVER,
    Status.HANDED_OVER: NextStep.DONE,
}


def _states(record: ChildRecord, frame: CampaignFrame) -> Iterable[EnrolmentState]:
    rows = EnrolmentState.objects.filter(enrolment__campaign_id=frame.id, enrolment__child_id=record.id)
    rows = rows.select_related("recorded_by", "receipt__adult")
    return rows.order_by("effective_on", "recorded_at", "pk")


def _fact(row: EnrolmentState) -> StatusFact:
    return StatusFact(
        id=row.pk, status=Status(row.state), effective_on=row.effective_on, recorded_at=row.recorded_at
    )


def _steps(record: ChildRecord, states: Sequence[EnrolmentState], frame: CampaignFrame) -> tuple[Step, ...]:
    """Gather everything in the order in which it happened."""
    zone = ZoneInfo(frame.zone_name)
    riders = list(
        Rider.objects.filter(child_id=record.id, request__campaign_id=frame.id).select_related(
            "request__stop_out", "request__recorded_by"
        )
    )
    steps = [
        *(_row_step(row) for row in load_child_rows(record)),
        *(_contact_step(row) for row in _contacts(record, frame)),
        *_consent_steps(record),
        *(_request_step(rider) for rider in riders),
        *_event_steps(riders),
        *(_walk_in_step(one) for one in list_walk_ins(frame.id, child_id=record.id)),
        *(_status_step(row, zone) for row in states),
    ]
    # What was recorded in one go keeps the order above: the row, the visit, then its status.
    return tuple(_local(step, zone) for step in sorted(steps, key=lambda step: step.at))


def _local(step: Step, zone: ZoneInfo) -> Step:
    return replace(step, at=step.at.astimezone(zone))


def _row_step(row: ChildRow) -> Step:
    return Step(
        at=row.read_at,
        code="register.step.row",
        parameters={"file": row.file_name, "sheet": row.sheet, "row": str(row.number)},
        by=row.officer,
        findings=tuple(mask_finding(one) for one in row.findings),
    )


def _status_step(row: EnrolmentState, zone: ZoneInfo) -> Step:
    recorded = row.recorded_at.astimezone(zone)
    on_its_day = recorded.date() == row.effective_on
    receipt = receipt_beside(row)
    return Step(
        at=recorded if on_its_day else datetime.combine(row.effective_on, time(), zone),
        by_day=not on_its_day,
        code="register.step.receipt" if receipt else "register.step.status",
        labels={"status": f"label.status.{row.state}"},
        by=row.recorded_by.display_name,
        receipt=receipt,
    )


def _walk_in_step(one: WalkInOutcome) -> Step:
    """Say what came of a turn without a van; one taken back is told with the reason."""
    return Step(
        at=one.recorded_at,
        code="register.step.walk_in" if one.captured else "register.step.walk_in_missed",
        parameters={"place": one.place_name},
        labels={} if one.captured else {"reason": f"capture.reason.{one.reasons[0].value}"},
        by=one.officer,
        undone=one.is_taken_back,
        note=one.note,
    )


def _contacts(record: ChildRecord, frame: CampaignFrame) -> Iterable[Contact]:
    rows = Contact.objects.filter(campaign_id=frame.id, child_id=record.id).defer("note_sealed")
    return rows.select_related("recorded_by").order_by("happened_at", "recorded_at")


def _contact_step(row: Contact) -> Step:
    labels = {"result": CONTACT_RESULT_CODES[ContactResult(row.result)]}
    if row.reason:
        labels["reason"] = CONTACT_REASON_CODES[ContactReason(row.reason)]
    return Step(
        at=row.happened_at,
        code="register.step.contact_why" if row.reason else "register.step.contact",
        labels=labels,
        by=row.recorded_by.display_name,
    )


def _consent_steps(record: ChildRecord) -> Iterator[Step]:
    rows = Consent.objects.filter(child_id=record.id).select_related("recorded_by")
    for row in rows.order_by("given_at", "pk"):
        purpose = f"label.consent.{row.purpose}"
        labels = {"purpose": purpose, "giver": f"label.giver.{row.giver}"}
        yield Step(
            at=row.given_at, code="register.step.consent", labels=labels, by=row.recorded_by.display_name
        )
        if row.withdrawn_at:
            yield Step(at=row.withdrawn_at, code="register.step.consent_ended", labels={"purpose": purpose})


def _request_step(rider: Rider) -> Step:
    request = rider.request
    return Step(
        at=request.recorded_at,
        code="register.step.request",
        parameters={"day": request.day, "stop": request.stop_out.name},
        by=request.recorded_by.display_name,
    )


def _event_steps(riders: Iterable[Rider]) -> Iterator[Step]:
    """Say what happened to the child on the road; an undo is told at what it undid."""
    ids = {rider.pk for rider in riders}
    runs = EventRow.objects.filter(rider_id__in=ids).values("run_id")
    rows = EventRow.objects.filter(Q(rider_id__in=ids) | Q(kind=EventKind.UNDO.value, run_id__in=runs))
    rows = rows.annotate(actor=_ACTOR).annotate(by=Subquery(_NAME_OF_ACTOR)).order_by("pressed_at", "number")
    told = [
        (event_from_document(content), pressed_at, by or "")
        for content, pressed_at, by in rows.values_list("content", "pressed_at", "by")
    ]
    undone = find_undone(event for event, _, _ in told)
    for event, pressed_at, by in told:
        if event.rider_id in ids and event.kind is not EventKind.UNDO:
            yield Step(at=pressed_at, by=by, event=event, undone=event.id in undone)


# Who pressed stands in the event's document, with dashes that SQLite does not keep.
_ACTOR = Cast(Replace(KeyTextTransform("actor", "content"), Value("-"), Value("")), UUIDField())
_NAME_OF_ACTOR = Officer.objects.filter(pk=OuterRef("actor")).values("display_name")[:1]
