"""When a run may end: nobody is left behind, and everything that was pressed has come in.

A run closes only when all of this holds:

1. Everybody ever listed, ever boarded or moved here, child or adult, is in an end state on each leg
   they have on this run (see passages.END_STAGES).
2. No contradiction that touches the run is open.
3. Every phone of the run (those handed out with it and any other that pressed something for it) has
   said for itself that it is done: by a `close_asked` of its own, after any `reopened`, that is the
   last it pressed for this run (whatever it presses later takes its word back). None of its numbers
   is missing, up to the highest that this run's events have or name (it may go on counting for its
   next run). Desk and paper devices need not ask, but must have no gap either.
4. The empty-van walk was confirmed by the second person (see runs.Crew) with the code of the last
   row, after the last time anybody got on or off. In person it is done by who rides or stands at the
   van; from the office it is done by photograph, in words that say what was looked at. Too many wrong
   codes, and the office has to find out why before any code counts. "After" is never a matter of
   clocks: the walk carries, per other device, the last number it knew of, and every movement that
   counts must lie at or below that mark (or below the walk's own number on the same device). A
   movement that the walk did not know of, and any `reopened`, asks for a new walk. The confirmer
   presses it under their own login; only from paper may somebody else type it in.

5. Nothing that was pressed for the run lies parked (see runs.ParkedTap).

What no rule on a server can know is a tap that a phone makes after it said it was done: it comes in
late, breaks the rule, and `breaks_closing` opens the run again.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from duadon.core.custody.conflicts import Conflict
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import (
    DeviceMark,
    EventKind,
    OverrideDetail,
    Source,
    WalkDetail,
    WalkManner,
)
from duadon.core.custody.missing import explain_conflict, explain_missing
from duadon.core.custody.passages import PersonOnLeg
from duadon.core.custody.runs import CloseOverride, ParkedTap, Run
from duadon.core.custody.state import CustodyState, RunFacts
from duadon.core.values.answers import Parameter, Refusal
from duadon.core.values.ids import DeviceId, EventId, RunId

# A code has four digits: nobody finds it by trying this often.
MOST_WRONG_CODES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The run may close: what `closed` must carry, and the walk that proved the van empty."""

    run_id: RunId
    last_numbers: tuple[DeviceMark, ...]
    walk_id: EventId
    people: int
    override: CloseOverride | None = None


def may_close(
    run: Run,
    state: CustodyState,
    *,
    override: CloseOverride | None = None,
    parked: Iterable[ParkedTap] = (),
) -> Closing | Refusal:
    """Say whether the run may end; else everything that is missing, each with whom to call."""
    facts = state.of_run(run.id)
    people = _people(run, facts)
    missing = [person for person in people if not _is_over(person, facts)]
    items = [explain_missing(run, state, rider_id=rider, leg=leg) for rider, leg in missing]
    items += [explain_conflict(run, conflict) for conflict in _open_conflicts(run, state.conflicts)]
    items += _unheard_devices(run, state, override)
    items += _unsettled(run, facts, parked, override)
    walks = facts.all_of(EventKind.WALK_THROUGH_DONE)
    good_walks = [walk for walk in walks if _walk_fault(run, facts, walk) is None]
    if are_codes_spent(facts, run.last_row_code):
        items.append(Refusal(code="custody.close.codes_spent", parameters={"count": MOST_WRONG_CODES}))
    elif not good_walks:
        items.append(_explain_walk(run, facts, walks))
    if items:
        return _refuse(len({rider for rider, _ in missing}), items)
    return Closing(
        run_id=run.id,
        last_numbers=_last_numbers(run, facts),
        walk_id=min(walk.id for walk in good_walks),
        people=len({rider for rider, _ in people}),
        override=override,
    )


def is_closed(state: CustodyState, run_id: RunId) -> bool:
    """Tell whether a `closed` stands that knew of every `reopened`."""
    return bool(_standing_closings(state.of_run(run_id)))


def _standing_closings(facts: RunFacts) -> list[CustodyEvent]:
    """Return each `closed` that knew of every `reopened`, by id."""
    reopened = facts.all_of(EventKind.REOPENED)
    return [
        closed
        for closed in facts.all_of(EventKind.CLOSED)
        if all(closed.comes_after(again) for again in reopened)
    ]


