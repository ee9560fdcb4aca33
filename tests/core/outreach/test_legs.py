"""There and back are one request."""

from itertools import product
from uuid import UUID

import pytest

from duadon.core.outreach.legs import OtherLeg, cancel_leg, move_leg
from duadon.core.outreach.trip_requests import Leg, LegName, TripRequest
from duadon.core.values.answers import Refusal
from duadon.core.values.ids import PlaceId
from duadon.wording.say import say_refusal
from tests.core.outreach.requests import AUNT, SCHOOL, STOP, make_request

GONE = Leg(stop=STOP, cancelled=True)
BY_FRIENDS = PlaceId(UUID(int=602))


def _changed(answer: TripRequest | Refusal) -> TripRequest:
    assert isinstance(answer, TripRequest), answer
    return answer


@pytest.mark.parametrize(
    ("name", "code"),
    [(LegName.OUT, "outreach.leg.ask_about_home"), (LegName.HOME, "outreach.leg.ask_about_out")],
)
def test_cancelling_one_way_asks_about_the_other(name, code):
    """Without an answer nothing is cancelled, and the question can be said."""
    refusal = cancel_leg(make_request(), name)
    assert refusal == Refusal(code=code)
    assert say_refusal(Refusal(code=code), "vi")


@pytest.mark.parametrize("name", list(LegName))
def test_the_other_way_follows(name):
    """Cancelled with it, the whole request is closed."""
    cancelled = _changed(cancel_leg(make_request(), name, other=OtherLeg.FOLLOWS))
    assert not cancelled.is_open


def test_the_way_home_may_stay_when_the_family_comes_by_itself():
    """Only the way out is cancelled."""
    kept = _changed(cancel_leg(make_request(), LegName.OUT, other=OtherLeg.STAYS))
    assert (kept.out.cancelled, kept.home.cancelled) == (True, False)


def test_nobody_is_fetched_who_is_not_brought_home():
    """The way out stays alone only where somebody takes the children over at the point."""
    request = make_request()
    refusal = cancel_leg(request, LegName.HOME, other=OtherLeg.STAYS)
    assert refusal == Refusal(code="outreach.leg.nobody_at_point")
    received = make_request(out=Leg(stop=STOP, receivers=(AUNT,)))
    kept = _changed(cancel_leg(received, LegName.HOME, other=OtherLeg.STAYS))
    assert (kept.out.cancelled, kept.home.cancelled) == (False, True)


def test_the_last_way_needs_no_question():
    """Where the other way is gone already, the second is simply cancelled; a third time is told."""
    request = make_request(out=GONE)
    assert not _changed(cancel_leg(request, LegName.HOME)).is_open
    assert cancel_leg(request, LegName.OUT) == Refusal(code="outreach.leg.already_cancelled")


@pytest.mark.parametrize(("name", "other"), list(product(LegName, OtherLeg)))
def test_however_answered_no_way_out_is_left_without_home_or_receiver(name, other):
    """After any cancelling the children are home, or with somebody named."""
    for out in (Leg(stop=STOP), Leg(stop=STOP, receivers=(AUNT,))):
        answer = cancel_leg(make_request(out=out), name, other=other)
        if isinstance(answer, TripRequest) and not answer.out.cancelled:
            assert not answer.home.cancelled or answer.out.receivers


def test_moving_one_stop_asks_about_the_other():
    """The way home may end elsewhere than the way out began: asked, never assumed."""
    request = make_request()
    assert move_leg(request, LegName.OUT, stop=SCHOOL) == Refusal(code="outreach.leg.ask_home_stop")
    assert move_leg(request, LegName.HOME, stop=SCHOOL) == Refusal(code="outreach.leg.ask_out_stop")
    stays = _changed(move_leg(request, LegName.OUT, stop=SCHOOL, other=OtherLeg.STAYS))
    assert (stays.out.stop, stays.home.stop) == (SCHOOL, STOP)
    follows = _changed(move_leg(request, LegName.HOME, stop=BY_FRIENDS, other=OtherLeg.FOLLOWS))
    assert (follows.out.stop, follows.home.stop) == (BY_FRIENDS, BY_FRIENDS)


def test_a_cancelled_way_is_neither_moved_nor_asked_about():
    """Moving it is refused; moving the other needs no question and leaves it as it was."""
    request = make_request(home=GONE, out=Leg(stop=STOP, receivers=(AUNT,)))
    assert move_leg(request, LegName.HOME, stop=SCHOOL, other=OtherLeg.STAYS) == Refusal(
        code="outreach.leg.already_cancelled"
    )
    moved = _changed(move_leg(request, LegName.OUT, stop=SCHOOL))
    assert (moved.out.stop, moved.home) == (SCHOOL, GONE)
