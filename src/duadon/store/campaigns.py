"""Campaigns, their targets and opening balances, and the office's dated rules."""

from django.db import models

from duadon.core.campaign.day_sums import DaySum
from duadon.core.enrolment.signing import SigningAnswer
from duadon.core.enrolment.signing import SigningRule as SigningRuleValue
from duadon.core.enrolment.tracks import Track
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import CampaignId, OfficeId
from duadon.core.values.people import Relation


class Campaign(models.Model):
    """A campaign with its dates, zone, rule set and the safety profile it chose."""

    id = models.UUIDField(primary_key=True)
    office = models.ForeignKey("store.Office", on_delete=models.PROTECT)
    name = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    shuttle_from = models.DateField()
    zone_name = models.CharField(max_length=60, default="Asia/Ho_Chi_Minh")
    rule_set = models.CharField(max_length=40)
    safety_profile = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.name


class CampaignTarget(models.Model):
    """A target for a unit and track; a later row replaces an earlier one from its day on."""

    campaign = models.ForeignKey("store.Campaign", on_delete=models.PROTECT)
    unit_code = models.CharField(max_length=5)
    track = models.CharField(max_length=20)
    children = models.PositiveIntegerField()
    effective_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["campaign", "unit_code", "track"])]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.track}: {self.children}"


class OpeningBalance(models.Model):
    """What was done before the morning of `effective_on`, known as a sum without children."""

    campaign = models.ForeignKey("store.Campaign", on_delete=models.PROTECT)
    unit_code = models.CharField(max_length=5)
    track = models.CharField(max_length=20)
    children = models.PositiveIntegerField()
    effective_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["campaign", "unit_code", "track"])]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.track}: {self.children}"


class CampaignDaySum(models.Model):
    """What was done on a day, known as a sum; a row recorded later corrects an earlier one of its day."""

    campaign = models.ForeignKey("store.Campaign", on_delete=models.PROTECT)
    unit_code = models.CharField(max_length=5)
    track = models.CharField(max_length=20)
    day = models.DateField()
    children = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("store.Officer", on_delete=models.PROTECT)
    command_id = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "unit_code", "track", "day", "recorded_at"], name="one_sum_an_instant"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.unit_code} {self.track}: {self.children}"


class SigningRule(models.Model):
    """Whether a relation may sign for a child: the office's answer, in force from a day on."""

    office = models.ForeignKey("store.Office", on_delete=models.PROTECT)
    relation = models.CharField(max_length=20)
    answer = models.CharField(max_length=20)
    paper = models.CharField(max_length=200, blank=True)
    effective_on = models.DateField()
    recorded_at = models.DateTimeField()
    decided_by = models.ForeignKey("store.Officer", on_delete=models.PROTECT)

    class Meta:
        indexes = [models.Index(fields=["office", "relation", "effective_on"])]

    def __str__(self) -> str:
        return f"{self.relation}: {self.answer} ({self.effective_on})"


def load_frame(campaign_id: CampaignId) -> CampaignFrame:
    """Return the frame of a campaign or raise NotFound."""
    row = Campaign.objects.select_related("office").filter(pk=campaign_id).first()
    if row is None:
        raise NotFound("no such campaign")
    return frame_of(row)


def frame_of(row: Campaign) -> CampaignFrame:
    """Return the frame of a campaign whose row and office are at hand."""
    return CampaignFrame(
        id=CampaignId(row.pk),
        office_id=OfficeId(row.office_id),
        name=row.name,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        shuttle_from=row.shuttle_from,
        zone_name=row.zone_name,
        rule_set=row.rule_set,
        safety_profile=row.safety_profile,
        made_up=row.office.made_up,
    )


def load_day_sums(campaign_id: CampaignId) -> tuple[DaySum, ...]:
    """Return every day's sum ever recorded, corrections among them, in no particular order."""
    columns = ("unit_code", "track", "day", "children", "recorded_at")
    rows = CampaignDaySum.objects.filter(campaign_id=campaign_id).values_list(*columns)
    return tuple(
        DaySum(unit_code=unit, track=Track(track), day=day, children=children, recorded_at=at)
        for unit, track, day, children, at in rows
    )


def load_signing_rules(office_id: OfficeId) -> tuple[SigningRuleValue, ...]:
    """Return every answer the office ever gave on who may sign."""
    rows = SigningRule.objects.filter(office_id=office_id).order_by("recorded_at", "pk")
    return tuple(
        SigningRuleValue(
            relation=Relation(row.relation),
            answer=SigningAnswer(row.answer),
            effective_on=row.effective_on,
            recorded_at=row.recorded_at,
            paper=row.paper,
        )
        for row in rows
    )
