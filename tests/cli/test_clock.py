"""`duadon clock`: the office's time told, moved forward, and left alone where it may not be moved."""


def test_the_clock_is_set_and_told(office, duadon):
    """After the command every other sees the new day; without a day it is only told."""
    answer = duadon("clock", "--day", "20/09/2090", "--time", "07:10", "--as", "quantri")
    assert answer.status == 0, answer.said
    assert "07:10 20/09/2090" in answer.out
    assert "20/09/2090" in duadon("clock", "--as", "dieuphoi").out


def test_the_clock_goes_forward_only(office, duadon):
    """Backwards is refused, and the clock stands as before."""
    duadon("clock", "--day", "20/09/2090", "--as", "quantri")
    answer = duadon("clock", "--day", "19/09/2090", "--as", "quantri")
    assert answer.status == 3
    assert "chỉ đi tới" in answer.said
    assert "20/09/2090" in duadon("clock", "--as", "quantri").out


def test_a_driver_may_not_move_it(office, duadon):
    """Without the right: status 4."""
    assert duadon("clock", "--day", "20/09/2090", "--as", "laixe1").status == 4
