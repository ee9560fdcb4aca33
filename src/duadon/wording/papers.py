"""Words of what is printed for a day: the list of a run, the day's sheet."""

from duadon.wording.sentences import Sentence

_BOTH = {
    "paper.foot.code": Sentence(
        vi="Mã {code} · kế hoạch bản {version}", en="Code {code} · plan version {version}"
    ),
    "paper.foot.printed": Sentence(vi="In lúc {at} · {by}", en="Printed at {at} · {by}"),
    "paper.foot.page": Sentence(vi="Trang", en="Page"),
    "paper.day.0": Sentence(vi="Thứ Hai, {day}", en="Monday, {day}"),
    "paper.day.1": Sentence(vi="Thứ Ba, {day}", en="Tuesday, {day}"),
    "paper.day.2": Sentence(vi="Thứ Tư, {day}", en="Wednesday, {day}"),
    "paper.day.3": Sentence(vi="Thứ Năm, {day}", en="Thursday, {day}"),
    "paper.day.4": Sentence(vi="Thứ Sáu, {day}", en="Friday, {day}"),
    "paper.day.5": Sentence(vi="Thứ Bảy, {day}", en="Saturday, {day}"),
    "paper.day.6": Sentence(vi="Chủ nhật, {day}", en="Sunday, {day}"),
    "paper.person.driver": Sentence(vi="Lái xe", en="Driver"),
    "paper.person.attendant": Sentence(vi="Người quản lý trên xe", en="Attendant on board"),
    "paper.person.child": Sentence(vi="Cháu", en="Child"),
    "paper.person.adult": Sentence(vi="Người đi cùng", en="Adult"),
    "paper.person.nobody": Sentence(vi="không có", en="none"),
}

_MANIFEST = {
    "paper.manifest.title": Sentence(vi="DANH SÁCH CHUYẾN XE", en="TRIP MANIFEST"),
    "paper.manifest.run": Sentence(vi="{van} · Chuyến {number}", en="{van} · Run {number}"),
    "paper.manifest.people": Sentence(
        vi="Cháu: {children} · Người đi cùng: {adults} · Đệm nâng: {boosters}",
        en="Children: {children} · Adults: {adults} · Boosters: {boosters}",
    ),
    "paper.manifest.from_to": Sentence(vi="Từ {start} đến {end}", en="From {start} to {end}"),
    "paper.manifest.stop": Sentence(vi="{number}. {place}", en="{number}. {place}"),
    "paper.manifest.times": Sentence(
        vi="đến {arrive} · đi {depart} · trên xe {aboard}",
        en="arrive {arrive} · leave {depart} · aboard {aboard}",
    ),
    "paper.manifest.number": Sentence(vi="STT", en="No."),
    "paper.manifest.name": Sentence(vi="Họ tên (viết tắt)", en="Name (short)"),
    "paper.manifest.kind": Sentence(vi="Là", en="Who"),
    "paper.manifest.booster": Sentence(vi="Đệm nâng", en="Booster"),
    "paper.manifest.receiver": Sentence(vi="Người nhận khi về", en="Received at home by"),
    "paper.manifest.boarded": Sentence(vi="Lên xe", en="On"),
    "paper.manifest.absent": Sentence(vi="Vắng", en="Absent"),
    "paper.manifest.handed_over": Sentence(vi="Xuống, trao", en="Off, handed over"),
    "paper.manifest.gets_on": Sentence(vi="Lên xe", en="Gets on"),
    "paper.manifest.gets_off": Sentence(vi="Xuống xe", en="Gets off"),
    "paper.manifest.on_out": Sentence(vi="LÊN XE – lượt đi", en="GET ON – way out"),
    "paper.manifest.on_home": Sentence(vi="LÊN XE – lượt về", en="GET ON – way home"),
    "paper.manifest.off_out": Sentence(
        vi="XUỐNG XE – vào điểm thu nhận", en="GET OFF – to the capture point"
    ),
    "paper.manifest.off_home": Sentence(vi="TRAO TẬN TAY – lượt về", en="HAND OVER – way home"),
    "paper.manifest.needs_booster": Sentence(vi="có", en="yes"),
    "paper.manifest.receiver_of": Sentence(vi="{name} ({relation})", en="{name} ({relation})"),
    "paper.manifest.others": Sentence(
        vi="{children} cháu, {adults} người đi cùng của đơn vị khác",
        en="{children} children, {adults} adults of other units",
    ),
    "paper.manifest.totals": Sentence(vi="Đếm người", en="Counts"),
    "paper.manifest.planned": Sentence(vi="Theo danh sách", en="Listed"),
    "paper.manifest.last_row": Sentence(
        vi="Đã đi hết xe, xem từng hàng ghế đến hàng cuối: không còn ai, không còn đồ của cháu.",
        en="Walked through the van, row by row to the last: nobody and nothing is left.",
    ),
    "paper.manifest.last_row_code": Sentence(vi="Mã ở hàng ghế cuối", en="Code at the last row"),
    "paper.manifest.at": Sentence(vi="Lúc", en="At"),
    "paper.manifest.sign": Sentence(vi="(ký, ghi rõ họ tên)", en="(signature and full name)"),
    "paper.manifest.keep": Sentence(
        vi="Giấy này chỉ dùng trên xe; nộp lại cho người điều phối khi hết chuyến. Không chụp, không gửi cho người khác.",
        en="For use in the van only; give it back to the dispatcher after the run. Take no picture, send it to nobody.",
    ),
}

_DAY_SHEET = {
    "paper.sheet.title": Sentence(vi="PHIẾU NGÀY", en="DAY SHEET"),
    "paper.sheet.summary": Sentence(
        vi="{runs} chuyến · {vans} xe · {children} cháu · {adults} người đi cùng",
        en="{runs} runs · {vans} vans · {children} children · {adults} adults",
    ),
    "paper.sheet.time": Sentence(vi="Giờ", en="Time"),
    "paper.sheet.van": Sentence(vi="Xe", en="Van"),
    "paper.sheet.run": Sentence(vi="Chuyến", en="Run"),
    "paper.sheet.crew": Sentence(vi="Lái xe, người quản lý", en="Driver, attendant"),
    "paper.sheet.stops": Sentence(vi="Các điểm dừng (lên +, xuống −)", en="Stops (on +, off −)"),
    "paper.sheet.children": Sentence(vi="Cháu", en="Children"),
    "paper.sheet.adults": Sentence(vi="Người đi cùng", en="Adults"),
    "paper.sheet.closed": Sentence(vi="Đã kết thúc", en="Closed"),
    "paper.sheet.left_out": Sentence(vi="Chưa xếp được chỗ", en="Without a seat"),
    "paper.sheet.all_placed": Sentence(
        vi="Mọi yêu cầu của ngày đều có chỗ.", en="Every request of the day has its seats."
    ),
    "paper.sheet.waits": Sentence(vi="{people}: {reason}", en="{people}: {reason}"),
    "paper.sheet.waits_elsewhere": Sentence(
        vi="{people} của đơn vị khác chưa đủ điều kiện xếp chỗ.",
        en="{people} of another unit may not be seated yet.",
    ),
    "paper.sheet.dispatcher": Sentence(vi="Người điều phối", en="Dispatcher"),
}

SENTENCES: dict[str, Sentence] = {**_BOTH, **_MANIFEST, **_DAY_SHEET}
