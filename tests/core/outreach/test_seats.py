"""No seat before everything that it needs is answered."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duadon.core.enrolment.signing import SigningAnswer
from duadon.core.enrolment.tracks import Track
from duadon.core.outreach.consent import ConsentGiver
from duadon.core.outreach.legs import OtherLeg, cancel_leg
from duadon.core.outreach.seats import SeatReady, seat_or_refusal, seats_asked
from duadon.core.outreach.trip_requests import Leg, LegName, Signer, SignerPresence, TripRequest
from duadon.core.values.answers import Refusal
from duadon.core.values.ids import AdultId, TripRequestId
from duadon.core.values.people import Relation
from duadon.wording.say import say_refusal
from tests.core.outreach.requests import (
    AUNT,
    BOY,
    DAY,
    GIRL,
    GRANDMOTHER,
    NOW,
    PAPER,
    STOP,
    answer,
    make_child,
    make_consent,
    make_grounds,
    make_request,
)

YES = answer(SigningAnswer.YES)
BY_LAW = "Cha, mẹ hoặc người giám hộ của cháu ký được theo luật."


def _judge(request: TripRequest, *signing, **grounds) -> SeatReady | Refusal:
    return seat_or_refusal(request, grounds=make_grounds(*signing, **grounds), now=NOW)


def _codes(answered: SeatReady | Refusal) -> list[str]:
    assert isinstance(answered, Refusal), "the request is ready"
    assert answered.code == "outreach.seat.not_ready"
    return [item.code for item in answered.items]


def test_the_same_request_becomes_ready_when_the_office_answers():
    """Unanswered, with paper, no: no seat; yes: ready, with nothing typed again."""
    request = make_request()
    assert _codes(_judge(request)) == ["outreach.signer.not_answered"]
    with_paper = answer(SigningAnswer.WITH_PAPER)
    assert _codes(_judge(request, with_paper)) == ["outreach.signer.paper_missing"]
    assert _codes(_judge(request, answer(SigningAnswer.NO))) == ["outreach.signer.may_not"]
    ready = _judge(request, YES)
    assert isinstance(ready, SeatReady)
    assert ready.request is request
    assert (ready.seats, ready.captures, ready.boosters) == (3, 2, 0)
    assert ready.tracks == (Track.FROM_6_TO_13, Track.FROM_6_TO_13)
    assert ready.signing is not None
    assert ready.signing.answer is SigningAnswer.YES


@pytest.mark.parametrize("rules", [(), (answer(SigningAnswer.NO),)])
def test_a_refusal_says_who_may_sign(rules):
    """Open or no: father, mother or guardian are named."""
    refusal = _judge(make_request(), *rules)
    assert isinstance(refusal, Refusal)
    assert BY_LAW in say_refusal(refusal, "vi")


def test_with_paper_the_refusal_names_the_paper_and_who_may_sign():
    """The paper stands in the office's words; once it was seen, the seat is there."""
    with_paper = answer(SigningAnswer.WITH_PAPER)
    request = make_request()
    refusal = _judge(request, with_paper)
    assert isinstance(refusal, Refusal)
    lines = say_refusal(refusal, "vi")
    assert f"Người ký cần có {PAPER};" in lines[1]
    assert lines[2:] == [f"Bà của cháu ký được khi có {PAPER}.", BY_LAW]
    assert request.signer is not None
    seen = replace(request, signer=replace(request.signer, paper_seen=True))
    assert isinstance(_judge(seen, with_paper), SeatReady)


@pytest.mark.parametrize("rules", [(), (answer(SigningAnswer.NO),), (answer(SigningAnswer.WITH_PAPER),)])
def test_a_commander_lets_sign_with_a_reason(rules):
    """A reason overrides the rule; blanks are no reason. The verdict still tells the rule."""
    request = make_request()
    assert request.signer is not None
    blank = replace(request, signer=replace(request.signer, override_reason="  "))
    given = replace(request, signer=replace(request.signer, override_reason="Cha mẹ ở nước ngoài"))
    assert isinstance(_judge(blank, *rules), Refusal)
    ready = _judge(given, *rules)
    assert isinstance(ready, SeatReady)
    assert ready.signing is not None
    assert ready.signing.answer is not SigningAnswer.YES


