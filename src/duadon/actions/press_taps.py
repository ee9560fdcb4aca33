"""Record what an officer presses on a page about a run: numbered, judged and stored in one go.

The page sees what the server knows, so whatever does not follow from it is refused and nothing of the
press is recorded; what somebody else has recorded meanwhile is left out. The numbers are taken while
the day is held: two tabs of one officer cannot take the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from duadon.access.log import Purpose
from duadon.access.own_runs import get_run
from duadon.access.rides import open_run
from duadon.access.rights import require_right
from duadon.actions.browser_pen import BrowserPen, Stroke
from duadon.actions.enrol_own_browser import own_browser
from duadon.actions.press_judgement import (
    WalkGround,
    find_captured_before,
    find_fault_of_receiver,
    find_new_home_before_out,
    judge_undo,
    judge_walk,
)
from duadon.actions.record_custody import RecordCustody, record_custody
from duadon.actions.run_days import judge_day
from duadon.actions.running import run_once
from duadon.actions.taking_back import TakingBack
from duadon.core.custody.close_rule import MOST_WRONG_CODES, has_code, wrong_walks
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import DESK_KINDS, EventKind, UndoDetail
from duadon.core.custody.presses import Press, home_may_begin, sort_presses
from duadon.core.custody.runs import Run
from duadon.core.custody.state import CustodyState, fold_custody
from duadon.core.shuttle.plan import Leg
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.errors import NotAllowed, NotFound, require
from duadon.core.values.ids import CampaignId, RiderId, RunId
from duadon.core.values.roles import Actor, Right
from duadon.store.custody import DayEvents, hold_days, load_day_events
from duadon.store.expected import find_children_expected
from duadon.store.plans import Run as RunRow
from duadon.store.plans import list_people_of, list_riding_out


@dataclass(frozen=True, slots=True, kw_only=True)
class PressTaps:
    """One press: a person, a family, or something about the run.

    `reason`: why an undo is made, or what a walk by photograph looked at.
    `seen_events` is how many events of the run the page had when it was drawn: who walked through the
    van saw no more than that. None: it does not matter.
    """

    command_id: UUID
    run_id: RunId
    presses: tuple[Press, ...]
    reason: str = ""
    seen_events: int | None = None


def press_taps(command: PressTaps, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Store the events of a press; NotAllowed without the right, NotFound for a run of others.

    A walk with a wrong code is stored too and answered with the `tries_left`: nobody tries unseen.
    """

    def body() -> Done | Refusal:
        row = get_run(command.run_id, actor=actor, right=Right.RECORD_CUSTODY)
        if any(press.kind in DESK_KINDS for press in command.presses):
            require_right(actor, Right.RECORD_CAPTURE)
        hold_days([command.run_id])
        desk = _Desk(command=command, row=row, actor=actor, now=now, day=load_day_events([command.run_id]))
        return desk.judge() or desk.store()

    return run_once(command, actor=actor, now=now, body=body)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """A press with what the server knows of its day."""

    command: PressTaps
    row: RunRow
    actor: Actor
    now: datetime
    day: DayEvents

    @property
    def state(self) -> CustodyState:
        return fold_custody(self.day.events, elsewhere=self.day.elsewhere)

    def judge(self) -> Refusal | None:
        """Return why nothing of the press is recorded, or None; NotFound for people of no list here."""
        self._require_people_of_the_run()
        wrong_day = judge_day(self.row, actor=self.actor, now=self.now)
        if wrong_day is not None:
            return wrong_day
        sorted_ = sort_presses(self.command.presses, self.state, self.command.run_id)
        if sorted_.unfit:
            return self._refuse("custody.press.not_now", sorted_.unfit)
        if not sorted_.new:
            return self._refuse("custody.press.known_already", self.command.presses)
        plan = self.row.plan
        captured = find_captured_before(sorted_.new, CampaignId(plan.campaign_id), plan.day)
        if captured:
            return self._refuse_about("custody.press.captured_before", captured)
        fault = find_fault_of_receiver(sorted_.new, self.state, self.command.run_id)
        return fault or self._judge_way_out(sorted_.new) or self._judge_about_run(sorted_.new)

    def _judge_way_out(self, presses: Iterable[Press]) -> Refusal | None:
        """Refuse the way home of somebody whose way out is not over: the wrong run was opened."""
        going_home = [one for one in presses if one.leg is Leg.HOME and one.rider_id is not None]
        riders = {one.rider_id for one in going_home if one.rider_id is not None}
        out = list_riding_out(self.row.plan_id, riders)
        early = [one for one in going_home if one.rider_id in out and not self._may_go_home(one)]
        return self._refuse("custody.press.out_first", early) if early else None

    def _may_go_home(self, press: Press) -> bool:
        return press.rider_id is not None and home_may_begin(self.state, press.rider_id)

    def _require_people_of_the_run(self) -> None:
        run_id = self.command.run_id
        people = list_people_of(run_id) | self.state.of_run(run_id).passages.keys()
        named = {(one.rider_id, one.leg) for one in self.command.presses if one.rider_id and one.leg}
        # The desk speaks of everybody who is expected that day, whichever run brings them, or none.
        at_desk = {one.rider_id for one in self.command.presses if one.rider_id and one.kind in DESK_KINDS}
        strangers = {rider for rider, leg in named - people if rider not in at_desk or leg is not Leg.OUT}
        plan = self.row.plan
        expected = find_children_expected(plan.campaign_id, plan.day, at_desk) if at_desk else frozenset()
        if strangers or not at_desk <= expected:
            raise NotFound("nobody of this id is on the run, or expected at the desk")

    def _judge_about_run(self, presses: Iterable[Press]) -> Refusal | None:
        for press in presses:
            if press.kind is EventKind.WALK_THROUGH_DONE:
                return judge_walk(press, self._ground_of_walk())
            if press.kind is EventKind.UNDO:
                return self._judge_undo(press)
        return None

    def _ground_of_walk(self) -> WalkGround:
        return WalkGround(
            run=self._open_run(), state=self.state, words=self.command.reason, is_stale=self._is_stale()
        )

    def _judge_undo(self, press: Press) -> Refusal | None:
        """The way out is not taken back from under a way home that has begun."""
        self._require_right_to_undo(press)
        device = own_browser(self.actor, self.row.plan.day, self.now)
        fault = judge_undo(press, self.day.events, device_id=device, reason=self.command.reason)
        if fault is not None:
            return fault
        early = find_new_home_before_out(self.day.events, self._write([press]))
        return self._refuse_about("custody.press.home_begun", sorted(early)) if early else None

    def _is_stale(self) -> bool:
        told = self.command
        received = sum(event.run_id == told.run_id for event in self.day.events)
        return told.seen_events is not None and told.seen_events != received

    def _require_right_to_undo(self, press: Press) -> None:
        targets = press.detail.targets if isinstance(press.detail, UndoDetail) else ()
        told = [event for event in self.day.events if event.id in targets]
        if any(event.run_id != self.command.run_id for event in told):
            raise NotFound("no such event on this run")
        own = TakingBack.of(self.actor, told, {self.command.run_id: self.row.last_row_code})
        if not own.not_theirs.isdisjoint(targets):
            raise NotAllowed(f"{self.actor.name} may not take this back")

    def store(self) -> Done:
        """Number the events, store them, and say what became of the run."""
        sorted_ = sort_presses(self.command.presses, self.state, self.command.run_id)
        events = self._write(sorted_.new)
        command = RecordCustody(
            command_id=uuid5(self.command.command_id, "record"),
            device_id=events[0].device_id,
            events=events,
        )
        answer = record_custody(command, actor=self.actor, now=self.now)
        require(isinstance(answer, Done) and not answer.result["parked"], "a judged press is always stored")
        reopened = answer.result["reopened"] if isinstance(answer, Done) else []
        result = {"stored": len(events), "reopened": reopened, **self._tries(events)}
        return Done(command_id=self.command.command_id, result=result)

    def _tries(self, events: Iterable[CustodyEvent]) -> dict[str, int]:
        """Return how often a code may still be tried, where one of these was wrong."""
        code = self.row.last_row_code
        walks = (event for event in events if event.kind is EventKind.WALK_THROUGH_DONE)
        wrong = sum(not has_code(walk, code) for walk in walks)
        before = len(wrong_walks(self.state.of_run(self.command.run_id), code))
        return {"tries_left": MOST_WRONG_CODES - before - wrong} if wrong else {}

    def _write(self, presses: Iterable[Press]) -> tuple[CustodyEvent, ...]:
        """Return the presses as the browser's next events; nothing is stored."""
        pen = BrowserPen.take(
            device_id=own_browser(self.actor, self.row.plan.day, self.now),
            events=self.day.events,
            actor=self.actor,
            now=self.now,
        )
        told = self.command
        stroke = Stroke(
            command_id=told.command_id, run_id=told.run_id, presses=tuple(presses), reason=told.reason
        )
        return pen.write(stroke)

    def _open_run(self) -> Run:
        return open_run(self.command.run_id, actor=self.actor, purpose=Purpose.SHOW_MANIFEST, now=self.now)

    def _refuse(self, code: str, presses: Iterable[Press]) -> Refusal:
        return self._refuse_about(code, (press.rider_id for press in presses if press.rider_id))

    def _refuse_about(self, code: str, riders: Iterable[RiderId]) -> Refusal:
        run = self._open_run()
        items = (self._explain(code, run, rider) for rider in riders)
        return Refusal(code="custody.press.nothing_recorded", items=tuple(items))

    def _explain(self, code: str, run: Run, rider_id: RiderId) -> Refusal:
        seen = self.state.last_seen(rider_id)
        parameters = {"name": run.contact_of(rider_id).name}
        if code != "custody.press.known_already" or seen is None:
            return Refusal(code=code, parameters=parameters)
        when = seen.phone_time.astimezone(run.zone)
        by = run.officer_names.get(seen.actor, "")
        return Refusal(code="custody.press.recorded_by", parameters={**parameters, "when": when, "by": by})
