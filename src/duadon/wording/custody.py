"""Custody in words: each event's one sentence, who is missing, what contradicts, what closing lacks."""

from duadon.wording.sentences import Sentence

_SEEN_VI = " lúc {when}, người ghi nhận: {by}. Gọi: {call}."
_SEEN_EN = " at {when}, recorded by {by}. Call: {call}."
_SOLVE_VI = " Hỏi lại người ghi nhận và hoàn tác thao tác sai. Gọi: {call}."
_SOLVE_EN = " Ask who recorded it and undo the wrong one. Call: {call}."


def _missing(vi: str, en: str) -> Sentence:
    return Sentence(vi=f"{{name}}: {vi}{_SEEN_VI}", en=f"{{name}}: {en}{_SEEN_EN}")


def _conflict(vi: str, en: str) -> Sentence:
    return Sentence(vi=f"{vi}{_SOLVE_VI}", en=f"{en}{_SOLVE_EN}")


EVENTS: dict[str, Sentence] = {
    "custody.event.listed": Sentence(
        vi="{name} có tên trong danh sách chuyến xe, {leg}.", en="{name} is on the manifest, {leg}."
    ),
    "custody.event.boarded": Sentence(vi="{name} đã lên xe, lượt đi.", en="{name} boarded, way out."),
    "custody.event.absent": Sentence(
        vi="{name} vắng mặt, {leg}: {reason}.", en="{name} is absent, {leg}: {reason}."
    ),
    "custody.event.arrived": Sentence(
        vi="{name} đã xuống xe tại điểm thu nhận.", en="{name} got off at the capture point."
    ),
    "custody.event.came": Sentence(
        vi="{name} đã đến điểm thu nhận, không đi xe của đợt.",
        en="{name} came to the capture point by own means.",
    ),
    "custody.event.called": Sentence(
        vi="{name} được gọi vào bàn thu nhận.", en="{name} was called to the desk."
    ),
    "custody.event.captured": Sentence(vi="{name} đã thu nhận xong.", en="{name} was captured."),
    "custody.event.not_captured": Sentence(
        vi="{name} chưa thu nhận được: {reason}.", en="{name} was not captured: {reason}."
    ),
    "custody.event.back_on_board": Sentence(vi="{name} đã lên xe, lượt về.", en="{name} boarded, way home."),
    "custody.event.handed_over": Sentence(
        vi="{name} đã xuống xe, bàn giao: {receiver}.", en="{name} got off and was handed over: {receiver}."
    ),
    "custody.event.moved": Sentence(
        vi="{name} được chuyển sang chuyến khác, {leg}.", en="{name} was moved to another run, {leg}."
    ),
    "custody.event.left_with_guardian": Sentence(
        vi="{name} ở lại với người giám hộ, {leg}.", en="{name} stayed with the guardian, {leg}."
    ),
    "custody.event.ferry_count": Sentence(
        vi="Đếm người tại bến phà: trước {before}, sau {after}.",
        en="Heads counted at the ferry: {before} before, {after} after.",
    ),
    "custody.event.walk_through_done": Sentence(
        vi="Đã kiểm tra xe không còn trẻ, người xác nhận: {by}.",
        en="The van was walked and is empty, confirmed by {by}.",
    ),
    "custody.event.walk_by_photo": Sentence(
        vi="Đã xem ảnh trong xe, không còn trẻ, người xem từ văn phòng: {by}. Đã xem: {reason}",
        en="The van is empty on photographs, seen from the office by {by}. Looked at: {reason}",
    ),
    "custody.event.close_asked": Sentence(
        vi="Đề nghị kết thúc chuyến; thiết bị đã ghi đến số {number}.",
        en="Asked to close the run; this device has recorded up to number {number}.",
    ),
    "custody.event.closed": Sentence(vi="Chuyến đã kết thúc.", en="The run is closed."),
    "custody.event.reopened": Sentence(
        vi="Chuyến được mở lại: {reason}.", en="The run was reopened: {reason}."
    ),
    "custody.event.undo": Sentence(vi="Hoàn tác {count} thao tác.", en="Undid {count} recorded events."),
    "custody.event.note": Sentence(vi="Ghi chú: {text}", en="Note: {text}"),
    "custody.event.forced": Sentence(
        vi="{sentence} (ghi nhận ngoài quy trình, lý do: {reason})",
        en="{sentence} (forced, because: {reason})",
    ),
}

