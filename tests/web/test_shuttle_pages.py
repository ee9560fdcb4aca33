"""Kế hoạch ngày and Ai đang ở đâu: what they tell, to whom, and what they cost."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from duadon.core.privacy.masking import short_name
from duadon.core.shuttle.plan import Change, Unplaced
from duadon.core.values.ids import PlanId
from duadon.queries.day_plan_page import show_day_plan
from duadon.store.plans import DayPlan, KeptPlan, Run, find_plan, save_plan
from tests.web.pages import count_statements, text_of, visit_as
from tests.web.shuttle_morning import DAY, MORNING, outward_run, set_clock


def _plan(username: str = "dieuphoi", address: str = "/ke-hoach/") -> str:
    return text_of(visit_as(username).get(address))


def _kept(morning) -> KeptPlan:
    kept = find_plan(morning.office.frame.id, DAY)
    assert kept is not None
    return kept


def _keep_another(morning, **changes) -> KeptPlan:
    kept = _kept(morning)
    plan = replace(kept.plan, **changes)
    another = replace(kept, id=PlanId(uuid4()), version=kept.version + 1, plan=plan)
    save_plan(another, morning.office.dispatcher.officer_id)
    return another


def _publish_another(morning, **changes) -> None:
    """Let another plan stand published in place of the first."""
    another = _keep_another(morning, **changes)
    DayPlan.objects.update(published_at=None)
    DayPlan.objects.filter(pk=another.id).update(published_at=MORNING)


def _where(username: str = "dieuphoi") -> str:
    return text_of(visit_as(username).get("/dang-o-dau/"))


def test_the_plan_tells_what_it_is(morning):
    """Published or not, version, engine, roads, rules broken, and the figures."""
    page = _plan()
    assert "Kế hoạch ngày 10/09/2024 · hôm nay" in page
    for word in ("Đã công bố", "Bản 1", "Đường chim bay", "Quy tắc bị vi phạm 0", "Số xe chạy"):
        assert word in page, word
    assert f"Người có chỗ {_kept(morning).plan.objective.people}" in page


def test_a_newer_draft_does_not_hide_the_published_plan(morning):
    """The planner reads the published plan, hears of the draft and can open it."""
    _keep_another(morning)
    page = _plan()
    assert "Đã công bố" in page
    assert "Bản 1," in page
    assert "bản nháp mới hơn, bản 2" in page
    draft = _plan(address=f"/ke-hoach/{DAY}/?ban=2")
    assert "Bản 2," in draft
    assert "Bản nháp, chưa công bố" in draft


@pytest.mark.parametrize("username", ["laixe1", "p11.cskv"])
def test_who_does_not_plan_reads_published_plans_only(morning, username):
    """Crew and ward officers read version 1 and nothing of the draft, also by its address."""
    _keep_another(morning)
    for address in ("/ke-hoach/", f"/ke-hoach/{DAY}/?ban=2"):
        page = _plan(username, address)
        assert "Bản 1," in page
        assert "nháp" not in page
    DayPlan.objects.update(published_at=None)
    assert "Ngày này chưa có kế hoạch" in _plan(username)
    assert "Bản 2," in _plan()


def test_each_stop_says_when_where_and_who(morning):
    """The family of ward 11: its stop, its names, on and off, both ways."""
    page = _plan()
    names = [short_name(one.full_name) for one in morning.own.children]
    names.append(short_name(morning.own.children[0].carers[0].full_name))
    assert page.count(", ".join(names)) == 4


def test_who_is_left_out_hears_why(morning):
    """A request without consent waits, with the sentence that says what to do now."""
    child = short_name(morning.waiting.children[0].full_name)
    page = _plan("p11.cskv")
    assert f"Cháu {child}: chưa có sự đồng ý của gia đình cho cháu đi xe" in page
    stranger = _plan("p6.cskv")
    assert child not in stranger
    assert "chưa đủ điều kiện xếp chỗ" in stranger


def test_an_unplaced_group_is_named_to_its_own_only(morning):
    """The reason's sentence names the group as the reader may know it, never as the plan does."""
    group = next(one for one in _kept(morning).problem.groups if one.id == str(morning.other.request_id))
    unplaced = Unplaced(
        group_id=group.id,
        code="shuttle.unplaced.no_seat",
        parameters={"group": group.label, "people": group.people},
        change=Change(code="shuttle.change.more_seats", parameters={"seats": 1}),
    )
    _publish_another(morning, unplaced=(unplaced,))
    own, stranger = _plan("p6.cskv"), _plan("p11.cskv")
    assert f"Chưa xếp nhóm {group.label}" in own
    assert "Chưa xếp nhóm của đơn vị khác" in stranger
    assert "Xếp được nếu xe có thêm 1 chỗ" in stranger
    office = morning.office
    page = show_day_plan(DAY, actor=office.ward_officer, frame=office.frame, now=MORNING)
    assert group.label not in repr(page.left_out)


def test_a_day_without_a_plan_teaches(morning):
    """An empty day says who makes a plan and from what; the planner is led to open the day first."""
    assert "Ngày này chưa có kế hoạch" in _plan("p11.cskv", "/ke-hoach/2024-09-20/")
    page = _plan(address="/ke-hoach/2024-09-20/")
    assert "Ngày 20/09/2024 chưa có xe hoặc điểm thu nhận nào làm việc" in page
    assert "Mở ngày: xe và điểm thu nhận" in page


def test_the_strip_and_the_last_sighting(morning):
    """One child aboard, the others not yet: counts, and what was pressed when, by whom."""
    child = morning.own.children[0]
    page = _where()
    run = outward_run(morning.own)
    waiting = run.listed.count() - 1
    assert f"Trên xe 1 Chưa lên {waiting} Đã trao 0 Vắng 0" in page
    assert f"{short_name(child.full_name)} đã lên xe, lượt đi." in page
    assert f"Bấm 07:01, máy chủ nhận 08:28 · {run.attendant.display_name}" in page
    assert "Chưa ai ghi nhận" in page


@pytest.mark.parametrize(("username", "runs"), [("laixe1", 1), ("phuxe1", 1), ("laixe2", 0), ("phuxe2", 0)])
def test_a_crew_sees_its_own_runs(morning, username, runs):
    """Who drives or attends a van sees it; the others' runs are not on the page."""
    mine = Run.objects.filter(driver__username=username) | Run.objects.filter(attendant__username=username)
    page = _where(username)
    assert bool(mine) == bool(runs)
    assert page.count("· chuyến") == mine.count()


def test_a_ward_officer_sees_its_own_people(morning):
    """The officer of ward 6 sees the runs of the family of ward 6, and no other run."""
    page = _where("p6.cskv")
    assert page.count("· chuyến") == 2
    assert short_name(morning.other.children[0].carers[0].full_name) in page


def test_before_the_day_there_is_no_run(morning):
    """On the eve the page says that runs come with the published plan."""
    set_clock(morning.office, datetime(2024, 9, 9, 3, 0, tzinfo=UTC))
    assert "Hôm nay chưa có chuyến nào" in _where()


@pytest.mark.parametrize(("address", "most"), [("/ke-hoach/", 11), ("/dang-o-dau/", 12)])
def test_the_cost_is_fixed(morning, address, most):
    """However many ride, the statements are so many, signing in included."""
    for username in ("dieuphoi", "laixe1", "p11.cskv"):
        browser = visit_as(username)
        assert count_statements(browser, address) <= most, username
