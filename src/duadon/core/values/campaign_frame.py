"""The frame of a campaign: its dates, its zone and the rule set it runs by."""

from dataclasses import dataclass
from datetime import date

from duadon.core.values.errors import require
from duadon.core.values.ids import CampaignId, OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignFrame:
    """When a campaign runs (both days included), in which zone, by which dated rules.

    `rule_set` names the law as it stood (`vn-2024-07`); `safety_profile` the ride rules that the
    office chose (`vn-2026` is today's; a campaign of 2024 may ask for them on purpose).
    """

    id: CampaignId
    office_id: OfficeId
    name: str
    starts_on: date
    ends_on: date
    shuttle_from: date
    zone_name: str
    rule_set: str
    safety_profile: str
    made_up: bool

    def __post_init__(self) -> None:
        require(self.starts_on <= self.shuttle_from <= self.ends_on, "campaign dates out of order")

    def covers(self, day: date) -> bool:
        """Tell whether the day lies in the campaign."""
        return self.starts_on <= day <= self.ends_on
