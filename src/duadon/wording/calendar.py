"""Words about days off."""

from duadon.wording.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "calendar.holiday.new_year": Sentence(vi="Tết Dương lịch", en="New Year"),
    "calendar.holiday.tet": Sentence(vi="Tết Nguyên đán", en="Lunar New Year"),
    "calendar.holiday.hung_kings": Sentence(vi="Giỗ Tổ Hùng Vương", en="Hùng Kings' Commemoration"),
    "calendar.holiday.reunification_and_labour": Sentence(
        vi="Ngày Chiến thắng 30/4 và Quốc tế Lao động 1/5",
        en="Reunification Day and Labour Day",
    ),
    "calendar.holiday.national_day": Sentence(vi="Quốc khánh", en="National Day"),
}
