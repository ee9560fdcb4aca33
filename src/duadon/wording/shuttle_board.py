"""Sentences of the dispatcher's board: what must be done now, and the state of a run."""

from duadon.wording.sentences import Sentence

_NOW = {
    "shuttle.board.now": Sentence(
        vi="{runs} chuyến, {people} người; {todo} việc cần xử lý.",
        en="{runs} runs, {people} people; {todo} things to do.",
    ),
    "shuttle.board.calm": Sentence(
        vi="{runs} chuyến, {people} người; chưa có việc nào cần xử lý.",
        en="{runs} runs, {people} people; nothing needs doing.",
    ),
    "shuttle.board.empty": Sentence(
        vi="Chưa có chuyến nào hôm nay. Lập kế hoạch từ {children} cháu đang chờ xe.",
        en="No run today yet. Plan from {children} children who wait for a ride.",
    ),
    "shuttle.board.nobody_waits": Sentence(
        vi="Hôm nay chưa có chuyến nào và chưa có cháu nào chờ xe. Chuyến xe có khi đã công bố kế hoạch ngày.",
        en="There is no run today and no child waits for one. A run begins with the published plan of the day.",
    ),
}

_ALARMS = {
    "shuttle.board.not_watched": Sentence(
        vi="Tiến trình nền không chạy: lập kế hoạch, nhập danh sách và báo cáo phải chờ. Xin báo quản trị hệ thống.",
        en="The background process is not running: planning, imports and reports wait. Tell the system administrator.",
    ),
    "shuttle.board.conflict": Sentence(
        vi="{run}: ghi nhận về {count} người mâu thuẫn nhau. Mở chuyến xem ai, gọi {crew} rồi ghi lại cho đúng.",
        en="{run}: what was recorded of {count} people contradicts itself. Open the run, call {crew}, and record what is true.",
    ),
    "shuttle.board.aboard_long": Sentence(
        vi="{run}: {count} người ngồi trên xe lâu hơn mức cho phép. Gọi {crew} hỏi xe đang ở đâu.",
        en="{run}: {count} people are aboard for longer than allowed. Call {crew} and ask where the van is.",
    ),
    "shuttle.board.unclosed": Sentence(
        vi="{run}: quá giờ về {time} hơn 30 phút mà chưa kết thúc; còn {count} lượt chưa xong. Gọi {crew}.",
        en="{run}: more than 30 minutes past its return at {time} and not closed; {count} rides are not done. Call {crew}.",
    ),
    "shuttle.board.unclosed_empty": Sentence(
        vi="{run}: mọi người đã xuống, quá giờ về {time} hơn 30 phút mà chưa kết thúc. Gọi {crew} đi kiểm tra trong xe rồi kết thúc chuyến.",
        en="{run}: everybody is off, and more than 30 minutes past its return at {time} it is not closed. Call {crew} to walk through the van and close it.",
    ),
    "shuttle.board.parked": Sentence(
        vi="{count} thao tác gửi về chưa ghi được, đang giữ riêng. Hỏi người cầm máy rồi gửi lại; chuyến có thao tác này chưa kết thúc được.",
        en="{count} presses came in that could not be recorded. Ask whoever holds the phone and send them again; their run cannot close before.",
    ),
    "shuttle.board.unpublished": Sentence(
        vi="Ngày {day}: {count} cháu đang chờ xe mà chưa công bố kế hoạch. Lập kế hoạch rồi công bố.",
        en="{day}: {count} children wait for a ride and no plan is published. Plan the day and publish it.",
    ),
    "shuttle.board.not_ready": Sentence(
        vi="Ngày {day}: {count} yêu cầu chưa đủ điều kiện xếp chỗ. Mở kế hoạch xem còn thiếu gì.",
        en="{day}: {count} requests are not ready for a seat. Open the plan and see what is missing.",
    ),
}

_LABELS = {
    "shuttle.board.run": Sentence(vi="{van}, chuyến {number}", en="{van}, run {number}"),
    "shuttle.board.waiting": Sentence(vi="Chưa xuất phát", en="Not under way yet"),
    "shuttle.board.under_way": Sentence(vi="Đang chạy", en="Under way"),
    "shuttle.board.empty_van": Sentence(
        vi="Mọi người đã xuống, chờ kết thúc", en="Everybody is off, not closed yet"
    ),
    "shuttle.board.closed": Sentence(vi="Đã kết thúc", en="Closed"),
    "shuttle.board.late": Sentence(vi="trễ {minutes} phút", en="{minutes} min late"),
    "shuttle.board.aboard": Sentence(
        vi="{aboard} trên {seats} chỗ có người", en="{aboard} of {seats} seats taken"
    ),
    "shuttle.board.most": Sentence(vi="Chuyến {number}: {people} người", en="Run {number}: {people} people"),
    "shuttle.board.seats": Sentence(vi="{seats} chỗ", en="{seats} seats"),
    "shuttle.board.kits": Sentence(vi="{kits} bộ thiết bị", en="Kits: {kits}"),
    "shuttle.board.found_nobody": Sentence(
        vi="Không có ai tên “{words}” trên các chuyến hôm nay mà anh chị được xem. Xin tìm trong danh sách, hoặc hỏi điều phối.",
        en="Nobody called “{words}” whom you may see rides today. Look in the lists, or ask the dispatcher.",
    ),
}

_PLANNING = {
    "shuttle.plan.published": Sentence(
        vi="Đã công bố kế hoạch ngày {day}: {runs} chuyến. Lái xe và gia đình xem được từ bây giờ.",
        en="The plan of {day} is published: {runs} runs. Crews and families see it from now on.",
    ),
    "shuttle.plan.scheduled": Sentence(
        vi="Đã mở ngày {day}: xe và điểm thu nhận đã có lịch. Bây giờ lập kế hoạch.",
        en="{day} is open: vans and capture points have their hours. Now plan the day.",
    ),
    "shuttle.plan.not_scheduled": Sentence(
        vi="Ngày {day} chưa có xe hoặc điểm thu nhận nào làm việc; {children} cháu đang chờ xe. Xin mở ngày trước.",
        en="No van or no capture point works on {day} yet; {children} children wait for a ride. Open the day first.",
    ),
    "shuttle.plan.ready": Sentence(
        vi="Ngày {day}: {vans} xe, {openings} buổi thu nhận, {children} cháu đang chờ xe. Chưa lập kế hoạch.",
        en="{day}: {vans} vans, {openings} openings of capture points, {children} children who wait. No plan yet.",
    ),
}

SENTENCES: dict[str, Sentence] = {**_NOW, **_ALARMS, **_LABELS, **_PLANNING}
