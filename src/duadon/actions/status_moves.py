"""Move children on their way: each move judged by the rule, then appended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from duadon.core.enrolment.law import get_rule_set
from duadon.core.enrolment.states import Status, StatusFact, judge_fact
from duadon.core.enrolment.tracks import Track, find_track
from duadon.core.register.child_record import ChildRecord
from duadon.core.values.answers import Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.store.enrolments import NewState, Recording, hold_enrolments, load_status_facts, save_states


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A status that children reach on a day."""

    status: Status
    on: date
    frame: CampaignFrame


def move_children(records: Iterable[ChildRecord], move: Move, recording: Recording) -> tuple[Refusal, ...]:
    """Append the status for each child that may take it; return why the others may not."""
    known = tuple(records)
    # Held before they are read: of two steps at once the second is judged by what the first left.
    hold_enrolments(move.frame.id, [record.id for record in known])
    facts = load_status_facts(move.frame.id, [record.id for record in known])
    refusals: list[Refusal] = []
    states: list[NewState] = []
    for record in known:
        track = track_of(record, move)
        refusal = _judge(facts[record.id], move, track, recording)
        if refusal is None and track is not None:
            states.append(_state(record, move, track))
        elif refusal is not None:
            refusals.append(refusal)
    save_states(states, recording)
    return tuple(refusals)


def track_of(record: ChildRecord, move: Move) -> Track | None:
    """Return the child's track on the day of the move."""
    birth = record.birth
    rules = get_rule_set(move.frame.rule_set)
    return find_track(birth.earliest(), on=move.on, rules=rules) if birth else None


def append_status(record: ChildRecord, move: Move, recording: Recording) -> None:
    """Append a status unjudged: a child goes back to where a mistake had found it."""
    track = track_of(record, move)
    if track is not None:
        save_states([_state(record, move, track)], recording)


def _judge(facts: list[StatusFact], move: Move, track: Track | None, recording: Recording) -> Refusal | None:
    if track is None:
        return Refusal(code="enrolment.birth.unknown")
    fact = StatusFact(id=uuid4(), status=move.status, effective_on=move.on, recorded_at=recording.now)
    return judge_fact(facts, fact, track=track)


def _state(record: ChildRecord, move: Move, track: Track) -> NewState:
    return NewState(
        child_id=record.id,
        status=move.status,
        unit_code=record.unit_code,
        track=track,
        effective_on=move.on,
    )
