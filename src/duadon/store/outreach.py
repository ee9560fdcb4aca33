"""Contacts, consents, and trip requests with their riders."""

from django.db import models


class Contact(models.Model):
    """A visit or call: what came of it, and why the child could not come so far."""

    id = models.UUIDField(primary_key=True)
    campaign = models.ForeignKey("store.Campaign", on_delete=models.PROTECT)
    child = models.ForeignKey("store.Child", on_delete=models.PROTECT, related_name="contacts")
    result = models.CharField(max_length=30)
    reason = models.CharField(max_length=40, blank=True)
    card_wanted = models.BooleanField(null=True)
    note_sealed = models.BinaryField(null=True)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("store.Officer", on_delete=models.PROTECT)

    def __str__(self) -> str:
        return str(self.id)


class Consent(models.Model):
    """A consent for one purpose, by whom, to which version of the text; withdrawn, never deleted."""

    id = models.UUIDField(primary_key=True)
    child = models.ForeignKey("store.Child", on_delete=models.PROTECT)
    purpose = models.CharField(max_length=30)
    text_version = models.CharField(max_length=30)
    given_by = models.ForeignKey("store.Adult", null=True, on_delete=models.PROTECT)
    given_at = models.DateTimeField()
    recorded_by = models.ForeignKey("store.Officer", on_delete=models.PROTECT)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["child", "purpose"])]

    def __str__(self) -> str:
        return f"{self.child_id} {self.purpose}"


class TripRequest(models.Model):
    """There and back as one: stops and receivers by leg, the signer apart from who rides along."""

    id = models.UUIDField(primary_key=True)
    campaign = models.ForeignKey("store.Campaign", on_delete=models.PROTECT)
    household = models.ForeignKey("store.Household", null=True, on_delete=models.PROTECT)
    unit_code = models.CharField(max_length=5)
    day = models.DateField()
    sessions = models.JSONField(default=list)
    stop_out = models.ForeignKey("store.Place", on_delete=models.PROTECT, related_name="+")
    stop_home = models.ForeignKey("store.Place", on_delete=models.PROTECT, related_name="+")
    receivers_sealed = models.BinaryField(null=True)
    signer = models.ForeignKey("store.Adult", null=True, on_delete=models.PROTECT)
    signer_relation = models.CharField(max_length=20, blank=True)
    signer_presence = models.CharField(max_length=20, blank=True)
    paper_seen = models.BooleanField(default=False)
    override_reason = models.CharField(max_length=300, blank=True)
    attendant_named = models.BooleanField(default=False)
    priority = models.PositiveSmallIntegerField(default=1)
    waiting_since = models.DateField()
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("store.Officer", on_delete=models.PROTECT)

    class Meta:
        indexes = [models.Index(fields=["campaign", "day"])]

    def __str__(self) -> str:
        return str(self.id)


class Rider(models.Model):
    """One person's place in a request; its random id is the person's code in custody."""

    id = models.UUIDField(primary_key=True)
    request = models.ForeignKey("store.TripRequest", on_delete=models.PROTECT, related_name="riders")
    child = models.ForeignKey("store.Child", null=True, on_delete=models.PROTECT)
    adult = models.ForeignKey("store.Adult", null=True, on_delete=models.PROTECT)
    needs_booster = models.BooleanField(default=False)
    at_least_135_cm = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(child__isnull=False, adult__isnull=True)
                | models.Q(child__isnull=True, adult__isnull=False),
                name="a_rider_is_a_child_or_an_adult",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class TripRequestState(models.Model):
    """What became of a request or one of its legs; appended."""

    request = models.ForeignKey("store.TripRequest", on_delete=models.PROTECT, related_name="states")
    state = models.CharField(max_length=20)
    leg = models.CharField(max_length=10, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("store.Officer", on_delete=models.PROTECT)

    def __str__(self) -> str:
        return f"{self.request_id} {self.state}"
