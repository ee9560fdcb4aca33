"""The forms of a visit, of a ride request, of a cancellation."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Self
from uuid import UUID, uuid5

from django import forms
from django.utils.translation import gettext_lazy

from duadon.core.enrolment.tracks import TERMS
from duadon.core.outreach.contacts import (
    CONTACT_REASON_CODES,
    CONTACT_RESULT_CODES,
    ContactReason,
    ContactResult,
)
from duadon.core.outreach.trip_requests import (
    MAX_RECEIVERS,
    AdultRider,
    DayPart,
    Signer,
    SignerPresence,
)
from duadon.core.register.child_record import Carer
from duadon.core.values.ids import AdultId, RiderId
from duadon.core.values.people import Relation
from duadon.core.values.person_names import fold
from duadon.queries.family_page import FamilyChild, FamilyPage, TripPage
from duadon.queries.offered_stops import OfferedStops
from duadon.web.forms import CommandForm
from duadon.web.outreach.family_words import name_of_adult
from duadon.web.words import tell

MAX_NOTE = 500
MAX_REASON = 200
# How long after it was drawn the form of a visit is taken: its moment is that of the visit.
LIES_OPEN = timedelta(hours=12)
Choices = list[tuple[str, str]]
Groups = list[tuple[str, Choices]]


class VisitForm(CommandForm):
    """What came of one visit or call, for the siblings it was about, and what the family agrees to."""

    may_stay_empty = ("reason", "note")

    # As they were when the form was drawn: the same press twice is the same command.
    asked_at = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    statuses = forms.CharField(required=False, widget=forms.HiddenInput)
    children = forms.MultipleChoiceField(
        label=gettext_lazy("Which children"), widget=forms.CheckboxSelectMultiple
    )
    result = forms.ChoiceField(label=gettext_lazy("What came of it"), widget=forms.RadioSelect)
    reason = forms.ChoiceField(label=gettext_lazy("Why the child could not come so far"), required=False)
    wish = forms.ChoiceField(label=gettext_lazy("Does the family want a card"), widget=forms.RadioSelect)
    transport = forms.BooleanField(required=False)
    messages = forms.BooleanField(required=False)
    giver = forms.ChoiceField(label=gettext_lazy("Who agrees"), required=False)
    note = forms.CharField(
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("Nothing secret, no card number."),
        required=False,
        max_length=MAX_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def about(self, family: FamilyPage, now: datetime) -> "VisitForm":
        """Offer this family's children and adults."""
        self.now = now
        _choose(self, "children", [(str(one.record.id), one.record.full_name) for one in family.children])
        _choose(self, "result", _told(CONTACT_RESULT_CODES))
        _choose(self, "reason", [("", "–"), *_told(CONTACT_REASON_CODES)])
        _choose(self, "wish", [(each, tell(f"family.wish.{each}")) for each in ("unsaid", "yes", "no")])
        _choose(self, "giver", [("", "–"), *carer_choices(family.carers)])
        self.fields["transport"].label = tell("family.consent.transport")
        self.fields["messages"].label = tell("family.consent.messages")
        return self

    def clean_asked_at(self) -> datetime | None:
        """Read the moment at which the form was drawn; None: this is no form of the last hours."""
        try:
            moment = datetime.fromisoformat(self.cleaned_data["asked_at"])
            age = self.now - moment
        except (ValueError, TypeError, OverflowError):
            return None
        return moment.astimezone(UTC) if timedelta(0) <= age <= LIES_OPEN else None

    def clean_statuses(self) -> dict[str, str]:
        """Read each child's status as it was then."""
        pairs = (pair.partition("=") for pair in self.cleaned_data["statuses"].split(","))
        return {child: status for child, _, status in pairs}

    def clean(self) -> dict[str, object]:
        """An adult agrees by name; a form that lay open too long is looked at again."""
        cleaned = super().clean() or {}
        if cleaned.get("asked_at") is None:
            self.add_error(None, tell("family.form.too_old"))
        agrees = cleaned.get("transport") or cleaned.get("messages")
        if agrees and not cleaned.get("giver"):
            self.add_error("giver", tell("family.form.who_agrees"))
        return cleaned


