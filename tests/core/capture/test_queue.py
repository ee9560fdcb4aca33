"""The calling order at the point: vans that leave soon, small children, then turn."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from duadon.core.capture.queue import QueueRules, Waiting, order_queue
from duadon.core.values.ids import RiderId, TripRequestId

NINE = 9 * 3600


def waiting(ticket: int, age: int = 10, group: int | None = None, leaves: int | None = None) -> Waiting:
    """Put somebody in the queue."""
    return Waiting(
        rider_id=RiderId(UUID(int=ticket)),
        ticket=ticket,
        age_years=age,
        group=None if group is None else TripRequestId(UUID(int=group)),
        van_leaves=leaves,
    )


def tickets(*people: Waiting) -> list[int]:
    """Return the tickets in calling order at nine."""
    return [one.ticket for one in order_queue(people, now=NINE)]


def test_a_van_that_leaves_soon_goes_first_then_the_small_then_turn() -> None:
    """A van in half an hour beats a small child; one in three hours does not."""
    soon, later = NINE + 1800, NINE + 3 * 3600
    assert tickets(waiting(1), waiting(2, age=6), waiting(3, leaves=soon)) == [3, 2, 1]
    assert tickets(waiting(1), waiting(2, age=6), waiting(3, leaves=later)) == [2, 1, 3]
    assert tickets(waiting(1, leaves=soon), waiting(2, leaves=soon - 600)) == [2, 1]


def test_a_family_stays_together() -> None:
    """The older sister is called with the small brother, not an hour later."""
    assert tickets(waiting(1), waiting(2, 12, group=7), waiting(3, 6, group=7)) == [3, 2, 1]


def test_the_rules_are_data() -> None:
    """Another office may call eleven small."""
    people = [waiting(1, age=12), waiting(2, age=10)]
    rules = QueueRules(small_child_below_years=11)
    assert [one.ticket for one in order_queue(people, now=NINE, rules=rules)] == [2, 1]


@given(
    st.lists(
        st.tuples(
            st.integers(6, 13),
            st.none() | st.integers(1, 3),
            st.none() | st.integers(NINE, NINE + 9000),
        ),
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
def test_nobody_is_lost_and_arrival_in_the_list_does_not_matter(people, rng) -> None:
    """The order is a permutation and depends on the people only."""
    queue = [waiting(number + 1, *one) for number, one in enumerate(people)]
    ordered = order_queue(queue, now=NINE)
    assert sorted(ordered, key=lambda one: one.ticket) == queue
    rng.shuffle(queue)
    assert order_queue(queue, now=NINE) == ordered
