"""Children, adults, households, and who stands for whom."""

from django.db import models


class Household(models.Model):
    """Who lives together, as the lists say."""

    id = models.UUIDField(primary_key=True)
    office = models.ForeignKey("store.Office", on_delete=models.PROTECT)
    batch = models.ForeignKey("store.Batch", on_delete=models.PROTECT)

    def __str__(self) -> str:
        return str(self.id)


class Child(models.Model):
    """A child of the register: the values in force, each also kept as a ChildField with its origin.

    The number is sealed; `number_index` finds it. The index is not unique: two records with one
    number must be able to wait for a person.
    """

    id = models.UUIDField(primary_key=True)
    office = models.ForeignKey("store.Office", on_delete=models.PROTECT)
    batch = models.ForeignKey("store.Batch", on_delete=models.PROTECT)
    household = models.ForeignKey("store.Household", on_delete=models.PROTECT, related_name="children")
    full_name = models.CharField(max_length=150)
    name_key = models.CharField(max_length=150)
    sort_key = models.CharField(max_length=200)
    birth = models.CharField(max_length=10)
    sex = models.CharField(max_length=10, blank=True)
    number_sealed = models.BinaryField(null=True)
    number_index = models.BinaryField(max_length=16, null=True)
    address_as_written = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["number_index"]),
            models.Index(fields=["name_key"]),
            models.Index(fields=["sort_key"]),
        ]

    def __str__(self) -> str:
        return str(self.id)


class ChildField(models.Model):
    """One field's value, when it was recorded, and which row or person says so; only appended."""

    child = models.ForeignKey("store.Child", on_delete=models.PROTECT, related_name="fields")
    name = models.CharField(max_length=30)
    value_sealed = models.BinaryField()
    source_row = models.ForeignKey("store.SourceRow", null=True, on_delete=models.PROTECT)
    decided_by = models.ForeignKey("store.Officer", null=True, on_delete=models.PROTECT)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(source_row__isnull=False) | models.Q(decided_by__isnull=False),
                name="a_value_has_an_origin",
            )
        ]

    def __str__(self) -> str:
        return f"{self.child_id}.{self.name}"


class Adult(models.Model):
    """A parent, guardian or accompanying person."""

    id = models.UUIDField(primary_key=True)
    office = models.ForeignKey("store.Office", on_delete=models.PROTECT)
    batch = models.ForeignKey("store.Batch", on_delete=models.PROTECT)
    household = models.ForeignKey("store.Household", on_delete=models.PROTECT, related_name="adults")
    full_name = models.CharField(max_length=150)
    name_key = models.CharField(max_length=150)
    phone_sealed = models.BinaryField(null=True)
    phone_index = models.BinaryField(max_length=16, null=True)

    class Meta:
        indexes = [models.Index(fields=["phone_index"])]

    def __str__(self) -> str:
        return str(self.id)


class ChildCarer(models.Model):
    """How an adult stands to a child; who signs and who rides along are said elsewhere."""

    child = models.ForeignKey("store.Child", on_delete=models.PROTECT, related_name="carers")
    adult = models.ForeignKey("store.Adult", on_delete=models.PROTECT)
    relation = models.CharField(max_length=20)
    source_row = models.ForeignKey("store.SourceRow", null=True, on_delete=models.PROTECT)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["child", "adult"], name="one_relation_a_pair")]

    def __str__(self) -> str:
        return f"{self.child_id} {self.relation}"


class UnitMembership(models.Model):
    """Where a child belongs from a day on; a move appends a row."""

    child = models.ForeignKey("store.Child", on_delete=models.PROTECT, related_name="memberships")
    unit_code = models.CharField(max_length=5)
    area = models.ForeignKey("store.Area", null=True, on_delete=models.PROTECT)
    group_name = models.CharField(max_length=30, blank=True)
    effective_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["unit_code", "child"])]

    def __str__(self) -> str:
        return f"{self.child_id} {self.unit_code}"
