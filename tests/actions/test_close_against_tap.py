"""Closing and a late tap at the same time: whichever comes first, the run does not end up closed."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from duadon.actions import close_run as closing
from duadon.core.custody.close_rule import is_closed, may_close
from duadon.core.custody.kinds import EventKind, Source
from duadon.core.custody.state import fold_custody
from duadon.core.shuttle.plan import Leg
from duadon.demo.pens import Tap
from duadon.store.custody import load_day_events
from tests.scene import Ride, set_scene


@pytest.fixture
def ride(transactional_db, ward_lists, settings):
    """The grandmother's day, committed, so that other connections see it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return Ride(set_scene(ward_lists))


def _thread(act: Callable[[], object]) -> threading.Thread:
    def run() -> None:
        try:
            act()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_a_tap_between_judgement_and_closing_opens_the_run(ride, monkeypatch):
    """The tap waits until the closing is committed, finds the run closed and opens it again."""
    ride.ride_out()
    spare = ride.enrol(Source.PHONE)
    late = Tap(kind=EventKind.BOARDED, rider_id=ride.grandmother, leg=Leg.OUT)
    boarded = ride.write(ride.out, late, pen=spare)
    judged, may_write = threading.Event(), threading.Event()
    real = may_close

    def judge_slowly(*args, **named):
        answer = real(*args, **named)
        judged.set()
        may_write.wait(10)
        return answer

    monkeypatch.setattr(closing, "may_close", judge_slowly)
    first = _thread(lambda: ride.close(ride.out))
    assert judged.wait(10)
    second = _thread(lambda: ride.send(*boarded, device=spare))
    second.join(1)  # without the lock it is through by now
    may_write.set()
    first.join()
    second.join()
    day = load_day_events([ride.out.run_id])
    told = {event.kind for event in day.events}
    assert {EventKind.CLOSED, EventKind.REOPENED} <= told
    assert not is_closed(fold_custody(day.events, elsewhere=day.elsewhere), ride.out.run_id)