class AdultsForm(CommandForm):
    """Which adults ride along, who signs and where; `version` is the request's as it was looked at."""

    may_stay_empty: tuple[str, ...] = ("adults",)

    version = forms.IntegerField(required=False, min_value=1, max_value=1_000_000, widget=forms.HiddenInput)
    adults = forms.MultipleChoiceField(
        label=gettext_lazy("Adults who ride along"), required=False, widget=forms.CheckboxSelectMultiple
    )
    attendant_named = forms.BooleanField(
        label=gettext_lazy("No adult of the family can ride: the attendant looks after the children"),
        required=False,
    )
    signer = forms.ChoiceField(label=gettext_lazy("Who signs for the child"), required=False)
    presence = forms.ChoiceField(label=gettext_lazy("Where the signer is"), widget=forms.RadioSelect)
    paper_seen = forms.BooleanField(
        label=gettext_lazy("I have seen the paper that the office asks of the signer"), required=False
    )

    def offering(self, carers: Iterable[Carer]) -> Self:
        """Offer the adults of the family."""
        self.carers = tuple(carers)
        choices = carer_choices(self.carers)
        _choose(self, "adults", choices)
        _choose(self, "signer", [("", tell("family.signer.nobody")), *choices])
        _choose(self, "presence", [(each.value, tell(f"family.presence.{each}")) for each in SignerPresence])
        return self

    def named_adults(self) -> tuple[AdultRider, ...]:
        """Return who rides along; ids follow from the form's, so that a double press is one rider."""
        named = dict.fromkeys(self.cleaned_data["adults"])
        return tuple(
            AdultRider(
                rider_id=RiderId(uuid5(self.id_of_command, f"rider {one}")), adult_id=AdultId(UUID(one))
            )
            for one in named
        )

    def named_signer(self) -> Signer | None:
        """Take the relation from the register: nobody types it, so nobody types it wrong."""
        said = self.cleaned_data
        presence = SignerPresence(said["presence"])
        if presence is SignerPresence.NOT_NEEDED:
            return Signer(adult_id=None, relation=None, presence=presence)
        carer = next((one for one in self.carers if str(one.adult_id) == said["signer"]), None)
        if carer is None:
            return None
        return Signer(
            adult_id=carer.adult_id,
            relation=carer.relation,
            presence=presence,
            paper_seen=said["paper_seen"],
        )


