"""Words of the counts, the report workbook and the line to paste."""

from duadon.wording.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    # tracks
    "campaign.track.under_6": Sentence(vi="Dưới 6 tuổi", en="Under 6"),
    "campaign.track.from_6_to_13": Sentence(vi="Từ đủ 6 đến dưới 14 tuổi", en="6 to under 14"),
    "campaign.track.from_14": Sentence(vi="Từ đủ 14 tuổi trở lên", en="14 and over"),
    "campaign.track.all": Sentence(vi="Tất cả các diện cấp", en="All tracks"),
    # milestones
    "campaign.milestone.listed": Sentence(vi="Trong danh sách", en="Listed"),
    "campaign.milestone.contacted": Sentence(vi="Đã liên hệ", en="Contacted"),
    "campaign.milestone.wanted": Sentence(vi="Có nhu cầu", en="Card wanted"),
    "campaign.milestone.booked": Sentence(vi="Đã đăng ký đưa đón", en="Ride booked"),
    "campaign.milestone.captured": Sentence(vi="Đã thu nhận", en="Captured"),
    "campaign.milestone.made": Sentence(vi="Đã có thẻ", en="Card made"),
    "campaign.milestone.handed_over": Sentence(vi="Đã trao thẻ", en="Handed over"),
    # columns of the first sheet
    "campaign.column.number": Sentence(vi="STT", en="No."),
    "campaign.column.unit_code": Sentence(vi="Mã đơn vị", en="Unit code"),
    "campaign.column.unit": Sentence(vi="Đơn vị", en="Unit"),
    "campaign.column.milestones": Sentence(
        vi="Số trẻ theo từng bước (lũy kế)", en="Children by step (cumulative)"
    ),
    "campaign.column.against_target": Sentence(vi="Kết quả so với chỉ tiêu", en="Results against the target"),
    "campaign.column.done_today": Sentence(vi="Trong ngày", en="On the day"),
    "campaign.column.opening": Sentence(vi="Số chuyển sang", en="Opening balance"),
    "campaign.column.by_sums": Sentence(vi="Ngoài danh sách (số ngày)", en="Beyond the names (day sums)"),
    "campaign.column.done_here": Sentence(vi="Theo danh sách", en="Done by name"),
    "campaign.column.total": Sentence(vi="Lũy kế", en="Total"),
    "campaign.column.target": Sentence(vi="Chỉ tiêu", en="Target"),
    "campaign.column.rate": Sentence(vi="Tỷ lệ hoàn thành", en="Completion rate"),
    "campaign.column.left": Sentence(vi="Còn lại", en="Left"),
    "campaign.column.sum": Sentence(vi="Cộng", en="Sum"),
    # columns of the rows
    "campaign.column.child_code": Sentence(vi="Mã trẻ", en="Child code"),
    "campaign.column.track": Sentence(vi="Diện cấp", en="Track"),
    "campaign.column.milestone": Sentence(vi="Bước", en="Step"),
    "campaign.column.date": Sentence(vi="Ngày", en="Date"),
    # sheets and title block
    "campaign.sheet.figures": Sentence(vi="Kết quả", en="Results"),
    "campaign.sheet.rows": Sentence(vi="Dòng", en="Rows"),
    "campaign.sheet.notes": Sentence(vi="Ghi chú", en="Notes"),
    "campaign.report.title": Sentence(
        vi="BÁO CÁO KẾT QUẢ CẤP THẺ CĂN CƯỚC CHO TRẺ EM", en="IDENTITY CARDS FOR CHILDREN: RESULTS"
    ),
    "campaign.report.frame": Sentence(
        vi="{name} (từ {starts_on} đến {ends_on})", en="{name} ({starts_on} to {ends_on})"
    ),
    "campaign.report.day": Sentence(vi="Tính đến ngày", en="Up to the day"),
    "campaign.report.made_up": Sentence(vi="CHỈ DÙNG DỮ LIỆU GIẢ", en="MADE-UP DATA ONLY"),
    "campaign.report.page": Sentence(vi="Trang {page}/{pages}", en="Page {page}/{pages}"),
    # notes: heading and text of each line
    "campaign.note.campaign": Sentence(vi="Đợt cao điểm", en="Campaign"),
    "campaign.note.cut": Sentence(vi="Mốc chốt số liệu", en="Cut"),
    "campaign.note.cut_text": Sentence(
        vi="Các việc có ngày đến hết {day} và được ghi vào hệ thống chậm nhất lúc {instant} ({zone}).",
        en="What happened up to {day} and was recorded no later than {instant} ({zone}).",
    ),
    "campaign.note.counting": Sentence(vi="Cách đếm", en="How it is counted"),
    "campaign.note.counting_text": Sentence(
        vi="Mỗi trẻ được đếm một lần ở mỗi bước, tại đơn vị và diện cấp của trẻ vào ngày đạt bước đó. Mỗi con số ở trang «{figures}» được đếm bằng công thức từ các dòng ở trang «{rows}».",
        en="Each child is counted once for each step, in the unit and track it belonged to on the day of that step. Each figure on sheet “{figures}” is counted by formula from the lines of sheet “{rows}”.",
    ),
    "campaign.note.done": Sentence(vi="Đã thực hiện", en="Done"),
    "campaign.note.done_text": Sentence(
        vi="Trẻ dưới 6 tuổi (không thu nhận sinh trắc học): đã có thẻ. Các diện cấp khác: đã thu nhận.",
        en="Under 6 (no biometric capture): card made. Other tracks: captured.",
    ),
    "campaign.note.opening": Sentence(vi="Số chuyển sang", en="Opening balance"),
    "campaign.note.opening_text": Sentence(
        vi="Số đã thực hiện trước khi bắt đầu theo dõi từng trẻ, do đơn vị báo; không có dòng chi tiết. Số việc có trong hệ thống nhưng đã nằm trong số chuyển sang nên không đếm lại: {in_opening}.",
        en="Done before children were followed one by one, as told by the office; there are no lines for it. Facts in the system that the balance already stands for and that are not counted again: {in_opening}.",
    ),
    "campaign.note.by_sums": Sentence(vi="Ngoài danh sách (số ngày)", en="Beyond the names (day sums)"),
    "campaign.note.by_sums_text": Sentence(
        vi="Số thực hiện từng ngày do hệ thống trung tâm báo, đã trừ các cháu có tên ở trang dòng cùng đơn vị, diện cấp và ngày: phần lớn gia đình tự đến. Cháu được ghi tên sau không làm tăng tổng số.",
        en="What the central system tells for each day, less the children who stand by name among the rows for the same unit, track and day: most families come by themselves. A child entered by name later does not raise the total.",
    ),
    "campaign.note.left": Sentence(vi="Tỷ lệ và còn lại", en="Rate and left"),
    "campaign.note.left_text": Sentence(
        vi="Tỷ lệ làm tròn xuống một chữ số thập phân. Số còn lại tính riêng từng đơn vị và diện cấp: nơi vượt chỉ tiêu không bù cho nơi còn thiếu. Dòng cộng để trống chỉ tiêu khi có đơn vị chưa được giao.",
        en="Rates are rounded down to one decimal. What is left is reckoned for each unit and track: one that is over its target makes up for no other. A sum shows no target while a part of it has none.",
    ),
    "campaign.note.hash": Sentence(vi="Mã kiểm tra số liệu (SHA-256)", en="Hash of the figures (SHA-256)"),
    # days' sums that are turned away
    "campaign.day_sum.outside": Sentence(
        vi="Ngày {day} nằm ngoài đợt ({starts_on} đến {ends_on}). Chưa ghi số nào. Hãy xem lại ngày trong bảng số liệu.",
        en="{day} lies outside the campaign ({starts_on} to {ends_on}). Nothing was recorded. Check the days of the figures.",
    ),
    "campaign.day_sum.in_future": Sentence(
        vi="Ngày {day} chưa tới (hôm nay {today}). Chưa ghi số nào. Hãy ghi số của ngày khi ngày đã hết.",
        en="{day} is still to come (today is {today}). Nothing was recorded. Record a day's figures once it is over.",
    ),
    # the line to paste
    "campaign.line.with_target": Sentence(
        vi="{office}, đến {at} ngày {day}: dưới 6 tuổi {total_under_6}; từ đủ 6 đến dưới 14 tuổi {total_from_6_to_13}; từ đủ 14 tuổi {total_from_14}; lũy kế {total}, riêng trong ngày: {done_today} trường hợp; so với chỉ tiêu {reached}/{target} ({percent},{tenth}%), còn lại {left}",
        en="{office}, by {at} on {day}: under 6 {total_under_6}; 6 to under 14 {total_from_6_to_13}; 14 and over {total_from_14}; total {total}, that day alone: {done_today}; against target {reached}/{target} ({percent}.{tenth}%), left {left}",
    ),
    "campaign.line.without_target": Sentence(
        vi="{office}, đến {at} ngày {day}: dưới 6 tuổi {total_under_6}; từ đủ 6 đến dưới 14 tuổi {total_from_6_to_13}; từ đủ 14 tuổi {total_from_14}; lũy kế {total}, riêng trong ngày: {done_today} trường hợp; chưa giao chỉ tiêu",
        en="{office}, by {at} on {day}: under 6 {total_under_6}; 6 to under 14 {total_from_6_to_13}; 14 and over {total_from_14}; total {total}, that day alone: {done_today}; no target given",
    ),
    "campaign.line.day_with_target": Sentence(
        vi="{office}, đến hết ngày {day}: dưới 6 tuổi {total_under_6}; từ đủ 6 đến dưới 14 tuổi {total_from_6_to_13}; từ đủ 14 tuổi {total_from_14}; lũy kế {total}, riêng trong ngày: {done_today} trường hợp; so với chỉ tiêu {reached}/{target} ({percent},{tenth}%), còn lại {left}",
        en="{office}, by the end of {day}: under 6 {total_under_6}; 6 to under 14 {total_from_6_to_13}; 14 and over {total_from_14}; total {total}, that day alone: {done_today}; against target {reached}/{target} ({percent}.{tenth}%), left {left}",
    ),
    "campaign.line.day_without_target": Sentence(
        vi="{office}, đến hết ngày {day}: dưới 6 tuổi {total_under_6}; từ đủ 6 đến dưới 14 tuổi {total_from_6_to_13}; từ đủ 14 tuổi {total_from_14}; lũy kế {total}, riêng trong ngày: {done_today} trường hợp; chưa giao chỉ tiêu",
        en="{office}, by the end of {day}: under 6 {total_under_6}; 6 to under 14 {total_from_6_to_13}; 14 and over {total_from_14}; total {total}, that day alone: {done_today}; no target given",
    ),
    # when it will be finished
    "campaign.finish.reached": Sentence(vi="Đã đạt chỉ tiêu.", en="The target is reached."),
    "campaign.finish.expected": Sentence(
        vi="Với tốc độ những ngày gần đây, dự kiến hoàn thành ngày {on}.",
        en="At the pace of the last days it will be finished on {on}.",
    ),
    "campaign.finish.no_target": Sentence(
        vi="Chưa tính được ngày hoàn thành vì chưa giao chỉ tiêu; hãy nhập chỉ tiêu của từng đơn vị.",
        en="No finishing day can be told because there is no target; enter the target of each unit.",
    ),
    "campaign.finish.no_days": Sentence(
        vi="Chưa tính được ngày hoàn thành vì chưa có ngày nào trong đợt để tính tốc độ; hãy xem lại sau ngày đầu tiên.",
        en="No finishing day can be told because no campaign day lies in the last week; look again after the first day.",
    ),
    "campaign.finish.no_pace": Sentence(
        vi="Chưa tính được ngày hoàn thành vì bảy ngày qua hầu như không có trẻ nào được thực hiện; hãy xem lại lịch đưa đón và vận động.",
        en="No finishing day can be told because hardly any child was done in the last seven days; look at rides and visits.",
    ),
}