WORDS: dict[str, Sentence] = {
    "custody.leg.out": Sentence(vi="lượt đi", en="way out"),
    "custody.leg.home": Sentence(vi="lượt về", en="way home"),
    "custody.reason.none": Sentence(vi="không ghi lý do", en="no reason given"),
    "custody.absent_reason.not_there": Sentence(vi="không có mặt tại điểm đón", en="not at the stop"),
    "custody.absent_reason.ill": Sentence(vi="bị ốm", en="ill"),
    "custody.absent_reason.family_declined": Sentence(vi="gia đình không đi nữa", en="the family declined"),
    "custody.absent_reason.comes_alone": Sentence(vi="tự đi bằng phương tiện riêng", en="comes by own means"),
    "custody.absent_reason.other": Sentence(vi="lý do khác", en="another reason"),
    "custody.receiver.own_adult": Sentence(vi="về cùng người đi cùng", en="with the own adult"),
    "custody.receiver.named": Sentence(vi="người nhận trẻ thứ {index}", en="named receiver {index}"),
    "custody.receiver.named_later": Sentence(
        vi="người nhận trẻ thứ {index}, mã sẽ kiểm tra sau",
        en="named receiver {index}, code to be checked later",
    ),
    "custody.receiver.walks_home": Sentence(vi="cháu tự đi bộ về", en="walks home"),
    "custody.receiver.self": Sentence(vi="tự về", en="goes home alone"),
    "custody.stage.expected": Sentence(vi="Chưa lên xe", en="Not yet"),
    "custody.stage.boarded": Sentence(vi="Trên xe, lượt đi", en="Aboard, way out"),
    "custody.stage.at_point": Sentence(vi="Tại điểm thu nhận", en="At the point"),
    "custody.stage.back_on_board": Sentence(vi="Trên xe, lượt về", en="Aboard, way home"),
    "custody.stage.handed_over": Sentence(vi="Đã bàn giao", en="Handed over"),
    "custody.stage.absent": Sentence(vi="Vắng mặt", en="Absent"),
    "custody.stage.moved": Sentence(vi="Đã chuyển chuyến", en="Moved"),
    "custody.stage.left_with_guardian": Sentence(vi="Ở với người giám hộ", en="With the guardian"),
    "custody.stage.conflict": Sentence(vi="Ghi nhận mâu thuẫn", en="Contradiction"),
}

