"""What the demo tells while it runs and at its end."""

from duadon.wording.sentences import Sentence

SENTENCES = {
    "demo.step.founded": Sentence(
        vi="1/6  Đã dựng đơn vị và đợt cấp căn cước mô phỏng ({units} phường, xã).",
        en="1/6  Founded the made-up office and its campaign ({units} wards and communes).",
    ),
    "demo.step.lists": Sentence(
        vi="2/6  Cán bộ từng phường, xã đã nhập danh sách của mình ({files} tệp).",
        en="2/6  Each ward's officer imported the ward's own list ({files} files).",
    ),
    "demo.step.visits": Sentence(
        vi="3/6  Đã ghi vận động và yêu cầu đưa đón của {households} hộ.",
        en="3/6  Recorded the visits and ride requests of {households} households.",
    ),
    "demo.step.rides": Sentence(
        vi="4/6  Đã lập kế hoạch, công bố và chạy xe trọn ngày {day}.",
        en="4/6  Planned, published and rode the whole of {day}.",
    ),
    "demo.step.today": Sentence(
        vi="5/6  Đã trao thẻ; các chuyến ngày {day} đang chạy.",
        en="5/6  Handed the cards over; the runs of {day} are on the road.",
    ),
    "demo.step.figures": Sentence(
        vi="6/6  Số liệu đọc lại từ cơ sở dữ liệu:", en="6/6  Figures read back from the database:"
    ),
    "demo.figure.rows": Sentence(
        vi="     Dòng đã đọc {read} = nhận {accepted} + chờ xem {waiting} + trả lại {refused}",
        en="     Rows read {read} = accepted {accepted} + waiting {waiting} + refused {refused}",
    ),
    "demo.figure.tracks": Sentence(
        vi="     Trẻ theo diện: dưới 6 tuổi {under_6}, từ 6 đến dưới 14 {from_6_to_13}, từ 14 {from_14}",
        en="     Children by track: under 6 {under_6}, 6 to under 14 {from_6_to_13}, from 14 {from_14}",
    ),
    "demo.figure.day": Sentence(vi="     Ngày {day}:", en="     Day {day}:"),
    "demo.figure.requests": Sentence(
        vi="       Yêu cầu {requests}; xếp được {placed} người, {unplaced} nhóm chưa xếp, {not_ready} nhóm chưa đủ điều kiện",
        en="       Requests {requests}; {placed} people placed, {unplaced} groups unplaced, {not_ready} groups not ready",
    ),
    "demo.figure.violations": Sentence(
        vi="       Quy tắc bị vi phạm: {violations}", en="       Rules broken: {violations}"
    ),
    "demo.figure.rode": Sentence(
        vi="       Lên xe = trao tận tay: cháu {children_on} = {children_off}, người đi cùng {adults_on} = {adults_off}",
        en="       Boarded = handed over: children {children_on} = {children_off}, adults {adults_on} = {adults_off}",
    ),
    "demo.figure.runs": Sentence(
        vi="       Chuyến đã kết thúc {closed}/{runs}", en="       Runs closed {closed}/{runs}"
    ),
    "demo.figure.reason": Sentence(vi="       - {reason}", en="       - {reason}"),
    "demo.figure.cards": Sentence(
        vi="     Thu nhận {captured}, chưa thu nhận được {not_captured}; thẻ đã có {made}, đã trao {handed_over}",
        en="     Captured {captured}, not captured {not_captured}; cards made {made}, handed over {handed_over}",
    ),
    "demo.figure.report": Sentence(vi="     Báo cáo: {path}", en="     Report: {path}"),
    "demo.served.accounts": Sentence(
        vi="Đăng nhập bằng: {names} – mật khẩu chung: {password}",
        en="Sign in as: {names} – everybody's password: {password}",
    ),
    "demo.served.notice": Sentence(
        vi="Chỉ có người và số liệu mô phỏng. Mỗi lần chạy lại là làm lại từ đầu.",
        en="All people and figures are made up. Each run of the demo starts afresh.",
    ),
    "demo.check.rows_lost": Sentence(
        vi="Số dòng không khớp: đọc {read}, nhận {accepted}, chờ {waiting}, trả lại {refused}. Có lỗi trong bước nhập danh sách.",
        en="Rows do not add up: read {read}, accepted {accepted}, waiting {waiting}, refused {refused}. The import is at fault.",
    ),
    "demo.check.plan_broken": Sentence(
        vi="Kế hoạch ngày {day} vi phạm {violations} quy tắc. Có lỗi trong bước lập kế hoạch.",
        en="The plan of {day} breaks {violations} rules. The planning is at fault.",
    ),
    "demo.check.somebody_missing": Sentence(
        vi="Ngày {day}: số lên xe và số trao tận tay không khớp. Có lỗi trong bước đưa đón.",
        en="On {day} boarded and handed over differ. The rides are at fault.",
    ),
    "demo.check.run_open": Sentence(
        vi="Ngày {day}: còn {count} chuyến chưa kết thúc.", en="On {day} {count} runs are not closed."
    ),
    "demo.check.cards_missing": Sentence(
        vi="Thẻ đã trao ({handed_over}) không bằng số đã thu nhận ({captured}). Có lỗi trong bước trao thẻ.",
        en="Cards handed over ({handed_over}) differ from captures ({captured}). The cards are at fault.",
    ),
}
