"""Ai đang ở đâu: each run with its count strip, and everybody's last sighting."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from duadon.core.custody.passages import ABOARD_STAGES, Stage
from duadon.core.values.ids import OfficerId
from duadon.queries.where_everybody_is import PersonNow, RunNow, Seen, show_whereabouts
from duadon.web.visits import draw, enter
from duadon.web.words import page_language, tell, tell_refusal
from duadon.wording.custody_events import say_event
from duadon.wording.sentences import write


@require_safe
def where_everybody_is(request: HttpRequest) -> HttpResponse:
    """Show today's runs."""
    visit = enter(request)
    board = show_whereabouts(actor=visit.actor, frame=visit.frame, now=visit.now)
    context = {
        "board": board,
        "as_of": write(board.as_of, page_language()),
        "alarms": [" ".join(tell_refusal(alarm)) for alarm in board.alarms],
        "runs": [tell_run(run, board.officer_names) for run in board.runs],
    }
    return draw(request, "shuttle/where_everybody_is.html", visit, context)


def tell_run(run: RunNow, officers: Mapping[OfficerId, str]) -> dict[str, object]:
    """Return a run with the sentences about its people."""
    return {"run": run, "people": [_person(person, officers) for person in run.people]}


def _person(person: PersonNow, officers: Mapping[OfficerId, str]) -> dict[str, object]:
    return {
        "name": person.name,
        "leg": tell(f"custody.leg.{person.leg}"),
        "stage": tell(f"custody.stage.{person.stage}"),
        "weight": _weight(person.stage),
        "seen": _seen(person, person.seen, officers) if person.seen else None,
    }


def _weight(stage: Stage) -> str:
    """Return how strongly the state is drawn: a class of the style sheet, beside the words."""
    if stage is Stage.CONFLICT:
        return "alarm"
    return "strong" if stage in ABOARD_STAGES else "calm"


def _seen(person: PersonNow, seen: Seen, officers: Mapping[OfficerId, str]) -> dict[str, str]:
    language = page_language()
    return {
        "sentence": say_event(seen.event, name=person.name.text, officer_names=officers, language=language),
        "pressed": f"{seen.pressed_at:%H:%M}",
        "received": f"{seen.received_at:%H:%M}",
        "by": seen.by,
    }
