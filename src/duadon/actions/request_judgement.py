"""The open requests of a day, parted into those that may be given seats and those that may not."""

from collections.abc import Iterable
from datetime import datetime

from duadon.access.judging import judge_requests
from duadon.access.trips import DayRequest
from duadon.actions.answers_json import write_answer
from duadon.core.outreach.seats import SeatReady
from duadon.core.values.answers import Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.store.plans import NotReady


def part_requests(
    requests: Iterable[DayRequest], frame: CampaignFrame, now: datetime
) -> tuple[list[SeatReady], tuple[NotReady, ...]]:
    """Return the requests that may be given seats, and those that may not, with why."""
    open_ones = [one.request for one in requests if one.request.is_open]
    ready: list[SeatReady] = []
    not_ready: list[NotReady] = []
    for request_id, answer in judge_requests(open_ones, frame=frame, now=now).items():
        if isinstance(answer, Refusal):
            not_ready.append(NotReady(request_id=request_id, refusal=write_answer(answer)))
        else:
            ready.append(answer)
    return ready, tuple(not_ready)
