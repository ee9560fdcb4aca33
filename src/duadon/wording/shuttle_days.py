"""Sentences about planning and publishing a day."""

from duadon.wording.sentences import Sentence

SENTENCES = {
    "shuttle.day.no_requests": Sentence(
        vi="Chưa có yêu cầu đưa đón nào cho ngày {day}. Xin ghi yêu cầu trước, rồi lập kế hoạch.",
        en="Nobody has asked for a ride on {day}. Record the requests first, then plan the day.",
    ),
    "shuttle.day.plan_missing": Sentence(
        vi="Chưa có kế hoạch cho ngày {day}. Xin lập kế hoạch trước.",
        en="There is no plan for {day} yet. Plan the day first.",
    ),
    "shuttle.day.plan_refused": Sentence(
        vi="Kế hoạch ngày {day} vi phạm các quy tắc dưới đây nên chưa lưu, chưa công bố. Xin lập lại kế hoạch.",
        en="The plan of {day} breaks the rules below, so it was neither kept nor published. Plan the day again.",
    ),
    "shuttle.day.already_published": Sentence(
        vi="Ngày {day} đã có kế hoạch công bố. Gia đình đã được báo giờ; xin chọn ngày khác.",
        en="A plan of {day} is published already and families were told their times. Choose another day.",
    ),
    "shuttle.day.requests_changed": Sentence(
        vi="Chưa công bố kế hoạch ngày {day}: sau khi lập, các yêu cầu dưới đây đã thay đổi. Xin lập lại kế hoạch rồi công bố.",
        en="The plan of {day} was not published: the requests below have changed since it was made. Plan the day again, then publish.",
    ),
    "shuttle.day.request_cancelled": Sentence(
        vi="{group}: gia đình đã hủy cả hai lượt. Lập lại kế hoạch thì xe không còn ghé đón.",
        en="{group}: the family has cancelled both ways. Plan again, and no van calls for them.",
    ),
    "shuttle.day.request_not_ready": Sentence(
        vi="{group}: chưa được xếp chỗ nữa, vì các lý do dưới đây. Xin giải quyết từng lý do, hoặc lập lại kế hoạch không có gia đình này.",
        en="{group}: may not be given seats any longer, for the reasons below. Settle each, or plan again without them.",
    ),
    "shuttle.day.request_adults_changed": Sentence(
        vi="{group}: người đi cùng đã đổi sau khi lập kế hoạch. Xin lập lại kế hoạch rồi công bố.",
        en="{group}: who rides along has changed since the plan was made. Plan the day again, then publish.",
    ),
    "shuttle.day.request_gone": Sentence(
        vi="{group}: yêu cầu hoặc tên cháu không còn trong danh sách đã nhận. Xin xem lại danh sách của địa bàn rồi lập lại kế hoạch.",
        en="{group}: the request, or a child of it, is in no accepted list any longer. Look at the unit's list, then plan again.",
    ),
    "shuttle.day.cannot_book": Sentence(
        vi="Chưa công bố kế hoạch ngày {day}: có cháu không còn ở bước được đặt chỗ. Xin xem từng cháu dưới đây rồi lập lại kế hoạch.",
        en="The plan of {day} was not published: some children can no longer be booked. See each below, then plan again.",
    ),
    "shuttle.day.single_way": Sentence(
        vi="Yêu cầu chỉ còn một lượt. Xin hỏi gia đình về lượt kia, hoặc tự sắp xếp lượt này.",
        en="Only one way of this request is left. Ask the family about the other way, or arrange this one by hand.",
    ),
    "shuttle.day.newer_draft": Sentence(
        vi="Còn một bản nháp mới hơn, bản {version}, chưa công bố. Bấm vào đây để xem.",
        en="A newer draft, version {version}, is not published. Open it here.",
    ),
    "shuttle.day.not_ready": Sentence(
        vi="{count} yêu cầu chưa xếp được chỗ:", en="{count} requests may not be given seats yet:"
    ),
}
