"""Who comes alone: captured once, never under 6, and not beside the queue of the van that brought them."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from duadon.core.capture.walk_ins import WalkIn, judge_walk_in
from duadon.core.enrolment.states import CAPTURED_ALREADY, LEGAL_MOVES, Status, StatusFact
from duadon.core.enrolment.tracks import Track

DAY = date(2024, 9, 18)
FROM_6 = Track.FROM_6_TO_13


def facts(*statuses: Status, first: date = date(2024, 9, 2)) -> tuple[StatusFact, ...]:
    """Make one fact a day, in this order."""
    return tuple(
        StatusFact(
            id=UUID(int=place + 1),
            status=status,
            effective_on=first + timedelta(days=place),
            recorded_at=datetime(2024, 9, 2, tzinfo=UTC) + timedelta(days=place),
        )
        for place, status in enumerate(statuses)
    )


@pytest.mark.parametrize("last", [status for status in Status if status not in CAPTURED_ALREADY])
def test_whoever_is_not_captured_may_be(last: Status) -> None:
    """Listed, declined, booked, filed or failed before: nine of ten come by themselves at any time."""
    assert judge_walk_in(WalkIn(track=FROM_6, facts=facts(Status.LISTED, last)), on=DAY) is None
    assert Status.CAPTURED in LEGAL_MOVES[last]


@pytest.mark.parametrize("last", sorted(CAPTURED_ALREADY))
def test_nobody_is_captured_twice(last: Status) -> None:
    """Captured, or further: refused with the day of the capture."""
    known = facts(Status.LISTED, Status.CAPTURED, *({last} - {Status.CAPTURED}))
    refusal = judge_walk_in(WalkIn(track=FROM_6, facts=known), on=DAY)
    assert refusal is not None
    assert refusal.code == "capture.walk_in.captured_already"
    assert refusal.parameters["day"] == date(2024, 9, 3)


def test_a_capture_taken_back_may_be_made_again() -> None:
    """After a mistake was undone the child may be captured."""
    known = facts(Status.LISTED, Status.CAPTURED, Status.NOT_CAPTURED)
    assert judge_walk_in(WalkIn(track=FROM_6, facts=known), on=DAY) is None


def test_no_biometrics_under_6() -> None:
    """Law 26/2023 Art. 23(2)(a): the family files online; from 14 on the person comes as well."""
    refusal = judge_walk_in(WalkIn(track=Track.UNDER_6, facts=facts(Status.LISTED)), on=DAY)
    assert refusal is not None
    assert refusal.code == "capture.walk_in.no_biometrics"
    assert judge_walk_in(WalkIn(track=Track.FROM_14, facts=facts(Status.LISTED)), on=DAY) is None


def test_without_a_birth_date_nobody_knows_the_track() -> None:
    """No track, no capture: the remedy is the register's."""
    refusal = judge_walk_in(WalkIn(track=None, facts=facts(Status.LISTED)), on=DAY)
    assert refusal is not None
    assert refusal.code == "capture.walk_in.birth_unknown"


def test_who_is_expected_stands_in_the_queue() -> None:
    """Recorded beside the queue, the van home would wait for somebody whom nobody calls."""
    known = facts(Status.LISTED, Status.WANTED, Status.BOOKED)
    refusal = judge_walk_in(WalkIn(track=FROM_6, facts=known, is_expected=True), on=DAY)
    assert refusal is not None
    assert refusal.code == "capture.walk_in.expected_today"