def breaks_closing(run: Run, state: CustodyState, *, parked: Iterable[ParkedTap] = ()) -> Refusal | None:
    """Return why a closed run must open again (a late event broke the rule); None: it need not.

    Phones that it was closed without, by a commander's word, are not waited for now either.
    """
    standing = _standing_closings(state.of_run(run.id))
    if not standing:
        return None
    overrides = [override for closed in standing if (override := _override_of(closed)) is not None]
    answer = may_close(run, state, override=overrides[0] if overrides else None, parked=parked)
    return answer if isinstance(answer, Refusal) else None


def _override_of(closed: CustodyEvent) -> CloseOverride | None:
    if not isinstance(closed.detail, OverrideDetail):
        return None
    return CloseOverride(
        commander=closed.actor,
        second_person=closed.detail.second_person,
        lost_devices=frozenset(closed.detail.lost_devices),
        reason=closed.reason,
        call_result=closed.detail.call_result,
    )


def _refuse(missing_people: int, items: list[Refusal]) -> Refusal:
    if missing_people:
        parameters = {"count": missing_people}
        return Refusal(code="custody.close.people_missing", parameters=parameters, items=tuple(items))
    return Refusal(code="custody.close.proof_missing", parameters={"count": len(items)}, items=tuple(items))


def _people(run: Run, facts: RunFacts) -> list[PersonOnLeg]:
    """Return everybody ever listed or boarded, in the order of the manifest, strangers last."""
    listed = [(person.rider_id, person.leg) for person in run.people]
    return [*listed, *sorted(facts.passages.keys() - set(listed))]


def _is_over(person: PersonOnLeg, facts: RunFacts) -> bool:
    passage = facts.passages.get(person)
    return passage is not None and passage.is_over


def _open_conflicts(run: Run, conflicts: Iterable[Conflict]) -> list[Conflict]:
    return [conflict for conflict in conflicts if run.id in conflict.run_ids]


def _unheard_devices(run: Run, state: CustodyState, override: CloseOverride | None) -> list[Refusal]:
    """Explain which devices have not said that they are done, or have numbers still to come."""
    facts = state.of_run(run.id)
    phones = {device.device_id for device in run.devices} | facts.phones.keys()
    excused = override.lost_devices if override else frozenset[DeviceId]()
    items: list[Refusal] = []
    for device_id in sorted((phones | facts.known_numbers.keys()) - excused):
        contact = run.contact_for_device(device_id)
        last = facts.known_numbers.get(device_id, 0)
        gap = state.devices[device_id].first_missing if last else None
        if gap is not None and gap <= last:
            parameters: dict[str, Parameter] = {"device": contact.name, "call": contact.call}
            parameters |= {"first": str(gap), "last": str(last)}
            items.append(Refusal(code="custody.close.numbers_missing", parameters=parameters))
        elif device_id in phones and not _has_asked(device_id, facts):
            parameters = {"device": contact.name, "call": contact.call}
            items.append(Refusal(code="custody.close.device_not_done", parameters=parameters))
    return items


def _unsettled(
    run: Run, facts: RunFacts, parked: Iterable[ParkedTap], override: CloseOverride | None
) -> list[Refusal]:
    """Name what was pressed for this run (or may have been) and could not be stored."""
    excused = override.lost_devices if override else frozenset[DeviceId]()
    own = {device.device_id for device in run.devices} | facts.known_numbers.keys()
    items: list[Refusal] = []
    for tap in sorted(parked, key=lambda tap: (tap.device_id, tap.number)):
        concerns = tap.run_id == run.id or (tap.run_id is None and tap.device_id in own)
        if concerns and tap.device_id not in excused:
            contact = run.contact_for_device(tap.device_id)
            parameters: dict[str, Parameter] = {"device": contact.name, "call": contact.call}
            parameters |= {"number": str(tap.number)}
            items.append(Refusal(code="custody.close.parked_event", parameters=parameters))
    return items


