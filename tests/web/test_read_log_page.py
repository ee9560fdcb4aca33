"""Nhật ký đọc: who opened which child, when and why, in three clicks; and the auditor is logged too."""

import re
from datetime import timedelta
from uuid import uuid4

from duadon.access.children import open_child
from duadon.access.log import Door, Passage, Purpose, write_log
from duadon.core.privacy.masking import short_name
from duadon.core.values.person_names import fold
from duadon.core.values.roles import Right
from duadon.store.ledger import AccessLog
from duadon.wording.say import all_sentences
from tests.leaks import numbers_of_people
from tests.web.pages import count_statements, text_of, visit_as
from tests.web.shuttle_morning import MORNING

ADDRESS = "/nhat-ky/"


def look_at_child(morning, username="p11.cskv"):
    """An officer opens the first child of ward 11's family; return the child."""
    child, actor = morning.own.children[0], morning.office.actor(username, at=MORNING)
    open_child(child.id, actor=actor, purpose=Purpose.SHOW_CHILD, right=Right.READ_REGISTER, now=MORNING)
    return child


def read_of(morning, *, count, at, door=Door.LIST):
    """Write a read of the dispatcher as a list would."""
    actor = morning.office.dispatcher
    passage = Passage(actor_id=actor.officer_id, door=door, purpose=Purpose.SHOW_REGISTER, at=at)
    return write_log(passage, count=count)


def rows_of(response):
    """Return the ids of the reads on the page, in their order."""
    return re.findall(r'<th scope="row"><a href="/nhat-ky/([0-9a-f-]{36})/"', response.content.decode())


def test_three_clicks_from_the_name_to_who_opened_it(morning):
    """Type a name, choose the child, read officer, time and purpose; no number and no full name."""
    child, browser = look_at_child(morning), visit_as("kiemtra")
    browser.get(ADDRESS)
    found = browser.post(ADDRESS, {"text": fold(child.full_name)})
    assert child.full_name not in text_of(found).replace(fold(child.full_name), "")
    assert f'href="{ADDRESS}?chau={child.id}"' in found.content.decode()
    answer = browser.get(f"{ADDRESS}?chau={child.id}")
    text = text_of(answer)
    assert f"{short_name(child.full_name)} (Phường 11)" in text
    assert "Trần Văn Lành" in text
    assert "Xem hồ sơ một cháu" in text
    assert "08:30 10/09/2024" in text
    assert child.full_name not in text
    assert not numbers_of_people(answer.content.decode())


def test_the_auditor_is_logged_too(morning):
    """Each look at the log writes one row of its own, with the children whose short names were shown."""
    child, browser = look_at_child(morning), visit_as("kiemtra")
    browser.get(f"{ADDRESS}?chau={child.id}")
    row = AccessLog.objects.get(purpose=Purpose.AUDIT_READS.value)
    assert row.actor_id == morning.office.actor("kiemtra", at=MORNING).officer_id
    assert child.id in set(row.children.values_list("child_id", flat=True))
    assert "Kiểm tra nhật ký đọc" in text_of(browser.get(ADDRESS))


def test_one_read_shows_its_children(morning):
    """A list that was read is opened with every child in it, each by short name and unit."""
    visit_as("p11.cskv").get("/danh-sach/")
    row = AccessLog.objects.filter(purpose=Purpose.SHOW_REGISTER.value).order_by("at").last()
    answer = visit_as("kiemtra").get(f"{ADDRESS}{row.pk}/")
    assert answer.content.decode().count("?chau=") == row.count == 50
    assert "Phường 11" in text_of(answer)
    assert not numbers_of_people(answer.content.decode())


def test_newest_first_and_paged(morning):
    """More than a page of reads: the newest stands first, the rest on the next page, none twice."""
    reads = [read_of(morning, count=2, at=MORNING + timedelta(seconds=each)) for each in range(60)]
    browser = visit_as("kiemtra")
    first, second = rows_of(browser.get(ADDRESS)), rows_of(browser.get(f"{ADDRESS}?page=2"))
    assert first == [str(one) for one in reversed(reads)][:50]
    assert len(first) == 50
    assert str(reads[0]) in second


def test_the_unusual_stands_apart(morning):
    """Lists over 200 and reads at night, by the office's clock, have their own filters; counts do not."""
    usual = read_of(morning, count=200, at=MORNING)
    long_list = read_of(morning, count=201, at=MORNING)
    job = read_of(morning, count=9_000, at=MORNING, door=Door.JOB)
    night = read_of(morning, count=1, at=MORNING - timedelta(hours=9, minutes=31))  # 22:59
    before_five = read_of(morning, count=1, at=MORNING - timedelta(hours=3, minutes=31))  # 04:59
    at_five = read_of(morning, count=1, at=MORNING - timedelta(hours=3, minutes=30))
    browser = visit_as("kiemtra")
    long_rows = set(rows_of(browser.get(f"{ADDRESS}?la=nhieu")))
    assert str(long_list) in long_rows
    assert not {str(usual), str(job)} & long_rows
    night_rows = set(rows_of(browser.get(f"{ADDRESS}?la=dem")))
    assert {str(night), str(before_five)} <= night_rows
    assert not {str(usual), str(at_five)} & night_rows


def test_filters_by_day_officer_and_purpose(morning):
    """Days are whole local days, both included; officer and purpose narrow further."""
    late = read_of(morning, count=1, at=MORNING.replace(hour=16, minute=59))  # 23:59 of the 10th
    next_day = read_of(morning, count=1, at=MORNING.replace(hour=17, minute=0))  # 00:00 of the 11th
    browser, dispatcher = visit_as("kiemtra"), morning.office.dispatcher.officer_id
    of_the_day = rows_of(browser.get(f"{ADDRESS}?tu=10/09/2024&den=10/09/2024&can_bo={dispatcher}"))
    assert str(late) in of_the_day
    assert str(next_day) not in of_the_day
    assert rows_of(browser.get(f"{ADDRESS}?tu=11/09/2024"))[0] == str(next_day)
    assert str(late) not in rows_of(browser.get(f"{ADDRESS}?muc_dich=record_card"))
    wrong = browser.get(f"{ADDRESS}?tu=31/02/2024")
    assert "Đây không phải là ngày" in text_of(wrong)


def test_only_the_auditor(morning):
    """Commander, dispatcher and administrator have no right to the log: 403; an unknown read is 404."""
    for username in ("chihuy", "dieuphoi", "quantri", "p11.cskv"):
        assert visit_as(username).get(ADDRESS).status_code == 403
        assert visit_as(username).post(ADDRESS, {"text": "an"}).status_code == 403
    assert visit_as("kiemtra").get(f"{ADDRESS}{uuid4()}/").status_code == 404


def test_a_number_is_turned_away(morning):
    """What looks like a number is not searched for and does not come back in a message."""
    answer = visit_as("kiemtra").post(ADDRESS, {"text": "099123456789"})
    assert "Chưa chọn" not in text_of(answer)
    assert answer.content.decode().count("099123456789") <= 1


def test_at_most_twelve_statements(morning):
    """The log asks the database at most twelve things, filters and all."""
    look_at_child(morning)
    assert count_statements(visit_as("kiemtra"), f"{ADDRESS}?tu=01/09/2024&la=dem") <= 12


def test_each_purpose_and_door_has_words():
    """Whatever is logged can be read by a person in both languages."""
    codes = {f"log.purpose.{one}" for one in Purpose} | {f"log.door.{one}" for one in Door}
    assert codes <= set(all_sentences())
