"""The grandmother's day through the crew's pages, from the first button to both runs closed."""

from duadon.store.custody import CustodyEvent, Device
from tests.web.driver.day import Forms


def test_the_day_is_driven_through_the_pages(day):
    """Every button is pressed as the page offers it; each press is one event a person, by number."""
    day.ride_out()
    assert "Trên xe 0" in day.words(day.driver.get(day.address(day.out)))
    assert "xe không còn ai" in day.words(day.walk(day.out))
    assert "Tại điểm thu nhận 3 Đã trao 0" in day.words(day.driver.get(day.address(day.out)))
    closed = day.press(day.out, "Kết thúc chuyến")
    assert "Chuyến đã kết thúc" in day.words(closed)
    assert f'href="{day.address(day.home)}">Chuyến kế tiếp của xe này' in closed.content.decode()
    day.later(60)
    day.press(day.home, "Cả nhà lên xe")
    day.later(40)
    after = day.words(day.press(day.home, "Trao cả nhà (3) – về cùng"))
    assert "Đã trao 3" in after
    day.walk(day.home)
    assert "đã rõ 3 người đang ở đâu" in day.words(day.press(day.home, "Kết thúc chuyến"))
    for device in Device.objects.all():
        numbers = CustodyEvent.objects.filter(device=device).order_by("number")
        assert list(numbers.values_list("number", flat=True)) == list(range(1, numbers.count() + 1))


def test_one_child_aboard_keeps_the_run_open(day):
    """Closing names the child, where and when it was seen and whom to call; it closes once she is out."""
    day.ride_out()
    day.press(day.home, "Cả nhà lên xe")
    left, other = day.children
    day.press(day.home, "Trao", containing=f"|{other}=")
    day.press(day.home, "Xuống xe", containing=f"|{day.grandmother}=")
    refused = day.press(day.home, "Kết thúc chuyến")
    text = day.words(refused)
    assert "Chưa thể kết thúc chuyến: còn 1 người" in text
    assert "thấy lần cuối trên xe" in text
    assert "Gọi: Công an" in text
    assert f'href="#nguoi-{left}-home"' in refused.content.decode()
    assert f'id="nguoi-{left}-home"' in refused.content.decode()
    day.press(day.home, "Trao", containing=f"|{left}=")
    day.walk(day.home)
    assert "Chuyến đã kết thúc" in day.words(day.press(day.home, "Kết thúc chuyến"))


def test_no_button_of_a_closed_run_closes_it_again(day):
    """A closed run says so and offers neither walk nor close."""
    day.ride_out()
    day.walk(day.out)
    day.press(day.out, "Kết thúc chuyến")
    page = day.open(day.out)
    assert "Chuyến này đã kết thúc" in page
    assert "Kết thúc chuyến" not in Forms(page).labels()
