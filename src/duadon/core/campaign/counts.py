"""Counts per unit and track from a stream of facts; each child once per milestone."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from duadon.core.campaign.cut import Cut
from duadon.core.campaign.day_sums import Beyond, DaySum, count_beyond_names
from duadon.core.campaign.milestones import Milestone, MilestoneFact, done_milestone
from duadon.core.campaign.targets import OpeningBalance, Target, UnitTrack, in_force
from duadon.core.enrolment.tracks import Track
from duadon.core.values.errors import require
from duadon.core.values.ids import ChildId


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignFacts:
    """All that the counts are made of; the order within each means nothing."""

    milestones: tuple[MilestoneFact, ...]
    targets: tuple[Target, ...] = ()
    openings: tuple[OpeningBalance, ...] = ()
    sums: tuple[DaySum, ...] = ()

    def of_units(self, codes: Collection[str]) -> "CampaignFacts":
        """Return the facts of some units only."""
        return CampaignFacts(
            milestones=tuple(fact for fact in self.milestones if fact.unit_code in codes),
            targets=tuple(fact for fact in self.targets if fact.unit_code in codes),
            openings=tuple(fact for fact in self.openings if fact.unit_code in codes),
            sums=tuple(one for one in self.sums if one.unit_code in codes),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """One unit and track at the end of a day (or at its cut): numbers of children.

    `reached` has each milestone once, in order; `done_today` are those done on the very day;
    `target` is None where none was given; `followed_from` is the morning that the opening balance
    leads up to: before it nothing is known day by day. `by_sums` are those done since whom only a
    day's sum tells of, `by_sums_today` those of the very day.
    """

    day: date
    unit_code: str
    track: Track
    reached: tuple[int, ...]
    done_today: int
    opening: int
    target: int | None
    followed_from: date | None = None
    by_sums: int = 0
    by_sums_today: int = 0

    def __post_init__(self) -> None:
        require(len(self.reached) == len(Milestone), "a day count has one number a milestone")
        require(min(*self.reached, self.opening, self.by_sums) >= 0, "a count is not negative")
        require(0 <= self.by_sums_today <= self.done_today, "a day's sum is among those done on the day")

    @property
    def done_here(self) -> int:
        """Those done whom the register knows child by child."""
        return self.at(done_milestone(self.track))

    @property
    def total(self) -> int:
        """Opening balance, done since by name and beyond the names."""
        return self.opening + self.by_sums + self.done_here

    @property
    def left(self) -> int | None:
        """Those still missing to the target; nothing over is lent to another unit."""
        return None if self.target is None else max(0, self.target - self.total)

    def at(self, milestone: Milestone) -> int:
        """Return how many reached the milestone."""
        return self.reached[list(Milestone).index(milestone)]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedDay:
    """The counts of a day beside the facts they trace to.

    `counted` is what `reached` adds up; `in_opening` are the facts that the opening balance already
    stands for.
    """

    counts: tuple[DayCount, ...]
    counted: tuple[MilestoneFact, ...]
    in_opening: tuple[MilestoneFact, ...]


def count_day(facts: CampaignFacts, *, cut: Cut) -> CountedDay:
    """Count one day as it was known at the cut; rows by track, then unit code."""
    tally = _tally(_know(facts, recorded_by=cut.recorded_by), facts=facts, cut=cut)
    return CountedDay(
        counts=tally.rows(tally.unit_tracks()), counted=tally.counted, in_opening=tally.in_opening
    )


def count_days(facts: CampaignFacts, *, days: Iterable[date], recorded_by: datetime) -> tuple[DayCount, ...]:
    """Count several days by what is known at one instant: the input of `measure_progress`.

    Each day has a row for every unit and track of any of them, so that a quiet day is not taken
    for a missing one.
    """
    known = _know(facts, recorded_by=recorded_by)
    tallies = [_tally(known, facts=facts, cut=Cut(day=day, recorded_by=recorded_by)) for day in days]
    keys = {key for tally in tallies for key in tally.unit_tracks()}
    return tuple(row for tally in tallies for row in tally.rows(keys))


def standing_facts(
    milestones: Iterable[MilestoneFact], *, recorded_by: datetime
) -> tuple[MilestoneFact, ...]:
    """Keep of each child, milestone and day the one fact that holds.

    Of two facts for a day the one recorded later holds, being a correction; one that takes the day
    back leaves nothing of it.
    """
    standing: dict[tuple[ChildId, Milestone, date], MilestoneFact] = {}
    for fact in sorted(milestones, key=_written_order):
        if fact.recorded_at <= recorded_by:
            standing[fact.child_id, fact.milestone, fact.effective_on] = fact
    return tuple(fact for fact in standing.values() if not fact.taken_back)


def first_facts(milestones: Iterable[MilestoneFact], *, recorded_by: datetime) -> tuple[MilestoneFact, ...]:
    """Keep of each child and milestone the one fact that counts, in a fixed order.

    The earliest day that stands wins: a child that moved stays where it reached the milestone.
    """
    return _firsts_of(standing_facts(milestones, recorded_by=recorded_by))


def _firsts_of(standing: Iterable[MilestoneFact]) -> tuple[MilestoneFact, ...]:
    firsts: dict[tuple[ChildId, Milestone], MilestoneFact] = {}
    for fact in sorted(standing, key=lambda one: one.effective_on):
        firsts.setdefault((fact.child_id, fact.milestone), fact)
    return tuple(sorted(firsts.values(), key=_shown_order))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known at an instant, whatever day is counted."""

    firsts: tuple[MilestoneFact, ...]
    beyond: Beyond


