"""Add accounts with their dated roles."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.contrib.auth.hashers import make_password

from duadon.access.campaigns import get_frame
from duadon.access.rights import require_right
from duadon.actions.running import run_once
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import CampaignId, OfficerId
from duadon.core.values.roles import Actor, Assignment, Right
from duadon.store.accounts import Officer, RoleAssignment


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOfficer:
    """An account to be made; `password` is hashed and not kept."""

    id: OfficerId
    username: str
    display_name: str
    password: str
    assignments: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOfficers:
    """Several accounts at once."""

    command_id: UUID
    officers: tuple[NewOfficer, ...]


def add_officers(command: AddOfficers, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Make the accounts; refused, naming them, where user names are taken.

    Raises NotFound for a role in another office's campaign.
    """

    def body() -> Done | Refusal:
        require_right(actor, Right.MANAGE_ACCOUNTS)
        for campaign_id in _campaigns(command.officers):
            get_frame(campaign_id, actor=actor)
        taken = _taken_names(command.officers)
        if taken:
            return Refusal(code="office.account.taken", parameters={"names": taken})
        _make_accounts(command.officers, actor)
        return Done(command_id=command.command_id, result={"officers": len(command.officers)})

    return run_once(command, actor=actor, now=now, body=body)


def _campaigns(officers: Sequence[NewOfficer]) -> set[CampaignId]:
    held = (item.campaign_id for officer in officers for item in officer.assignments)
    return {campaign_id for campaign_id in held if campaign_id is not None}


def _taken_names(officers: Sequence[NewOfficer]) -> tuple[str, ...]:
    """Return the names that somebody has, or that the list itself gives twice."""
    names = Counter(officer.username for officer in officers)
    found = Officer.objects.filter(username__in=list(names)).values_list("username", flat=True)
    return tuple(sorted({*found, *(name for name, times in names.items() if times > 1)}))


def _make_accounts(officers: Sequence[NewOfficer], actor: Actor) -> None:
    hashes = {word: make_password(word) for word in {item.password for item in officers}}
    Officer.objects.bulk_create(
        Officer(
            id=item.id,
            office_id=actor.office_id,
            username=item.username,
            display_name=item.display_name,
            password=hashes[item.password],
        )
        for item in officers
    )
    RoleAssignment.objects.bulk_create(
        _assignment_row(item.id, held) for item in officers for held in item.assignments
    )


def _assignment_row(officer_id: OfficerId, held: Assignment) -> RoleAssignment:
    return RoleAssignment(
        id=uuid4(),
        officer_id=officer_id,
        campaign_id=held.campaign_id,
        role=held.role.value,
        unit_code=held.scope.unit_code or "",
        area_id=held.scope.area_id,
        since=held.since,
        until=held.until,
    )