class TripForm(AdultsForm):
    """Who rides, when, from where, who receives the children and who signs."""

    may_stay_empty = ("adults", "other_receiver", "other_relation")

    children = forms.MultipleChoiceField(
        label=gettext_lazy("Children who ride"), widget=forms.CheckboxSelectMultiple
    )
    day = forms.CharField(label=gettext_lazy("Day"), max_length=20)
    part = forms.ChoiceField(label=gettext_lazy("Part of the day"), widget=forms.RadioSelect)
    stop_out = forms.ChoiceField(label=gettext_lazy("Where the family gets on"))
    stop_home = forms.ChoiceField(label=gettext_lazy("Where the family gets off"))
    receivers = forms.MultipleChoiceField(
        label=gettext_lazy("Who receives the children at home"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    other_receiver = forms.CharField(
        label=gettext_lazy("Somebody else who receives them, given name"), required=False, max_length=40
    )
    other_relation = forms.ChoiceField(label=gettext_lazy("Relation of that person"), required=False)

    def about(self, page: TripPage) -> "TripForm":
        """Offer this family's people and the office's stops."""
        self.today = page.family.today
        riding = [one for one in page.family.children if can_ride(one)]
        self.offering(page.family.carers)
        _choose(self, "children", [(str(one.record.id), _named(one)) for one in riding])
        _choose(self, "receivers", carer_choices(page.family.carers))
        parts = ("any", *DayPart)
        _choose(self, "part", [(each, tell(f"family.part.{each}")) for each in parts])
        relations = [(each.value, tell(f"label.relation.{each}")) for each in Relation]
        _choose(self, "other_relation", [("", "–"), *relations])
        stops = _stop_choices(page.stops)
        _choose(self, "stop_out", stops)
        _choose(self, "stop_home", stops)
        self.fields["day"].help_text = _day_help(page)
        self._ask_heights(one for one in riding if one.age is not None and one.age < page.measured_below)
        return self

    def _ask_heights(self, children: Iterable[FamilyChild]) -> None:
        options = [(each, tell(f"family.height.{each}")) for each in ("unknown", "below", "tall")]
        for one in children:
            label = tell("family.height.of", {"child": one.record.full_name})
            name = height_field(str(one.record.id))
            self.fields[name] = forms.ChoiceField(label=label, choices=options, initial="unknown")
            self.fields[name].required = False

    def heights(self) -> list[forms.BoundField]:
        """Return the questions about height."""
        return [self[name] for name in self.fields if name.startswith("height_")]

    def clean_day(self) -> date:
        """Read a day written day first, or said in words."""
        return read_day(self.cleaned_data["day"], today=self.today)

    def clean(self) -> dict[str, object]:
        """Few receivers, and a stranger's relation with the name."""
        cleaned = super().clean() or {}
        name, relation = cleaned.get("other_receiver"), cleaned.get("other_relation")
        if bool(name) != bool(relation):
            self.add_error("other_receiver", tell("family.form.receiver_relation"))
        receivers = cleaned.get("receivers")
        if isinstance(receivers, list) and len(receivers) + bool(name) > MAX_RECEIVERS:
            self.add_error("receivers", tell("family.form.too_many_receivers"))
        return cleaned


class CancelForm(CommandForm):
    """Which way is cancelled, and why."""

    way = forms.ChoiceField(label=gettext_lazy("What is cancelled"), widget=forms.RadioSelect)
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=MAX_REASON)

    def offering(self) -> "CancelForm":
        """Offer both ways and each alone."""
        _choose(self, "way", [(each, tell(f"family.way.{each}")) for each in ("both", "out", "home")])
        return self


class PaperForm(CommandForm):
    """Nothing but the press: it counts for the signer whom the page showed."""

    # Without it the action answers: who may not look learns that first.
    paper_of = forms.UUIDField(widget=forms.HiddenInput, required=False)


def can_ride(child: FamilyChild) -> bool:
    """Tell whether the child's track asks it to come; whoever is not assessed is not left out."""
    track = child.assessment.track
    return track is None or TERMS[track].needs_capture


def carer_choices(carers: Iterable[Carer]) -> Choices:
    """Return adults by name and relation."""
    return [(str(carer.adult_id), name_of_adult(carer)) for carer in carers]


def height_field(child: str) -> str:
    """Return the name of the field that asks a child's height."""
    return f"height_{child}"


def read_day(text: str, *, today: date) -> date:
    """Read 10/09/2024, 10/9, hôm nay, mai, ngày mai, today, tomorrow; ValidationError otherwise."""
    said = fold(text)
    if said in {"hom nay", "today"}:
        return today
    if said in {"mai", "ngay mai", "tomorrow"}:
        return today + timedelta(days=1)
    parts = said.replace("-", "/").replace(".", "/").split("/")
    if len(parts) == len(("day", "month")):
        parts.append(str(today.year))
    try:
        day, month, year = (int(part) for part in parts)
        return date(_full_year(year), month, day)
    except (ValueError, OverflowError) as error:
        raise forms.ValidationError(tell("family.form.not_a_day")) from error


def _full_year(year: int) -> int:
    century = 2000
    return year if year >= century else century + year


def _day_help(page: TripPage) -> str:
    if not page.days:
        return tell("family.form.no_open_day")
    return tell(
        "family.form.open_days", {"days": tuple(_say_day(day, page.family.today) for day in page.days)}
    )


def _say_day(day: date, today: date) -> str:
    if day == today:
        return tell("family.form.today", {"day": day})
    if day == today + timedelta(days=1):
        return tell("family.form.tomorrow", {"day": day})
    return f"{day:%d/%m}"


def _named(child: FamilyChild) -> str:
    if child.age is None:
        return child.record.full_name
    return f"{child.record.full_name} – {tell('family.form.age', {'age': child.age})}"


def _told(codes: Mapping[ContactResult, str] | Mapping[ContactReason, str]) -> Choices:
    return [(kind.value, tell(code)) for kind, code in codes.items()]


def _stop_choices(stops: OfferedStops) -> Groups:
    """Return the points near the family, then the others; nothing is preset where none is likely."""
    # The heading says the ward: on a phone the line of a point has no room for it.
    own = [(str(place.id), place.name.replace(f", {stops.unit_name}", "")) for place in stops.own]
    others = [(str(place.id), place.name) for place in stops.others]
    groups = [(stops.unit_name, own), (tell("family.form.other_stops"), others)]
    known: list[tuple[str, Choices]] = [(name, many) for name, many in groups if many]
    return known if stops.likely else [("", [("", "–")]), *known]


def _choose(form: forms.Form, name: str, choices: Choices | Groups) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
