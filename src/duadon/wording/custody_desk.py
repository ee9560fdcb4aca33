"""Sentences about devices, closing at the desk, and cards."""

from duadon.wording.sentences import Sentence

SENTENCES = {
    "custody.device.unknown": Sentence(
        vi="Điện thoại này chưa được ghi danh. Xin nhờ điều phối ghi danh máy; các thao tác vẫn còn trên máy và sẽ gửi lại được.",
        en="This phone is not enrolled. Ask the dispatcher to enrol it; what was pressed stays on the phone and can be sent again.",
    ),
    "custody.tags.no_runs": Sentence(
        vi="Chưa in nhãn: ngày {day} chưa có kế hoạch công bố. Công bố kế hoạch trước.",
        en="No tag was printed: no plan of {day} is published. Publish one first.",
    ),
    "custody.tags.printed_already": Sentence(
        vi="Nhãn hàng ghế cuối của ngày {day} đã in rồi; mã chỉ hiện một lần. Mất nhãn nào thì bấm «In lại nhãn này» ở chuyến đó, nhãn mới có mã mới.",
        en="The tags of {day} were printed; their codes are shown once. If a tag is lost press “Print this tag anew” at its run, the new one has a new code.",
    ),
    "custody.tags.walked_already": Sentence(
        vi="Chưa in lại nhãn: {van} đã được kiểm tra bằng mã của chuyến này, không cần nhãn nữa.",
        en="No tag was printed anew: {van} was checked with the code of this run, the tag is not needed any longer.",
    ),
    "custody.close.already_closed": Sentence(
        vi="Chuyến này đã kết thúc rồi. Không cần làm gì thêm.",
        en="This run is closed already. There is nothing left to do.",
    ),
    "custody.event.other_content": Sentence(
        vi="Đã có thao tác cùng mã nhưng nội dung khác. Bản mới được giữ riêng để điều phối xem.",
        en="An event of this id came before with other content. The new one is kept aside for the dispatcher.",
    ),
    "custody.event.number_taken": Sentence(
        vi="Số thứ tự này của máy đã dùng cho thao tác khác. Bản mới được giữ riêng để điều phối xem.",
        en="This number of the device was used for another event. The new one is kept aside for the dispatcher.",
    ),
    "custody.event.other_device": Sentence(
        vi="Thao tác mang tên máy khác. Bản này được giữ riêng để điều phối xem.",
        en="The event names another device. It is kept aside for the dispatcher.",
    ),
    "custody.event.unknown_run": Sentence(
        vi="Không có chuyến xe này trên máy chủ. Thao tác được giữ riêng để điều phối xem.",
        en="The server knows no such run. The event is kept aside for the dispatcher.",
    ),
    "custody.event.unknown_rider": Sentence(
        vi="Không có người đi xe này trên máy chủ. Thao tác được giữ riêng để điều phối xem.",
        en="The server knows no such rider. The event is kept aside for the dispatcher.",
    ),
    "custody.event.right_ended": Sentence(
        vi="Người gửi không còn quyền ghi trên xe. Thao tác được giữ riêng để điều phối xem; người có quyền có thể gửi lại từ chính máy này.",
        en="Whoever sent it no longer has the right to record on a van. The event is kept aside for the dispatcher; somebody with the right can send it again from the same phone.",
    ),
    "custody.event.not_your_work": Sentence(
        vi="Việc này không thuộc phần việc của người gửi. Thao tác được giữ riêng để điều phối xem.",
        en="This is not the work of whoever sent it. The event is kept aside for the dispatcher.",
    ),
    "custody.event.undo_ahead": Sentence(
        vi="Thao tác hủy đến trước thao tác mà nó hủy. Thao tác hủy được giữ riêng và xét lại khi thao tác kia đến, hoặc khi được gửi lại.",
        en="The undo came before what it takes back. It is kept aside and judged again when that comes, or when the undo is sent again.",
    ),
    "custody.event.walk_by_another": Sentence(
        vi="Người khác đã gửi xác nhận kiểm tra xe. Người kiểm tra phải tự đăng nhập trên máy này rồi gửi lại.",
        en="Somebody else sent the empty-van check. Whoever checked must sign in on this phone and send it again.",
    ),
    "custody.close.override_by_another": Sentence(
        vi="Chuyến chưa kết thúc: chỉ huy phải tự quyết định bằng tài khoản của mình. Hãy đăng nhập rồi bấm lại.",
        en="The run is not closed: the commander decides under their own login. Sign in and close it again.",
    ),
    "custody.close.override_second_person": Sentence(
        vi="Chuyến chưa kết thúc: người thứ hai phải là cán bộ đang làm việc của đơn vị. Hãy chọn lại.",
        en="The run is not closed: the second person must be an active officer of this office. Name another.",
    ),
    "custody.close.override_unknown_device": Sentence(
        vi="Chuyến chưa kết thúc: máy báo mất không được giao cho chuyến này và chưa gửi gì về. Hãy chọn lại máy.",
        en="The run is not closed: a phone named as lost was neither handed out for it nor heard of. Name the right one.",
    ),
    "custody.close.desk_number_taken": Sentence(
        vi="Bàn điều phối đã ghi việc khác cùng lúc, chuyến chưa kết thúc. Hãy bấm kết thúc lần nữa.",
        en="The desk recorded something else at the same time, so the run is not closed. Close it once more.",
    ),
    "enrolment.card.step_refused": Sentence(
        vi="Chưa ghi bước nào của thẻ: các cháu dưới đây chưa tới bước này. Xin bỏ các cháu đó ra rồi ghi lại.",
        en="No step of a card was recorded: the children below have not come that far. Leave them out and record it again.",
    ),
}
