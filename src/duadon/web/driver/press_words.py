"""A press as the value of a button: kind|leg|rider=detail,rider=detail; read strictly, written once.

The offline page replaces these forms one day and sends the same presses as events.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from duadon.core.custody.kinds import (
    AbsentDetail,
    AbsentReason,
    CodeCheck,
    Detail,
    EventKind,
    HandOverDetail,
    NotCapturedDetail,
    ReceiverKind,
    UndoDetail,
)
from duadon.core.custody.presses import Press
from duadon.core.shuttle.plan import Leg
from duadon.core.values.capture_marks import NotCapturedReason
from duadon.core.values.ids import EventId, RiderId

# What buttons may say; walking, closing and moving have forms of their own.
_PLAIN = frozenset(
    {
        EventKind.BOARDED,
        EventKind.ARRIVED,
        EventKind.BACK_ON_BOARD,
        EventKind.LEFT_WITH_GUARDIAN,
        EventKind.CAME,
        EventKind.CALLED,
        EventKind.CAPTURED,
    }
)


def write_press(kind: EventKind, leg: Leg, riders: Mapping[RiderId, str]) -> str:
    """Return the value of a button about these people, each with the word of its detail."""
    people = ",".join(f"{rider}={detail}" if detail else str(rider) for rider, detail in riders.items())
    return f"{kind.value}|{leg.value}|{people}"


def write_undo(events: Iterable[EventId]) -> str:
    """Return the value of a button that takes events back."""
    return f"{EventKind.UNDO.value}||{','.join(str(event) for event in events)}"


def own_adult(adult: RiderId) -> str:
    """Return the detail of a child that gets off with the adult who rides along."""
    return f"{ReceiverKind.OWN_ADULT.value}.{adult}"


def named_receiver(index: int) -> str:
    """Return the detail of a child that is handed to a named receiver of the leg."""
    return f"{ReceiverKind.NAMED.value}.{index}"


def read_press(text: str) -> tuple[Press, ...]:
    """Return what a button says; ValueError for whatever no button of ours says."""
    kind_word, leg_word, people = text.split("|")
    kind = EventKind(kind_word)
    if kind is EventKind.UNDO:
        targets = tuple(EventId(UUID(one)) for one in people.split(","))
        return (Press(kind=kind, detail=UndoDetail(targets=tuple(dict.fromkeys(targets)))),)
    leg = Leg(leg_word)
    presses = tuple(_read_person(kind, leg, one) for one in people.split(","))
    if len({press.rider_id for press in presses}) != len(presses):
        raise ValueError("no button names somebody twice")
    return presses


def _read_person(kind: EventKind, leg: Leg, text: str) -> Press:
    rider, _, word = text.partition("=")
    return Press(kind=kind, leg=leg, rider_id=RiderId(UUID(rider)), detail=_read_detail(kind, word))


def _read_detail(kind: EventKind, word: str) -> Detail | None:
    if kind is EventKind.ABSENT:
        return AbsentDetail(reason=AbsentReason(word))
    if kind is EventKind.NOT_CAPTURED:
        return NotCapturedDetail(reason=NotCapturedReason(word))
    if kind is EventKind.HANDED_OVER:
        return _read_hand_over(word)
    if kind in _PLAIN and not word:
        return None
    raise ValueError(f"no button says {kind.value}")


def _read_hand_over(word: str) -> HandOverDetail:
    receiver, _, which = word.partition(".")
    kind = ReceiverKind(receiver)
    if kind is ReceiverKind.OWN_ADULT:
        return HandOverDetail(receiver=kind, adult_id=RiderId(UUID(which)))
    if kind is ReceiverKind.NAMED:
        # No code was given out yet: the event says so, and somebody asks the family later.
        return HandOverDetail(receiver=kind, receiver_index=int(which), code_check=CodeCheck.LATER)
    return HandOverDetail(receiver=kind)
