"""The pages of the log of reads: what was read, one read with its children, who opened one child."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from duadon.access.children import ListWish
from duadon.access.log import Purpose
from duadon.access.read_log import (
    LogWish,
    ReadPage,
    ReadRow,
    SeenChild,
    find_seen_children,
    open_read,
    open_reads,
)
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.roles import Actor
from duadon.queries.register_list import read_search
from duadon.store.offices import load_units

READS_A_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadsWish:
    """What was asked for; `page` counts from 1."""

    since: date | None = None
    until: date | None = None
    officer_id: UUID | None = None
    purpose: Purpose | None = None
    child_id: UUID | None = None
    long_only: bool = False
    night_only: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadsPage:
    """A page of reads with local times, and the names of units by code."""

    reads: ReadPage
    pages: int
    as_of: datetime
    unit_names: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OneRead:
    """A read and the children that were in it."""

    read: ReadRow
    children: tuple[SeenChild, ...]
    unit_names: Mapping[str, str]


def show_reads(wish: ReadsWish, *, actor: Actor, frame: CampaignFrame, now: datetime) -> ReadsPage:
    """Return the page, newest first; NotAllowed without the right to the log."""
    zone = ZoneInfo(frame.zone_name)
    asked = LogWish(
        zone=zone,
        since=wish.since,
        until=wish.until,
        officer_id=wish.officer_id,
        purpose=wish.purpose.value if wish.purpose else "",
        child_id=wish.child_id,
        long_only=wish.long_only,
        night_only=wish.night_only,
        offset=(wish.page - 1) * READS_A_PAGE,
        limit=READS_A_PAGE,
    )
    found = open_reads(asked, actor=actor, now=now)
    as_of = now.astimezone(zone)
    rows = tuple(replace(row, at=row.at.astimezone(zone)) for row in found.rows)
    return ReadsPage(
        reads=replace(found, rows=rows),
        pages=max(1, -(-found.total // READS_A_PAGE)),
        as_of=as_of,
        unit_names=_unit_names(as_of.date()),
    )


def show_read(read_id: UUID, *, actor: Actor, frame: CampaignFrame, now: datetime) -> OneRead:
    """Return one read with its children; NotFound where it is none of the office's."""
    row, children = open_read(read_id, actor=actor, now=now)
    zone = ZoneInfo(frame.zone_name)
    return OneRead(
        read=replace(row, at=row.at.astimezone(zone)),
        children=children,
        unit_names=_unit_names(now.astimezone(zone).date()),
    )


def find_children(
    text: str, *, actor: Actor, now: datetime
) -> tuple[tuple[SeenChild, ...], Mapping[str, str]]:
    """Return children that a typed name or birthday fits, and the names of units; nothing for no text."""
    words, births = read_search(text)
    if not words and not births:
        return (), {}
    found = find_seen_children(ListWish(words=words, birth_parts=births), actor=actor, now=now)
    return found, _unit_names(now.date())


def _unit_names(on: date) -> dict[str, str]:
    return {unit.code: unit.name for unit in load_units().living(on=on)}
