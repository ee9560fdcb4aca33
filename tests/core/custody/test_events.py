"""Events check themselves, travel as JSON unchanged, and form a chain a device."""

from dataclasses import replace
from datetime import datetime
from random import Random

import pytest

from duadon.core.custody.canonical import (
    ChainFaultKind,
    canonical_bytes,
    check_chain,
    content_hash,
    event_to_document,
)
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import (
    CodeCheck,
    DeviceMark,
    EventKind,
    FerryDetail,
    HandOverDetail,
    MovedDetail,
    NotCapturedDetail,
    NoteDetail,
    ReceiverKind,
    UndoDetail,
    WalkDetail,
)
from duadon.core.custody.reading import event_from_document
from duadon.core.shuttle.plan import Leg
from duadon.core.values.capture_marks import NotCapturedReason
from duadon.core.values.errors import RuleBroken
from tests.core.custody.days import make_day
from tests.core.custody.pens import ABSENT, Pen, officer, rider, run_id

RUN, WHO = run_id(1), rider(1)


@pytest.fixture
def pen() -> Pen:
    """A phone."""
    return Pen.of(Random(1), officer(1))


def one_of_each_kind(pen: Pen) -> list[CustodyEvent]:
    """Press every kind once."""
    other = DeviceMark(device_id=Pen.of(pen.rng, officer(2)).device_id, number=3)
    boarded = pen.board(RUN, WHO, Leg.OUT)
    named = HandOverDetail(receiver=ReceiverKind.NAMED, receiver_index=1, code_check=CodeCheck.LATER)
    misread = NotCapturedDetail(reason=NotCapturedReason.WRONG_DATA)
    own = HandOverDetail(receiver=ReceiverKind.OWN_ADULT, adult_id=rider(2))
    return [
        boarded,
        pen.undo(boarded),
        pen.press(EventKind.LISTED, RUN, (WHO, Leg.HOME)),
        pen.absent(RUN, WHO, Leg.OUT),
        pen.out(EventKind.ARRIVED, RUN, WHO),
        pen.come(RUN, WHO),
        pen.out(EventKind.CALLED, RUN, WHO),
        pen.out(EventKind.CAPTURED, RUN, WHO),
        pen.press(EventKind.NOT_CAPTURED, RUN, (WHO, Leg.OUT), detail=misread),
        pen.board(RUN, WHO, Leg.HOME),
        pen.press(EventKind.HANDED_OVER, RUN, (WHO, Leg.HOME), detail=named),
        pen.press(EventKind.HANDED_OVER, RUN, (WHO, Leg.HOME), detail=own),
        pen.move(RUN, WHO, Leg.HOME, run_id(2)),
        pen.leave(RUN, WHO, Leg.OUT),
        pen.press(EventKind.FERRY_COUNT, RUN, detail=FerryDetail(before=9, after=9)),
        pen.walk(RUN, (other,)),
        pen.ask(RUN, (other,)),
        pen.press(EventKind.CLOSED, RUN, seen=(other,)),
        replace(pen.press(EventKind.REOPENED, RUN), forced=True, reason="có tin báo muộn"),
        pen.press(EventKind.NOTE, RUN, detail=NoteDetail(text="Cháu để quên mũ")),
    ]


def test_every_kind_survives_json(pen: Pen) -> None:
    """Written and read again, an event of each kind is the same, to the byte."""
    events = one_of_each_kind(pen)
    assert {event.kind for event in events} == set(EventKind)
    for event in events:
        again = event_from_document(event_to_document(event))
        assert again == event
        assert canonical_bytes(again) == canonical_bytes(event)


def test_canonical_bytes_stand_still(pen: Pen) -> None:
    """Another program can write the same bytes: sorted keys, no spaces, UTF-8, null where empty."""
    event = replace(pen.press(EventKind.NOTE, RUN, detail=NoteDetail(text="phà")), reason="")
    text = canonical_bytes(event).decode()
    assert text.startswith('{"actor":"00000000-0000-4000-8000-000000002001","app_version":"0","detail"')
    assert '"detail":{"text":"phà"}' in text
    assert '"phone_time":"2024-09-10T00:01:00+00:00"' in text
    assert '"rider_id":null' in text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "vanished"),
        ("number", "1"),
        ("number", True),
        ("number", 0),
        ("id", "x"),
        ("phone_time", "yesterday"),
        ("phone_time", "2024-09-10T00:01:00"),
        ("detail", None),
        ("detail", {"reason": "bored"}),
        ("seen", [3]),
        ("forced", "no"),
        ("leg", None),
        ("surprise", 1),
    ],
)
def test_a_malformed_document_is_refused(pen: Pen, field: str, value: object) -> None:
    """Whatever a phone sends, reading answers with RuleBroken and nothing else."""
    document: dict[str, object] = dict(event_to_document(pen.absent(RUN, WHO, Leg.OUT)))
    document[field] = value
    with pytest.raises(RuleBroken):
        event_from_document(document)  # type: ignore[arg-type]  # decision 0002


