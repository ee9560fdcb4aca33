"""Found an office: the one act without an actor, done once at the machine itself."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.contrib.auth.hashers import make_password

from duadon.actions.running import run_once
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import OfficeId, OfficerId
from duadon.core.values.roles import Actor, Role
from duadon.store.accounts import Officer, RoleAssignment
from duadon.store.offices import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundOffice:
    """An office and its first account, a system administrator's.

    `clock_offset_seconds` moves business time and is for made-up offices only.
    """

    command_id: UUID
    office_id: OfficeId
    name: str
    made_up: bool
    clock_offset_seconds: int = 0
    administrator_id: OfficerId
    username: str
    password: str


def found_office(command: FoundOffice, *, now: datetime) -> Done | Refusal:
    """Make the office and its administrator; refused where its name or the user name is taken."""
    founder = Actor(
        officer_id=command.administrator_id,
        office_id=command.office_id,
        name=command.username,
        assignments=(),
    )
    return run_once(command, actor=founder, now=now, body=lambda: _found(command, now))


def _found(command: FoundOffice, now: datetime) -> Done | Refusal:
    if Office.objects.filter(name=command.name).exists():
        return Refusal(code="office.name.taken", parameters={"name": command.name})
    if Officer.objects.filter(username=command.username).exists():
        return Refusal(code="office.account.taken", parameters={"names": (command.username,)})
    office = Office.objects.create(
        id=command.office_id,
        name=command.name,
        made_up=command.made_up,
        clock_offset_seconds=command.clock_offset_seconds,
    )
    officer = Officer.objects.create(
        id=command.administrator_id,
        office=office,
        username=command.username,
        display_name=command.username,
        password=make_password(command.password),
    )
    RoleAssignment.objects.create(
        id=uuid4(), officer=officer, role=Role.SYSTEM_ADMINISTRATOR.value, since=now.date()
    )
    return Done(command_id=command.command_id)
