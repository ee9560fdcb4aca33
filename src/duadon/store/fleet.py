"""Vans and their duties, capture points and their sessions, ferries and their closures."""

from datetime import date

from django.db import models

from duadon.core.calendar.sessions import CaptureSession as CaptureSessionValue
from duadon.core.values.ids import OfficeId, PlaceId


class Vehicle(models.Model):
    """A van as registered; passenger seats are what driver and attendant leave."""

    id = models.UUIDField(primary_key=True)
    office = models.ForeignKey("store.Office", on_delete=models.PROTECT)
    name = models.CharField(max_length=60)
    registered_seats = models.PositiveSmallIntegerField()
    front_seats = models.PositiveSmallIntegerField(default=0)
    boosters = models.PositiveSmallIntegerField(default=0)
    may_cross_ferry = models.BooleanField(default=False)
    depot = models.ForeignKey("store.Place", on_delete=models.PROTECT)
    version = models.PositiveIntegerField(default=1)
    retired_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.name


class VehicleDuty(models.Model):
    """A van's duty on a day, with its crew; seconds since local midnight."""

    id = models.UUIDField(primary_key=True)
    vehicle = models.ForeignKey("store.Vehicle", on_delete=models.PROTECT)
    day = models.DateField()
    starts = models.PositiveIntegerField()
    ends = models.PositiveIntegerField()
    driver = models.ForeignKey("store.Officer", on_delete=models.PROTECT, related_name="+")
    attendant = models.ForeignKey("store.Officer", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vehicle", "day"], name="one_duty_a_van_and_day"),
            models.CheckConstraint(condition=models.Q(starts__lt=models.F("ends")), name="duty_has_length"),
        ]

    def __str__(self) -> str:
        return f"{self.vehicle_id} {self.day}"


class CaptureSession(models.Model):
    """An opening of a capture point on a day: kits, minutes a child, share of walk-ins (percent)."""

    id = models.UUIDField(primary_key=True)
    place = models.ForeignKey("store.Place", on_delete=models.PROTECT)
    day = models.DateField()
    opens = models.PositiveIntegerField()
    closes = models.PositiveIntegerField()
    kits = models.PositiveSmallIntegerField()
    seconds_per_child = models.PositiveIntegerField()
    walk_in_percent = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "day", "opens"], name="one_session_a_start"),
            models.CheckConstraint(
                condition=models.Q(opens__lt=models.F("closes")), name="session_has_length"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place_id} {self.day}"


class FerryLine(models.Model):
    """A ferry between two landings; sails from `first` to `last` every `headway` (seconds)."""

    id = models.UUIDField(primary_key=True)
    office = models.ForeignKey("store.Office", on_delete=models.PROTECT)
    landing_a = models.ForeignKey("store.Place", on_delete=models.PROTECT, related_name="+")
    landing_b = models.ForeignKey("store.Place", on_delete=models.PROTECT, related_name="+")
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    headway = models.PositiveIntegerField()
    crossing = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.landing_a_id} - {self.landing_b_id}"


class FerryClosure(models.Model):
    """A storm or fault: no sailing from `starts` to `ends` (seconds) on a day."""

    id = models.UUIDField(primary_key=True)
    ferry = models.ForeignKey("store.FerryLine", on_delete=models.PROTECT)
    day = models.DateField()
    starts = models.PositiveIntegerField()
    ends = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.ferry_id} {self.day}"


def load_sessions(office_id: OfficeId, day: date) -> tuple[CaptureSessionValue, ...]:
    """Return the office's capture sessions of a day."""
    rows = CaptureSession.objects.filter(place__office_id=office_id, day=day).order_by("place_id", "opens")
    return tuple(
        CaptureSessionValue(
            point_id=PlaceId(row.place_id),
            day=row.day,
            opens=row.opens,
            closes=row.closes,
            kits=row.kits,
            seconds_per_child=row.seconds_per_child,
            walk_in_percent=row.walk_in_percent,
        )
        for row in rows
    )


def list_opening_days(office_id: OfficeId, first: date, last: date) -> tuple[date, ...]:
    """Return the days between two on which some capture point is open."""
    rows = CaptureSession.objects.filter(place__office_id=office_id, day__range=(first, last))
    return tuple(rows.order_by("day").values_list("day", flat=True).distinct())


def find_duties(office_id: OfficeId, day: date) -> list[VehicleDuty]:
    """Return the vans that drive on a day, each with its duty."""
    rows = VehicleDuty.objects.filter(day=day, vehicle__office_id=office_id)
    return list(rows.select_related("vehicle").order_by("vehicle__name"))


def find_closures(office_id: OfficeId, day: date) -> list[FerryClosure]:
    """Return the closures of the office's ferries on a day."""
    return list(FerryClosure.objects.filter(ferry__office_id=office_id, day=day).order_by("starts"))


def find_ferries(office_id: OfficeId) -> list[FerryLine]:
    """Return the office's ferry lines."""
    return list(FerryLine.objects.filter(office_id=office_id).order_by("pk"))
