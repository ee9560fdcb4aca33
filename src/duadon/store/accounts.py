"""Officers and their dated roles."""

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from duadon.core.values.errors import NotFound
from duadon.core.values.ids import AreaId, CampaignId, OfficeId, OfficerId
from duadon.core.values.roles import Actor, Assignment, Role, Scope


class OfficerManager(BaseUserManager["Officer"]):
    """Finds officers by their user name; accounts are made by an action."""

    def get_by_natural_key(self, username: str | None) -> "Officer":
        """Return the officer of that user name."""
        return self.get(username=username)


class Officer(AbstractBaseUser):
    """Somebody who signs in; never deleted, only ended."""

    id = models.UUIDField(primary_key=True)
    office = models.ForeignKey("store.Office", on_delete=models.PROTECT)
    username = models.CharField(max_length=60, unique=True)
    display_name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)

    objects = OfficerManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["display_name"]

    def __str__(self) -> str:
        return self.display_name


class RoleAssignment(models.Model):
    """A role held in a campaign, in a unit or an area of it or the whole office, from day to day."""

    id = models.UUIDField(primary_key=True)
    officer = models.ForeignKey("store.Officer", on_delete=models.PROTECT, related_name="assignments")
    campaign = models.ForeignKey("store.Campaign", null=True, on_delete=models.PROTECT)
    role = models.CharField(max_length=30)
    unit_code = models.CharField(max_length=5, blank=True)
    area = models.ForeignKey("store.Area", null=True, on_delete=models.PROTECT)
    since = models.DateField()
    until = models.DateField(null=True)
    stands_in_for = models.ForeignKey("store.Officer", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["officer", "since"])]

    def __str__(self) -> str:
        return f"{self.role} {self.unit_code or '*'} {self.since}"


def load_actor(officer_id: OfficerId, *, campaign_id: CampaignId, on: date) -> Actor:
    """Return the officer with the campaign's assignments in force on the day; NotFound when gone."""
    officer = Officer.objects.filter(pk=officer_id, is_active=True).first()
    if officer is None:
        raise NotFound("no such account")
    return actor_of(officer, campaign_id=campaign_id, on=on)


def actor_of(officer: Officer, *, campaign_id: CampaignId, on: date) -> Actor:
    """Return an officer at hand with the assignments in force on the day, here or in every campaign."""
    rows = officer.assignments.order_by("since", "pk")
    assignments = (_assignment(row) for row in rows)
    return Actor(
        officer_id=OfficerId(officer.pk),
        office_id=OfficeId(officer.office_id),
        name=officer.display_name,
        assignments=tuple(one for one in assignments if one.holds_on(on) and one.counts_in(campaign_id)),
        campaign_id=campaign_id,
    )


def _assignment(row: RoleAssignment) -> Assignment:
    area = AreaId(row.area_id) if row.area_id else None
    return Assignment(
        role=Role(row.role),
        campaign_id=CampaignId(row.campaign_id) if row.campaign_id else None,
        scope=Scope(unit_code=row.unit_code or None, area_id=area),
        since=row.since,
        until=row.until,
    )


def load_officer_names(office_id: OfficeId) -> dict[OfficerId, str]:
    """Return the names of all officers of an office, by id."""
    rows = Officer.objects.filter(office_id=office_id).values_list("pk", "display_name")
    return {OfficerId(pk): name for pk, name in rows}


def load_office_names(office_id: OfficeId) -> tuple[str, dict[OfficerId, str]]:
    """Return the name of an office and those of all its officers, in one statement; no office is without."""
    rows = Officer.objects.filter(office_id=office_id).values_list("office__name", "pk", "display_name")
    found = list(rows)
    return found[0][0], {OfficerId(pk): name for _, pk, name in found}