def test_somebody_must_be_named_to_sign():
    """Nobody asked, or said to be needless for a child: no seat, and who may sign is said."""
    needless = Signer(adult_id=None, relation=None, presence=SignerPresence.NOT_NEEDED)
    for signer in (None, needless):
        refusal = _judge(make_request(signer=signer), YES)
        assert _codes(refusal) == ["outreach.signer.not_named"]
        assert isinstance(refusal, Refusal)
        assert BY_LAW in say_refusal(refusal, "vi")


def test_a_signer_who_rides_is_aboard():
    """A mother who does not ride may meet the children at the point instead."""
    mother = Signer(adult_id=AdultId(UUID(int=501)), relation=Relation.MOTHER, presence=SignerPresence.RIDES)
    assert _codes(_judge(make_request(signer=mother))) == ["outreach.signer.not_aboard"]
    meets = replace(mother, presence=SignerPresence.MEETS_AT_POINT)
    assert isinstance(_judge(make_request(signer=meets)), SeatReady)


def test_consent_to_the_ride_is_asked_for_each_child():
    """Missing for one, given later than now, or withdrawn: no seat, and the child is named."""
    request = make_request()
    one = (make_consent(GIRL),)
    later = (*one, make_consent(BOY, given_at=datetime(2024, 9, 16, 4, tzinfo=UTC)))
    gone = (*one, make_consent(BOY).with_withdrawal(datetime(2024, 9, 12, tzinfo=UTC)))
    for consents in (one, later, gone):
        refusal = _judge(request, YES, consents=consents)
        assert _codes(refusal) == ["outreach.consent.no_ride"]
        assert isinstance(refusal, Refusal)
        assert refusal.items[0].parameters == {"child": "V. Bình"}


def test_no_child_below_14_rides_without_an_adult():
    """Without the grandmother each child is named; a named attendant stands in."""
    mother = Signer(
        adult_id=AdultId(UUID(int=501)),
        relation=Relation.MOTHER,
        presence=SignerPresence.MEETS_AT_POINT,
    )
    alone = make_request(adults=(), signer=mother)
    assert _codes(_judge(alone)) == ["outreach.seat.no_adult", "outreach.seat.no_adult"]
    assert isinstance(_judge(replace(alone, attendant_named=True)), SeatReady)


def test_from_14_a_person_comes_signs_and_agrees_alone():
    """On the birthday itself; one day younger needs signer, adult and consent."""
    teen = make_child(3, "T. Cường", "2010-09-17")
    word = make_consent(teen, giver=ConsentGiver.CHILD, given_by=None)
    alone = make_request(children=(teen,), adults=(), signer=None)
    assert isinstance(_judge(alone, consents=(word,)), SeatReady)
    younger = make_child(3, "T. Cường", "2010-09-18")
    refusal = _judge(replace(alone, children=(younger,)), consents=(word,))
    assert _codes(refusal) == [
        "outreach.signer.not_named",
        "outreach.consent.no_ride",
        "outreach.seat.no_adult",
    ]


def test_under_6_on_the_planned_day_is_filed_online():
    """5 years and 364 days on the day: the remedy is named; one day older gets the seat."""
    small = make_child(4, "T. Dung", "2018-09-18")
    consents = (make_consent(small),)
    refusal = _judge(make_request(children=(small,)), YES, consents=consents)
    assert _codes(refusal) == ["outreach.seat.file_online"]
    assert isinstance(refusal, Refusal)
    assert "nộp hồ sơ trực tuyến" in say_refusal(refusal, "vi")[1]
    six = make_request(children=(make_child(4, "T. Dung", "2018-09-17"),))
    assert isinstance(_judge(six, YES, consents=consents), SeatReady)


