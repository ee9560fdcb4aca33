"""The page of codes says what the tables say, and its check can fail."""

import pytest

from duadon.wording.sentences import Sentence
from tests.architecture.codes import faults, page, write

SENTENCES = {
    "register.row.twice": Sentence(vi="Dòng {row} lặp lại.", en="Row {row} is there twice."),
    "capture.child.absent": Sentence(vi="Vắng mặt.", en="Absent."),
}


def test_each_area_has_its_table():
    """Areas stand by the alphabet, each code with its English and its Vietnamese."""
    lines = page(SENTENCES).splitlines()
    assert [line for line in lines if line.startswith("## ")] == ["## capture", "## register"]
    assert "| `register.row.twice` | Row {row} is there twice. | Dòng {row} lặp lại. |" in lines


def test_signs_of_a_table_do_not_break_it():
    """A bar, a line break and an opening bracket of a sentence stay inside their cell."""
    odd = {"cli.use.shape": Sentence(vi="a|b", en="<a>\n{from_day}*")}
    assert r"| `cli.use.shape` | &lt;a><br>{from\_day}\* | a\|b |" in page(odd).splitlines()


@pytest.mark.parametrize("change", ["vi", "en"])
def test_another_wording_makes_the_page_stale(tmp_path, change):
    """A page just written holds; a sentence changed, added or gone is a fault."""
    path = tmp_path / "reference" / "codes.md"
    write(path, SENTENCES)
    assert list(faults(path, SENTENCES)) == []
    reworded = Sentence(**{"vi": "Vắng mặt.", "en": "Absent.", change: "?"})
    for other in ({**SENTENCES, "capture.child.absent": reworded}, dict([*SENTENCES.items()][1:])):
        assert len(list(faults(path, other))) == 1


def test_a_missing_page_is_a_fault(tmp_path):
    """Without its page no code is documented."""
    assert len(list(faults(tmp_path / "codes.md", SENTENCES))) == 1