def _know(facts: CampaignFacts, *, recorded_by: datetime) -> _Known:
    standing = standing_facts(facts.milestones, recorded_by=recorded_by)
    beyond = count_beyond_names(facts.sums, standing, recorded_by=recorded_by)
    return _Known(firsts=_firsts_of(standing), beyond=beyond)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tally:
    """One day sorted into what is counted and what the opening balance stands for."""

    day: date
    counted: tuple[MilestoneFact, ...]
    in_opening: tuple[MilestoneFact, ...]
    targets: Mapping[UnitTrack, Target]
    openings: Mapping[UnitTrack, OpeningBalance]
    beyond: Beyond

    def unit_tracks(self) -> set[UnitTrack]:
        reached = {_key(fact) for fact in (*self.counted, *self.in_opening)}
        return reached | set(self.openings) | set(self.targets) | set(self.beyond)

    def rows(self, keys: Iterable[UnitTrack]) -> tuple[DayCount, ...]:
        numbers = Counter((fact.unit_code, fact.track, fact.milestone) for fact in self.counted)
        today = Counter(_key(fact) for fact in self.counted if _is_done_on(fact, self.day))
        return tuple(
            self._row(key, numbers=numbers, named_today=today[key]) for key in sorted(keys, key=_row_order)
        )

    def _row(
        self, key: UnitTrack, *, numbers: Counter[tuple[str, Track, Milestone]], named_today: int
    ) -> DayCount:
        target, opening = self.targets.get(key), self.openings.get(key)
        beyond = self.beyond.get(key, {})
        return DayCount(
            day=self.day,
            unit_code=key[0],
            track=key[1],
            reached=tuple(numbers[*key, milestone] for milestone in Milestone),
            done_today=named_today + beyond.get(self.day, 0),
            opening=opening.children if opening else 0,
            target=target.children if target else None,
            followed_from=opening.effective_on if opening else None,
            by_sums=sum(beyond.values()),
            by_sums_today=beyond.get(self.day, 0),
        )


def _tally(known: _Known, *, facts: CampaignFacts, cut: Cut) -> _Tally:
    openings = in_force(facts.openings, cut=cut)
    reached = [fact for fact in known.firsts if fact.effective_on <= cut.day]
    return _Tally(
        day=cut.day,
        counted=tuple(fact for fact in reached if not _is_in_opening(fact, openings)),
        in_opening=tuple(fact for fact in reached if _is_in_opening(fact, openings)),
        targets=in_force(facts.targets, cut=cut),
        openings=openings,
        beyond=_beyond_by(cut.day, known.beyond, openings),
    )


def _beyond_by(day: date, beyond: Beyond, openings: Mapping[UnitTrack, OpeningBalance]) -> Beyond:
    """Keep the days up to the day that no opening balance stands for."""
    kept = {
        key: {on: more for on, more in days.items() if _starts(openings.get(key)) <= on <= day}
        for key, days in beyond.items()
    }
    return {key: days for key, days in kept.items() if days}


def _starts(opening: OpeningBalance | None) -> date:
    return opening.effective_on if opening else date.min


def _is_in_opening(fact: MilestoneFact, openings: Mapping[UnitTrack, OpeningBalance]) -> bool:
    opening = openings.get(_key(fact))
    return opening is not None and fact.is_done and fact.effective_on < opening.effective_on


def _is_done_on(fact: MilestoneFact, day: date) -> bool:
    return fact.is_done and fact.effective_on == day


def _key(fact: MilestoneFact) -> UnitTrack:
    return fact.unit_code, fact.track


def _row_order(key: UnitTrack) -> tuple[int, str]:
    unit_code, track = key
    return list(Track).index(track), unit_code


def _written_order(fact: MilestoneFact) -> tuple[datetime, bool, str, Track]:
    return fact.recorded_at, not fact.taken_back, fact.unit_code, fact.track


def _shown_order(fact: MilestoneFact) -> tuple[int, str, int, date, ChildId]:
    place = _row_order(_key(fact))
    return *place, list(Milestone).index(fact.milestone), fact.effective_on, fact.child_id
