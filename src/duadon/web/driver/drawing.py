"""Draws a run's page, with whatever a form that was sent has to say."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

from duadon.core.custody.kinds import WalkManner
from duadon.core.values.ids import RunId
from duadon.queries.run_page import RunPage, show_run
from duadon.web.driver.closing_words import closing_words
from duadon.web.driver.forms import WALK_FORMS, CloseForm, OverrideForm, WalkForm
from duadon.web.driver.run_words import RunWords
from duadon.web.visits import Visit, draw


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the page has to say about something that was not taken."""

    refusal: Sequence[str] = ()
    walk: WalkForm | None = None
    override: OverrideForm | None = None
    is_close_refused: bool = False


NOTHING_SAID = Said()


def draw_run(request: HttpRequest, visit: Visit, run_id: RunId, said: Said = NOTHING_SAID) -> HttpResponse:
    """Return the page as the server knows the run now."""
    page = show_run(run_id, actor=visit.actor, frame=visit.frame, now=visit.now)
    words = RunWords(page=page)
    context = {
        **words.as_context(),
        **(closing_words(page, said.override) if page.answers_for_closing else {}),
        "press_id": uuid4(),
        "refusal": said.refusal,
        "missing": words.missing() if said.is_close_refused else [],
        "walks": [_walk(manner, page, said.walk) for manner in page.manners],
        "close": CloseForm.fresh(),
    }
    return draw(request, "driver/run_page.html", visit, context)


def _walk(manner: WalkManner, page: RunPage, sent: WalkForm | None) -> dict[str, object]:
    """Return a form of the walk; two on one page have different ids."""
    if sent is not None and sent.manner is manner:
        form = sent
    else:
        form = WALK_FORMS[manner].fresh(seen_events=page.received)
    form.auto_id = f"{manner.value}_%s"
    return {"form": form, "manner": manner.value, "is_by_photo": manner is WalkManner.BY_PHOTO}
