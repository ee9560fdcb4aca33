"""Words of the register's pages: columns, verdicts, the steps of a child's way, what to do next."""

from duadon.wording.sentences import Sentence

_FIELD = {
    "label.field.order_number": Sentence(vi="STT", en="No."),
    "label.field.household_number": Sentence(vi="Hộ số", en="Household"),
    "label.field.full_name": Sentence(vi="Họ và tên", en="Full name"),
    "label.field.family_and_middle": Sentence(vi="Họ và chữ đệm", en="Family and middle name"),
    "label.field.given_name": Sentence(vi="Tên", en="Given name"),
    "label.field.birth": Sentence(vi="Ngày sinh", en="Date of birth"),
    "label.field.sex": Sentence(vi="Giới tính", en="Sex"),
    "label.field.sex_male": Sentence(vi="Nam", en="Male"),
    "label.field.sex_female": Sentence(vi="Nữ", en="Female"),
    "label.field.number": Sentence(vi="Số định danh", en="Personal number"),
    "label.field.guardian_name": Sentence(vi="Người chăm sóc", en="Who cares"),
    "label.field.guardian_relation": Sentence(vi="Quan hệ", en="Relation"),
    "label.field.guardian_phone": Sentence(vi="Điện thoại", en="Telephone"),
    "label.field.father_name": Sentence(vi="Họ tên cha", en="Father"),
    "label.field.father_phone": Sentence(vi="Điện thoại cha", en="Father's telephone"),
    "label.field.mother_name": Sentence(vi="Họ tên mẹ", en="Mother"),
    "label.field.mother_phone": Sentence(vi="Điện thoại mẹ", en="Mother's telephone"),
    "label.field.residence": Sentence(vi="Nơi ở", en="Residence"),
    "label.field.area": Sentence(vi="Khóm, ấp", en="Hamlet"),
    "label.field.group": Sentence(vi="Tổ", en="Group"),
    "label.field.unit": Sentence(vi="Phường, xã", en="Ward or commune"),
    "label.field.school_class": Sentence(vi="Lớp", en="Class"),
    "label.field.card_wanted": Sentence(vi="Nhu cầu cấp thẻ", en="Wants a card"),
    "label.field.circumstances": Sentence(vi="Hoàn cảnh", en="Circumstances"),
    "label.field.remarks": Sentence(vi="Ghi chú", en="Remarks"),
    "label.field.row": Sentence(vi="Cả dòng", en="The whole row"),
}

_VERDICT = {
    "label.verdict.accepted": Sentence(vi="Nhận được", en="Can be accepted"),
    "label.verdict.waiting": Sentence(vi="Chờ người xem", en="Waits for a person"),
    "label.verdict.refused": Sentence(vi="Chưa nhận", en="Not accepted"),
    "label.severity.error": Sentence(vi="Chưa nhận dòng", en="Row not accepted"),
    "label.severity.warning": Sentence(vi="Dòng chờ người xem", en="Row waits"),
    "label.severity.note": Sentence(vi="Đã tự sửa, hoặc để lưu ý", en="Repaired, or to be noted"),
}

_UPLOAD = {
    "register.upload.other_kind": Sentence(
        vi="Tệp “{file}” không phải bảng tính .xlsx. Mở danh sách bằng Excel, lưu lại dạng .xlsx rồi gửi tệp đó.",
        en="The file “{file}” is no .xlsx workbook. Open the list in Excel, save it as .xlsx and send that file.",
    ),
    "register.reveal.reason_short": Sentence(
        vi="Lý do còn ngắn quá. Ghi ít nhất {least} ký tự để người kiểm tra sau này hiểu vì sao cần xem số; chỉ huy đơn vị có thể giúp nếu anh chị chưa rõ.",
        en="The reason is too short. Write at least {least} characters, so that whoever checks later understands why the number was needed; ask your commander if in doubt.",
    ),
}

