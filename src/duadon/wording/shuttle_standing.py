"""Sentences about a day that is planned again: what stands of it and may not be changed."""

from duadon.wording.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "shuttle.driven.changed": Sentence(
        vi="Kế hoạch sửa phần mà xe {van} đã chạy. Giữ nguyên các điểm dừng đã qua rồi lập lại từ bây giờ.",
        en="The plan changes what van {van} has driven already. Keep its past stops and plan again from now on.",
    ),
    "shuttle.driven.van_failed": Sentence(
        vi="Xe {van} đã hỏng, không chạy tiếp được. Chuyển các chuyến còn lại sang xe khác.",
        en="Van {van} has failed and cannot drive on. Move its remaining runs to other vans.",
    ),
    "shuttle.driven.in_the_past": Sentence(
        vi="Bây giờ là {now}, không thể thêm việc cho xe {van} vào lúc {time}. Lập lại từ bây giờ.",
        en="It is {now}; nothing can be added for van {van} at {time}. Plan again from now on.",
    ),
    "shuttle.capture.has_begun": Sentence(
        vi="Lượt thu nhận của trẻ {child} (nhóm {group}) đã bắt đầu nhưng bị kế hoạch sửa. Giữ nguyên lượt đó.",
        en="The capture of child {child} (group {group}) has begun, but the plan changes it. Keep it as it is.",
    ),
    "shuttle.capture.in_the_past": Sentence(
        vi="Bây giờ là {now}, nhóm {group} không thể được thu nhận lúc {time}. Lập lại từ bây giờ.",
        en="It is {now}; group {group} cannot be captured at {time}. Plan again from now on.",
    ),
    "shuttle.announced.moved": Sentence(
        vi="Nhóm {group} đã được hẹn {told}, kế hoạch ghi {time}: lệch quá {minutes} phút. Dời lại gần giờ hẹn, hoặc báo lại gia đình rồi bỏ giờ hẹn cũ.",
        en="Group {group} was told {told}, the plan says {time}: more than {minutes} minutes off. Move it nearer, or tell the family anew and take the old time back.",
    ),
}
