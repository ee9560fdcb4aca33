"""The three tracks of a first card, and what each asks of the child and the family."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from duadon.core.enrolment.law import LegalRule, Rule, RuleSet
from duadon.core.values.errors import require
from duadon.core.values.partial_dates import age_on, birthday_in


class Track(StrEnum):
    """By the age on the day of capture or filing, counted to the birthday."""

    UNDER_6 = "under_6"
    FROM_6_TO_13 = "from_6_to_13"
    FROM_14 = "from_14"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackTerms:
    """What a track asks: the person's presence, who acts, and whether the law obliges."""

    needs_capture: bool  # face, fingerprints and iris are taken at a capture point
    filed_online: bool  # the representative files it on the portal and nobody needs to come
    acts_alone: bool  # the person files and signs without a representative
    compulsory: bool  # a card is an obligation; below 14 it is given on demand only


TERMS: dict[Track, TrackTerms] = {
    Track.UNDER_6: TrackTerms(needs_capture=False, filed_online=True, acts_alone=False, compulsory=False),
    Track.FROM_6_TO_13: TrackTerms(
        needs_capture=True, filed_online=False, acts_alone=False, compulsory=False
    ),
    Track.FROM_14: TrackTerms(needs_capture=True, filed_online=False, acts_alone=True, compulsory=True),
}

TRACK_CODES: dict[Track, str] = {
    Track.UNDER_6: "enrolment.track.under_6",
    Track.FROM_6_TO_13: "enrolment.track.from_6_to_13",
    Track.FROM_14: "enrolment.track.from_14",
}

_TRACK_RULES: dict[Track, Rule] = {
    Track.UNDER_6: Rule.TRACK_UNDER_6,
    Track.FROM_6_TO_13: Rule.TRACK_FROM_6_TO_13,
    Track.FROM_14: Rule.TRACK_FROM_14,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackChange:
    """The first day on which a person belongs to another track."""

    on: date
    before: Track
    after: Track


def track_rule(track: Track, *, rules: RuleSet, on: date) -> LegalRule:
    """Return the rule that the track rests on."""
    return rules.get(_TRACK_RULES[track], on=on)


def find_track(birth: date, *, on: date, rules: RuleSet) -> Track | None:
    """Return the one track of a day; None before birth or before the law was in force."""
    if on < birth:
        return None
    age = age_on(birth, on)
    fitting = [
        track
        for track, code in _TRACK_RULES.items()
        if (rule := rules.find(code, on=on)) and _ages_hold(rule, age)
    ]
    require(len(fitting) <= 1, f"rule set {rules.name} gives two tracks at age {age}")
    return fitting[0] if fitting else None


def _ages_hold(rule: LegalRule, age: int) -> bool:
    lowest, *below = rule.amounts
    return lowest <= age and all(age < limit for limit in below)


def track_changes(birth: date, *, first: date, last: date, rules: RuleSet) -> tuple[TrackChange, ...]:
    """Return the changes of track after `first` and up to `last`, earliest first."""
    require(first <= last, "the days of a track change are out of order")
    changes = []
    for day in _birthdays(birth, first=first, last=last):
        before = find_track(birth, on=day - timedelta(days=1), rules=rules)
        after = find_track(birth, on=day, rules=rules)
        if before is not None and after is not None and before is not after:
            changes.append(TrackChange(on=day, before=before, after=after))
    return tuple(changes)


def _birthdays(birth: date, *, first: date, last: date) -> list[date]:
    ages = range(max(1, first.year - birth.year), last.year - birth.year + 1)
    days = [birthday_in(birth, age) for age in ages]
    return [day for day in days if first < day <= last]


def next_renewal_age(birth: date, *, issued_on: date, on: date, rules: RuleSet) -> int | None:
    """Return the age up to which a card is valid by the law of the day `on`; None: for life.

    Law 26/2023 Art. 21: a card given within two years before a renewal age is valid to the next,
    so one given at 12 or 13 is valid to 25.
    """
    ages = rules.get(Rule.RENEWAL_AGES, on=on).amounts
    (lead,) = rules.get(Rule.RENEWAL_LEAD_YEARS, on=on).amounts
    return next((age for age in ages if issued_on < birthday_in(birth, age - lead)), None)


def card_valid_until(birth: date, *, issued_on: date, on: date, rules: RuleSet) -> date | None:
    """Return the birthday on which a card ends, by the law of the day `on`; None: never."""
    age = next_renewal_age(birth, issued_on=issued_on, on=on, rules=rules)
    return None if age is None else birthday_in(birth, age)