_STEP = {
    "register.step.row": Sentence(
        vi="Có tên trong danh sách “{file}”, trang “{sheet}”, dòng {row}.",
        en="Named in the list “{file}”, sheet “{sheet}”, row {row}.",
    ),
    "register.step.status": Sentence(vi="Trạng thái: {status}.", en="Status: {status}."),
    "register.step.contact": Sentence(vi="Liên hệ: {result}.", en="Contact: {result}."),
    "register.step.contact_why": Sentence(
        vi="Liên hệ: {result}. Lý do: {reason}.", en="Contact: {result}. Reason: {reason}."
    ),
    "register.step.consent": Sentence(
        vi="Đồng ý về {purpose}; người đồng ý: {giver}.", en="Consent to {purpose}; given by {giver}."
    ),
    "register.step.consent_ended": Sentence(
        vi="Rút lại đồng ý về {purpose}.", en="Consent to {purpose} withdrawn."
    ),
    "register.step.request": Sentence(
        vi="Đăng ký xe đi ngày {day}, đón tại {stop}.", en="Ride asked for on {day}, from {stop}."
    ),
    "register.step.walk_in": Sentence(
        vi="Tự đến {place}: đã thu nhận.", en="Came alone to {place}: captured."
    ),
    "register.step.walk_in_missed": Sentence(
        vi="Tự đến {place}: chưa thu nhận, {reason}.", en="Came alone to {place}: not captured, {reason}."
    ),
    "register.step.walk_in_undone": Sentence(
        vi="{sentence} (đã hủy: {note})", en="{sentence} (undone: {note})"
    ),
    "register.step.receipt": Sentence(
        vi="Trạng thái: {status}. Người nhận: {receipt}.", en="Status: {status}. Taken by: {receipt}."
    ),
    "register.step.undone": Sentence(vi="{sentence} (đã hủy thao tác)", en="{sentence} (undone)"),
}

_PURPOSE = {
    "label.consent.transport": Sentence(vi="việc đưa đón", en="transport"),
    "label.consent.messages": Sentence(vi="việc nhắn tin", en="messages"),
    "label.consent.publishing": Sentence(vi="việc đăng hình, tin", en="publishing"),
    "label.giver.representative": Sentence(vi="người đại diện", en="the representative"),
    "label.giver.carer": Sentence(vi="người chăm sóc", en="the carer"),
    "label.giver.child": Sentence(vi="chính cháu", en="the child"),
}

_NEXT = {
    "register.next.mend": Sentence(
        vi="Bước tiếp theo: bổ sung giấy tờ hoặc thông tin còn thiếu, vì chưa lập được hồ sơ.",
        en="Next: complete what is missing, because the file cannot be made yet.",
    ),
    "register.next.visit": Sentence(
        vi="Bước tiếp theo: đến nhà hoặc gọi điện cho gia đình và ghi lại kết quả.",
        en="Next: visit or call the family and write down what came of it.",
    ),
    "register.next.file_online": Sentence(
        vi="Bước tiếp theo: hướng dẫn cha, mẹ hoặc người đại diện nộp hồ sơ trực tuyến; cháu dưới 6 tuổi không cần đến điểm thu nhận.",
        en="Next: show the parent or guardian how to file online; a child under 6 need not come.",
    ),
    "register.next.request": Sentence(
        vi="Bước tiếp theo: đăng ký xe cho gia đình, hoặc ghi nhận nếu gia đình tự đi.",
        en="Next: ask for a ride for the family, or note that it comes by itself.",
    ),
    "register.next.ride": Sentence(
        vi="Bước tiếp theo: báo giờ đón cho gia đình và nhắc mang giấy tờ.",
        en="Next: tell the family when the van comes and which papers to bring.",
    ),
    "register.next.again": Sentence(
        vi="Bước tiếp theo: hẹn gia đình đến lần nữa, vì lần trước chưa thu nhận được.",
        en="Next: ask the family to come again; the last try did not succeed.",
    ),
    "register.next.wait_card": Sentence(
        vi="Bước tiếp theo: chờ thẻ; chưa phải làm gì.", en="Next: wait for the card; nothing to do now."
    ),
    "register.next.hand_over": Sentence(
        vi="Bước tiếp theo: trao thẻ tận tay và ghi lại người nhận.",
        en="Next: hand the card over and note who received it.",
    ),
    "register.next.not_wanted": Sentence(
        vi="Gia đình chưa có nhu cầu. Chưa phải làm gì; hỏi lại khi có dịp.",
        en="The family does not want a card yet. Nothing to do; ask again when there is an occasion.",
    ),
    "register.next.done": Sentence(
        vi="Xong: thẻ đã trao. Không còn việc gì phải làm.",
        en="Done: the card was handed over. Nothing is left to do.",
    ),
}

SENTENCES: dict[str, Sentence] = {
    **_FIELD,
    **_VERDICT,
    **_UPLOAD,
    **_STEP,
    **_PURPOSE,
    **_NEXT,
}
