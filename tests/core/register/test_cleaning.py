"""Cleaning a row: certain repairs are made and told, doubts make it wait, faults refuse it."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duadon.core.privacy.masking import holds_number
from duadon.core.register.birth_cells import write_birth
from duadon.core.register.cleaning import Verdict, clean_row, count_verdicts
from duadon.core.register.sex_cells import write_sex
from duadon.core.register.source_rows import Cell, Field
from duadon.core.values.findings import Severity
from duadon.core.values.partial_dates import PartialDate
from duadon.core.values.people import Relation, Sex
from duadon.core.values.person_names import fold, strict_key
from tests.core.register.made import DAY, UNITS, clean, codes, good, source_row

cells = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.integers(-(10**15), 10**15),
    st.floats(),
    st.dates(),
    st.sampled_from(["8.7E+10", "30/02/2016", "Tổ 1, khóm 2", "x", "NGUYỄN VĂN AN", "Ðặng", "0612345678"]),
)
rows = st.dictionaries(st.sampled_from([str(name) for name in Field]), cells)


def test_a_faultless_row_is_accepted_without_a_word() -> None:
    """Nothing is found where there is nothing to find, and every value is read."""
    row = clean(good())
    assert row.verdict is Verdict.ACCEPTED
    assert row.findings == ()
    assert row.full_name == "Nguyễn Ngọc Hân"
    assert row.birth == PartialDate(year=2016, month=5, day=20)
    assert row.sex is Sex.FEMALE
    assert row.number is not None
    assert (row.unit_code, row.area_name, row.group_name) == ("29863", "Khóm 1", "Tổ 12")
    assert row.address_as_written == "Tổ 12, Khóm 1, Phường 11"
    assert [adult.relation for adult in row.guardians] == [Relation.GRANDMOTHER]


@pytest.mark.parametrize(
    ("changes", "verdict", "code"),
    [
        ({"full_name": None}, Verdict.REFUSED, "name.missing"),
        ({"full_name": "NGUYỄN NGỌC HÂN"}, Verdict.ACCEPTED, "name.recased"),
        ({"full_name": "Ðỗ Ngọc Hân"}, Verdict.ACCEPTED, "name.false_d"),
        ({"full_name": "Đỗ  Ngọc\u00a0Hân "}, Verdict.ACCEPTED, "name.blanks"),
        ({"full_name": unicodedata.normalize("NFD", "Đỗ Ngọc Hân")}, Verdict.ACCEPTED, "name.composed"),
        ({"full_name": "NguyÔn V¨n Hïng"}, Verdict.WAITING, "name.odd_letters"),
        ({"full_name": "Nguyễn Ngọc Hân 099316000812"}, Verdict.REFUSED, "name.holds_number"),
        ({"guardian_name": "Lê Thị Tư (0612345678)"}, Verdict.ACCEPTED, "guardian.number_in_name"),
        ({"full_name": "Hân"}, Verdict.WAITING, "name.one_word"),
        ({"birth": None}, Verdict.REFUSED, "birth.missing"),
        ({"birth": 42510}, Verdict.ACCEPTED, "birth.serial"),
        ({"birth": "20/5/16"}, Verdict.ACCEPTED, "birth.short_year"),
        ({"birth": "2016"}, Verdict.WAITING, "birth.year_only"),
        ({"birth": "05/2016"}, Verdict.WAITING, "birth.month_only"),
        ({"birth": "05/20/2016"}, Verdict.WAITING, "birth.month_first"),
        ({"birth": "31/06/2016"}, Verdict.REFUSED, "birth.no_such_day"),
        ({"birth": "mồng 5 Tết"}, Verdict.REFUSED, "birth.unreadable"),
        ({"birth": "20/05/2026"}, Verdict.REFUSED, "birth.in_future"),
        ({"birth": "01/01/2016"}, Verdict.ACCEPTED, "birth.first_of_january"),
        ({"number": None}, Verdict.ACCEPTED, "number.missing"),
        ({"number": "chưa có"}, Verdict.ACCEPTED, "number.missing"),
        ({"number": 99316000812}, Verdict.ACCEPTED, "number.lost_zero"),
        ({"number": "99316000812"}, Verdict.WAITING, "number.short_text"),
        ({"number": "9.9316E+10"}, Verdict.REFUSED, "number.rounded"),
        ({"number": 99316000000}, Verdict.REFUSED, "number.rounded"),
        ({"number": "341234567"}, Verdict.WAITING, "number.old_cmnd"),
        ({"number": "0993160008"}, Verdict.REFUSED, "number.wrong_length"),
        ({"number": "09931600081O"}, Verdict.REFUSED, "number.not_digits"),
        ({"number": "099315000812"}, Verdict.WAITING, "number.contradicts_birth"),
        ({"number": "099216000812"}, Verdict.WAITING, "number.contradicts_sex"),
        ({"number": "003316000812"}, Verdict.WAITING, "number.unknown_place"),
        ({"sex": None}, Verdict.ACCEPTED, "sex.from_number"),
        ({"sex": None, "number": None}, Verdict.ACCEPTED, "sex.missing"),
        ({"sex": 0}, Verdict.ACCEPTED, "sex.coded"),
        ({"sex": "?"}, Verdict.WAITING, "sex.unreadable"),
        ({"sex": None, "sex_male": "x", "sex_female": "x"}, Verdict.WAITING, "sex.both"),
        ({"guardian_name": None, "guardian_phone": None}, Verdict.ACCEPTED, "guardian.missing"),
        ({"guardian_relation": None}, Verdict.ACCEPTED, "relation.missing"),
        ({"guardian_relation": "cháu"}, Verdict.ACCEPTED, "relation.unclear"),
        ({"guardian_phone": 611000811}, Verdict.ACCEPTED, "phone.lost_zero"),
        ({"guardian_phone": "+84611000811"}, Verdict.ACCEPTED, "phone.country_code"),
        ({"guardian_phone": "01691234567"}, Verdict.ACCEPTED, "phone.old_prefix"),
        ({"guardian_phone": "0611000811/0611000812"}, Verdict.ACCEPTED, "phone.several"),
        ({"guardian_phone": "12345"}, Verdict.ACCEPTED, "phone.unreadable"),
        ({"card_wanted": "?"}, Verdict.ACCEPTED, "wish.unreadable"),
        ({"residence": "Khóm 1, phường Bến Nghé"}, Verdict.WAITING, "unit.unknown"),
        ({"residence": "Khóm 1, phường Hoà Thuận"}, Verdict.WAITING, "unit.differs"),
    ],
)
def test_each_fault_has_its_code_and_verdict(changes: dict[str, Cell], verdict: Verdict, code: str) -> None:
    """One fault in a good row gives one kind of finding and decides what becomes of the row."""
    row = clean(good(**changes))
    assert code in codes(row)
    assert row.verdict is verdict


def test_findings_name_cell_reading_and_proposal() -> None:
    """An officer sees where, what stood there and what is put in its place."""
    (finding,) = clean(good(number=99316000812)).findings
    assert finding.severity is Severity.NOTE
    assert (finding.field, finding.column, finding.read) == ("number", "D", "99316000812")
    assert finding.proposed == "099316000812"
    assert finding.parameters["cell"] == "D7"
    assert finding.parameters["sheet"] == "DS"


@pytest.mark.parametrize(
    "written",
    ["05/09/2016", "5/9/2016", "5-9-2016", "5.9.2016", "'05/09/2016", " 5 / 9 / 2016 ", "05092016",
     "5/9/16", "2016-09-05", "ngày 5 tháng 9 năm 2016", 42618, 42618.0, "42618", date(2016, 9, 5)],
)  # fmt: skip
def test_dates_are_read_day_first(written: Cell) -> None:
    """Every way of writing 5 September is 5 September, never 9 May."""
    row = clean(good(birth=written))
    assert row.birth == PartialDate(year=2016, month=9, day=5)
    assert row.verdict is Verdict.ACCEPTED


def test_month_first_is_shown_and_not_swapped() -> None:
    """The proposal names the day; the row holds no date until a person decides."""
    row = clean(good(birth="09/30/2016"))
    (finding,) = row.findings
    assert row.birth is None
    assert finding.proposed == "30/09/2016"


def test_year_only_is_a_note_for_the_aged() -> None:
    """Old papers may really hold only a year; such a row does not wait."""
    row = clean(good(birth="1948", number=None))
    assert row.verdict is Verdict.ACCEPTED
    assert row.birth == PartialDate(year=1948)


def test_an_old_card_number_is_kept_apart() -> None:
    """Nine digits are no personal number, and are not lost either."""
    row = clean(good(number="341234567"))
    assert (row.number, row.old_cmnd) == (None, "341234567")


def test_a_place_code_with_two_zeros_comes_back() -> None:
    """Ten digits in a number cell are completed only where the province exists."""
    assert clean(good(number=1316000812)).number is not None
    assert "number.wrong_length" in codes(clean(good(number=3316000812)))


def test_made_up_values_are_refused_in_a_real_office() -> None:
    """A training number refuses the row, a training telephone is left out."""
    row = clean_row(source_row(good()), on=DAY, units=UNITS, made_up=False)
    assert {"number.made_up", "phone.made_up"} <= codes(row)
    assert row.verdict is Verdict.REFUSED
    assert row.number is None
    assert row.guardians[0].phone is None


def test_crosses_and_split_names_are_read() -> None:
    """A cross under Nam or Nữ and a name in two columns give the same child."""
    changes: dict[str, Cell] = {"full_name": None, "family_and_middle": "NGUYỄN NGỌC", "given_name": "HÂN"}
    row = clean(good(**changes, sex=None, sex_female="x"))
    assert (row.full_name, row.sex) == ("Nguyễn Ngọc Hân", Sex.FEMALE)


def test_father_and_mother_columns_make_two_adults() -> None:
    """Each parent keeps the telephone beside the name; a telephone alone is kept too."""
    changes: dict[str, Cell] = {"guardian_name": None, "guardian_phone": None}
    parents: dict[str, Cell] = {
        "father_name": "TRẦN VĂN BẢY",
        "father_phone": 611000999,
        "mother_phone": "0611000998",
    }
    adults = clean(good(**changes, **parents)).guardians
    assert [(adult.full_name, adult.relation) for adult in adults] == [
        ("Trần Văn Bảy", Relation.FATHER),
        ("", Relation.MOTHER),
    ]
    assert [adult.phone.digits for adult in adults if adult.phone] == ["0611000999", "0611000998"]


@pytest.mark.parametrize(
    ("written", "relation"),
    [("Cha", Relation.FATHER), ("ba", Relation.FATHER), ("bà ngoại", Relation.GRANDMOTHER),
     ("BÀ", Relation.GRANDMOTHER), ("Ông nội", Relation.GRANDFATHER), ("má", Relation.MOTHER),
     ("Người giám hộ", Relation.GUARDIAN), ("dì", Relation.OTHER)],
)  # fmt: skip
def test_relations_are_told_apart(written: str, relation: Relation) -> None:
    """Father (ba) and grandmother (bà) differ by one mark."""
    assert clean(good(guardian_relation=written)).guardians[0].relation is relation


@pytest.mark.parametrize(
    ("changes", "area", "group"),
    [
        ({"residence": "Khóm 4, tổ 16"}, "Khóm 4", "Tổ 16"),
        ({"residence": "số 5, đường 30/4, tổ 3, khóm Mỹ Phú, P.11"}, "Khóm Mỹ Phú", "Tổ 3"),
        ({"residence": None, "area": 3, "group": 8}, "Khóm 3", "Tổ 8"),
        ({"residence": None, "area": "Khóm 3", "group": "Tổ 08"}, "Khóm 3", "Tổ 8"),
        ({"residence": "to 7 khom 2"}, "Khóm 2", "Tổ 7"),
        ({"residence": "Chợ Cao Lãnh"}, "", ""),
    ],
)
def test_area_and_group_come_out_of_the_address(changes: dict[str, Cell], area: str, group: str) -> None:
    """Khóm and tổ are found in free words and in columns of their own."""
    row = clean(good(**changes))
    assert (row.area_name, row.group_name, row.unit_code) == (area, group, "29863")


def test_a_bare_area_in_a_commune_is_an_ap() -> None:
    """Khóm in a ward, ấp in a commune."""
    row = clean_row(
        source_row(good(residence=None, area="2")),
        on=DAY,
        units=UNITS,
        made_up=True,
        default_unit_code="29896",
    )
    assert row.area_name == "Ấp 2"


def test_a_former_unit_is_followed_to_its_heir() -> None:
    """A list of 2025 that still says Phường 11 means the unit that took it over."""
    row = clean_row(source_row(good()), on=date(2025, 3, 1), units=UNITS, made_up=True)
    assert row.unit_code == "29881"
    assert "unit.renamed" in codes(row)


def test_a_row_without_any_unit_waits() -> None:
    """Neither the row nor the file tells the ward."""
    row = clean_row(source_row(good(residence=None)), on=DAY, units=UNITS, made_up=True)
    assert "unit.missing" in codes(row)


@pytest.mark.parametrize(
    ("written", "wanted"), [("Có", True), ("Không", False), ("chưa có nhu cầu", False), (None, None)]
)
def test_the_wish_is_read(written: str | None, wanted: bool | None) -> None:
    """Yes, no, and not asked yet."""
    assert clean(good(card_wanted=written)).card_wanted is wanted


def test_remarks_gather_what_the_list_says() -> None:
    """Circumstances, remarks and class are kept as words."""
    row = clean(good(circumstances="không có xe", remarks="bà nuôi", school_class="3A"))
    assert row.remarks == "không có xe; bà nuôi; Lớp 3A"


NUMBERS = st.sampled_from(["099316000812", "099 316 000 812", "0612345678", "0612.345.678"])
WORDS = st.sampled_from(["", "Lê Thị Tư", "Tổ 4", "khóm 2", "(", "SĐT:"])


@given(number=NUMBERS, before=WORDS, after=WORDS)
def test_what_is_told_of_a_row_holds_no_number_wherever_it_was_typed(
    number: str, before: str, after: str
) -> None:
    """Names of people and places stand whole on lists, pages and slips: a number typed there stays out."""
    text = f"{before} {number} {after}"
    names = ("full_name", "guardian_name", "father_name", "residence", "area", "group")
    row = clean(good(**dict.fromkeys(names, text)))
    told = (row.full_name, row.area_name, row.group_name, *(adult.full_name for adult in row.guardians))
    assert not any(holds_number(name) or "•" in name for name in told), told
    assert row.verdict is Verdict.REFUSED


@given(rows)
def test_never_raises_and_never_loses_a_row(cells: dict[str, Cell]) -> None:
    """Whatever the cells hold, there is one row with one verdict."""
    row = clean(cells)
    assert sum(count_verdicts([row]).values()) == 1
    for finding in row.findings:
        assert set(finding.parameters) >= {"sheet", "row", "cell", "read", "proposed"}


@given(rows)
def test_cleaning_its_own_output_changes_nothing(cells: dict[str, Cell]) -> None:
    """What was put right is right: read again it gives the same values without a repair."""
    once = clean(cells)
    again = clean(
        {
            "full_name": once.full_name,
            "birth": write_birth(once.birth) if once.birth else None,
            "sex": write_sex(once.sex) if once.sex else None,
            "number": once.number.digits if once.number else None,
        }
    )
    assert (again.full_name, again.birth, again.sex) == (once.full_name, once.birth, once.sex)
    assert again.number == once.number
    repairs = ("name.re", "name.false", "name.bl", "name.comp", "lost_zero", "serial", "short_year")
    assert not [code for code in codes(again) if any(part in code for part in repairs)]


@given(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậ ĐÂ", min_size=1, max_size=25))
def test_decomposed_names_read_like_composed_ones(name: str) -> None:
    """NFD and NFC of one name end as one name with one key."""
    composed, apart = clean(good(full_name=name)), clean(good(full_name=unicodedata.normalize("NFD", name)))
    assert apart.full_name == composed.full_name
    assert strict_key(apart.full_name) == strict_key(composed.full_name)
    assert fold(apart.full_name) == fold(composed.full_name)


def test_an_unreadable_sex_is_proposed_from_the_number_and_still_waits():
    """The number's sex fills the gap, the doubt stays, and cleaning the result changes nothing."""
    cleaned = clean(good(sex="00", number="099216000123", birth="01/02/2016"))
    assert cleaned.sex is Sex.MALE
    assert "sex.unreadable" in codes(cleaned)
    assert cleaned.verdict is Verdict.WAITING
