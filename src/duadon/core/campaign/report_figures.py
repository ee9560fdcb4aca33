"""The canonical figures of a day: same day, same text, same hash; and the one line to paste."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from fractions import Fraction
from hashlib import sha256

from duadon.core.campaign.counts import CampaignFacts, CountedDay, DayCount, count_day
from duadon.core.campaign.cut import Cut
from duadon.core.campaign.milestones import Milestone
from duadon.core.enrolment.tracks import Track
from duadon.core.values.answers import Parameter
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import require


@dataclass(frozen=True, slots=True, kw_only=True)
class SumOfCounts:
    """The sum of several rows, part by part; `target` and `left` are None unless every row has one."""

    reached: tuple[int, ...]
    done_today: int
    opening: int
    done_here: int
    target: int | None
    left: int | None
    by_sums: int = 0

    @property
    def total(self) -> int:
        """Opening balance, done since by name and beyond the names."""
        return self.opening + self.by_sums + self.done_here


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFigures:
    """All figures of a report at a cut; no names, nothing that changes from one making to the next."""

    campaign: CampaignFrame
    cut: Cut
    counted_day: CountedDay

    @property
    def rows(self) -> tuple[DayCount, ...]:
        """One row a unit and track, by track, then unit code."""
        return self.counted_day.counts

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The tracks that have rows, in their order."""
        present = {row.track for row in self.rows}
        return tuple(track for track in Track if track in present)

    @property
    def unit_codes(self) -> tuple[str, ...]:
        """The units that have rows, by code."""
        return tuple(sorted({row.unit_code for row in self.rows}))

    def of_track(self, track: Track) -> SumOfCounts:
        """Return the sum of one track over all units."""
        return add_up(row for row in self.rows if row.track is track)

    def of_unit(self, unit_code: str) -> SumOfCounts:
        """Return the sum of one unit over all tracks."""
        return add_up(row for row in self.rows if row.unit_code == unit_code)

    @property
    def overall(self) -> SumOfCounts:
        """Return the sum of everything."""
        return add_up(self.rows)

    @property
    def canonical_text(self) -> str:
        """The figures as one line of JSON a row: byte for byte the same for the same figures.

        The cut's instant stays outside: a day rebuilt later is the same day unless its facts changed.
        """
        head = {"campaign": str(self.campaign.id), "day": self.cut.day.isoformat()}
        rows = [{"unit": row.unit_code, "track": row.track.value, **_plain(row)} for row in self.rows]
        tracks = [{"track": track.value, **_plain(self.of_track(track))} for track in self.tracks]
        units = [{"unit": code, **_plain(self.of_unit(code))} for code in self.unit_codes]
        lines = [head, *rows, *tracks, *units, _plain(self.overall)]
        return "".join(f"{json.dumps(line, sort_keys=True)}\n" for line in lines)

    @property
    def hash(self) -> str:
        """SHA-256 of the canonical text, 64 hex digits."""
        return sha256(self.canonical_text.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class PasteableLine:
    """One line for a message, as code and parameters for wording."""

    code: str
    parameters: Mapping[str, Parameter]


def make_figures(facts: CampaignFacts, *, campaign: CampaignFrame, cut: Cut) -> ReportFigures:
    """Make the figures of a day as they were known at the cut."""
    return ReportFigures(campaign=campaign, cut=cut, counted_day=count_day(facts, cut=cut))


def add_up(rows: Iterable[DayCount]) -> SumOfCounts:
    """Add rows up; none at all gives zeros without a target."""
    parts = tuple(rows)
    targets = [row.target for row in parts if row.target is not None]
    is_whole = bool(parts) and len(targets) == len(parts)
    return SumOfCounts(
        reached=tuple(sum(row.at(milestone) for row in parts) for milestone in Milestone),
        done_today=sum(row.done_today for row in parts),
        opening=sum(row.opening for row in parts),
        done_here=sum(row.done_here for row in parts),
        target=sum(targets) if is_whole else None,
        left=sum(row.left or 0 for row in parts) if is_whole else None,
        by_sums=sum(row.by_sums for row in parts),
    )


def rate_per_mille(total: int, target: int | None) -> int | None:
    """Return total by target in whole thousandths, rounded down: 1000 is never shown too early."""
    return total * 1000 // target if target else None


def make_pasteable_line(figures: ReportFigures, *, office: str, at_local: time | None) -> PasteableLine:
    """Return the line "Công an …, đến 14:00 …" of the cut; `office` is who reports, `at_local` the time
    of the cut in the campaign's zone, None where the day was over: then the line tells the whole day.

    Rate and rest are told of the rows with a target only; without any the line has no rate.
    """
    require(at_local is None or at_local.tzinfo is None, "the line shows local wall time")
    whole = "day_" if at_local is None else ""
    totals = {f"total_{track.value}": figures.of_track(track).total for track in Track}
    common: dict[str, Parameter] = {
        **totals,
        **({} if at_local is None else {"at": at_local}),
        "office": office,
        "day": figures.cut.day,
        "total": figures.overall.total,
        "done_today": figures.overall.done_today,
    }
    against = against_target(figures.rows)
    if against is None:
        return PasteableLine(code=f"campaign.line.{whole}without_target", parameters=common)
    return PasteableLine(code=f"campaign.line.{whole}with_target", parameters={**common, **against})


def against_target(rows: Iterable[DayCount]) -> dict[str, Parameter] | None:
    """Return what is said of the rows with a target: reached, target, rate (percent, tenth), left.

    None where no row has one. The pasted line and the report's sentences say the same numbers.
    """
    measured = add_up(row for row in rows if row.target is not None)
    per_mille = rate_per_mille(measured.total, measured.target)
    if per_mille is None:
        return None
    return {
        "reached": measured.total,
        "target": measured.target or 0,
        "percent": per_mille // 10,
        "tenth": per_mille % 10,
        "left": measured.left or 0,
    }


def rate_of(row: DayCount | SumOfCounts) -> Fraction | None:
    """Return the row's rate in exact thousandths, as it is shown; None without a target."""
    per_mille = rate_per_mille(row.total, row.target)
    return None if per_mille is None else Fraction(per_mille, 1000)


def _plain(row: DayCount | SumOfCounts) -> dict[str, int | None]:
    reached = {m.value: number for m, number in zip(Milestone, row.reached, strict=True)}
    return {
        **reached,
        "done_today": row.done_today,
        "opening": row.opening,
        # A report of before there were sums keeps its text, and so its hash.
        **({"by_sums": row.by_sums} if row.by_sums else {}),
        "done_here": row.done_here,
        "total": row.total,
        "target": row.target,
        "left": row.left,
    }
