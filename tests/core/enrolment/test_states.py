"""The one status of a child, read from facts."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise, product
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duadon.core.enrolment.states import (
    LEGAL_MOVES,
    STATUS_CODES,
    Status,
    StatusFact,
    facts_known,
    first_reached,
    judge_fact,
    judge_move,
    last_of,
    status_of,
)
from duadon.core.enrolment.tracks import Track
from duadon.core.values.answers import Refusal
from duadon.core.values.errors import RuleBroken
from duadon.wording.say import say_refusal

CHILD = Track.FROM_6_TO_13
START = date(2024, 9, 9)
LATE = date(2024, 12, 31)
EVER = datetime(2025, 1, 1, tzinfo=UTC)

# Written apart from the code: what may follow what, row by row.
EXPECTED = {
    None: "listed",
    "listed": "contacted wanted not_wanted filed_online captured not_captured",
    "contacted": "contacted wanted not_wanted filed_online captured not_captured",
    "not_wanted": "contacted wanted not_wanted filed_online captured not_captured",
    "wanted": "not_wanted booked filed_online captured not_captured",
    "booked": "wanted not_wanted filed_online captured not_captured",
    "filed_online": "wanted card_made captured",
    "not_captured": "wanted not_wanted booked filed_online captured not_captured",
    "captured": "not_captured card_made",
    "card_made": "card_arrived handed_over",
    "card_arrived": "handed_over",
    "handed_over": "",
}


def _fact(status: Status, day: int, *, hour: int = 8, number: int = 0, late: int = 0) -> StatusFact:
    on = START + timedelta(days=day)
    recorded = datetime(on.year, on.month, on.day, hour, tzinfo=UTC) + timedelta(days=late)
    return StatusFact(id=UUID(int=number), status=status, effective_on=on, recorded_at=recorded)


@pytest.mark.parametrize(("current", "following"), list(product([None, *Status], Status)))
def test_every_pair_of_states(current, following):
    """A move is legal exactly where the table says so; a refusal names where the child stands."""
    track = Track.UNDER_6 if following is Status.FILED_ONLINE else CHILD
    refusal = judge_move(current, following, track=track)
    if following.value in EXPECTED[current].split():
        assert refusal is None
    else:
        assert isinstance(refusal, Refusal)
        assert refusal.items == (Refusal(code=STATUS_CODES[current]),)
        assert len(say_refusal(refusal, "vi")) == 2
        assert len(say_refusal(refusal, "en")) == 2


@pytest.mark.parametrize("following", [Status.BOOKED, Status.CAPTURED, Status.NOT_CAPTURED])
def test_under_6_nobody_is_booked_or_captured(following):
    """The remedy is filing online."""
    refusal = judge_move(Status.WANTED, following, track=Track.UNDER_6)
    assert refusal == Refusal(code="enrolment.status.needs_filing")


@pytest.mark.parametrize("track", [Track.FROM_6_TO_13, Track.FROM_14])
def test_from_6_filing_online_is_not_enough(track):
    """The remedy is an appointment."""
    refusal = judge_move(Status.WANTED, Status.FILED_ONLINE, track=track)
    assert refusal == Refusal(code="enrolment.status.needs_capture")


def test_the_whole_way_is_legal_and_leads_to_the_hand_over():
    """From the list to the card, booked, missed once, booked again."""
    way = [
        Status.LISTED, Status.CONTACTED, Status.WANTED, Status.BOOKED, Status.NOT_CAPTURED,
        Status.BOOKED, Status.CAPTURED, Status.CARD_MADE, Status.CARD_ARRIVED, Status.HANDED_OVER,
    ]  # fmt: skip
    facts: list[StatusFact] = []
    for number, status in enumerate(way):
        fact = _fact(status, number, number=number)
        assert judge_fact(facts, fact, track=CHILD) is None
        facts.append(fact)
        assert status_of(facts, on=fact.effective_on, recorded_by=EVER) is status
    reached = first_reached(facts, on=LATE, recorded_by=EVER)
    assert reached[Status.BOOKED] == START + timedelta(days=3)
    assert Status.FILED_ONLINE not in reached


def test_a_report_of_a_past_day_knows_only_what_was_recorded_by_then():
    """A capture typed in three days later changes no earlier report, and every later one."""
    listed = _fact(Status.LISTED, 0, number=1)
    captured = _fact(Status.CAPTURED, 1, number=2, late=3)
    facts = [captured, listed]
    evening = datetime(2024, 9, 10, 23, tzinfo=UTC)
    assert status_of(facts, on=LATE, recorded_by=evening) is Status.LISTED
    assert status_of(facts, on=START, recorded_by=EVER) is Status.LISTED
    assert status_of(facts, on=LATE, recorded_by=EVER) is Status.CAPTURED
    assert status_of(facts, on=date(2024, 9, 8), recorded_by=EVER) is None


def test_a_fact_typed_in_late_must_fit_both_its_neighbours():
    """A contact fits between list and wish; a wish does not fit before a contact already made."""
    facts = [_fact(Status.LISTED, 0, number=1), _fact(Status.CARD_MADE, 9, number=3)]
    assert judge_fact(facts, _fact(Status.CAPTURED, 5, number=2), track=CHILD) is None
    refusal = judge_fact(facts, _fact(Status.WANTED, 5, number=2), track=CHILD)
    assert refusal is not None
    assert refusal.code == "enrolment.status.cannot_make"


def test_a_capture_overtakes_a_seat_of_a_later_day():
    """Booked for a ride to come and captured before it: captured on every day, and the card may follow."""
    booked = _fact(Status.BOOKED, 9, number=3)
    facts = [_fact(Status.LISTED, 0, number=1), _fact(Status.WANTED, 1, number=2), booked]
    captured = _fact(Status.CAPTURED, 5, number=4)
    assert judge_fact(facts, captured, track=CHILD) is None
    facts.append(captured)
    assert status_of(facts, on=LATE, recorded_by=EVER) is Status.CAPTURED
    assert last_of(facts) == captured
    assert Status.BOOKED not in first_reached(facts, on=LATE, recorded_by=EVER)
    assert judge_fact(facts, _fact(Status.CARD_MADE, 12, number=5), track=CHILD) is None
    # A failed try overtakes nothing: the ride is still needed.
    failed = _fact(Status.NOT_CAPTURED, 5, number=6)
    assert judge_fact(facts[:3], failed, track=CHILD) is None
    assert status_of([*facts[:3], failed], on=LATE, recorded_by=EVER) is Status.BOOKED


def test_facts_of_one_instant_stand_in_the_order_of_the_way():
    """One command that lists and contacts at once leaves the child contacted, whatever the ids."""
    facts = [_fact(Status.CONTACTED, 0, number=1), _fact(Status.LISTED, 0, number=2)]
    assert status_of(facts, on=LATE, recorded_by=EVER) is Status.CONTACTED
    assert judge_fact(facts[1:], facts[0], track=CHILD) is None


@st.composite
def fact_sets(draw) -> list[StatusFact]:
    """Draw facts of any kind, legal or not, some of one day and instant."""
    small = st.integers(min_value=0, max_value=4)
    kinds = draw(st.lists(st.tuples(st.sampled_from(Status), small, small, small), max_size=12))
    return [
        _fact(status, day, hour=8 + hour, number=number, late=late)
        for number, (status, day, hour, late) in enumerate(kinds)
    ]


@given(facts=fact_sets(), seed=st.integers(), cut=st.integers(min_value=0, max_value=9))
def test_neither_order_nor_repeats_of_facts_change_anything(facts, seed, cut):
    """The status is a function of the set of facts, at every cut."""
    cut_at = datetime(2024, 9, 9, 9, tzinfo=UTC) + timedelta(days=cut)
    shuffled = facts + facts[: len(facts) // 2]
    Random(seed).shuffle(shuffled)
    for on in (START + timedelta(days=2), LATE):
        known = facts_known(facts, on=on, recorded_by=cut_at)
        assert facts_known(shuffled, on=on, recorded_by=cut_at) == known
        status = status_of(shuffled, on=on, recorded_by=cut_at)
        assert status is (known[-1].status if known else None)


@given(facts=fact_sets())
def test_a_set_built_through_the_judge_is_a_legal_chain(facts):
    """Whatever is tried and in whatever order of days, what was let in never jumps."""
    kept: list[StatusFact] = []
    for fact in facts:
        if judge_fact(kept, fact, track=CHILD) is None:
            kept.append(fact)
    chain = [None, *(fact.status for fact in facts_known(kept, on=LATE, recorded_by=EVER))]
    for current, following in pairwise(chain):
        assert following in LEGAL_MOVES[current]


def test_a_naive_instant_is_refused():
    """An instant without a zone cannot be ordered."""
    with pytest.raises(RuleBroken, match="time zone"):
        StatusFact(
            id=UUID(int=1),
            status=Status.LISTED,
            effective_on=START,
            recorded_at=datetime(2024, 9, 9, 8, tzinfo=UTC).replace(tzinfo=None),
        )
