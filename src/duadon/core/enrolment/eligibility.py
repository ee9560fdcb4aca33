"""Which track a child has on a given day, why, by which article, and what is still missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from duadon.core.enrolment.law import LegalRule, Rule, RuleSet
from duadon.core.enrolment.tracks import Track, card_valid_until, find_track, track_rule
from duadon.core.register.child_record import ChildRecord
from duadon.core.values.answers import Parameter, Refusal
from duadon.core.values.errors import require
from duadon.core.values.partial_dates import PartialDate, age_on, birthday_in

_FEBRUARY, _LEAP_DAY, _DECEMBER = 2, 29, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildFacts:
    """What the assessment needs of a child; None means that nobody knows yet."""

    birth: PartialDate | None
    has_number: bool
    birth_registered: bool | None = None
    card_issued_on: date | None = None

    def __post_init__(self) -> None:
        issued = self.card_issued_on
        too_early = issued is not None and self.birth is not None and issued < self.birth.earliest()
        require(not too_early, "a card cannot be older than its holder")

    @classmethod
    def of(cls, record: ChildRecord, *, card_issued_on: date | None = None) -> "ChildFacts":
        """Take them from the register; a number proves that the birth is registered."""
        has_number = record.number is not None
        return cls(
            birth=record.birth,
            has_number=has_number,
            birth_registered=True if has_number else None,
            card_issued_on=card_issued_on,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that was found; `stops` says that nothing can be filed or captured before it is put right."""

    code: str
    stops: bool
    law: LegalRule | None = None
    parameters: Mapping[str, Parameter] = field(default_factory=dict)

    def as_refusal(self) -> Refusal:
        """Return it as a single cause of a refusal."""
        return Refusal(code=self.code, parameters=self.parameters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The answer for one child and one day; without a track at least one reason stops."""

    on: date
    track: Track | None
    law: LegalRule | None
    reasons: tuple[Reason, ...]

    def __post_init__(self) -> None:
        require((self.track is None) == (self.law is None), "a track rests on a rule")
        require(self.track is not None or bool(self.stopping), "no track and no reason why")

    @property
    def stopping(self) -> tuple[Reason, ...]:
        """Return what must be put right first."""
        return tuple(reason for reason in self.reasons if reason.stops)

    @property
    def ready(self) -> bool:
        """Tell whether the file can be made on that day."""
        return not self.stopping


def assess_eligibility(child: ChildFacts, *, on: date, rules: RuleSet) -> Assessment:
    """Assess the child for the planned day, which need not be today.

    A birth date of which only month or year is known gives a track where every day that it can
    mean gives the same one; it stops the file all the same, because the record must be exact.
    """
    track, why_none = _settle_track(child.birth, on=on, rules=rules)
    reasons = [*why_none]
    if track is not None and child.birth is not None:
        reasons += _birth_reasons(child.birth, on=on, rules=rules)
        reasons += _number_reasons(child, on=on, rules=rules)
        reasons += _card_reasons(child, on=on, rules=rules)
    law = None if track is None else track_rule(track, rules=rules, on=on)
    return Assessment(on=on, track=track, law=law, reasons=tuple(reasons))


def _settle_track(
    birth: PartialDate | None, *, on: date, rules: RuleSet
) -> tuple[Track | None, list[Reason]]:
    if rules.find(Rule.TRACK_UNDER_6, on=on) is None:
        return None, [_stop("enrolment.law.not_in_force", parameters={"day": on})]
    if birth is None:
        return None, [_stop("enrolment.birth.unknown", law=_birth_law(on, rules))]
    if on < birth.earliest():
        return None, [_stop("enrolment.birth.after_day", parameters={"day": on})]
    # What lies after the day is no possible birthday: the child is there to be listed.
    ends = {find_track(day, on=on, rules=rules) for day in (birth.earliest(), min(on, _last(birth)))}
    if len(ends) > 1:
        written: dict[str, Parameter] = {"birth": birth.isoformat(), "day": on}
        return None, [_stop("enrolment.birth.track_uncertain", law=_birth_law(on, rules), parameters=written)]
    return ends.pop(), []


def _last(birth: PartialDate) -> date:
    """Return the last day that a partial date can mean."""
    if birth.day is not None:
        return birth.earliest()
    month = birth.month or _DECEMBER
    following = date(birth.year + 1, 1, 1) if month == _DECEMBER else date(birth.year, month + 1, 1)
    return following - timedelta(days=1)


def _birth_law(on: date, rules: RuleSet) -> LegalRule:
    return rules.get(Rule.BIRTH_DATE_NEEDED, on=on)


def _stop(
    code: str, *, law: LegalRule | None = None, parameters: Mapping[str, Parameter] | None = None
) -> Reason:
    return Reason(code=code, stops=True, law=law, parameters=parameters or {})


def _tell(code: str, *, law: LegalRule, parameters: Mapping[str, Parameter]) -> Reason:
    return Reason(code=code, stops=False, law=law, parameters=parameters)


def _birth_reasons(birth: PartialDate, *, on: date, rules: RuleSet) -> Iterator[Reason]:
    full = birth.full()
    if full is None:
        written = {"birth": birth.isoformat()}
        yield _stop("enrolment.birth.not_exact", law=_birth_law(on, rules), parameters=written)
    elif (full.month, full.day) == (_FEBRUARY, _LEAP_DAY):
        birthday = birthday_in(full, on.year - full.year)
        law = rules.get(Rule.TERM_IN_YEARS, on=on)
        yield _tell("enrolment.birth.leap_day", law=law, parameters={"birthday": birthday})


def _number_reasons(child: ChildFacts, *, on: date, rules: RuleSet) -> Iterator[Reason]:
    if child.has_number:
        return
    law = rules.get(Rule.NUMBER_AT_BIRTH, on=on)
    match child.birth_registered:
        case True:
            yield _stop("enrolment.number.not_set_yet", law=law)
        case False:
            yield _stop("enrolment.number.birth_not_registered", law=law)
        case None:
            yield _stop("enrolment.number.unknown", law=law)


def _card_reasons(child: ChildFacts, *, on: date, rules: RuleSet) -> Iterator[Reason]:
    issued = child.card_issued_on
    birth = None if child.birth is None else child.birth.full()
    if issued is None or issued > on:
        return
    if birth is None:
        # Until when it is valid hangs on the birthday, and that already stops.
        yield _stop("enrolment.card.has_one", parameters={"issued": issued})
        return
    until = card_valid_until(birth, issued_on=issued, on=on, rules=rules)
    law = rules.get(Rule.RENEWAL_AGES, on=on)
    dates: dict[str, Parameter] = {"issued": issued}
    if until is None:
        yield _stop("enrolment.card.valid_for_life", law=law, parameters=dates)
    elif on < until:
        yield _stop("enrolment.card.valid_until", law=law, parameters={**dates, "until": until})
    else:
        yield _tell("enrolment.card.renewal_due", law=law, parameters={**dates, "until": until})
    yield from _biometrics_reasons(birth, issued_on=issued, on=on, rules=rules)


def _biometrics_reasons(birth: date, *, issued_on: date, on: date, rules: RuleSet) -> Iterator[Reason]:
    law = rules.get(Rule.ADD_BIOMETRICS, on=on)
    (from_age,) = law.amounts
    if age_on(birth, issued_on) < from_age <= age_on(birth, on):
        yield _tell("enrolment.card.biometrics_may_be_added", law=law, parameters={})
