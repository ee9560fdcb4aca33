"""What a browser sends of the pages of a visit and of a ride request."""

import re

from django.urls import reverse


def form_of(browser, address):
    """Return what a browser would send of the page's last form, as it stands."""
    page = browser.get(address).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    hidden.pop("csrfmiddlewaretoken", None)
    return hidden


def visit_form(browser, children, **changes):
    """Return a visit that reached the family, which agrees to the ride."""
    said = form_of(browser, reverse("visit", kwargs={"child": children[0].id}))
    said |= {
        "children": [str(one.id) for one in children],
        "result": "reached",
        "reason": "cannot_ride_motorbike",
        "wish": "yes",
        "transport": "on",
        "giver": str(children[0].carers[0].adult_id),
        "note": "Nhà cuối hẻm",
    }
    return said | changes


def trip_form(browser, children, **changes):
    """Return the wish of a ride for tomorrow morning, with the first adult."""
    address = reverse("trip-request", kwargs={"child": children[0].id})
    page = browser.get(address).content.decode()
    stop = re.search(r'<select name="stop_out".*?<option value="([^"]+)"', page, re.DOTALL)[1]
    carer = str(children[0].carers[0].adult_id)
    return {
        "command_id": re.search(r'name="command_id" value="([^"]+)"', page)[1],
        "children": [str(one.id) for one in children],
        "adults": [carer],
        "day": "ngày mai",
        "part": "morning",
        "stop_out": stop,
        "stop_home": stop,
        "receivers": [carer],
        "signer": carer,
        "presence": "rides",
    } | changes