def _has_asked(device_id: DeviceId, facts: RunFacts) -> bool:
    """Tell whether the phone's last word for this run, after any reopening, is that it is done."""
    reopened = facts.all_of(EventKind.REOPENED)
    last_word = facts.phones.get(device_id)
    return any(
        asked.device_id == device_id
        and asked.number == last_word
        and all(asked.comes_after(again) for again in reopened)
        for asked in facts.all_of(EventKind.CLOSE_ASKED)
    )


def _walk_fault(run: Run, facts: RunFacts, walk: CustodyEvent) -> str | None:
    """Return the code of what is wrong with a walk, or None."""
    detail = walk.detail
    if not isinstance(detail, WalkDetail) or not _is_own_word(walk, detail):
        return "custody.close.walk_not_second_person"
    fault = fault_of_manner(run, detail, words=walk.reason)
    if fault is not None:
        return fault
    if not has_code(walk, run.last_row_code):
        return "custody.close.walk_wrong_code"
    if not _saw_everything(facts, walk):
        return "custody.close.walk_too_early"
    return None


def fault_of_manner(run: Run, detail: WalkDetail, *, words: str) -> str | None:
    """Return the code of why this person may not confirm like this, or None; `words`: what they saw."""
    manners = run.crew.manners_of(detail.confirmer)
    if not manners:
        return "custody.close.walk_not_second_person"
    if detail.manner not in manners:
        by_photo = detail.manner is WalkManner.BY_PHOTO
        return "custody.close.walk_not_by_photo" if by_photo else "custody.close.walk_from_the_office"
    if detail.manner is WalkManner.BY_PHOTO and not words.strip():
        return "custody.close.photo_without_words"
    return None


def _is_own_word(walk: CustodyEvent, detail: WalkDetail) -> bool:
    return walk.actor == detail.confirmer or walk.source is Source.PAPER


def has_code(walk: CustodyEvent, last_row_code: str) -> bool:
    """Tell whether a walk names the code that hangs in the last row; case and blanks do not count."""
    detail = walk.detail
    return isinstance(detail, WalkDetail) and detail.code.strip().upper() == last_row_code.strip().upper()


def wrong_walks(facts: RunFacts, last_row_code: str) -> tuple[CustodyEvent, ...]:
    """Return the walks with a code that does not hang in the last row, but those the office took back."""
    walks = facts.all_of(EventKind.WALK_THROUGH_DONE)
    return tuple(walk for walk in walks if not has_code(walk, last_row_code))


def are_codes_spent(facts: RunFacts, last_row_code: str) -> bool:
    """Tell whether so many wrong codes were tried that no code counts before the office has asked."""
    return len(wrong_walks(facts, last_row_code)) >= MOST_WRONG_CODES


def _saw_everything(facts: RunFacts, walk: CustodyEvent) -> bool:
    moved = all(walk.knows(device, number) for device, number in facts.last_movements.items())
    return moved and all(walk.comes_after(again) for again in facts.all_of(EventKind.REOPENED))


def _explain_walk(run: Run, facts: RunFacts, walks: tuple[CustodyEvent, ...]) -> Refusal:
    """Say what the best walk lacks: too early is nearer to good than a wrong code or person."""
    faults = {_walk_fault(run, facts, walk) for walk in walks}
    for code in _WALK_FAULTS:
        if code in faults:
            return Refusal(code=code, parameters={"call": run.call})
    return Refusal(code="custody.close.walk_missing", parameters={"call": run.call})


_WALK_FAULTS = (
    "custody.close.walk_too_early",
    "custody.close.walk_wrong_code",
    "custody.close.photo_without_words",
    "custody.close.walk_from_the_office",
    "custody.close.walk_not_by_photo",
    "custody.close.walk_not_second_person",
)


def _last_numbers(run: Run, facts: RunFacts) -> tuple[DeviceMark, ...]:
    """Return each device's last number for this run; 0 for a phone that was lost unheard."""
    devices = sorted({device.device_id for device in run.devices} | facts.known_numbers.keys())
    return tuple(
        DeviceMark(device_id=device_id, number=facts.known_numbers.get(device_id, 0)) for device_id in devices
    )
