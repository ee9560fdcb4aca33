"""Wrong versions on purpose, each a fault somebody really makes: the rule tests must see every one."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from duadon.core.custody.close_rule import Closing, may_close
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import DeviceMark, EventKind
from duadon.core.custody.numbers import DeviceNumbers
from duadon.core.custody.runs import Crew, Run
from duadon.core.custody.state import CustodyState, RunFacts, fold_custody
from duadon.core.values.answers import Refusal

Fold = Callable[[Iterable[CustodyEvent]], CustodyState]
CloseRule = Callable[[Run, CustodyState], Closing | Refusal]

_FAR = 1_000_000


def _passage(event: CustodyEvent) -> object:
    return event.id if event.rider_id is None else (event.run_id, event.rider_id, event.leg)


def last_write_wins_by_clock(events: Iterable[CustodyEvent]) -> CustodyState:
    """Believe the phone's clock: the latest tap about a person is the truth."""
    latest: dict[object, CustodyEvent] = {}
    for event in events:
        held = latest.setdefault(_passage(event), event)
        if (event.phone_time, event.id) > (held.phone_time, held.id):
            latest[_passage(event)] = event
    return fold_custody(latest.values())


def arrival_order(events: Iterable[CustodyEvent]) -> CustodyState:
    """Believe the order in which events came in: the last one is the truth."""
    return fold_custody({_passage(event): event for event in events}.values())


def no_gap_check(run: Run, state: CustodyState) -> Closing | Refusal:
    """Close as soon as every child looks done, whatever a phone still holds."""
    whole = {device_id: DeviceNumbers(last=one.last) for device_id, one in state.devices.items()}
    return may_close(run, replace(state, devices=whole))


def adults_ignored(run: Run, state: CustodyState) -> Closing | Refusal:
    """Count children only."""
    adults = {person.rider_id for person in run.people if not person.is_child}
    facts = state.of_run(run.id)
    children = {who: one for who, one in facts.passages.items() if who[0] not in adults}
    people = tuple(person for person in run.people if person.is_child)
    return may_close(replace(run, people=people), _with_facts(state, replace(facts, passages=children)))


def walk_before_last_hand_over_accepted(run: Run, state: CustodyState) -> Closing | Refusal:
    """Take any walk, also one that was ticked while people were aboard."""
    facts = state.of_run(run.id)
    walks = tuple(_seeing_all(walk, facts) for walk in facts.all_of(EventKind.WALK_THROUGH_DONE))
    run_wide = {**facts.run_wide, EventKind.WALK_THROUGH_DONE: walks}
    return may_close(run, _with_facts(state, replace(facts, run_wide=run_wide)))


def single_driver_confirms_himself(run: Run, state: CustodyState) -> Closing | Refusal:
    """Let the driver confirm his own walk."""
    either = run.crew.receivers | {run.crew.driver}
    nobody = replace(run.crew, driver=next(iter(run.crew.receivers)), attendant=run.crew.driver)
    loose = [Crew(driver=nobody.driver, attendant=one) for one in either - {nobody.driver}]
    answers = [may_close(replace(run, crew=crew), state) for crew in (run.crew, *loose)]
    return next((one for one in answers if isinstance(one, Closing)), answers[0])


def _seeing_all(walk: CustodyEvent, facts: RunFacts) -> CustodyEvent:
    seen = tuple(
        DeviceMark(device_id=device_id, number=_FAR)
        for device_id in facts.last_movements
        if device_id != walk.device_id
    )
    return replace(walk, seen=seen, number=_FAR)


def _with_facts(state: CustodyState, facts: RunFacts) -> CustodyState:
    return replace(state, runs={**state.runs, facts.run_id: facts})


WRONG_FOLDS: dict[str, Fold] = {
    "last write wins by clock": last_write_wins_by_clock,
    "arrival order": arrival_order,
}
WRONG_CLOSE_RULES: dict[str, CloseRule] = {
    "no gap check": no_gap_check,
    "adults ignored": adults_ignored,
    "walk before the last hand-over": walk_before_last_hand_over_accepted,
    "the driver confirms himself": single_driver_confirms_himself,
}
