"""Forms of a van and of a place."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from duadon.actions.keep_place import KeepPlace
from duadon.actions.keep_vehicle import KeepVehicle
from duadon.core.values.ids import PlaceId, VehicleId
from duadon.core.values.places import Place, PlaceKind, Point
from duadon.queries.fleet import KeptPlace, KeptVan
from duadon.web.forms import CommandForm
from duadon.web.words import tell

_MICRO = 1_000_000
_SIDES = (("city", gettext_lazy("City side")), ("islet", gettext_lazy("Islet, beyond the ferry")))


class VehicleForm(CommandForm):
    """A van as registered."""

    vehicle = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    name = forms.CharField(label=gettext_lazy("Name and plate"), max_length=60)
    registered_seats = forms.IntegerField(
        label=gettext_lazy("Registered seats"),
        help_text=gettext_lazy("As in the registration, with driver and attendant."),
        min_value=3,
        max_value=60,
    )
    front_seats = forms.IntegerField(
        label=gettext_lazy("Passenger seats in the driver's row"),
        help_text=gettext_lazy("Closed to children under 10 and below 1.35 m."),
        min_value=0,
        max_value=3,
    )
    boosters = forms.IntegerField(label=gettext_lazy("Boosters"), min_value=0, max_value=60)
    may_cross_ferry = forms.BooleanField(label=gettext_lazy("May go on the ferry"), required=False)
    depot = forms.ChoiceField(label=gettext_lazy("Depot"))
    is_retired = forms.BooleanField(label=gettext_lazy("Retired: is planned no more"), required=False)

    def offer(self, depots: Iterable[KeptPlace]) -> None:
        """Let the van stand at one of these."""
        field = self.fields["depot"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(one.place.id), one.place.name) for one in depots]

    def command(self) -> KeepVehicle:
        """Return the command, once the form is valid."""
        told = self.cleaned_data
        return KeepVehicle(
            command_id=self.id_of_command,
            vehicle_id=VehicleId(told["vehicle"]),
            expected_version=told["version"],
            name=told["name"],
            registered_seats=told["registered_seats"],
            front_seats=told["front_seats"],
            boosters=told["boosters"],
            may_cross_ferry=told["may_cross_ferry"],
            depot_id=PlaceId(UUID(told["depot"])),
            is_retired=told["is_retired"],
        )


class PlaceForm(CommandForm):
    """A place on the map."""

    may_stay_empty = ("unit",)

    place = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"))
    unit = forms.ChoiceField(label=gettext_lazy("Unit"), required=False)
    latitude = forms.DecimalField(
        label=gettext_lazy("Latitude"),
        help_text=gettext_lazy("In degrees, with a point: 10.459221"),
        min_value=-90,
        max_value=90,
        decimal_places=6,
        localize=False,
    )
    longitude = forms.DecimalField(
        label=gettext_lazy("Longitude"),
        help_text=gettext_lazy("In degrees, with a point: 105.633417"),
        min_value=-180,
        max_value=180,
        decimal_places=6,
        localize=False,
    )
    side = forms.ChoiceField(label=gettext_lazy("Side of the river"), choices=_SIDES)
    is_retired = forms.BooleanField(label=gettext_lazy("Retired: is planned no more"), required=False)

    def offer(self, units: Mapping[str, str]) -> None:
        """Let the place lie in one of these units."""
        kinds = [(kind.value, tell(f"fleet.kind.{kind.value}")) for kind in PlaceKind]
        for name, choices in (("kind", kinds), ("unit", [("", "–"), *units.items()])):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def command(self) -> KeepPlace:
        """Return the command, once the form is valid."""
        told = self.cleaned_data
        place = Place(
            id=PlaceId(told["place"]),
            name=told["name"],
            kind=PlaceKind(told["kind"]),
            point=Point(lat=int(told["latitude"] * _MICRO), lon=int(told["longitude"] * _MICRO)),
            side=told["side"],
            unit_code=told["unit"],
        )
        return KeepPlace(
            command_id=self.id_of_command,
            place=place,
            expected_version=told["version"],
            is_retired=told["is_retired"],
        )


def initial_van(van: KeptVan) -> dict[str, object]:
    """Return a van as its form shows it."""
    return {
        "vehicle": van.id,
        "version": van.version,
        "name": van.name,
        "registered_seats": van.registered_seats,
        "front_seats": van.front_seats,
        "boosters": van.boosters,
        "may_cross_ferry": van.may_cross_ferry,
        "depot": str(van.depot_id),
        "is_retired": van.is_retired,
    }


def initial_place(kept: KeptPlace) -> dict[str, object]:
    """Return a place as its form shows it."""
    place = kept.place
    return {
        "place": place.id,
        "version": kept.version,
        "name": place.name,
        "kind": place.kind.value,
        "unit": place.unit_code,
        "latitude": f"{place.point.lat / _MICRO:.6f}",
        "longitude": f"{place.point.lon / _MICRO:.6f}",
        "side": place.side,
        "is_retired": kept.is_retired,
    }
