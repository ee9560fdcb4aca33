"""Thăm gia đình: who lives there, what was said before, and one form for what is said now."""

from collections.abc import Iterable, Sequence
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from duadon.actions.give_consent import GiveConsent
from duadon.actions.record_contact import RecordContact
from duadon.actions.record_visit import RecordVisit, record_visit
from duadon.core.enrolment.signing import BY_LAW
from duadon.core.enrolment.states import LEGAL_MOVES, Status
from duadon.core.outreach.consent import ConsentGiver, ConsentPurpose
from duadon.core.outreach.contacts import Contact, ContactReason, ContactResult
from duadon.core.values.answers import Refusal
from duadon.core.values.ids import AdultId, ChildId
from duadon.queries.family_page import FamilyChild, FamilyPage, show_family
from duadon.web.outreach.family_words import carer_words, child_words, contact_words
from duadon.web.outreach.forms import VisitForm, can_ride
from duadon.web.visits import Visit, draw, enter
from duadon.web.words import tell, tell_moment, tell_refusal
from duadon.wording.family import CONSENT_VERSION

_WISHES = {"unsaid": None, "yes": True, "no": False}


@require_http_methods(["GET", "HEAD", "POST"])
def visit_family(request: HttpRequest, child: UUID) -> HttpResponse:
    """Show the family; a POST records the visit for all children chosen, or for none."""
    visit = enter(request)
    family = show_family(ChildId(child), actor=visit.actor, frame=visit.frame, now=visit.now)
    if request.method != "POST":
        chosen = [str(one.record.id) for one in family.children]
        form = VisitForm.fresh(
            children=chosen,
            wish="unsaid",
            result=ContactResult.REACHED.value,
            **_as_it_stands(family, visit),
        )
        return _draw(request, visit, family, form.about(family, visit.now))
    form = VisitForm(request.POST).about(family, visit.now)
    if not form.is_valid():
        if form.non_field_errors():
            form.under_new_id(**_as_it_stands(family, visit))
        return _draw(request, visit, family, form)
    return _record(request, visit, family, form)


def _as_it_stands(family: FamilyPage, visit: Visit) -> dict[str, str]:
    """Return what the form remembers of the moment at which it is drawn."""
    return {
        "asked_at": visit.now.isoformat(),
        "statuses": ",".join(f"{one.record.id}={one.status or ''}" for one in family.children),
    }


def _record(request: HttpRequest, visit: Visit, family: FamilyPage, form: VisitForm) -> HttpResponse:
    chosen = [one for one in family.children if str(one.record.id) in form.cleaned_data["children"]]
    contacts = tuple(_contacts(chosen, visit, form))
    consents = tuple(_consents(chosen, visit, form))
    if not contacts and not consents:
        form.add_error("children", tell("family.form.nothing_to_record"))
        return _draw(request, visit, family, form)
    command = RecordVisit(command_id=form.id_of_command, contacts=contacts, consents=consents)
    answer = record_visit(command, actor=visit.actor, now=visit.now)
    if isinstance(answer, Refusal):
        form.under_new_id()
        return _draw(request, visit, family, form, tell_refusal(answer))
    messages.success(request, tell("family.result.visit_done", {"count": len(chosen)}))
    return redirect(reverse("visit", kwargs={"child": family.children[0].record.id}) + "#tiep")


def _contacts(chosen: Iterable[FamilyChild], visit: Visit, form: VisitForm) -> Iterable[RecordContact]:
    """Make a contact for each child whose way it does not set back: who wants a card stays so."""
    said = form.cleaned_data
    result = ContactResult(said["result"])
    reached = result is ContactResult.REACHED
    for one in chosen:
        child_id = one.record.id
        contact = RecordContact(
            command_id=uuid5(form.id_of_command, f"contact {child_id}"),
            campaign_id=visit.frame.id,
            contact_id=uuid5(form.id_of_command, f"contact id {child_id}"),
            child_id=child_id,
            result=result,
            happened_at=said["asked_at"],
            reason=ContactReason(said["reason"]) if said["reason"] else None,
            card_wanted=_WISHES[said["wish"]] if reached else None,
            note=said["note"],
        )
        if _is_news(contact, said["statuses"].get(str(child_id), "")):
            yield contact


def _is_news(contact: RecordContact, status: str) -> bool:
    reached = Contact(
        id=contact.contact_id,
        child_id=contact.child_id,
        result=contact.result,
        happened_at=contact.happened_at,
        recorded_at=contact.happened_at,
        card_wanted=contact.card_wanted,
    ).reached_status()
    known = Status(status) if status in set(Status) else None
    return reached is None or known is None or reached in LEGAL_MOVES[known]


def _consents(chosen: Iterable[FamilyChild], visit: Visit, form: VisitForm) -> Iterable[GiveConsent]:
    said = form.cleaned_data
    purposes = (ConsentPurpose.TRANSPORT, ConsentPurpose.MESSAGES)
    agreed = [purpose for purpose in purposes if said[purpose.value]]
    for one in chosen:
        carer = next((each for each in one.record.carers if str(each.adult_id) == said["giver"]), None)
        is_representative = carer is not None and carer.relation in BY_LAW
        for purpose in agreed:
            key = f"{purpose} {one.record.id}"
            yield GiveConsent(
                command_id=uuid5(form.id_of_command, f"consent {key}"),
                campaign_id=visit.frame.id,
                consent_id=uuid5(form.id_of_command, f"consent id {key}"),
                child_id=one.record.id,
                purpose=purpose,
                text_version=CONSENT_VERSION,
                giver=ConsentGiver.REPRESENTATIVE if is_representative else ConsentGiver.CARER,
                given_by=AdultId(UUID(said["giver"])),
            )


def _draw(
    request: HttpRequest, visit: Visit, family: FamilyPage, form: VisitForm, refusal: Sequence[str] = ()
) -> HttpResponse:
    zone = ZoneInfo(visit.frame.zone_name)
    first = family.children[0].record
    context = {
        "form": form,
        "refusal": refusal,
        "name": first.full_name,
        "child": first.id,
        "children": [child_words(one) for one in family.children],
        "carers": carer_words(family.carers),
        "contacts": [
            contact_words(one, tell_moment(one.happened_at.astimezone(zone))) for one in family.contacts
        ],
        "may_ride": any(can_ride(one) for one in family.children),
    }
    return draw(request, "outreach/visit.html", visit, context)
