"""What the capture desk does besides the vans: children who come alone, and cards that go to families."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice
from uuid import uuid4

from duadon.access.children import ListWish, open_list
from duadon.access.log import Purpose
from duadon.actions.record_card import RecordCard
from duadon.actions.record_walk_in import RecordWalkIn, record_walk_in
from duadon.core.enrolment.card_receipts import CardReceipt, CardReceiver, HandOverWay
from duadon.core.register.child_record import ChildRecord
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.capture_marks import NotCapturedReason
from duadon.core.values.ids import PlaceId
from duadon.core.values.partial_dates import age_on
from duadon.core.values.person_names import fold
from duadon.core.values.roles import Actor, Right
from duadon.demo.family_values import MadeUpChild, MadeUpHousehold
from duadon.demo.founding import must
from duadon.demo.visits import BELOW_AGE, FROM_AGE

CHILDREN_A_DAY = 5
APART = timedelta(minutes=11)


def come_alone(
    families: Iterable[MadeUpHousehold], point: PlaceId, frame: CampaignFrame, *, by: tuple[Actor, datetime]
) -> None:
    """Find children of families who need no ride by name and birthday, and say what came of each.

    The fingers of the last one cannot be read.
    """
    actor, now = by
    found = (_find(child, by=by) for child in _able_to_come(families, now.date()))
    for turn, record in enumerate(islice((one for one in found if one), CHILDREN_A_DAY), start=1):
        command = RecordWalkIn(
            command_id=uuid4(),
            campaign_id=frame.id,
            child_id=record.id,
            place_id=point,
            reason=None if turn < CHILDREN_A_DAY else NotCapturedReason.FINGERPRINTS_UNREADABLE,
        )
        must(record_walk_in(command, actor=actor, now=now + turn * APART))


def _able_to_come(families: Iterable[MadeUpHousehold], day: date) -> Iterator[MadeUpChild]:
    for household in families:
        if not household.circumstances.needs_ride:
            for child in household.children:
                if child.wants_card and FROM_AGE <= age_on(child.birth, day) < BELOW_AGE:
                    yield child


def _find(child: MadeUpChild, *, by: tuple[Actor, datetime]) -> ChildRecord | None:
    """Look for a child as the desk does; None where the list has it otherwise, or twice."""
    actor, now = by
    wish = ListWish(words=tuple(fold(child.name).split()), birth_parts=(child.birth.isoformat(),), limit=2)
    found = open_list(wish, actor=actor, purpose=Purpose.RECORD_CAPTURE, right=Right.RECORD_CAPTURE, now=now)
    return found[0] if len(found) == 1 else None


def taken_by_carers(command: RecordCard, *, actor: Actor, now: datetime) -> RecordCard:
    """Return the hand-over with each child's first carer as the one who took the card at the point."""
    records = open_list(
        ListWish(ids=command.child_ids),
        actor=actor,
        purpose=Purpose.RECORD_CARD,
        right=Right.RECORD_CARD,
        now=now,
    )
    receipts = tuple(
        CardReceipt(child_id=one.id, receiver=CardReceiver.CARER, adult_id=one.carers[0].adult_id)
        for one in records
        if one.carers
    )
    return replace(command, receipts=receipts, way=HandOverWay.AT_POINT)
