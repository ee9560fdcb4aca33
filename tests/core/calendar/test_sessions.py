"""Slots of a capture point, computed when asked for."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duadon.core.calendar.sessions import (
    SLOT_SECONDS,
    CaptureSession,
    Slot,
    find_chain,
    slots_of,
)
from duadon.core.values.errors import RuleBroken
from duadon.core.values.ids import PlaceId
from duadon.core.values.times import MINUTE, TimeWindow, at


def _session(**changes) -> CaptureSession:
    fields = {
        "point_id": PlaceId(UUID(int=1)),
        "day": date(2024, 9, 17),
        "opens": at(7, 30),
        "closes": at(11, 30),
        "kits": 2,
        "seconds_per_child": 15 * MINUTE,
    }
    return CaptureSession(**{**fields, **changes})


sessions = st.builds(
    lambda opens, length, kits, seconds, share: _session(
        opens=opens * MINUTE,
        closes=(opens + length) * MINUTE,
        kits=kits,
        seconds_per_child=seconds,
        walk_in_percent=share,
    ),
    st.integers(360, 900),
    st.integers(0, 500),
    st.integers(0, 5),
    st.integers(300, 2400),
    st.integers(0, 100),
)


def _by_hand(session: CaptureSession) -> list[int]:
    """Place child after child on the kits and count the starts in each slot, without walk-ins."""
    counts = [0] * len(range(session.opens, session.closes, SLOT_SECONDS))
    start = session.opens
    while start + session.seconds_per_child <= session.closes:
        counts[(start - session.opens) // SLOT_SECONDS] += session.kits
        start += session.seconds_per_child
    return counts


def test_a_plain_morning():
    """Two kits, a quarter of an hour each: four children in every half hour."""
    slots = slots_of(_session())
    assert [slot.capacity for slot in slots] == [4] * 8
    assert slots[0].window == TimeWindow(start=at(7, 30), end=at(8))


def test_capture_runs_on_into_the_next_slot():
    """At 20 minutes a kit takes 2, 1, 2, 1 ...: 12 in four hours, where rounded half hours give 8."""
    slots = slots_of(_session(kits=1, seconds_per_child=20 * MINUTE))
    assert [slot.capacity for slot in slots] == [2, 1] * 4
    assert sum(slot.capacity for slot in slots) == 12


def test_nobody_is_started_who_is_not_done_by_closing():
    """The last half hour of a morning that ends at 8:10 takes none at 15 minutes."""
    slots = slots_of(_session(closes=at(8, 10), kits=1))
    assert [slot.capacity for slot in slots] == [2, 0]
    assert slots[1].window.end == at(8, 10)


def test_walk_ins_take_their_share_first():
    """Nine of ten come by themselves: 32 places leave 3, two kits leave none whole."""
    session = _session(walk_in_percent=90)
    assert (session.places, session.usable_places, session.usable_kits) == (32, 3, 0)
    assert sum(slot.capacity for slot in slots_of(session)) == 3
    assert _session(kits=10, walk_in_percent=90).usable_kits == 1


@given(session=sessions)
def test_the_slots_add_up_to_what_the_kits_can_do(session):
    """Neither lost nor invented, whatever minutes, kits and share."""
    capacities = [slot.capacity for slot in slots_of(session)]
    assert sum(capacities) == session.usable_places
    full = [slot.capacity for slot in slots_of(_without_walk_ins(session))]
    assert full == _by_hand(session)
    assert sum(capacities) <= sum(full)


@given(session=sessions)
def test_at_no_time_more_is_promised_than_the_kits_reach(session):
    """Up to each slot the promised places stay within the share left by the walk-ins."""
    capacities = [slot.capacity for slot in slots_of(session)]
    full = _by_hand(session)
    for upto in range(len(full) + 1):
        share = sum(full[:upto]) * (100 - session.walk_in_percent)
        assert sum(capacities[:upto]) * 100 <= share


def _without_walk_ins(session: CaptureSession) -> CaptureSession:
    return _session(
        opens=session.opens,
        closes=session.closes,
        kits=session.kits,
        seconds_per_child=session.seconds_per_child,
    )


def test_booked_children_take_their_places():
    """Free is never below nothing; a slot that does not exist is a fault."""
    slots = slots_of(_session(), booked={at(8): 3, at(9): 6})
    assert [slot.free for slot in slots[:4]] == [4, 1, 4, 0]
    with pytest.raises(RuleBroken, match="does not have"):
        slots_of(_session(), booked={at(8, 10): 1})


def _slots(*pairs: tuple[int, int]) -> list[Slot]:
    return [
        Slot(
            window=TimeWindow(start=n * SLOT_SECONDS, end=(n + 1) * SLOT_SECONDS),
            capacity=capacity,
            booked=booked,
        )
        for n, (capacity, booked) in enumerate(pairs)
    ]


@pytest.mark.parametrize(
    ("pairs", "children", "first", "taken"),
    [
        (((4, 0), (4, 0)), 2, 0, (2,)),
        (((4, 3), (4, 0)), 2, 0, (1, 1)),
        (((4, 3), (4, 4), (4, 0)), 2, 2, (2,)),  # not around strangers
        (((1, 0), (0, 0), (1, 0)), 2, 0, (1, 0, 1)),  # a long capture runs on
        (((0, 0), (1, 0)), 1, 1, (1,)),
    ],
)
def test_a_group_gets_one_chain(pairs, children, first, taken):
    """Two grandchildren are captured one after the other, from the earliest slot that allows it."""
    chain = find_chain(_slots(*pairs), children=children)
    assert chain is not None
    assert chain.slots[0].window.start == first * SLOT_SECONDS
    assert chain.children == taken


def test_a_group_that_no_chain_holds_gets_none():
    """Free places apart from each other, or too few, are no chain."""
    assert find_chain(_slots((1, 0), (1, 1), (1, 0)), children=2) is None
    assert find_chain(_slots((2, 0)), children=3) is None
    assert find_chain([], children=1) is None
    with pytest.raises(RuleBroken, match="at least one child"):
        find_chain(_slots((2, 0)), children=0)


@pytest.mark.parametrize(
    "change",
    [{"closes": at(7)}, {"kits": -1}, {"seconds_per_child": 0}, {"walk_in_percent": 101}],
)
def test_a_session_that_cannot_be_is_refused(change):
    """Each promise of a session is checked."""
    with pytest.raises(RuleBroken):
        _session(**change)
