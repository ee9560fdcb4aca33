"""Who visits a page, in which campaign and at what business time; and how a page is drawn for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotAllowed
from duadon.core.values.roles import Actor
from duadon.queries.sessions import session_of
from duadon.web.navigation import entries_for
from duadon.web.words import tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An officer on a page; `now` is the office's business time when the request came."""

    actor: Actor
    frame: CampaignFrame
    now: datetime


def enter(request: HttpRequest) -> Visit:
    """Return the visit of the officer who has signed in."""
    if request.user.is_anonymous:
        raise NotAllowed("nobody has signed in")
    actor, frame, now = session_of(request.user)
    return Visit(actor=actor, frame=frame, now=now)


def draw(request: HttpRequest, template: str, visit: Visit, context: Mapping[str, object]) -> HttpResponse:
    """Return the page inside the frame that all pages share."""
    return render(request, template, {**frame_of_pages(request, visit), **context})


def frame_of_pages(request: HttpRequest, visit: Visit) -> Mapping[str, object]:
    """Return what the frame shows: who has signed in, the campaign, and the ways from here."""
    return {
        "visitor": visit.actor.name,
        "visitor_role": ", ".join(_roles_of(visit.actor)),
        "campaign": visit.frame.name,
        "navigation": [(entry, request.path.startswith(entry.address)) for entry in entries_for(visit.actor)],
    }


def _roles_of(actor: Actor) -> Sequence[str]:
    """Name the roles that are in force, each once."""
    return [tell(f"label.role.{role}") for role in dict.fromkeys(item.role for item in actor.assignments)]
