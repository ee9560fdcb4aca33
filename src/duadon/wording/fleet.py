"""Sentences about the office's vans and places."""

from duadon.wording.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "fleet.vehicle.changed_meanwhile": Sentence(
        vi="{van} vừa được người khác sửa. Chưa ghi gì; xin mở lại trang, xem rồi sửa tiếp.",
        en="Somebody else has just changed {van}. Nothing was written; open the page again, look, then change it.",
    ),
    "fleet.vehicle.name_taken": Sentence(
        vi="Đã có xe tên {van}. Hãy đặt tên khác, ví dụ thêm biển số.",
        en="There is a van called {van} already. Choose another name, for instance with the plate.",
    ),
    "fleet.vehicle.seats": Sentence(
        vi="{van}: số chỗ đăng ký phải còn ít nhất một chỗ cho khách sau lái xe và người quản lý trên xe, và số chỗ ở hàng ghế lái phải ít hơn số chỗ cho khách. Xem lại giấy đăng ký xe.",
        en="{van}: driver and attendant must leave at least one registered seat, and fewer of the passengers' seats lie in the driver's row than there are. Look at the registration.",
    ),
    "fleet.vehicle.on_duty": Sentence(
        vi="{van} còn lịch chạy các ngày: {days}. Chưa cho nghỉ được; đợi qua các ngày này rồi cho nghỉ.",
        en="{van} still has duties on: {days}. It cannot be retired yet; wait until these days are over.",
    ),
    "fleet.vehicle.kept": Sentence(vi="Đã ghi {van}.", en="{van} is written."),
    "fleet.place.changed_meanwhile": Sentence(
        vi="Địa điểm {place} vừa được người khác sửa. Chưa ghi gì; xin mở lại trang, xem rồi sửa tiếp.",
        en="Somebody else has just changed {place}. Nothing was written; open the page again, look, then change it.",
    ),
    "fleet.place.name_taken": Sentence(
        vi="Đã có địa điểm tên {place}. Hãy đặt tên khác, ví dụ thêm khóm, ấp.",
        en="There is a place called {place} already. Choose another name, for instance with its hamlet.",
    ),
    "fleet.place.in_use": Sentence(
        vi="{place} đang dùng: có xe đỗ, phà cập, buổi thu nhận hoặc gia đình chờ ở đây từ hôm nay. Chưa đổi loại hay cho nghỉ được; hãy chuyển những việc đó đi trước.",
        en="{place} is in use: a van, a ferry, a session or a family needs it from today on. Its kind stays and it cannot be retired; move those first.",
    ),
    "fleet.place.kept": Sentence(vi="Đã ghi địa điểm {place}.", en="{place} is written."),
    "fleet.kind.police_office": Sentence(vi="Trụ sở công an", en="Police office"),
    "fleet.kind.school": Sentence(vi="Trường học", en="School"),
    "fleet.kind.capture_point": Sentence(vi="Điểm thu nhận", en="Capture point"),
    "fleet.kind.ferry_landing": Sentence(vi="Bến phà", en="Ferry landing"),
    "fleet.kind.meeting_point": Sentence(vi="Điểm hẹn", en="Meeting point"),
    "fleet.kind.depot": Sentence(vi="Bãi xe", en="Depot"),
    "office.duty.crew_twice": Sentence(
        vi="Ngày {day}, người sau được xếp hai việc cùng lúc: {crew}. Chưa ghi gì; hãy chọn người khác hoặc giờ khác.",
        en="On {day} these are given two duties at once: {crew}. Nothing was written; name others, or other hours.",
    ),
}