def test_events_refuse_what_makes_no_sense(pen: Pen) -> None:
    """Each rule of an event stands: detail, leg, person, reason, marks."""
    event = pen.absent(RUN, WHO, Leg.OUT)
    naive = datetime(2024, 9, 10)  # noqa: DTZ001  # decision 0002
    own = (DeviceMark(device_id=event.device_id, number=1),)
    twice = (DeviceMark(device_id=pen.rng.choice([rider(5)]), number=1),) * 2  # type: ignore[arg-type]  # decision 0002
    for wrong in (
        {"detail": None},
        {"kind": EventKind.UNDO, "detail": None},
        {"kind": EventKind.CLOSED, "detail": None, "rider_id": None},
        {"kind": EventKind.WALK_THROUGH_DONE},
        {"rider_id": None},
        {"leg": None},
        {"kind": EventKind.HANDED_OVER, "detail": HandOverDetail(receiver=ReceiverKind.SELF)},
        {"kind": EventKind.MOVED, "detail": MovedDetail(to_run=RUN)},
        {"forced": True},
        {"phone_time": naive},
        {"seen": own},
        {"seen": twice},
        {"previous_hash": ""},
        {"monotonic_ms": -1},
    ):
        with pytest.raises(RuleBroken):
            replace(event, **wrong)


def test_details_refuse_what_makes_no_sense() -> None:
    """A named receiver has index and code, an undo a target, a walk a code."""
    with pytest.raises(RuleBroken):
        HandOverDetail(receiver=ReceiverKind.NAMED)
    with pytest.raises(RuleBroken):
        HandOverDetail(receiver=ReceiverKind.NAMED, receiver_index=3, code_check=CodeCheck.VERIFIED)
    with pytest.raises(RuleBroken):
        HandOverDetail(receiver=ReceiverKind.NAMED, receiver_index=0)
    with pytest.raises(RuleBroken):
        HandOverDetail(receiver=ReceiverKind.SELF, adult_id=rider(2))
    with pytest.raises(RuleBroken):
        UndoDetail(targets=())
    with pytest.raises(RuleBroken):
        WalkDetail(confirmer=officer(1), code=" ")


def chained() -> list[CustodyEvent]:
    """Return a day's events with true hashes."""
    last: dict[object, str] = {}
    events = []
    for event in make_day(Random(3)).events:
        before = last.get(event.device_id)
        linked = replace(event, previous_hash=before) if before else event
        last[event.device_id] = content_hash(linked)
        events.append(linked)
    return events


def test_a_true_chain_holds_in_any_order() -> None:
    """Shuffled, repeated and with gaps, a true chain shows no fault."""
    events = chained()
    mixed = events[::2] + events
    Random(4).shuffle(mixed)
    assert check_chain(mixed) == ()
    assert check_chain(events[1::3]) == ()


def test_a_changed_event_breaks_the_chain() -> None:
    """Changing one event is seen at the next number; a second one of a number is named."""
    events = chained()
    place = next(n for n, one in enumerate(events) if one.number == 2)
    forged = replace(events[place], reason="x")
    faults = check_chain([*events[:place], forged, *events[place + 1 :]])
    assert [(fault.kind, fault.number) for fault in faults] == [(ChainFaultKind.HASH_BROKEN, 3)]
    kinds = {fault.kind for fault in check_chain([*events, forged])}
    assert ChainFaultKind.NUMBER_TWICE in kinds


def test_the_first_event_has_no_forerunner(pen: Pen) -> None:
    """Number 1 with a hash before it is a device that lost its beginning."""
    assert check_chain([replace(pen.press(EventKind.REOPENED, RUN), previous_hash="a" * 64)])
    assert pen.count == 1
    assert ABSENT.reason
