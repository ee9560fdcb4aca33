"""The grandmother of ward 11 and her two grandchildren, as a request to vary in tests."""

from datetime import UTC, date, datetime
from uuid import UUID

from duadon.core.enrolment.eligibility import ChildFacts
from duadon.core.enrolment.law import VN_2024_07
from duadon.core.enrolment.signing import SigningAnswer, SigningRule
from duadon.core.outreach.consent import Consent, ConsentGiver, ConsentPurpose
from duadon.core.outreach.seats import SeatGrounds
from duadon.core.outreach.trip_requests import (
    AdultRider,
    ChildRider,
    Leg,
    Receiver,
    Signer,
    SignerPresence,
    TripRequest,
)
from duadon.core.values.ids import AdultId, ChildId, PlaceId, RiderId, TripRequestId
from duadon.core.values.partial_dates import PartialDate
from duadon.core.values.people import Relation

DAY = date(2024, 9, 17)
NOW = datetime(2024, 9, 16, 3, tzinfo=UTC)
PAPER = "giấy ủy quyền của cha mẹ"
GRANDMOTHER = AdultId(UUID(int=500))
STOP = PlaceId(UUID(int=600))
SCHOOL = PlaceId(UUID(int=601))


def make_child(number: int, label: str, birth: str, **facts) -> ChildRider:
    """Make a child of the group; `facts` go to the register's side of it."""
    known = {"birth": PartialDate.fromisoformat(birth), "has_number": True, **facts}
    return ChildRider(
        rider_id=RiderId(UUID(int=100 + number)),
        child_id=ChildId(UUID(int=number)),
        label=label,
        facts=ChildFacts(**known),
    )


GIRL = make_child(1, "N. An", "2013-03-02")  # 11 years on the day
BOY = make_child(2, "V. Bình", "2016-06-20")  # 8 years on the day


def make_request(**changes) -> TripRequest:
    """Make the family's request, with any field replaced."""
    fields = {
        "id": TripRequestId(UUID(int=900)),
        "day": DAY,
        "children": (GIRL, BOY),
        "adults": (AdultRider(rider_id=RiderId(UUID(int=150)), adult_id=GRANDMOTHER),),
        "out": Leg(stop=STOP),
        "home": Leg(stop=STOP, receivers=(AUNT,)),
        "waiting_since": date(2024, 9, 10),
        "signer": Signer(adult_id=GRANDMOTHER, relation=Relation.GRANDMOTHER, presence=SignerPresence.RIDES),
    }
    return TripRequest(**{**fields, **changes})


AUNT = Receiver(given_name="Hai", relation=Relation.OTHER)


def make_consent(child: ChildRider, number: int = 0, **changes) -> Consent:
    """Make the carer's consent to the ride, with any field replaced."""
    fields = {
        "id": UUID(int=700 + number),
        "child_id": child.child_id,
        "purpose": ConsentPurpose.TRANSPORT,
        "text_version": "2024-09",
        "giver": ConsentGiver.CARER,
        "given_by": GRANDMOTHER,
        "given_at": datetime(2024, 9, 10, tzinfo=UTC),
    }
    return Consent(**{**fields, **changes})


def answer(given: SigningAnswer) -> SigningRule:
    """Make the office's answer for grandmothers."""
    return SigningRule(
        relation=Relation.GRANDMOTHER,
        answer=given,
        effective_on=date(2024, 9, 9),
        recorded_at=datetime(2024, 9, 9, tzinfo=UTC),
        paper=PAPER if given is SigningAnswer.WITH_PAPER else "",
    )


def make_grounds(*signing: SigningRule, **changes) -> SeatGrounds:
    """Make what seats are judged by: both consents given, no other request."""
    consents = (make_consent(GIRL), make_consent(BOY))
    fields = {"law": VN_2024_07, "signing": signing, "consents": consents}
    return SeatGrounds(**{**fields, **changes})
