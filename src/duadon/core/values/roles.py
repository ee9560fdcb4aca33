"""Eight roles as dated assignments, and what each may do where."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from duadon.core.values.errors import NotFound, require
from duadon.core.values.ids import AreaId, CampaignId, OfficeId, OfficerId


class Role(StrEnum):
    """The eight roles of a campaign."""

    WARD_OFFICER = "ward_officer"
    DISPATCHER = "dispatcher"
    DRIVER = "driver"
    ATTENDANT = "attendant"
    POINT_OPERATOR = "point_operator"
    COMMANDER = "commander"
    AUDITOR = "auditor"
    SYSTEM_ADMINISTRATOR = "system_administrator"


class Right(StrEnum):
    """What an actor may be allowed to do; each action and query names one."""

    IMPORT_REGISTER = "import_register"
    READ_REGISTER = "read_register"
    RECORD_CONTACT = "record_contact"
    REQUEST_TRIP = "request_trip"
    SET_RULES = "set_rules"
    PLAN_DAY = "plan_day"
    READ_PLAN = "read_plan"
    RECORD_CUSTODY = "record_custody"
    CLOSE_RUN = "close_run"
    OVERRIDE_CLOSE = "override_close"
    OVERRIDE_SIGNER = "override_signer"
    RECORD_CAPTURE = "record_capture"
    RECORD_CARD = "record_card"
    READ_PROGRESS = "read_progress"
    READ_ACCESS_LOG = "read_access_log"
    MANAGE_ACCOUNTS = "manage_accounts"
    SET_UP_CAMPAIGN = "set_up_campaign"


_R = Right
ROLE_RIGHTS: dict[Role, frozenset[Right]] = {
    Role.WARD_OFFICER: frozenset(
        {
            _R.IMPORT_REGISTER,
            _R.READ_REGISTER,
            _R.RECORD_CONTACT,
            _R.REQUEST_TRIP,
            _R.RECORD_CARD,
            _R.READ_PROGRESS,
            _R.READ_PLAN,
        }
    ),
    Role.DISPATCHER: frozenset(
        {
            _R.IMPORT_REGISTER,
            _R.READ_REGISTER,
            _R.RECORD_CONTACT,
            _R.REQUEST_TRIP,
            _R.PLAN_DAY,
            _R.READ_PLAN,
            _R.RECORD_CUSTODY,
            _R.CLOSE_RUN,
            _R.READ_PROGRESS,
        }
    ),
    Role.DRIVER: frozenset({_R.RECORD_CUSTODY, _R.CLOSE_RUN, _R.READ_PLAN}),
    Role.ATTENDANT: frozenset({_R.RECORD_CUSTODY, _R.CLOSE_RUN, _R.READ_PLAN}),
    Role.POINT_OPERATOR: frozenset({_R.RECORD_CUSTODY, _R.RECORD_CAPTURE, _R.READ_PLAN, _R.RECORD_CARD}),
    Role.COMMANDER: frozenset(
        {
            _R.READ_REGISTER,
            _R.READ_PLAN,
            _R.SET_RULES,
            _R.OVERRIDE_CLOSE,
            _R.OVERRIDE_SIGNER,
            _R.READ_PROGRESS,
        }
    ),
    Role.AUDITOR: frozenset({_R.READ_ACCESS_LOG}),
    # Keeps the machine running and never sees a child.
    Role.SYSTEM_ADMINISTRATOR: frozenset({_R.MANAGE_ACCOUNTS, _R.SET_UP_CAMPAIGN}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where an assignment holds: `unit_code` None is the whole office; `area_id` narrows a unit."""

    unit_code: str | None = None
    area_id: AreaId | None = None

    def __post_init__(self) -> None:
        require(self.area_id is None or self.unit_code is not None, "an area lies in a unit")

    def covers(self, unit_code: str | None, area_id: AreaId | None = None) -> bool:
        """Tell whether a place lies inside; `unit_code` None asks for the whole office."""
        if self.unit_code is None:
            return True
        if self.unit_code != unit_code:
            return False
        return self.area_id is None or self.area_id == area_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A role held from a day to a day (both included; `until` None: open).

    `campaign_id` None: in every campaign of the office, as the system administrator's.
    """

    role: Role
    campaign_id: CampaignId | None
    scope: Scope
    since: date
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether it is in force on the day."""
        return self.since <= day and (self.until is None or day <= self.until)

    def counts_in(self, campaign_id: CampaignId) -> bool:
        """Tell whether it was given for the campaign or for every one of the office."""
        return self.campaign_id in (None, campaign_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts: an officer of an office, with the assignments of the campaign in force that day.

    `campaign_id` None: of no campaign, as whoever founds an office; runs and requests are then out of reach.
    """

    officer_id: OfficerId
    office_id: OfficeId
    name: str
    assignments: tuple[Assignment, ...]
    campaign_id: CampaignId | None = None

    @property
    def own_campaign(self) -> CampaignId:
        """Return the campaign in which the actor acts; whoever acts in none finds nothing of any."""
        if self.campaign_id is None:
            raise NotFound("no campaign")
        return self.campaign_id

    def scopes_for(self, right: Right) -> tuple[Scope, ...]:
        """Return where the right is held; empty when it is held nowhere."""
        return tuple(item.scope for item in self.assignments if right in ROLE_RIGHTS[item.role])

    def may(self, right: Right, unit_code: str | None = None, area_id: AreaId | None = None) -> bool:
        """Tell whether the right covers the place; no place named: the whole office."""
        return any(scope.covers(unit_code, area_id) for scope in self.scopes_for(right))

    def may_anywhere(self, right: Right) -> bool:
        """Tell whether the right is held at all; scope is checked per record afterwards."""
        return bool(self.scopes_for(right))
