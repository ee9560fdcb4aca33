"""What an outcome that stands no longer, or that failed, means for a child's status.

A child may have come alone on one day and by van on another: one of its captures is enough, and only
when the last of them is taken back is it captured no longer.
"""

from dataclasses import dataclass
from datetime import date

from duadon.actions.status_moves import Move, append_status, move_children
from duadon.core.enrolment.states import Status, before_failure, last_of
from duadon.core.register.child_record import ChildRecord
from duadon.core.values.answers import Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import RiderId
from duadon.store.captures import list_standing
from duadon.store.enrolments import Recording, load_status_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallen:
    """An outcome of a day that says nothing any longer; `rider_id` None: the child had come alone.

    Whoever asks holds the child's enrolment.
    """

    record: ChildRecord
    day: date
    frame: CampaignFrame
    rider_id: RiderId | None = None


def fail(fallen: Fallen, recording: Recording) -> tuple[Refusal, ...]:
    """Say that the child is not captured; nothing where another capture of it stands.

    A capture is taken back on the day that it counts for, so that no count holds it any longer.
    Returns why it cannot be: the card is made.
    """
    frame, record = fallen.frame, fallen.record
    if any(one.captured for one in list_standing(frame.id, record.id, besides=fallen.rider_id)):
        return ()
    last = last_of(load_status_facts(frame.id, [record.id])[record.id])
    was_captured = last is not None and last.status is Status.CAPTURED
    day = last.effective_on if last is not None and was_captured else fallen.day
    return move_children([record], Move(status=Status.NOT_CAPTURED, on=day, frame=frame), recording)


def forget_failure(fallen: Fallen, recording: Recording) -> None:
    """Bring the child back to where a failed try had found it, unless another failed try stands."""
    frame, record = fallen.frame, fallen.record
    before = before_failure(load_status_facts(frame.id, [record.id])[record.id], on=fallen.day)
    others = list_standing(frame.id, record.id, besides=fallen.rider_id)
    if before is not None and all(one.day < before.effective_on for one in others):
        append_status(record, Move(status=before.status, on=fallen.day, frame=frame), recording)
