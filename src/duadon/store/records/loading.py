"""Loads children as values; only children whose batch was accepted and not undone exist."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from duadon.core.register.child_record import Carer, ChildRecord
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import AdultId, AreaId, ChildId, HouseholdId, OfficeId
from duadon.core.values.partial_dates import PartialDate
from duadon.core.values.people import Relation, Sex
from duadon.core.values.personal_number import PersonalNumber
from duadon.core.values.roles import Scope
from duadon.store.records.people import Adult, Child, ChildCarer, UnitMembership
from duadon.store.sealing import unseal

NUMBER = "child.number"
PHONE = "adult.phone"


def living_children(office_id: OfficeId) -> QuerySet[Child]:
    """Return the office's children, each with the unit and area in force beside it."""
    membership = UnitMembership.objects.filter(child=OuterRef("pk")).order_by("-effective_on", "-recorded_at")
    return Child.objects.filter(
        office_id=office_id, batch__accepted_at__isnull=False, batch__undone_at__isnull=True
    ).annotate(
        unit_now=Subquery(membership.values("unit_code")[:1]),
        area_now=Subquery(membership.values("area_id")[:1]),
        group_now=Subquery(membership.values("group_name")[:1]),
    )


def within_scopes(children: QuerySet[Child], scopes: Iterable[Scope]) -> QuerySet[Child]:
    """Keep the children that one of the scopes covers."""
    allowed = Q(pk__in=[])
    for scope in scopes:
        if scope.unit_code is None:
            return children
        inside = Q(unit_now=scope.unit_code)
        allowed |= inside if scope.area_id is None else inside & Q(area_now=scope.area_id)
    return children.filter(allowed)


def load_child(office_id: OfficeId, child_id: ChildId) -> ChildRecord:
    """Return one child or raise NotFound."""
    found = load_children(living_children(office_id).filter(pk=child_id))
    if not found:
        raise NotFound("no such record in your area")
    return found[0]


def load_children(children: QuerySet[Child]) -> tuple[ChildRecord, ...]:
    """Return the records of a query, in its order, with their carers (two queries in all)."""
    carers = ChildCarer.objects.select_related("adult").order_by("recorded_at", "pk")
    return tuple(_record(row) for row in children.prefetch_related(Prefetch("carers", carers)))


def _record(row: Child) -> ChildRecord:
    return ChildRecord(
        id=ChildId(row.pk),
        full_name=row.full_name,
        birth=PartialDate.fromisoformat(row.birth) if row.birth else None,
        sex=Sex(row.sex) if row.sex else None,
        number=_number(row),
        unit_code=getattr(row, "unit_now", None) or "",
        area_id=_area(row),
        group_name=getattr(row, "group_now", None) or "",
        household_id=HouseholdId(row.household_id),
        carers=tuple(_carer(link) for link in row.carers.all()),
    )


def _area(row: Child) -> AreaId | None:
    area = getattr(row, "area_now", None)
    # SQLite hands an annotated id out as bare digits.
    return AreaId(UUID(str(area))) if area else None


def _number(row: Child) -> PersonalNumber | None:
    if row.number_sealed is None:
        return None
    return PersonalNumber(digits=unseal(NUMBER, row.pk, row.number_sealed))


def _carer(link: ChildCarer) -> Carer:
    return Carer(
        adult_id=AdultId(link.adult_id),
        full_name=link.adult.full_name,
        relation=Relation(link.relation),
        phone=phone_of(link.adult),
    )


def phone_of(adult: Adult) -> str:
    """Return the adult's phone as digits, or nothing."""
    return unseal(PHONE, adult.pk, adult.phone_sealed) if adult.phone_sealed else ""


def load_adult_names(ids: Iterable[AdultId]) -> dict[AdultId, str]:
    """Return the full names of adults by id."""
    rows = Adult.objects.filter(pk__in=list(ids)).values_list("pk", "full_name")
    return {AdultId(pk): name for pk, name in rows}
