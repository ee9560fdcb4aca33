"""The report's coded text: sentences that fit the figures, tables that add up, a letter's head."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from duadon.core.campaign.counts import CampaignFacts, count_days
from duadon.core.campaign.letterhead import TO_FILL_IN, Letterhead, letterhead_of
from duadon.core.campaign.progress import measure_progress, pace_window
from duadon.core.campaign.report_figures import make_figures
from duadon.core.campaign.report_text import (
    FigureRow,
    FigureTable,
    ReportSource,
    Share,
    date_parts,
    make_report_text,
)
from duadon.core.campaign.targets import Target
from duadon.core.enrolment.tracks import Track
from duadon.core.values.errors import RuleBroken
from tests.core.campaign.facts import CAMPAIGN, MY_TAN, WARD_11, campaign_facts, cut_at, day, fact, standing


def report_of(facts, *, part=(), on=5, cut_on=14):
    """Return the report of facts by the evening of a day."""
    cut = cut_at(on)
    days = {*pace_window(CAMPAIGN, as_of=day(on)), day(on)}
    source = ReportSource(
        figures=make_figures(facts, campaign=CAMPAIGN, cut=cut),
        progress=measure_progress(
            count_days(facts, days=days, recorded_by=cut.recorded_by), campaign=CAMPAIGN, as_of=day(on)
        ),
        letterhead=letterhead_of("Công an thành phố Cao Lãnh"),
        local_cut=datetime(2024, 9, cut_on, 7, 30, 59, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")),
        part=part,
    )
    return make_report_text(source)


def phrase(text, code):
    """Return the parameters of the one paragraph of that code."""
    (found,) = [one.phrase for one in text.paragraphs if one.phrase.code == code]
    return found.parameters


SOME = CampaignFacts(
    milestones=(fact(1), fact(2, on=5), fact(3, unit_code=MY_TAN)),
    targets=(standing(Target, 8),),
)


def test_sentences_hold_the_figures_of_the_tables():
    """Done, done today; rate and rest of those with a target only."""
    told = phrase(report_of(SOME), "report.body.overall")
    assert (told["total"], told["done_today"]) == (3, 1)
    assert (told["reached"], told["target"], told["left"]) == (2, 8, 6)
    assert (told["percent"], told["tenth"]) == (25, 0)


@given(campaign_facts)
def test_the_pasted_line_and_the_sentence_say_the_same_of_the_target(facts):
    """Whatever the facts: reached, target, rate and rest stand in both, or in neither."""
    text = report_of(facts)
    (told,) = [one.phrase for one in text.paragraphs if one.phrase.code.startswith("report.body.overall")]
    names = ("reached", "target", "percent", "tenth", "left")
    assert [told.parameters.get(name) for name in names] == [text.line.parameters.get(name) for name in names]


def test_without_a_target_no_rate_is_told():
    """Another sentence, not a rate of nothing."""
    text = report_of(CampaignFacts(milestones=(fact(1),)))
    codes = {one.phrase.code for one in text.paragraphs}
    assert "report.body.overall_without_target" in codes
    assert "report.body.overall" not in codes
    assert "campaign.finish.no_target" in codes


def test_seconds_are_nobodys_business():
    """The cut is told by the minute, everywhere the same."""
    text = report_of(SOME)
    assert (text.cut.second, text.cut.hour, text.cut.minute) == (0, 7, 30)
    told = phrase(text, "report.body.opening_so_far")["at"]
    assert told == text.cut.time() == text.line.parameters["at"] == text.subject.parameters["at"]


def test_a_day_that_is_over_is_told_whole():
    """The morning after, subject, opening and line speak of the day's end, not of this morning."""
    text = report_of(SOME, cut_on=15)
    assert text.subject.code == "report.head.subject"
    assert text.line.code == "campaign.line.day_with_target"
    assert "at" not in text.line.parameters
    assert phrase(text, "report.body.opening")["on"] == date(2024, 9, 15)


def test_a_part_says_that_it_is_one():
    """A ward's own report names the ward; the office's whole report names none."""
    assert phrase(report_of(SOME, part=(WARD_11,)), "report.body.part")["units"] == (WARD_11,)
    assert all(one.phrase.code != "report.body.part" for one in report_of(SOME).paragraphs)


@given(facts=campaign_facts)
def test_every_table_adds_up(facts):
    """Done and done today of the lines are those of the sum, in both tables alike."""
    by_track, by_unit = report_of(facts).tables
    sums = []
    for table, skipped in ((by_track, 0), (by_unit, len(Track))):
        *lines, total = table.rows
        assert total.is_sum
        assert not any(line.is_sum for line in lines)
        for column in (skipped + 1, skipped + 2):
            assert total.cells[column] == sum(line.cells[column] for line in lines)
        sums.append(total.cells[skipped:])
    assert sums[0] == sums[1]


def test_a_rate_is_whole_thousandths_rounded_down():
    """7 of 8 is 87.5 %."""
    facts = CampaignFacts(milestones=tuple(fact(n) for n in range(7)), targets=(standing(Target, 8),))
    by_track, _ = report_of(facts).tables
    assert Share(per_mille=875) in by_track.rows[0].cells


def test_a_table_with_a_crooked_row_is_refused():
    """A figure in a wrong column would be a wrong figure."""
    with pytest.raises(RuleBroken):
        FigureTable(title="t", headings=("a", "b"), rows=(FigureRow(cells=(1, 2)),))


@pytest.mark.parametrize(
    ("on", "written"),
    [
        (date(2024, 10, 2), ("02", "10", "2024")),
        (date(2024, 2, 11), ("11", "02", "2024")),
        (date(2024, 9, 9), ("09", "9", "2024")),
    ],
)
def test_a_letter_writes_its_date_with_zeros_where_forging_is_easy(on, written):
    """Days below 10 and months 1 and 2 take a zero, other months none."""
    assert tuple(date_parts(on).values()) == written


@pytest.mark.parametrize(
    ("office", "place"),
    [
        ("Công an thành phố Cao Lãnh", "Cao Lãnh"),
        ("Công an thành phố Cao Lãnh (mô phỏng)", "Cao Lãnh"),
        ("Công an tỉnh Đồng Tháp", "Đồng Tháp"),
        ("Đội 7", TO_FILL_IN),
    ],
)
def test_the_place_of_a_letter_comes_from_the_offices_name(office, place):
    """Where the name does not tell, dots are left for the pen."""
    assert letterhead_of(office).place == place


def test_a_letter_without_an_office_is_refused():
    """Nobody can answer for it."""
    with pytest.raises(RuleBroken):
        Letterhead(issuing_body="", place="Cao Lãnh")


def test_a_ward_writes_to_its_office():
    """The ward's police issue it, the office stands above, and no ward is told to act."""
    head = letterhead_of("Công an thành phố Cao Lãnh", unit_names=("Phường 11",))
    assert (head.issuing_body, head.parent_body) == ("Công an Phường 11", "Công an thành phố Cao Lãnh")
    assert (head.place, head.directs_units) == ("Cao Lãnh", False)
