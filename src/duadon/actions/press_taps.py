"""Record what an officer presses on a page about a run: numbered, judged and stored in one go.

The page sees what the server knows, so whatever does not follow from it is refused and nothing of the
press is recorded; what somebody else has recorded meanwhile is left out. The numbers are taken while
the day is held: two tabs of one officer cannot take the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from duadon.access.log import Purpose
from duadon.access.own_runs import answers_for_closing, get_run
from duadon.access.rides import open_run
from duadon.access.rights import require_right
from duadon.actions.browser_pen import BrowserPen, Stroke
from duadon.actions.enrol_own_browser import own_browser
from duadon.actions.press_judgement import find_fault_of_receiver, judge_undo, judge_walk
from duadon.actions.record_custody import RecordCustody, record_custody
from duadon.actions.running import run_once
from duadon.core.custody.kinds import EventKind, UndoDetail
from duadon.core.custody.presses import DESK_KINDS, Press, home_may_begin, sort_presses
from duadon.core.custody.runs import Run
from duadon.core.custody.state import CustodyState, fold_custody
from duadon.core.shuttle.plan import Leg
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.errors import NotFound, require
from duadon.core.values.ids import RiderId, RunId
from duadon.core.values.roles import Actor, Right
from duadon.store.custody import DayEvents, hold_days, load_day_events
from duadon.store.plans import Run as RunRow
from duadon.store.plans import list_people_of, list_riding_out


@dataclass(frozen=True, slots=True, kw_only=True)
class PressTaps:
    """One press: a person, a family, or something about the run; `reason` of an undo.

    `seen_events` is how many events of the run the page had when it was drawn: who walked through the
    van saw no more than that. None: it does not matter.
    """

    command_id: UUID
    run_id: RunId
    presses: tuple[Press, ...]
    reason: str = ""
    seen_events: int | None = None


def press_taps(command: PressTaps, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Store the events of a press; NotAllowed without the right, NotFound for a run of others."""

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
        wrong_day = self._judge_day()
        if wrong_day is not None:
            return wrong_day
        sorted_ = sort_presses(self.command.presses, self.state, self.command.run_id)
        if sorted_.unfit:
            return self._refuse("custody.press.not_now", sorted_.unfit)
        if not sorted_.new:
            return self._refuse("custody.press.known_already", self.command.presses)
        fault = find_fault_of_receiver(sorted_.new, self.state, self.command.run_id)
        return fault or self._judge_way_out(sorted_.new) or self._judge_about_run(sorted_.new)

    def _judge_day(self) -> Refusal | None:
        """Refuse a run of another day: one in the past is for those who answer for closing."""
        day = self.row.plan.day
        today = self.now.astimezone(ZoneInfo(self.row.plan.campaign.zone_name)).date()
        is_past = day < today - timedelta(days=1)  # a ride may go on past midnight
        if day > today or (is_past and not answers_for_closing(self.actor)):
            return Refusal(code="custody.press.other_day", parameters={"day": day})
        return None

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
        if not named <= people:
            raise NotFound("nobody of this id is on the run")

    def _judge_about_run(self, presses: Iterable[Press]) -> Refusal | None:
        for press in presses:
            if press.kind is EventKind.WALK_THROUGH_DONE:
                return judge_walk(press, self._open_run(), self.state, is_stale=self._is_stale())
            if press.kind is EventKind.UNDO:
                self._require_right_to_undo(press)
                device = own_browser(self.actor, self.row.plan.day, self.now)
                return judge_undo(press, self.day.events, device_id=device, reason=self.command.reason)
        return None

    def _is_stale(self) -> bool:
        told = self.command
        received = sum(event.run_id == told.run_id for event in self.day.events)
        return told.seen_events is not None and told.seen_events != received

    def _require_right_to_undo(self, press: Press) -> None:
        """What the desk said is the desk's to take back."""
        targets = press.detail.targets if isinstance(press.detail, UndoDetail) else ()
        told = [event for event in self.day.events if event.id in targets]
        if any(event.run_id != self.command.run_id for event in told):
            raise NotFound("no such event on this run")
        if any(event.kind in DESK_KINDS for event in told):
            require_right(self.actor, Right.RECORD_CAPTURE)

    def store(self) -> Done:
        """Number the events, store them, and say what became of the run."""
        sorted_ = sort_presses(self.command.presses, self.state, self.command.run_id)
        pen = BrowserPen.take(
            device_id=own_browser(self.actor, self.row.plan.day, self.now),
            events=self.day.events,
            actor=self.actor,
            now=self.now,
        )
        told = self.command
        events = pen.write(
            Stroke(command_id=told.command_id, run_id=told.run_id, presses=sorted_.new, reason=told.reason)
        )
        command = RecordCustody(
            command_id=uuid5(self.command.command_id, "record"), device_id=pen.device_id, events=events
        )
        answer = record_custody(command, actor=self.actor, now=self.now)
        require(isinstance(answer, Done) and not answer.result["parked"], "a judged press is always stored")
        reopened = answer.result["reopened"] if isinstance(answer, Done) else []
        return Done(command_id=self.command.command_id, result={"stored": len(events), "reopened": reopened})

    def _open_run(self) -> Run:
        return open_run(self.command.run_id, actor=self.actor, purpose=Purpose.SHOW_MANIFEST, now=self.now)

    def _refuse(self, code: str, presses: Iterable[Press]) -> Refusal:
        run = self._open_run()
        items = (self._explain(code, run, press.rider_id) for press in presses if press.rider_id)
        return Refusal(code="custody.press.nothing_recorded", items=tuple(items))

    def _explain(self, code: str, run: Run, rider_id: RiderId) -> Refusal:
        seen = self.state.last_seen(rider_id)
        parameters = {"name": run.contact_of(rider_id).name}
        if code != "custody.press.known_already" or seen is None:
            return Refusal(code=code, parameters=parameters)
        when = seen.phone_time.astimezone(run.zone)
        by = run.officer_names.get(seen.actor, "")
        return Refusal(code="custody.press.recorded_by", parameters={**parameters, "when": when, "by": by})