CLOSING: dict[str, Sentence] = {
    "custody.close.people_missing": Sentence(
        vi="Chưa thể kết thúc chuyến: còn {count} người chưa rõ đang ở đâu hoặc chưa bàn giao. Tìm từng người dưới đây trước.",
        en="The run cannot close: {count} people are unaccounted for or not handed over. Find each of them first.",
    ),
    "custody.close.proof_missing": Sentence(
        vi="Chưa thể kết thúc chuyến: còn {count} việc phải làm, xem dưới đây.",
        en="The run cannot close: {count} things are still to be done, see below.",
    ),
    "custody.close.device_not_done": Sentence(
        vi="{device} chưa báo kết thúc: bấm «Kết thúc chuyến» trên máy đó. Gọi: {call}.",
        en="{device} has not said that it is done: press “Close run” on it. Call: {call}.",
    ),
    "custody.close.numbers_missing": Sentence(
        vi="{device} còn thao tác chưa gửi về (từ số {first}, số cuối {last}): mở máy ở nơi có sóng và chờ gửi xong. Gọi: {call}.",
        en="{device} still has events to send (from number {first}, last {last}): open it where there is a signal and wait. Call: {call}.",
    ),
    "custody.close.parked_event": Sentence(
        vi="{device}: thao tác số {number} đã về máy chủ nhưng chưa ghi được. Hỏi người bấm đó là việc gì, rồi nhờ người có quyền gửi lại từ chính máy đó; không được thì trình chỉ huy quyết định. Gọi: {call}.",
        en="{device}: event {number} has come in but could not be stored. Ask who pressed it what it was and have somebody with the right send it again from that device; failing that, ask the commander. Call: {call}.",
    ),
    "custody.close.walk_missing": Sentence(
        vi="Chưa kiểm tra xe không còn trẻ: người thứ hai đi đến hàng ghế cuối, đọc mã và xác nhận. Gọi: {call}.",
        en="The empty-van check is missing: a second person walks to the last row, reads the code and confirms. Call: {call}.",
    ),
    "custody.close.walk_too_early": Sentence(
        vi="Kiểm tra xe được ghi trước khi người cuối cùng xuống xe: kiểm tra lại và xác nhận lần nữa. Gọi: {call}.",
        en="The van was checked before the last person got off, as far as is known: check and confirm again. Call: {call}.",
    ),
    "custody.close.walk_wrong_code": Sentence(
        vi="Mã hàng ghế cuối không đúng: đi đến hàng ghế cuối, đọc lại mã và xác nhận. Gọi: {call}.",
        en="The code of the last row is wrong: walk to the last row, read it again and confirm. Call: {call}.",
    ),
    "custody.close.walk_not_second_person": Sentence(
        vi="Người kiểm tra xe phải là người thứ hai, tự đăng nhập và xác nhận, không phải lái xe. Gọi: {call}.",
        en="The van must be checked by the second person under their own login, not by the driver. Call: {call}.",
    ),
    "custody.close.walk_from_the_office": Sentence(
        vi="Ngồi ở văn phòng thì không ghi được là đã vào xe: nhờ lái xe gửi ảnh từng hàng ghế và ảnh nhãn, chọn «Xem qua ảnh» và ghi đã xem những ảnh nào. Gọi: {call}.",
        en="Nobody looks into the van from the office: have the driver send pictures of each row and of the tag, choose “On photographs” and write what you looked at. Call: {call}.",
    ),
    "custody.close.walk_not_by_photo": Sentence(
        vi="Chuyến này có người quản lý trên xe nên không xem qua ảnh: người đó tự đi đến hàng ghế cuối và xác nhận. Gọi: {call}.",
        en="An attendant rides, so photographs do not do: the attendant walks to the last row and confirms. Call: {call}.",
    ),
    "custody.close.photo_without_words": Sentence(
        vi="Xem qua ảnh thì phải ghi đã xem những ảnh nào, ví dụ «4 ảnh từng hàng ghế, gầm ghế và nhãn, lái xe gửi 9:05». Gọi: {call}.",
        en="Who looks at photographs writes what was seen, for example “4 pictures: each row, under the seats, the tag, sent 9:05”. Call: {call}.",
    ),
    "custody.close.codes_spent": Sentence(
        vi="Mã hàng ghế cuối đã sai {count} lần. Không thử nữa: gọi điều phối. Điều phối hỏi người bấm, kiểm tra nhãn trên xe, rồi mở cho nhập lại trên trang chuyến này.",
        en="The code of the last row was wrong {count} times. Stop trying and call the dispatcher, who asks what happened, has the tag looked at, and lets the code be tried again on the page of this run.",
    ),
}

