"""The part of a run's page for those who answer for closing it, in words."""

from duadon.core.custody.events import CustodyEvent
from duadon.queries.closing_desk import ParkedPress, list_devices, list_parked
from duadon.queries.run_page import RunPage
from duadon.web.driver.forms import OverrideForm, SettleForm
from duadon.web.words import page_language, tell
from duadon.wording.custody_events import say_event


def closing_words(page: RunPage, override: OverrideForm | None) -> dict[str, object]:
    """Return what the template needs: parked presses with a form each, and the commander's form."""
    return {
        "kept_aside": [_parked(one, page) for one in list_parked(page.run_id)],
        "override": (override or offer_override(page)) if page.may_override else None,
    }


def offer_override(page: RunPage, form: OverrideForm | None = None) -> OverrideForm:
    """Return the commander's form with the devices and officers that can be chosen."""
    form = form or OverrideForm.fresh()
    # Nobody vouches for their own word.
    officers = [(str(pk), name) for pk, name in page.officer_names.items() if pk != page.reader]
    form.offer(
        [(str(device), label) for device, label in list_devices(page.run_id)],
        sorted(officers, key=lambda one: one[1]),
    )
    return form


def _parked(one: ParkedPress, page: RunPage) -> dict[str, object]:
    return {
        "sentence": _sentence(one.event, page),
        "by": page.officer_names.get(one.event.actor, ""),
        "why": tell(one.reason),
        "received": f"{one.received_at.astimezone(page.zone):%H:%M}",
        "form": SettleForm.fresh(parked=one.id),
    }


def _sentence(event: CustodyEvent, page: RunPage) -> str:
    person = page.find_person(event.rider_id) if event.rider_id else None
    return say_event(
        event,
        name=person.name if person else "",
        officer_names=page.officer_names,
        language=page_language(),
    )
