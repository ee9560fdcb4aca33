"""A family, its requests and their state in the words of the pages."""

from collections.abc import Sequence
from datetime import date, timedelta

from duadon.core.enrolment.tracks import TERMS, TRACK_CODES
from duadon.core.outreach.contacts import CONTACT_REASON_CODES, CONTACT_RESULT_CODES, Contact
from duadon.core.privacy.masking import mask_phone
from duadon.core.register.child_record import Carer, ChildRecord
from duadon.core.values.times import clock_text
from duadon.queries.family_page import FamilyChild
from duadon.queries.own_requests import OwnRequest, RequestState, RideTime
from duadon.web.words import tell, tell_refusal

TONES = {
    RequestState.NOT_READY: "warn",
    RequestState.WAITING: "strong",
    RequestState.PLANNED: "done",
    RequestState.CANCELLED: "",
}


def say_day(day: date, today: date) -> str:
    """Write a day, and say today and tomorrow."""
    if day == today:
        return tell("family.form.today", {"day": day})
    if day == today + timedelta(days=1):
        return tell("family.form.tomorrow", {"day": day})
    return f"{day:%d/%m/%Y}"


def names_of(records: Sequence[ChildRecord]) -> str:
    """Name the children."""
    return ", ".join(record.full_name for record in records)


def carer_words(carers: Sequence[Carer]) -> list[tuple[str, str, str]]:
    """Return relation, name and masked phone of each adult."""
    return [
        (tell(f"label.relation.{carer.relation}"), carer.full_name, mask_phone(carer.phone))
        for carer in carers
    ]


def name_of_adult(carer: Carer) -> str:
    """Name an adult with the relation to the children."""
    return f"{carer.full_name} ({tell(f'label.relation.{carer.relation}').lower()})"


def child_words(child: FamilyChild) -> dict[str, object]:
    """Return a child of a family in words."""
    track = child.assessment.track
    stopping = child.assessment.stopping
    return {
        "name": child.record.full_name,
        "age": tell("family.form.age", {"age": child.age}) if child.age is not None else "",
        "track": tell(TRACK_CODES[track]) if track else "",
        "status": tell(f"label.status.{child.status or 'unlisted'}"),
        "files_online": track is not None and TERMS[track].filed_online,
        "stops": [line for reason in stopping for line in tell_refusal(reason.as_refusal())],
        "agreed": child.agreed_to_ride,
    }


def contact_words(contact: Contact, moment: str) -> str:
    """Return a contact in one line."""
    parts = [moment, tell(CONTACT_RESULT_CODES[contact.result])]
    if contact.reason:
        parts.append(tell(CONTACT_REASON_CODES[contact.reason]))
    return " · ".join(parts)


def request_words(one: OwnRequest, today: date) -> dict[str, object]:
    """Return a request in words; `reasons` only while it is not ready."""
    not_ready = one.state is RequestState.NOT_READY and one.refusal is not None
    return {
        "id": one.request.id,
        "day": say_day(one.request.day, today),
        "children": names_of(one.records),
        "adults": len(one.request.adults),
        "state": tell(f"family.state.{one.state}"),
        "tone": TONES[one.state],
        "out": ride_words(one.out),
        "home": ride_words(one.home),
        "out_cancelled": one.request.out.cancelled,
        "home_cancelled": one.request.home.cancelled,
        "is_open": one.request.is_open,
        "reasons": list(tell_refusal(one.refusal))[1:] if not_ready and one.refusal else [],
        "awaits_paper": not_ready and one.awaits_paper,
        "child": one.records[0].id,
        "carers": carer_words(one.records[0].carers),
    }


def ride_words(ride: RideTime | None) -> str:
    """Return time, place and van: 07:40 Trạm y tế, Xe 1."""
    return f"{clock_text(ride.at)} {ride.place}, {ride.van}" if ride else ""