MISSING: dict[str, Sentence] = {
    "custody.missing.never_seen": Sentence(
        vi="{name}: chưa ai ghi nhận có mặt hay vắng mặt. Gọi: {call}.",
        en="{name}: nobody has recorded them, neither there nor absent. Call: {call}.",
    ),
    "custody.missing.on_van_out": _missing(
        "thấy lần cuối trên xe, lượt đi,", "last seen on the van, way out,"
    ),
    "custody.missing.at_point": _missing("thấy lần cuối tại điểm thu nhận", "last seen at the capture point"),
    "custody.missing.came": _missing(
        "thấy lần cuối khi tự đến điểm thu nhận",
        "last seen when they came to the capture point by themselves",
    ),
    "custody.missing.called_to_desk": _missing(
        "thấy lần cuối khi được gọi vào bàn thu nhận", "last seen when called to the desk"
    ),
    "custody.missing.at_desk": _missing("thấy lần cuối tại bàn thu nhận", "last seen at the capture desk"),
    "custody.missing.on_van_home": _missing(
        "thấy lần cuối trên xe, lượt về,", "last seen on the van, way home,"
    ),
    "custody.missing.handed_over": _missing("ghi nhận đã bàn giao", "recorded as handed over"),
    "custody.missing.moved": _missing("ghi nhận chuyển chuyến", "recorded as moved to another run"),
    "custody.missing.with_guardian": _missing(
        "ghi nhận ở với người giám hộ", "recorded as with the guardian"
    ),
    "custody.missing.absent_on_way_home": _missing(
        "vắng mặt lượt về, phải rõ đang ở với ai; thấy lần cuối",
        "absent on the way home, find out who they are with; last seen",
    ),
}

CONFLICTS: dict[str, Sentence] = {
    "custody.conflict.same_id_other_content": _conflict(
        "{name}: một mã thao tác có hai nội dung khác nhau.", "{name}: one event came with two contents."
    ),
    "custody.conflict.same_number_twice": _conflict(
        "{name}: một thiết bị dùng một số thứ tự cho hai thao tác.",
        "{name}: a device used one number for two events.",
    ),
    "custody.conflict.undo_without_target": _conflict(
        "{name}: có hoàn tác mà chưa thấy thao tác gốc.", "{name}: an undo came without what it undoes."
    ),
    "custody.conflict.undo_not_possible": _conflict(
        "{name}: có hoàn tác một việc không hoàn tác được.", "{name}: something was undone that cannot be."
    ),
    "custody.conflict.absent_but_seen": _conflict(
        "{name}: vừa ghi vắng mặt vừa ghi có mặt.", "{name}: recorded both as absent and as there."
    ),
    "custody.conflict.two_ends": _conflict(
        "{name}: có hai cách rời chuyến khác nhau.", "{name}: recorded as leaving the run in two ways."
    ),
    "custody.conflict.two_receivers": _conflict(
        "{name}: ghi bàn giao cho hai người nhận khác nhau.",
        "{name}: recorded as handed over to two receivers.",
    ),
    "custody.conflict.aboard_again": _conflict(
        "{name}: đã xuống xe rồi lại ghi lên xe.", "{name}: boarded again after getting off."
    ),
    "custody.conflict.leaving_order_unknown": _conflict(
        "{name}: không rõ lên xe trước hay rời chuyến trước.",
        "{name}: unclear whether they boarded or left first.",
    ),
    "custody.conflict.in_two_runs": _conflict(
        "{name}: có mặt trên hai chuyến cùng một lượt.", "{name}: recorded on two runs of the same leg."
    ),
    "custody.conflict.home_before_out": _conflict(
        "{name}: đã ghi lượt về khi lượt đi chưa xong. Tìm cháu đang ở đâu; quên ghi xuống xe thì ghi ở chuyến lượt đi.",
        "{name}: the way home was recorded before the way out was over. Find out where they are; an arrival that was forgotten is recorded on the run of the way out.",
    ),
    "custody.conflict.moved_in_a_circle": _conflict(
        "{name}: bị chuyển vòng giữa các chuyến.", "{name}: moved in a circle between runs."
    ),
}

SENTENCES: dict[str, Sentence] = {**EVENTS, **WORDS, **CLOSING, **MISSING, **CONFLICTS}
