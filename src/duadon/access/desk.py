"""The children at a capture point with what the desk must know of them, through the list door.

The page asks again every few seconds: a name that the same officer was shown a short while ago is not
logged once more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from duadon.access.log import Door, Passage, Purpose, write_log
from duadon.access.rights import require_right_anywhere
from duadon.core.enrolment.eligibility import ChildFacts
from duadon.core.privacy.masking import short_name
from duadon.core.values.ids import ChildId, OfficerId, RiderId, TripRequestId
from duadon.core.values.partial_dates import PartialDate
from duadon.core.values.people import Relation
from duadon.core.values.roles import Actor, Right
from duadon.store.expected import ExpectedChild, expected_child, find_expected_rows
from duadon.store.ledger import AccessLogChild
from duadon.store.outreach import Rider
from duadon.store.records.people import Child

SHOWN_LATELY = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskChild:
    """A child who came with a request; `signer` is what the person who signs is to the child."""

    rider_id: RiderId
    child_id: ChildId
    request_id: TripRequestId
    short_name: str
    facts: ChildFacts
    signer: Relation | None
    paper_seen: bool


class DeskDay:
    """The children of a day's requests. Their names leave it through `open` only, which logs them."""

    def __init__(self, rows: Iterable[Rider]) -> None:
        """Hold the rows as store/expected.py makes them."""
        self._rows = {RiderId(row.pk): row for row in rows}

    @property
    def expected(self) -> tuple[ExpectedChild, ...]:
        """Return, without a name, who is expected: the children of requests of which some way stands."""
        return tuple(one for row in self._rows.values() if (one := expected_child(row)) is not None)

    @transaction.atomic
    def open(self, riders: Iterable[RiderId], *, actor: Actor, now: datetime) -> dict[RiderId, DeskChild]:
        """Return those of the children whom the desk is shown."""
        rows = [(self._rows[rider], self._rows[rider].child) for rider in riders if rider in self._rows]
        children = {RiderId(row.pk): _child(row, child) for row, child in rows if child is not None}
        _log({one.child_id for one in children.values()}, actor, now)
        return children


def load_desk_day(day: date, *, actor: Actor) -> DeskDay:
    """Return the children of the campaign's requests for a day; NotAllowed for who does not capture."""
    require_right_anywhere(actor, Right.RECORD_CAPTURE)
    return DeskDay(find_expected_rows(actor.own_campaign, day))


def _child(row: Rider, child: Child) -> DeskChild:
    request = row.request
    has_number = child.number_sealed is not None
    return DeskChild(
        rider_id=RiderId(row.pk),
        child_id=ChildId(child.pk),
        request_id=TripRequestId(row.request_id),
        short_name=short_name(child.full_name),
        facts=ChildFacts(
            birth=PartialDate.fromisoformat(child.birth) if child.birth else None,
            has_number=has_number,
            birth_registered=True if has_number else None,
        ),
        signer=Relation(request.signer_relation) if request.signer_relation else None,
        paper_seen=request.paper_seen,
    )


def _log(children: set[ChildId], actor: Actor, now: datetime) -> None:
    if children <= _shown_lately(actor.officer_id, now):
        return
    passage = Passage(
        actor_id=actor.officer_id,
        door=Door.LIST,
        purpose=Purpose.RECORD_CAPTURE,
        at=now,
        columns=("short_name", "birth", "signer"),
    )
    write_log(passage, sorted(children))


def _shown_lately(officer_id: OfficerId, now: datetime) -> set[ChildId]:
    rows = AccessLogChild.objects.filter(
        log__actor_id=officer_id,
        log__purpose=Purpose.RECORD_CAPTURE.value,
        log__at__gt=now - SHOWN_LATELY,
        log__at__lte=now,
    )
    return {ChildId(pk) for pk in rows.values_list("child_id", flat=True)}
