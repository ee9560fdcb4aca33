"""The slip for the family, and beneath it a message without accents and a line for the loudspeaker."""

import unicodedata
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from duadon.core.enrolment.papers import PAPER_CODES
from duadon.core.values.ids import TripRequestId
from duadon.core.values.times import clock_text
from duadon.queries.family_slip import FamilySlip, show_family_slip
from duadon.web.visits import draw, enter
from duadon.web.words import tell


@require_safe
def family_slip(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Show the slip, ready to print."""
    visit = enter(request)
    slip = show_family_slip(TripRequestId(request_id), actor=visit.actor, frame=visit.frame, now=visit.now)
    context = {"request_id": request_id, **_words(slip, visit.actor.name)}
    return draw(request, "outreach/family_slip.html", visit, context)


def _words(slip: FamilySlip, officer: str) -> dict[str, object]:
    one = slip.page.one
    day = f"{one.request.day:%d/%m/%Y}"
    # The slip lies about in a kitchen: it calls the children as sentences do, not by full name.
    children = ", ".join(child.label for child in one.request.children)
    place = one.out.place if one.out else slip.page.stop_out
    at = clock_text(one.out.at) if one.out else ""
    when = tell("family.slip.when_at", {"at": at}) if at else tell("family.slip.when_open")
    said = {"day": day, "place": place, "children": children, "officer": officer, "when": when, "at": at}
    meeting = "family.slip.planned" if at else "family.slip.not_planned"
    return {
        "greeting": tell("family.slip.greeting", said),
        "meeting": tell(meeting, said),
        "way_home": _way_home(slip),
        "bring": tell("family.slip.bring"),
        # An office's own words may begin small: beside the others each paper begins a line.
        "papers": [_begin_large(need.name or tell(PAPER_CODES[need.paper])) for need in slip.papers],
        "free": tell("family.slip.free"),
        "officer": tell("family.slip.officer", said),
        "call": tell("family.slip.call"),
        "sms": without_accents(tell("family.slip.sms", said)),
        "speaker": tell("family.slip.speaker", said),
    }


def _begin_large(text: str) -> str:
    return text[:1].upper() + text[1:]


def _way_home(slip: FamilySlip) -> str:
    home = slip.page.one.home
    if home is None:
        return tell("family.slip.home", {"place": slip.page.stop_home})
    return tell("family.slip.home_at", {"place": home.place, "at": clock_text(home.at)})


def without_accents(text: str) -> str:
    """Return the text as an old phone shows it: plain letters only."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
