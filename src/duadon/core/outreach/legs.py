"""Changing or cancelling one way of a trip: the other way is always asked about."""

from dataclasses import replace
from enum import StrEnum

from duadon.core.outreach.trip_requests import Leg, LegName, TripRequest
from duadon.core.values.answers import Refusal
from duadon.core.values.ids import PlaceId


class OtherLeg(StrEnum):
    """The family's answer about the other way."""

    FOLLOWS = "follows"  # it is cancelled, or moved, in the same way
    STAYS = "stays"


_ASK_ON_CANCEL: dict[LegName, str] = {
    LegName.OUT: "outreach.leg.ask_about_home",
    LegName.HOME: "outreach.leg.ask_about_out",
}
_ASK_ON_MOVE: dict[LegName, str] = {
    LegName.OUT: "outreach.leg.ask_home_stop",
    LegName.HOME: "outreach.leg.ask_out_stop",
}
_OTHER: dict[LegName, LegName] = {LegName.OUT: LegName.HOME, LegName.HOME: LegName.OUT}


def cancel_leg(
    request: TripRequest, name: LegName, *, other: OtherLeg | None = None
) -> TripRequest | Refusal:
    """Return the request without the way; without an answer about the other way, the question.

    Nobody is fetched who is not brought home: the way out stays without the way home only where
    somebody is named who takes the children over at the point.
    """
    if request.leg(name).cancelled:
        return Refusal(code="outreach.leg.already_cancelled")
    rest = request.leg(_OTHER[name])
    if rest.cancelled:
        return _with_leg(request, name, replace(request.leg(name), cancelled=True))
    if other is None:
        return Refusal(code=_ASK_ON_CANCEL[name])
    if other is OtherLeg.STAYS and name is LegName.HOME and not rest.receivers:
        return Refusal(code="outreach.leg.nobody_at_point")
    cancelled = _with_leg(request, name, replace(request.leg(name), cancelled=True))
    if other is OtherLeg.STAYS:
        return cancelled
    return _with_leg(cancelled, _OTHER[name], replace(rest, cancelled=True))


def move_leg(
    request: TripRequest, name: LegName, *, stop: PlaceId, other: OtherLeg | None = None
) -> TripRequest | Refusal:
    """Return the request with another stop for the way; the same question for the other way."""
    if request.leg(name).cancelled:
        return Refusal(code="outreach.leg.already_cancelled")
    rest = request.leg(_OTHER[name])
    if other is None and not rest.cancelled:
        return Refusal(code=_ASK_ON_MOVE[name])
    moved = _with_leg(request, name, replace(request.leg(name), stop=stop))
    if other is not OtherLeg.FOLLOWS or rest.cancelled:
        return moved
    return _with_leg(moved, _OTHER[name], replace(rest, stop=stop))


def _with_leg(request: TripRequest, name: LegName, leg: Leg) -> TripRequest:
    if name is LegName.OUT:
        return replace(request, out=leg)
    return replace(request, home=leg)
