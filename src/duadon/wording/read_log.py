"""Words of the log of reads: doors, purposes, columns."""

from duadon.wording.sentences import Sentence

_DOORS = {
    "log.door.child": Sentence(vi="Hồ sơ một cháu", en="One record"),
    "log.door.list": Sentence(vi="Danh sách", en="A list"),
    "log.door.job": Sentence(vi="Máy đếm, không hiện tên", en="A count, no name shown"),
}

_PURPOSES = {
    "log.purpose.show_register": Sentence(vi="Xem danh sách trẻ", en="Look at the register list"),
    "log.purpose.reveal_number": Sentence(vi="Xem đủ số định danh", en="Look at a whole personal number"),
    "log.purpose.show_child": Sentence(vi="Xem hồ sơ một cháu", en="Look at one child"),
    "log.purpose.record_contact": Sentence(vi="Ghi lần liên hệ", en="Record a contact"),
    "log.purpose.request_trip": Sentence(vi="Đăng ký đưa đón", en="Request a ride"),
    "log.purpose.plan_day": Sentence(vi="Lập kế hoạch xe", en="Plan the day"),
    "log.purpose.show_manifest": Sentence(vi="Danh sách chuyến xe", en="Manifest of a run"),
    "log.purpose.show_board": Sentence(vi="Bảng theo dõi trong ngày", en="Board of the day"),
    "log.purpose.close_run": Sentence(vi="Kết thúc chuyến", en="Close a run"),
    "log.purpose.record_capture": Sentence(vi="Ghi thu nhận", en="Record a capture"),
    "log.purpose.record_card": Sentence(vi="Trao thẻ", en="Record cards"),
    "log.purpose.import_register": Sentence(vi="Nhập danh sách", en="Import a list"),
    "log.purpose.count_progress": Sentence(vi="Đếm tiến độ", en="Count the progress"),
    "log.purpose.audit_reads": Sentence(vi="Kiểm tra nhật ký đọc", en="Audit the log of reads"),
}

_COLUMNS = {
    "log.column.all": Sentence(vi="tất cả", en="everything"),
    "log.column.birth": Sentence(vi="ngày sinh", en="date of birth"),
    "log.column.carers": Sentence(vi="người nuôi dưỡng", en="who cares"),
    "log.column.cells": Sentence(vi="dòng gốc", en="row as written"),
    "log.column.findings": Sentence(vi="lỗi của dòng", en="findings"),
    "log.column.full_name": Sentence(vi="họ tên", en="full name"),
    "log.column.number": Sentence(vi="số định danh", en="personal number"),
    "log.column.short_name": Sentence(vi="tên rút gọn", en="short name"),
    "log.column.signer": Sentence(vi="người ký", en="signer"),
    "log.column.unit_code": Sentence(vi="đơn vị", en="unit"),
}

_PEOPLE = {
    "log.child.shown": Sentence(vi="{name} ({unit})", en="{name} ({unit})"),
    "log.child.gone": Sentence(vi="hồ sơ không còn", en="record gone"),
    "log.child.chosen": Sentence(vi="cháu đã chọn", en="the chosen child"),
    "log.officer.gone": Sentence(vi="không rõ", en="unknown"),
}

SENTENCES: dict[str, Sentence] = {**_DOORS, **_PURPOSES, **_COLUMNS, **_PEOPLE}
