"""Makers and strategies of campaign facts that the campaign tests share."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import strategies as st

from duadon.core.campaign.counts import CampaignFacts
from duadon.core.campaign.cut import Cut
from duadon.core.campaign.day_sums import DaySum
from duadon.core.campaign.milestones import Milestone, MilestoneFact
from duadon.core.campaign.targets import OpeningBalance, Target
from duadon.core.enrolment.tracks import Track
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import CampaignId, ChildId, OfficeId

WARD_11, MY_TAN, TAN_THUAN_DONG = UNITS = ("29887", "29884", "29905")
FIRST_DAY = date(2024, 9, 9)
CAMPAIGN = CampaignFrame(
    id=CampaignId(UUID(int=1)),
    office_id=OfficeId(UUID(int=2)),
    name="Đợt cao điểm cấp căn cước",
    starts_on=date(2024, 7, 1),
    ends_on=date(2024, 10, 2),
    shuttle_from=FIRST_DAY,
    zone_name="Asia/Ho_Chi_Minh",
    rule_set="vn-2024-07",
    safety_profile="vn-2026",
    made_up=True,
)


def day(number):
    """Return the n-th day from 9 September 2024 (day 0)."""
    return FIRST_DAY + timedelta(days=number)


def noon(number):
    """Return the UTC noon of the n-th day."""
    return datetime(2024, 9, 9, 12, tzinfo=UTC) + timedelta(days=number)


def cut_at(number):
    """Return the cut at the noon of the n-th day, for that day."""
    return Cut(day=day(number), recorded_by=noon(number))


def fact(child=1, milestone=Milestone.CAPTURED, *, on=0, recorded=None, **changes):
    """Make a milestone fact of a 6 to 13 year old of ward 11."""
    values = {"unit_code": WARD_11, "track": Track.FROM_6_TO_13, **changes}
    return MilestoneFact(
        child_id=ChildId(UUID(int=child)),
        milestone=milestone,
        effective_on=day(on),
        recorded_at=noon(on if recorded is None else recorded),
        **values,
    )


def standing(kind, children, *, on=0, recorded=None, **changes):
    """Make a Target or an OpeningBalance of ward 11, 6 to 13."""
    values = {"unit_code": WARD_11, "track": Track.FROM_6_TO_13, **changes}
    recorded_at = noon(on if recorded is None else recorded)
    return kind(children=children, effective_on=day(on), recorded_at=recorded_at, **values)


def day_sum(children, *, on=0, recorded=None, **changes):
    """Make what the central system tells of a day of ward 11, 6 to 13."""
    values = {"unit_code": WARD_11, "track": Track.FROM_6_TO_13, **changes}
    recorded_at = noon(on if recorded is None else recorded)
    return DaySum(children=children, day=day(on), recorded_at=recorded_at, **values)


_numbers = st.integers(0, 9)
_places = {"unit_code": st.sampled_from(UNITS), "track": st.sampled_from(Track)}
milestone_facts = st.builds(
    fact,
    st.integers(1, 6),
    st.sampled_from(Milestone),
    on=_numbers,
    recorded=_numbers,
    **_places,
)


def _standings(kind):
    one = st.builds(standing, st.just(kind), st.integers(0, 40), on=_numbers, recorded=_numbers, **_places)
    return st.lists(one, max_size=4, unique_by=_claim).map(tuple)


def _claim(stands):
    return stands.unit_code, stands.track, stands.effective_on, stands.recorded_at


def _claim_of_day(one):
    return one.unit_code, one.track, one.day, one.recorded_at


day_sums = st.lists(
    st.builds(day_sum, st.integers(0, 5), on=_numbers, recorded=_numbers, **_places),
    max_size=8,
    unique_by=_claim_of_day,
).map(tuple)
campaign_facts = st.builds(
    CampaignFacts,
    milestones=st.lists(milestone_facts, max_size=16).map(tuple),
    targets=_standings(Target),
    openings=_standings(OpeningBalance),
    sums=day_sums,
)
cuts = st.builds(lambda on, recorded: Cut(day=day(on), recorded_by=noon(recorded)), _numbers, _numbers)
