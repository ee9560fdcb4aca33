"""Short words for tables: a status, a relation, a group of people; never a whole sentence."""

from duadon.wording.sentences import Sentence

_STATUS = {
    "label.status.unlisted": Sentence(vi="Chưa vào đợt", en="Not in the campaign"),
    "label.status.listed": Sentence(vi="Có trong danh sách", en="Listed"),
    "label.status.contacted": Sentence(vi="Đã liên hệ", en="Contacted"),
    "label.status.not_wanted": Sentence(vi="Chưa có nhu cầu", en="Does not want a card yet"),
    "label.status.wanted": Sentence(vi="Có nhu cầu", en="Wants a card"),
    "label.status.filed_online": Sentence(vi="Đã nộp trực tuyến", en="Filed online"),
    "label.status.booked": Sentence(vi="Đã có chỗ trên xe", en="Booked for a ride"),
    "label.status.not_captured": Sentence(vi="Đến nhưng chưa thu nhận được", en="Came, not captured"),
    "label.status.captured": Sentence(vi="Đã thu nhận", en="Captured"),
    "label.status.card_made": Sentence(vi="Thẻ đã in", en="Card made"),
    "label.status.card_arrived": Sentence(vi="Thẻ đã về đơn vị", en="Card arrived"),
    "label.status.handed_over": Sentence(vi="Đã trao thẻ", en="Card handed over"),
}

_RELATION = {
    "label.relation.father": Sentence(vi="Cha", en="Father"),
    "label.relation.mother": Sentence(vi="Mẹ", en="Mother"),
    "label.relation.grandmother": Sentence(vi="Bà", en="Grandmother"),
    "label.relation.grandfather": Sentence(vi="Ông", en="Grandfather"),
    "label.relation.guardian": Sentence(vi="Người giám hộ", en="Guardian"),
    "label.relation.other": Sentence(vi="Người thân", en="Relative"),
}

_ROLE = {
    "label.role.ward_officer": Sentence(vi="Cán bộ phường, xã", en="Ward officer"),
    "label.role.dispatcher": Sentence(vi="Điều phối", en="Dispatcher"),
    "label.role.driver": Sentence(vi="Lái xe", en="Driver"),
    "label.role.attendant": Sentence(vi="Người quản lý trên xe (phụ xe)", en="Attendant"),
    "label.role.point_operator": Sentence(vi="Cán bộ điểm thu nhận", en="Capture point officer"),
    "label.role.commander": Sentence(vi="Chỉ huy", en="Commander"),
    "label.role.auditor": Sentence(vi="Kiểm tra", en="Auditor"),
    "label.role.system_administrator": Sentence(vi="Quản trị hệ thống", en="System administrator"),
}

_PEOPLE = {
    "label.people.count": Sentence(vi="{count} người", en="{count} people"),
    "label.people.named_and_more": Sentence(
        vi="{names} và {count} người khác", en="{names} and {count} more"
    ),
    "label.people.other_unit": Sentence(vi="của đơn vị khác", en="of another unit"),
}

SENTENCES: dict[str, Sentence] = {**_ROLE, **_STATUS, **_RELATION, **_PEOPLE}
