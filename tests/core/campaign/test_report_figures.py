"""The canonical figures: sums of their parts, one text and hash a day, the line to paste."""

from dataclasses import replace
from datetime import time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from duadon.core.campaign.counts import CampaignFacts
from duadon.core.campaign.cut import Cut
from duadon.core.campaign.milestones import Milestone
from duadon.core.campaign.report_figures import (
    make_figures,
    make_pasteable_line,
    rate_of,
    rate_per_mille,
)
from duadon.core.campaign.targets import OpeningBalance, Target
from duadon.core.enrolment.tracks import Track
from duadon.wording.say import say
from tests.core.campaign.facts import (
    CAMPAIGN,
    MY_TAN,
    WARD_11,
    campaign_facts,
    cut_at,
    cuts,
    fact,
    noon,
    standing,
)

PARTS = ("done_today", "opening", "done_here", "total")


def figures_of(facts, cut):
    """Make the figures of the shared campaign."""
    return make_figures(facts, campaign=CAMPAIGN, cut=cut)


@given(facts=campaign_facts, cut=cuts)
def test_totals_are_sums_of_their_parts(facts, cut):
    """Tracks, units and rows add up to the same overall, column by column."""
    figures = figures_of(facts, cut)
    by_track = [figures.of_track(track) for track in figures.tracks]
    by_unit = [figures.of_unit(code) for code in figures.unit_codes]
    for parts in (figures.rows, by_track, by_unit):
        for name in PARTS:
            assert getattr(figures.overall, name) == sum(getattr(part, name) for part in parts)
        for place in range(len(Milestone)):
            assert figures.overall.reached[place] == sum(part.reached[place] for part in parts)


@given(facts=campaign_facts, cut=cuts)
def test_a_sum_has_a_target_only_if_every_part_has(facts, cut):
    """No rate is shown against a target that leaves a part out."""
    overall, rows = figures_of(facts, cut).overall, figures_of(facts, cut).rows
    whole = bool(rows) and all(row.target is not None for row in rows)
    assert (overall.target is not None) == (overall.left is not None) == whole
    if whole:
        assert overall.target == sum(row.target or 0 for row in rows)
        assert overall.left == sum(row.left or 0 for row in rows)


@given(facts=campaign_facts, cut=cuts, order=st.randoms(use_true_random=False))
def test_the_same_day_gives_the_same_hash(facts, cut, order):
    """Shuffled facts, made a second time: the same text and hash."""
    shuffled = list(facts.milestones)
    order.shuffle(shuffled)
    again = figures_of(replace(facts, milestones=tuple(shuffled)), cut)
    assert again.canonical_text == figures_of(facts, cut).canonical_text
    assert again.hash == figures_of(facts, cut).hash


def test_the_hash_is_of_the_day_not_of_the_making():
    """A later look at the same day has the same hash; one more child another."""
    facts = CampaignFacts(milestones=(fact(1), fact(2, on=0, recorded=3)))
    first, later = figures_of(facts, cut_at(0)), cut_at(0).recorded_by + timedelta(hours=5)
    assert figures_of(facts, replace(first.cut, recorded_by=later)).hash == first.hash
    assert figures_of(facts, replace(first.cut, recorded_by=noon(3))).hash != first.hash


def test_the_canonical_text_stands():
    """The text is a promise: hashes printed in old reports must come out again."""
    facts = CampaignFacts(milestones=(fact(1),), targets=(standing(Target, 4),))
    lines = figures_of(facts, cut_at(0)).canonical_text.splitlines()
    assert lines[0] == '{"campaign": "00000000-0000-0000-0000-000000000001", "day": "2024-09-09"}'
    assert lines[1] == (
        '{"booked": 0, "captured": 1, "contacted": 0, "done_here": 1, "done_today": 1, '
        '"handed_over": 0, "left": 3, "listed": 0, "made": 0, "opening": 0, "target": 4, '
        '"total": 1, "track": "from_6_to_13", "unit": "29887", "wanted": 0}'
    )
    assert len(lines) == 5


@given(total=st.integers(0, 10_000), target=st.integers(1, 10_000))
def test_a_rate_is_never_flattered(total, target):
    """Hundred per cent is shown only when it is reached."""
    per_mille = rate_per_mille(total, target)
    assert per_mille is not None
    assert (per_mille >= 1000) == (total >= target)
    assert per_mille * target <= total * 1000 < (per_mille + 1) * target


def test_the_line_to_paste_reads_well():
    """The commander's line, in Vietnamese, with the campaign's own figures."""
    small = {"track": Track.UNDER_6}
    big = {"track": Track.FROM_14}
    facts = CampaignFacts(
        milestones=(fact(1), fact(2, Milestone.MADE, **small)),
        targets=(standing(Target, 16_000), standing(Target, 10_000, **small)),
        openings=(
            standing(OpeningBalance, 15_579),
            standing(OpeningBalance, 9_532, **small),
            standing(OpeningBalance, 499, **big),
        ),
    )
    line = make_pasteable_line(figures_of(facts, cut_at(0)), office="Công an Phường 11", at_local=time(14))
    assert say(line.code, line.parameters) == (
        "Công an Phường 11, đến 14:00 ngày 09/09/2024: dưới 6 tuổi 9.533; từ đủ 6 đến dưới 14 tuổi 15.580; "
        "từ đủ 14 tuổi 499; lũy kế 25.612, riêng trong ngày: 2 trường hợp; "
        "so với chỉ tiêu 25.113/26.000 (96,5%), còn lại 887"
    )
    assert "25,113/26,000 (96.5%)" in say(line.code, line.parameters, "en")


def test_the_line_without_target_has_no_rate():
    """No target, no rate: the line says so."""
    line = make_pasteable_line(
        figures_of(CampaignFacts(milestones=(fact(),)), cut_at(0)),
        office="Công an Phường 11",
        at_local=time(7, 5),
    )
    assert say(line.code, line.parameters).endswith("chưa giao chỉ tiêu")


def test_rows_and_sums_share_the_rate():
    """The rate of a row and of a sum is the same rule."""
    facts = CampaignFacts(
        milestones=(fact(1), fact(2, unit_code=MY_TAN)),
        targets=(standing(Target, 3), standing(Target, 3, unit_code=MY_TAN)),
    )
    figures = figures_of(facts, Cut(day=cut_at(0).day, recorded_by=noon(1)))
    assert {row.unit_code for row in figures.rows} == {WARD_11, MY_TAN}
    assert rate_of(figures.rows[0]) == rate_of(figures.overall)
