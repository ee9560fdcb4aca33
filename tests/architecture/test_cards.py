"""The check of the printed cards can fail."""

import pytest

from tests.architecture import cards

KNOWN = ("Cả nhà lên xe (…)", "Lên xe", "Gia đình đồng ý cho cháu đi xe")


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Bấm **Cả nhà lên xe (…)** hoặc **Lên xe**.", 0),
        ("Đánh dấu **Gia đình đồng ý**.", 0),
        ("Chữ đậm qua hai dòng: **Gia đình\nđồng ý**.", 0),
        ("Bấm **Lên xe ngay**.", 1),
        ("Bấm **Lên x**.", 1),
        ("Làm thẻ là bắt buộc.", 1),
        ("dòng\n" * 56, 1),
    ],
)
def test_a_card_speaks_as_the_pages_do(tmp_path, text, faults):
    """Words of no page, half words, pressure and a second page are faults; beginnings of labels are none."""
    page = tmp_path / "card.md"
    page.write_text(text, encoding="utf-8")
    assert len(list(cards.faults_of(page, KNOWN))) == faults


def test_labels_come_from_pages_and_from_tables():
    """Both sources are read; what varies stands as an ellipsis and tags are left out."""
    known = cards.labels(cards.ROOT)
    assert {"Gọi …", "Cả nhà lên xe (…)", "Vắng – …"} <= known


def test_every_role_of_the_field_has_its_card():
    """Five cards; an empty folder would let the check pass in silence."""
    folder = cards.ROOT / "docs" / "howto" / "cards"
    names = {page.stem for page in folder.glob("*.md")}
    assert names == {"ward-officer", "dispatcher", "driver", "desk", "commander"}
