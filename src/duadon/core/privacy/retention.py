"""How long data about rides are kept after a campaign; the office's dated setting, not law."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from duadon.core.values.errors import RuleBroken, require


class DataKind(StrEnum):
    """What is deleted on a day of its own."""

    TRANSPORT = "transport"
    PHONES = "phones"


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionSetting:
    """Days to keep one kind of data after the end of a campaign, in force from a day."""

    kind: DataKind
    days: int
    effective_on: date

    def __post_init__(self) -> None:
        require(self.days >= 0, "data cannot be deleted before the campaign ends")


DEFAULT_SETTINGS: tuple[RetentionSetting, ...] = (
    RetentionSetting(kind=DataKind.TRANSPORT, days=90, effective_on=date(2024, 1, 1)),
    RetentionSetting(kind=DataKind.PHONES, days=30, effective_on=date(2024, 1, 1)),
)


def delete_on(kind: DataKind, *, campaign_end: date, settings: Iterable[RetentionSetting]) -> date:
    """Return the day on which data of the kind must go; the setting of the campaign's end counts."""
    known = [one for one in settings if one.kind is kind and one.effective_on <= campaign_end]
    if not known:
        raise RuleBroken(f"no retention is set for {kind} on {campaign_end}")
    return campaign_end + timedelta(days=max(known, key=lambda one: one.effective_on).days)
