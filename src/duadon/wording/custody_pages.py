"""Sentences of the pages on which custody is recorded: the run's page and the capture desk."""

from duadon.wording.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "custody.device.browser": Sentence(vi="Trang của {name}", en="Page of {name}"),
    "custody.press.nothing_recorded": Sentence(
        vi="Chưa ghi gì. Xem từng người dưới đây, trang đã vẽ lại theo máy chủ.",
        en="Nothing was recorded. Look at each person below, the page shows what the server has now.",
    ),
    "custody.press.not_now": Sentence(
        vi="{name}: việc này không tiếp theo được điều máy chủ đã ghi. Xem lại dòng của người đó; ghi nhầm thì mở «Ghi nhầm?» và hoàn tác.",
        en="{name}: this does not follow from what the server has. Look at the person again; if it was recorded wrongly open “Recorded wrongly?” and undo it.",
    ),
    "custody.press.out_first": Sentence(
        vi="{name}: lượt đi chưa xong nên chưa ghi lượt về được. Có thể đang mở nhầm chuyến; mở «Chuyến của tôi» và chọn chuyến đang chạy.",
        en="{name}: the way out is not over, so the way home cannot be recorded. Perhaps the wrong run is open; open “My runs” and choose the one under way.",
    ),
    "custody.press.home_begun": Sentence(
        vi="{name}: đã ghi lượt về nên chưa hoàn tác lượt đi được. Hoàn tác lượt về trước.",
        en="{name}: the way home is recorded, so the way out cannot be undone. Undo the way home first.",
    ),
    "custody.press.code_was_wrong": Sentence(
        vi="Mã hàng ghế cuối không đúng, lần thử này đã được ghi. Còn {left} lần; sau đó phải gọi điều phối. Đi đến hàng ghế cuối, đọc lại mã.",
        en="The code of the last row is wrong, and this try was recorded. {left} tries are left, then the dispatcher must be called. Walk to the last row and read it again.",
    ),
    "custody.manner.in_person": Sentence(
        vi="Tôi đứng ở xe: đã đi đến hàng ghế cuối, nhìn dưới từng ghế",
        en="I am at the van: I walked to the last row and looked under every seat",
    ),
    "custody.manner.by_photo": Sentence(
        vi="Tôi ở văn phòng: đã xem ảnh lái xe vừa gửi",
        en="I am in the office: I looked at photographs that the driver has just sent",
    ),
    "custody.press.other_day": Sentence(
        vi="Chưa ghi gì: chuyến này của ngày {day}, không phải hôm nay. Mở «Chuyến của tôi» và chọn chuyến hôm nay; ngày đã qua thì nhờ điều phối ghi.",
        en="Nothing was recorded: this run is of {day}, not of today. Open “My runs” and choose one of today; for a day that is over ask the dispatcher.",
    ),
    "custody.press.known_already": Sentence(
        vi="{name}: đã ghi trước đó, không cần bấm lại.",
        en="{name}: recorded before, there is no need to press again.",
    ),
    "custody.press.captured_before": Sentence(
        vi="{name}: cháu đã được thu nhận hoặc đã có thẻ từ trước nên chưa ghi gì ở đây. Xem trang của cháu; nếu lần ghi trước sai, cán bộ đã ghi bấm «Ghi nhầm?» ở lần ghi đó.",
        en="{name}: the child was captured or has a card already, so nothing was recorded here. Look at the child's page; if the earlier record is wrong, the officer who made it presses “Recorded wrongly?” there.",
    ),
    "custody.press.recorded_by": Sentence(
        vi="{name}: {by} đã ghi lúc {when}, không cần bấm lại.",
        en="{name}: {by} recorded it at {when}, there is no need to press again.",
    ),
    "custody.press.no_such_receiver": Sentence(
        vi="Chưa ghi bàn giao: người nhận không có trong phiếu đăng ký của gia đình. Để cháu ở lại trên xe và gọi công an phường của cháu.",
        en="No hand-over was recorded: the receiver is not named in the family's request. Keep the child aboard and call the ward police.",
    ),
    "custody.press.still_aboard": Sentence(vi="{name}: còn trên xe.", en="{name}: still aboard."),
    "custody.press.walk_with_people": Sentence(
        vi="Chưa ghi kiểm tra xe: còn {count} người trên xe. Bàn giao từng người trước, rồi đi đến hàng ghế cuối.",
        en="The check was not recorded: {count} people are still aboard. Hand each of them over first, then walk to the last row.",
    ),
    "custody.press.changed_meanwhile": Sentence(
        vi="Chưa ghi kiểm tra xe: trong lúc kiểm tra có người vừa ghi thêm trên chuyến này. Nhìn lại trong xe một lần nữa rồi bấm xác nhận.",
        en="The check was not recorded: somebody recorded more for this run meanwhile. Look through the van once more, then confirm.",
    ),
    "custody.press.nothing_to_undo": Sentence(
        vi="Chưa hoàn tác: thao tác này đã được hoàn tác rồi hoặc không hoàn tác được. Xem lại dòng của người đó.",
        en="Nothing was undone: it was undone before or cannot be. Look at the person again.",
    ),
    "custody.press.reason_missing": Sentence(
        vi="Chưa hoàn tác: sau thao tác này đã ghi việc khác, nên phải ghi lý do. Viết ngắn, ví dụ «bấm nhầm cháu».",
        en="Nothing was undone: something else was recorded after it, so a reason is needed. Keep it short, for example “wrong child”.",
    ),
    "custody.press.recorded": Sentence(vi="Máy chủ đã ghi.", en="The server has it."),
    "custody.press.recorded_people": Sentence(
        vi="Máy chủ đã ghi cho {count} người.", en="The server has it for {count} people."
    ),
    "custody.press.undone": Sentence(vi="Đã hoàn tác.", en="Undone."),
    "custody.press.reopened": Sentence(
        vi="Chuyến đã kết thúc được mở lại vì việc vừa ghi. Kiểm tra xe và kết thúc lại.",
        en="The closed run is open again because of what was recorded. Check the van and close it again.",
    ),
    "custody.press.walk_done": Sentence(
        vi="Đã ghi: xe không còn ai. Có thể kết thúc chuyến.",
        en="Recorded: the van is empty. The run can be closed.",
    ),
    "custody.press.closed": Sentence(
        vi="Chuyến đã kết thúc, đã rõ {count} người đang ở đâu.",
        en="The run is closed, all {count} people are accounted for.",
    ),
    "capture.desk.by_van": Sentence(vi="Đi {van}, chuyến {number}", en="By {van}, run {number}"),
    "capture.desk.by_van_at": Sentence(
        vi="Đi {van}, chuyến {number}, đến lúc {at}", en="By {van}, run {number}, due at {at}"
    ),
    "capture.desk.aboard": Sentence(
        vi="Đang trên {van}, chuyến {number}, đến lúc {at}", en="Aboard {van}, run {number}, due at {at}"
    ),
    "capture.desk.alone": Sentence(vi="Tự đến", en="Comes by own means"),
    "capture.desk.absent": Sentence(vi="Không lên xe: {reason}", en="Did not board: {reason}"),
    "capture.desk.not_aboard": Sentence(vi="Không lên xe", en="Did not board"),
    "capture.desk.no_seat": Sentence(
        vi="Đăng ký hôm nay, không có chỗ trên xe", en="Asked for today, has no seat on a van"
    ),
    "custody.kind.boarded": Sentence(vi="Lên xe", en="Boarded"),
    "custody.kind.absent": Sentence(vi="Vắng", en="Absent"),
    "custody.kind.arrived": Sentence(vi="Xuống xe", en="Got off"),
    "custody.kind.back_on_board": Sentence(vi="Lên xe", en="Boarded"),
    "custody.kind.handed_over": Sentence(vi="Trao", en="Hand over"),
    "custody.kind.left_with_guardian": Sentence(vi="Ở với gia đình", en="Stays with the family"),
    "custody.family.boarded": Sentence(vi="Cả nhà lên xe ({count})", en="Whole family aboard ({count})"),
    "custody.family.arrived": Sentence(vi="Cả nhà xuống xe ({count})", en="Whole family off ({count})"),
    "custody.family.back_on_board": Sentence(
        vi="Cả nhà lên xe ({count})", en="Whole family aboard ({count})"
    ),
    "custody.family.handed_over": Sentence(vi="Trao cả nhà ({count})", en="Hand over the family ({count})"),
    "custody.family.left_with_guardian": Sentence(
        vi="Cả nhà ở với gia đình ({count})", en="All stay with the family ({count})"
    ),
    "custody.strip.aboard": Sentence(vi="Trên xe", en="Aboard"),
    "custody.strip.not_yet": Sentence(vi="Chưa lên", en="Not yet"),
    "custody.strip.at_point": Sentence(vi="Tại điểm thu nhận", en="At the capture point"),
    "custody.strip.handed_over": Sentence(vi="Đã trao", en="Handed over"),
    "custody.strip.absent": Sentence(vi="Vắng", en="Absent"),
    "custody.strip.elsewhere": Sentence(vi="Ở nơi khác", en="Elsewhere"),
    "custody.strip.conflict": Sentence(vi="Mâu thuẫn", en="Contradiction"),
    "custody.hand.own": Sentence(vi="Trao – về cùng {name}", en="Hand over – with {name}"),
    "custody.hand.self": Sentence(vi="Xuống xe – tự về", en="Gets off – goes home"),
    "custody.hand.named": Sentence(vi="Trao cho {name} ({relation})", en="Hand to {name} ({relation})"),
    "custody.hand.family_own": Sentence(
        vi="Trao cả nhà ({count}) – về cùng {name}", en="Hand over the family ({count}) – with {name}"
    ),
    "custody.hand.family_named": Sentence(
        vi="Trao cả nhà ({count}) cho {name} ({relation})",
        en="Hand the family ({count}) to {name} ({relation})",
    ),
    "custody.parked.note": Sentence(
        vi="Đã xử lý bằng tay thao tác số {number} đang giữ riêng: {reason}",
        en="Event {number}, kept aside, was settled by hand: {reason}",
    ),
    "custody.parked.settled": Sentence(
        vi="Đã ghi cách xử lý. Chuyến không còn chờ thao tác này.",
        en="Recorded how it was settled. The run waits for it no longer.",
    ),
    "custody.parked.settled_already": Sentence(
        vi="Thao tác này đã được xử lý rồi. Không cần làm gì thêm.",
        en="This was settled before. There is nothing left to do.",
    ),
    "custody.parked.reason_missing": Sentence(
        vi="Chưa ghi: hỏi người bấm đó là việc gì, rồi viết ngắn cách xử lý.",
        en="Nothing was recorded: ask who pressed it what it was, then write briefly how it was settled.",
    ),
}
