"""The reader of tutorials takes the forms that it names, in order, and nothing else."""

import pytest

from tests.journeys.told_steps import NotTold, read_steps


def test_steps_are_read_in_order():
    """Several sentences of one item are several steps; prose between lists is left alone."""
    text = "Prose.\n\n1. Sign in as **p11.cskv**. Open **Danh sách**.\n2. Write **20** into **Ngày**, so.\n"
    steps = list(read_steps(text))
    assert [(one.kind, one.words, one.line) for one in steps] == [
        ("sign_in", ("p11.cskv",), 3),
        ("open", ("Danh sách",), 3),
        ("write", ("20", "Ngày"), 4),
    ]


@pytest.mark.parametrize(
    ("item", "kind", "words"),
    [
        ("Open **Thăm** of **Đinh Gia Bảo**.", "open", ("Thăm", "Đinh Gia Bảo")),
        ("Open the paper **PDF để in**.", "open_paper", ("PDF để in",)),
        ("Press **Gọi G. Bảo**.", "press", ("Gọi G. Bảo",)),
        ("Choose **Lành** for **Lái xe** in **Xe 1**.", "choose", ("Lành", "Lái xe", "Xe 1")),
        ("Tick **Làm việc** in **Xe 1**.", "tick", ("Làm việc", "Xe 1")),
        ("Wait for **Đã xong**.", "wait", ("Đã xong",)),
        ("Note **Mã** of **Chuyến 1**.", "note", ("Mã", "Chuyến 1")),
        ("Write what you noted of **Chuyến 1** into **Mã**.", "write_noted", ("Chuyến 1", "Mã")),
        ("Run `duadon clock`.", "run", ("duadon clock",)),
    ],
)
def test_each_form_is_read(item, kind, words):
    """A form gives its kind and its words, also where a word holds a dot."""
    (step,) = read_steps(f"- {item}")
    assert (step.kind, step.words) == (kind, words)


@pytest.mark.parametrize("item", ["- Look around.", "- Press the button.", "1. Run make demo."])
def test_what_cannot_be_done_as_told_is_a_fault(item):
    """An item without its words would be skipped silently: it is refused instead."""
    with pytest.raises(NotTold):
        list(read_steps(item))
