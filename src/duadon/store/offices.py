"""Offices, dated units, areas below the ward, and places."""

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import Q

from duadon.core.values.ids import AreaId, OfficeId, PlaceId
from duadon.core.values.places import Place as PlaceValue
from duadon.core.values.places import PlaceKind, Point
from duadon.core.values.units import AdminUnit, AdminUnits


class Office(models.Model):
    """A tenant: the police of one place. Only a made-up office may live in another time."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=200)
    made_up = models.BooleanField(default=False)
    clock_offset_seconds = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(clock_offset_seconds=0) | models.Q(made_up=True),
                name="only_made_up_offices_shift_time",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A ward or commune while its name and code hold; a code is re-used with another meaning."""

    code = models.CharField(max_length=5)
    name = models.CharField(max_length=100)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    successor_code = models.CharField(max_length=5, blank=True)
    aliases = models.JSONField(default=list)
    population = models.PositiveIntegerField(null=True)
    lat = models.IntegerField(null=True)
    lon = models.IntegerField(null=True)
    side = models.CharField(max_length=20, default="city")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "valid_from"], name="unit_code_by_date")]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


class Area(models.Model):
    """A khóm or ấp of a unit, or a tổ within one."""

    id = models.UUIDField(primary_key=True)
    unit_code = models.CharField(max_length=5)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT)
    name = models.CharField(max_length=100)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["unit_code", "name"])]

    def __str__(self) -> str:
        return self.name


class Place(models.Model):
    """A point on the map; where it comes from and how sure it is are kept with it."""

    id = models.UUIDField(primary_key=True)
    office = models.ForeignKey("store.Office", on_delete=models.PROTECT)
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    unit_code = models.CharField(max_length=5, blank=True)
    lat = models.IntegerField()
    lon = models.IntegerField()
    side = models.CharField(max_length=20)
    origin = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    retired_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.name


def load_units() -> AdminUnits:
    """Return all units of every time."""
    return AdminUnits.of(
        AdminUnit(
            code=row.code,
            name=row.name,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            successor_code=row.successor_code or None,
            aliases=tuple(row.aliases),
        )
        for row in Unit.objects.order_by("code", "valid_from")
    )


def load_unit_names(day: date) -> dict[str, str]:
    """Return the names of the units of a day by code."""
    rows = Unit.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day)
    return dict(rows.values_list("code", "name"))


def load_area_names(area_ids: Iterable[AreaId]) -> dict[AreaId, str]:
    """Return the names of areas by id."""
    rows = Area.objects.filter(pk__in=set(area_ids)).values_list("pk", "name")
    return {AreaId(pk): name for pk, name in rows}


def load_places(office_id: OfficeId) -> dict[PlaceId, PlaceValue]:
    """Return the office's places by id."""
    rows = Place.objects.filter(office_id=office_id).order_by("pk")
    return {PlaceId(row.pk): place_of(row) for row in rows}


def load_stops(office_id: OfficeId) -> dict[PlaceId, PlaceValue]:
    """Return the places that a new request may name: those not retired."""
    rows = Place.objects.filter(office_id=office_id, retired_on=None).order_by("pk")
    return {PlaceId(row.pk): place_of(row) for row in rows}


def place_of(row: Place) -> PlaceValue:
    """Return a place's row as a value."""
    return PlaceValue(
        id=PlaceId(row.pk),
        name=row.name,
        kind=PlaceKind(row.kind),
        point=Point(lat=row.lat, lon=row.lon),
        side=row.side,
        unit_code=row.unit_code,
    )
