"""Whether a request may be given seats: every obstacle at once, each with its remedy."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from duadon.core.enrolment.eligibility import Assessment, assess_eligibility
from duadon.core.enrolment.law import RuleSet
from duadon.core.enrolment.signing import (
    SigningAnswer,
    SigningRule,
    SigningVerdict,
    judge_signer,
    list_who_may_sign,
)
from duadon.core.enrolment.tracks import TERMS, Track
from duadon.core.outreach.consent import Consent, ConsentPurpose, missing_consent
from duadon.core.outreach.trip_requests import ChildRider, Signer, SignerPresence, TripRequest
from duadon.core.values.answers import Parameter, Refusal
from duadon.core.values.errors import require
from duadon.core.values.ids import ChildId, TripRequestId


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedSeat:
    """A child's place in a request of which some way still stands, whoever asked."""

    request_id: TripRequestId
    child_id: ChildId
    day: date


def seats_asked(request: TripRequest) -> tuple[AskedSeat, ...]:
    """Return the places of a request; none of one that is cancelled."""
    children = request.children if request.is_open else ()
    return tuple(
        AskedSeat(request_id=request.id, child_id=child.child_id, day=request.day) for child in children
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatGrounds:
    """What a seat is judged by: the law, the office's answers, consents, and who else asked for them."""

    law: RuleSet
    signing: tuple[SigningRule, ...] = ()
    consents: tuple[Consent, ...] = ()
    asked: tuple[AskedSeat, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatReady:
    """A request that may be planned: seats for all riders, boosters, and children to capture."""

    request: TripRequest
    seats: int
    boosters: int
    captures: int
    tracks: tuple[Track, ...]
    signing: SigningVerdict | None

    def __post_init__(self) -> None:
        require(len(self.tracks) == len(self.request.children), "every child has its track")


def seat_or_refusal(request: TripRequest, *, grounds: SeatGrounds, now: datetime) -> SeatReady | Refusal:
    """Judge the request for its own day by what is known now.

    Nothing is stored in the request by the judgement: the same request becomes ready when the
    office answers, when a consent is given, or when the register is corrected.
    """
    assessments = tuple(
        assess_eligibility(child.facts, on=request.day, rules=grounds.law) for child in request.children
    )
    obstacles = (
        *_leg_obstacles(request),
        *_child_obstacles(request, assessments),
        *_signer_obstacles(request, assessments, grounds),
        *_consent_obstacles(request, assessments, consents=grounds.consents, at=now),
        *_company_obstacles(request, assessments),
        *_double_obstacles(request, grounds.asked),
    )
    if obstacles:
        return Refusal(code="outreach.seat.not_ready", parameters={"day": request.day}, items=obstacles)
    return _seat(request, assessments, grounds)


def judge_for_planning(request: TripRequest, *, grounds: SeatGrounds, now: datetime) -> SeatReady | Refusal:
    """Judge for the planner, which rides both ways or none: a single way waits for a person."""
    if request.is_open and (request.out.cancelled or request.home.cancelled):
        return Refusal(code="shuttle.day.single_way")
    return seat_or_refusal(request, grounds=grounds, now=now)


def _seat(request: TripRequest, assessments: tuple[Assessment, ...], grounds: SeatGrounds) -> SeatReady:
    tracks = tuple(one.track for one in assessments if one.track is not None)
    return SeatReady(
        request=request,
        seats=len(request.rider_ids),
        boosters=request.boosters,
        captures=len(request.children),
        tracks=tracks,
        signing=_verdict(request, grounds),
    )


def _leg_obstacles(request: TripRequest) -> Iterator[Refusal]:
    if not request.is_open:
        yield Refusal(code="outreach.seat.cancelled")
    elif request.home.cancelled and not request.out.receivers:
        yield Refusal(code="outreach.leg.nobody_at_point")


def _child_obstacles(request: TripRequest, assessments: Iterable[Assessment]) -> Iterator[Refusal]:
    for child, assessment in zip(request.children, assessments, strict=True):
        named = {"child": child.label}
        if assessment.track is not None and not TERMS[assessment.track].needs_capture:
            yield Refusal(code="outreach.seat.file_online", parameters=named)
        elif not assessment.ready:
            causes = tuple(reason.as_refusal() for reason in assessment.stopping)
            yield Refusal(code="outreach.seat.child_not_ready", parameters=named, items=causes)


def _signer_obstacles(
    request: TripRequest, assessments: Iterable[Assessment], grounds: SeatGrounds
) -> Iterator[Refusal]:
    """Yield what keeps the signer from signing, with who may; of 14 years and more none is asked."""
    if all(_acts_alone(assessment) for assessment in assessments):
        return
    signer = request.signer
    if signer is None or signer.presence is SignerPresence.NOT_NEEDED:
        yield _refuse_signer("outreach.signer.not_named", request, grounds)
        return
    rides = signer.presence is SignerPresence.RIDES
    if rides and signer.adult_id not in {adult.adult_id for adult in request.adults}:
        yield Refusal(code="outreach.signer.not_aboard")
    verdict = _verdict(request, grounds)
    if verdict is not None and not signer.override_reason.strip():
        yield from _verdict_obstacles(verdict, signer, request, grounds)


def _verdict_obstacles(
    verdict: SigningVerdict, signer: Signer, request: TripRequest, grounds: SeatGrounds
) -> Iterator[Refusal]:
    code = _signer_code(verdict, signer)
    if code is not None:
        yield _refuse_signer(code, request, grounds, own=verdict)


def _signer_code(verdict: SigningVerdict, signer: Signer) -> str | None:
    match verdict.answer:
        case SigningAnswer.YES:
            return None
        case SigningAnswer.WITH_PAPER:
            return None if signer.paper_seen else "outreach.signer.paper_missing"
        case SigningAnswer.NO:
            return "outreach.signer.may_not"
        case SigningAnswer.NOT_ANSWERED:
            return "outreach.signer.not_answered"


def _acts_alone(assessment: Assessment) -> bool:
    return assessment.track is not None and TERMS[assessment.track].acts_alone


def _verdict(request: TripRequest, grounds: SeatGrounds) -> SigningVerdict | None:
    signer = request.signer
    if signer is None or signer.relation is None:
        return None
    return judge_signer(signer.relation, on=request.day, rules=grounds.signing, law=grounds.law)


def _refuse_signer(
    code: str, request: TripRequest, grounds: SeatGrounds, *, own: SigningVerdict | None = None
) -> Refusal:
    """Refuse with the verdict on the signer first, then everybody who may sign instead."""
    may = list_who_may_sign(on=request.day, rules=grounds.signing, law=grounds.law)
    lines = may if own is None else (own, *(one for one in may if one.relation is not own.relation))
    paper = {} if own is None or not own.paper else {"paper": own.paper}
    return Refusal(code=code, parameters=paper, items=tuple(verdict.as_refusal() for verdict in lines))


def _consent_obstacles(
    request: TripRequest,
    assessments: Iterable[Assessment],
    *,
    consents: tuple[Consent, ...],
    at: datetime,
) -> Iterator[Refusal]:
    for child, assessment in zip(request.children, assessments, strict=True):
        missing = missing_consent(
            consents,
            child_id=child.child_id,
            purpose=ConsentPurpose.TRANSPORT,
            at=at,
            own_word_counts=_acts_alone(assessment),
        )
        if missing is not None:
            yield Refusal(code="outreach.consent.no_ride", parameters={"child": child.label})


def _company_obstacles(request: TripRequest, assessments: Iterable[Assessment]) -> Iterator[Refusal]:
    """Yield the children who would ride without any adult of theirs; from 14 a person may."""
    if request.adults or request.attendant_named:
        return
    for child, assessment in zip(request.children, assessments, strict=True):
        if not _acts_alone(assessment):
            yield Refusal(code="outreach.seat.no_adult", parameters={"child": child.label})


def _double_obstacles(request: TripRequest, asked: Iterable[AskedSeat]) -> Iterator[Refusal]:
    taken = {seat.child_id for seat in asked if seat.request_id != request.id and seat.day == request.day}
    for child in request.children:
        if child.child_id in taken:
            yield _double(child, request)


def _double(child: ChildRider, request: TripRequest) -> Refusal:
    named: dict[str, Parameter] = {"child": child.label, "day": request.day}
    return Refusal(code="outreach.seat.child_twice", parameters=named)
