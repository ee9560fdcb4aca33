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
