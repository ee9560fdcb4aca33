"""The campaign at a glance counts what is so, not how often somebody tapped."""

from duadon.core.custody.kinds import EventKind, UndoDetail
from duadon.core.shuttle.plan import Leg
from duadon.demo.pens import Tap
from duadon.demo.story import FIRST_DAY
from duadon.queries.campaign_summary import summarise_rides
from tests.scene import Ride


def _summary(scene):
    summary = summarise_rides(scene.office.frame, FIRST_DAY, actor=scene.office.dispatcher)
    assert summary is not None
    return summary


def test_a_day_counts_who_rode_and_who_came_home(scene):
    """Everybody there and home again: children and adults apart, each once."""
    ride = Ride(scene)
    ride.ride_out()
    ride.ride_home()
    people = (len(ride.children), 1)
    assert (_summary(scene).boarded, _summary(scene).handed_over) == (people, people)


def test_undone_taps_do_not_count(scene):
    """Boarded and handed over by mistake, then undone: nobody rode and nobody came home."""
    ride = Ride(scene)
    for run, taps in (
        (ride.out, ride.everybody(EventKind.BOARDED, Leg.OUT)),
        (ride.home, [ride.hand_over(one) for one in ride.children]),
    ):
        events = ride.write(run, *taps)
        ride.send(*events)
        undo = Tap(kind=EventKind.UNDO, detail=UndoDetail(targets=tuple(one.id for one in events)))
        ride.press(run, undo)
    assert (_summary(scene).boarded, _summary(scene).handed_over) == ((0, 0), (0, 0))