def test_the_track_of_the_planned_day_counts_not_todays():
    """The same child, asked for eight days earlier, is still under six."""
    child = make_child(4, "T. Dung", "2018-09-17")
    request = make_request(children=(child,), day=date(2024, 9, 16))
    refusal = _judge(request, YES, consents=(make_consent(child),))
    assert _codes(refusal) == ["outreach.seat.file_online"]


def test_a_child_whose_record_is_not_right_gets_no_wasted_trip():
    """No number and an inexact birth date are both told, under the child's name."""
    child = make_child(5, "M. Em", "2016", has_number=False, birth_registered=True)
    refusal = _judge(make_request(children=(child,)), YES, consents=(make_consent(child),))
    assert _codes(refusal) == ["outreach.seat.child_not_ready"]
    assert isinstance(refusal, Refusal)
    assert [cause.code for cause in refusal.items[0].items] == [
        "enrolment.birth.not_exact",
        "enrolment.number.not_set_yet",
    ]


def test_a_child_stands_in_one_open_request_of_a_day():
    """A second one is refused; the same request, another day or a cancelled one are none."""
    request = make_request()
    other = make_request(id=TripRequestId(UUID(int=901)), children=(BOY,))
    assert _codes(_judge(request, YES, asked=seats_asked(other))) == ["outreach.seat.child_twice"]
    tomorrow = replace(other, day=date(2024, 9, 18))
    cancelled = cancel_leg(other, LegName.OUT, other=OtherLeg.FOLLOWS)
    assert isinstance(cancelled, TripRequest)
    for harmless in (request, tomorrow, cancelled):
        assert isinstance(_judge(request, YES, asked=seats_asked(harmless)), SeatReady)


def test_a_cancelled_request_gets_no_seat_and_nobody_is_fetched_to_stay():
    """Both ways gone: no seat. Only the way home gone: somebody must take over at the point."""
    gone = Leg(stop=STOP, cancelled=True)
    assert _codes(_judge(make_request(out=gone, home=gone), YES)) == ["outreach.seat.cancelled"]
    assert _codes(_judge(make_request(home=gone), YES)) == ["outreach.leg.nobody_at_point"]
    received = make_request(out=Leg(stop=STOP, receivers=(AUNT,)), home=gone)
    assert isinstance(_judge(received, YES), SeatReady)


def test_all_obstacles_are_told_at_once_and_can_be_said():
    """Nobody is sent away three times for three faults."""
    small = make_child(4, "T. Dung", "2020-01-01")
    request = make_request(children=(GIRL, small), adults=(), signer=None)
    refusal = _judge(request, consents=())
    assert set(_codes(refusal)) == {
        "outreach.seat.file_online",
        "outreach.signer.not_named",
        "outreach.consent.no_ride",
        "outreach.seat.no_adult",
    }
    assert isinstance(refusal, Refusal)
    for language in ("vi", "en"):
        lines = say_refusal(refusal, language)
        assert len(lines) > len(refusal.items)
        assert not any("{" in line for line in lines)


@given(
    birth=st.dates(min_value=date(2004, 1, 1), max_value=DAY),
    relation=st.sampled_from(Relation),
    given_answer=st.none() | st.sampled_from([SigningAnswer.YES, SigningAnswer.NO]),
    company=st.booleans(),
)
def test_no_seat_is_ever_given_below_14_without_signer_and_adult(birth, relation, given_answer, company):
    """Whatever the birth date: a ready child of 6 to 13 has somebody who may sign and an adult."""
    child = make_child(6, "K. Giang", birth.isoformat())
    presence = SignerPresence.RIDES if company else SignerPresence.MEETS_AT_POINT
    signer = Signer(adult_id=GRANDMOTHER, relation=relation, presence=presence)
    base = make_request(children=(child,), signer=signer)
    request = base if company else replace(base, adults=())
    rules = () if given_answer is None else (answer(given_answer),)
    judged = _judge(request, *rules, consents=(make_consent(child),))
    if isinstance(judged, SeatReady) and judged.tracks != (Track.FROM_14,):
        assert judged.tracks == (Track.FROM_6_TO_13,)
        assert judged.signing is not None
        assert judged.signing.answer is SigningAnswer.YES
        assert request.adults
