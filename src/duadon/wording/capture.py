"""What came of a person at the capture desk, and what to do next."""

from duadon.wording.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "capture.reason.fingerprints_unreadable": Sentence(
        vi="không đọc được vân tay", en="fingerprints could not be read"
    ),
    "capture.reason.child_upset": Sentence(vi="cháu khóc, chưa hợp tác", en="the child was upset"),
    "capture.reason.wrong_data": Sentence(
        vi="thông tin trong Cơ sở dữ liệu quốc gia về dân cư sai lệch",
        en="the data in the national population database are wrong",
    ),
    "capture.reason.papers_missing": Sentence(vi="thiếu giấy tờ", en="papers are missing"),
    "capture.reason.equipment": Sentence(vi="thiết bị trục trặc", en="the equipment failed"),
    "capture.reason.time_out": Sentence(vi="hết giờ thu nhận", en="capture time was over"),
    "capture.reason.left": Sentence(vi="đã rời điểm thu nhận", en="the person had left the point"),
    "capture.retry.nothing": Sentence(
        vi="{name}: có thể thu nhận lại từ {day}.", en="{name}: can be captured again from {day}."
    ),
    "capture.retry.correction": Sentence(
        vi="{name}: thông tin dân cư sai lệch; đề nghị công an phường, xã điều chỉnh rồi hẹn lại từ {day}.",
        en="{name}: the population data are wrong; ask the ward police to correct them, then book again from {day}.",
    ),
    "capture.retry.papers": Sentence(
        vi="{name}: nhắc gia đình mang đủ giấy tờ rồi hẹn lại từ {day}.",
        en="{name}: ask the family to bring all papers, then book again from {day}.",
    ),
    "capture.retry.contact": Sentence(
        vi="{name}: liên hệ lại gia đình rồi hẹn lại từ {day}.",
        en="{name}: contact the family again, then book from {day}.",
    ),
    "capture.walk_in.captured_already": Sentence(
        vi="Cháu đã được thu nhận hoặc đã có thẻ (ngày {day}), không cần thu nhận lại. Gia đình hỏi ngày nhận thẻ ở công an phường, xã nơi cư trú. Nếu lần ghi đó sai, cán bộ đã ghi bấm “Ghi nhầm?” ở điểm thu nhận.",
        en="The child was captured or has a card already ({day}); no second capture is needed. The family asks the ward or commune police of residence when the card can be fetched. If that record is wrong, the officer who made it presses “Recorded wrongly?” at the point.",
    ),
    "capture.walk_in.no_biometrics": Sentence(
        vi="Cháu dưới 6 tuổi không phải thu nhận sinh trắc học. Công an phường, xã nơi cư trú hướng dẫn gia đình nộp hồ sơ trực tuyến, không cần đưa cháu đến.",
        en="Under 6 no biometrics are taken. The ward or commune police of residence guide the family to file online; the child need not come.",
    ),
    "capture.walk_in.birth_unknown": Sentence(
        vi="Danh sách chưa có ngày sinh của cháu nên chưa rõ diện cấp. Xin xem giấy khai sinh và báo công an phường, xã bổ sung trước khi ghi.",
        en="The list has no date of birth for the child, so the track is unknown. Look at the birth certificate and ask the ward or commune police to add it before recording.",
    ),
    "capture.walk_in.expected_today": Sentence(
        vi="Cháu có đăng ký xe hôm nay nên nằm ở hàng chờ của điểm thu nhận. Xin mở Điểm thu nhận, bấm cháu đã đến nếu cháu tự đến, rồi gọi và ghi ở đó, để chuyến về không thiếu cháu.",
        en="The child has a ride asked for today and stands in the queue of the capture point. Open the capture point, press that the child has come if it came alone, then call and record it there, so that the way home misses nobody.",
    ),
    "capture.walk_in.no_note": Sentence(
        vi="Chưa hủy: phải ghi lý do. Xin ghi vì sao lần ghi này sai rồi bấm lại.",
        en="Not undone: a reason is needed. Write why this record is wrong, then press again.",
    ),
    "capture.walk_in.taken_back_already": Sentence(
        vi="Lần ghi này đã được hủy trước đó. Xin tải lại trang để xem tình trạng của cháu.",
        en="This record was undone before. Load the page again to see how the child stands.",
    ),
    "capture.walk_in.card_under_way": Sentence(
        vi="Chưa hủy được vì thẻ của cháu đã sang bước sau. Xin báo chỉ huy đợt nếu thẻ đó bị làm nhầm.",
        en="It cannot be undone because the child's card has gone on. Tell the commander of the campaign if that card was made by mistake.",
    ),
    "capture.walk_in.done_captured": Sentence(
        vi="Đã ghi: {name} đã thu nhận.", en="Recorded: {name} was captured."
    ),
    "capture.walk_in.done_not_captured": Sentence(
        vi="Đã ghi: {name} chưa thu nhận ({reason}).", en="Recorded: {name} was not captured ({reason})."
    ),
    "capture.walk_in.done_ride": Sentence(
        vi="{name} còn đăng ký xe ngày {day}: báo điều phối để hủy, nhường chỗ cho cháu khác.",
        en="{name} still has a ride on {day}: tell the dispatcher to cancel it and free the seats.",
    ),
    "capture.walk_in.done_taken_back": Sentence(vi="Đã hủy lần ghi nhầm.", en="The wrong record was undone."),
    "capture.desk.no_track": Sentence(vi="Chưa rõ nhóm tuổi", en="Age group unknown"),
    "capture.desk.no_signer": Sentence(
        vi="chưa ghi ai ký cho cháu: hỏi người đi cùng trước khi gọi",
        en="nobody is named to sign for the child: ask the accompanying person before calling",
    ),
    "capture.desk.paper_unseen": Sentence(
        vi="chưa ai thấy giấy: {paper}", en="nobody has seen this paper: {paper}"
    ),
    "capture.desk.captured": Sentence(vi="Đã thu nhận", en="Captured"),
    "capture.desk.not_captured": Sentence(vi="Chưa thu nhận: {reasons}", en="Not captured: {reasons}"),
}
