"""Words of the day's report: letterhead, body, tables, foot; the same on the page and on paper."""

from duadon.wording.sentences import Sentence

_HEAD = {
    "report.head.country": Sentence(
        vi="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", en="SOCIALIST REPUBLIC OF VIET NAM"
    ),
    "report.head.motto": Sentence(vi="Độc lập - Tự do - Hạnh phúc", en="Independence - Freedom - Happiness"),
    "report.head.number": Sentence(vi="Số: {number}/{symbol}", en="No.: {number}/{symbol}"),
    "report.head.place_and_date": Sentence(
        vi="{place}, ngày {day} tháng {month} năm {year}", en="{place}, {day}/{month}/{year}"
    ),
    "report.head.title": Sentence(vi="BÁO CÁO", en="REPORT"),
    "report.head.subject": Sentence(
        vi="Kết quả cấp thẻ căn cước cho trẻ em đến hết ngày {day} tháng {month} năm {year}",
        en="Identity cards for children: results up to the end of {day}/{month}/{year}",
    ),
    "report.head.subject_so_far": Sentence(
        vi="Kết quả cấp thẻ căn cước cho trẻ em tính đến {at} ngày {day} tháng {month} năm {year}",
        en="Identity cards for children: results by {at} on {day}/{month}/{year}",
    ),
    "report.head.signer": Sentence(vi="THỦ TRƯỞNG ĐƠN VỊ", en="HEAD OF UNIT"),
    "report.head.sign_here": Sentence(
        vi="(Ký, ghi rõ họ tên, đóng dấu)", en="(Signature, full name and seal)"
    ),
    "report.head.recipients": Sentence(vi="Nơi nhận:", en="Recipients:"),
    "report.head.recipient_above": Sentence(vi="- {parent} (để báo cáo);", en="- {parent} (to report);"),
    "report.head.recipient_units": Sentence(
        vi="- Công an các phường, xã (để thực hiện);", en="- Ward and commune police (to act);"
    ),
    "report.head.recipient_file": Sentence(vi="- Lưu: VT.", en="- File: VT."),
    "report.head.prints": Sentence(
        vi="Mã kiểm tra số liệu: {hash} · chốt lúc {cut}", en="Hash of the figures: {hash} · cut at {cut}"
    ),
}

_BODY = {
    "report.heading.results": Sentence(vi="1. Kết quả thực hiện", en="1. Results"),
    "report.heading.pace": Sentence(vi="2. Nhịp thực hiện và dự kiến", en="2. Pace and expectation"),
    "report.heading.figures": Sentence(vi="3. Số liệu chi tiết", en="3. Figures in detail"),
    "report.body.opening": Sentence(
        vi="Thực hiện “{campaign}”, {office} báo cáo kết quả cấp thẻ căn cước đến hết ngày {day} (số liệu chốt lúc {at} ngày {on}) như sau:",
        en="In the campaign “{campaign}”, {office} reports the identity cards issued up to the end of {day} (figures cut at {at} on {on}) as follows:",
    ),
    "report.body.opening_so_far": Sentence(
        vi="Thực hiện “{campaign}”, {office} báo cáo kết quả cấp thẻ căn cước trong ngày {day} và từ đầu đợt (số liệu chốt lúc {at} ngày {on}) như sau:",
        en="In the campaign “{campaign}”, {office} reports the identity cards issued on {day} and since the campaign began (figures cut at {at} on {on}) as follows:",
    ),
    "report.body.part": Sentence(
        vi="Số liệu trong báo cáo này chỉ của: {units}.", en="The figures are those of {units} only."
    ),
    "report.body.overall": Sentence(
        vi="Lũy kế đã thực hiện {total} trường hợp, riêng trong ngày: {done_today} trường hợp. So với chỉ tiêu đạt {percent},{tenth}% ({reached}/{target}), còn lại {left}.",
        en="{total} cases are done in all, {done_today} of them on the day itself. Against the target that is {percent}.{tenth}% ({reached}/{target}); {left} are left.",
    ),
    "report.body.overall_without_target": Sentence(
        vi="Lũy kế đã thực hiện {total} trường hợp, riêng trong ngày: {done_today} trường hợp. Chưa giao chỉ tiêu nên chưa tính tỷ lệ.",
        en="{total} cases are done in all, {done_today} of them on the day itself. There is no target yet, so no rate is told.",
    ),
    "report.body.steps": Sentence(
        vi="Số chuyển sang trước khi theo dõi từng trẻ: {opening}. Ngoài danh sách, chỉ có số từng ngày: {by_sums}. Trong số trẻ được theo dõi từng trường hợp: {listed} có trong danh sách, {contacted} đã liên hệ, {wanted} có nhu cầu cấp thẻ, {booked} đã đăng ký đưa đón, {captured} đã thu nhận, {made} đã có thẻ, {handed_over} đã trao thẻ.",
        en="Done before children were followed one by one: {opening}. Since then, beyond the children known by name: {by_sums}. Of the children followed since: {listed} listed, {contacted} contacted, {wanted} want a card, {booked} booked for a ride, {captured} captured, {made} cards made, {handed_over} handed over.",
    ),
    "report.body.pace": Sentence(
        vi="Bình quân {pace_days} ngày gần đây thực hiện {pace},{pace_tenth} trường hợp một ngày; để hoàn thành trong {days_left} ngày còn lại cần {needed},{needed_tenth} trường hợp một ngày.",
        en="Over the last {pace_days} days {pace}.{pace_tenth} cases a day were done; to finish in the {days_left} days left {needed}.{needed_tenth} a day are needed.",
    ),
    "report.body.counting": Sentence(
        vi="Mỗi trẻ được đếm một lần, tại đơn vị và diện cấp của trẻ vào ngày thực hiện. Trẻ dưới 6 tuổi (không thu nhận sinh trắc học) tính là đã thực hiện khi đã có thẻ; các diện khác khi đã thu nhận hồ sơ. Tỷ lệ làm tròn xuống; số còn lại tính riêng từng đơn vị và diện cấp.",
        en="Each child is counted once, in the unit and track it belonged to on the day. Children under 6 (no biometric capture) count as done when the card is made, others when captured. Rates are rounded down; what is left is reckoned for each unit and track.",
    ),
}


def _of_track(vi: str, en: str) -> tuple[Sentence, Sentence]:
    """Return the sentences of a track with a target and without."""
    return (
        Sentence(
            vi=f"- {vi}: lũy kế {{total}}, riêng trong ngày: {{done_today}} trường hợp; đạt {{percent}},{{tenth}}% chỉ tiêu ({{reached}}/{{target}}), còn lại {{left}}.",
            en=f"- {en}: {{total}} in all, {{done_today}} on the day; {{percent}}.{{tenth}}% of the target ({{reached}}/{{target}}), {{left}} left.",
        ),
        Sentence(
            vi=f"- {vi}: lũy kế {{total}}, riêng trong ngày: {{done_today}} trường hợp; chưa giao chỉ tiêu.",
            en=f"- {en}: {{total}} in all, {{done_today}} on the day; no target yet.",
        ),
    )


_UNDER_6 = _of_track("Dưới 6 tuổi", "Under 6")
_FROM_6 = _of_track("Từ đủ 6 đến dưới 14 tuổi", "6 to under 14")
_FROM_14 = _of_track("Từ đủ 14 tuổi trở lên", "14 and over")

_TRACKS = {
    "report.body.under_6": _UNDER_6[0],
    "report.body.under_6_without_target": _UNDER_6[1],
    "report.body.from_6_to_13": _FROM_6[0],
    "report.body.from_6_to_13_without_target": _FROM_6[1],
    "report.body.from_14": _FROM_14[0],
    "report.body.from_14_without_target": _FROM_14[1],
}

_TABLES = {
    "report.table.by_track": Sentence(vi="Biểu 1. Kết quả theo diện cấp", en="Table 1. Results by track"),
    "report.table.by_unit": Sentence(vi="Biểu 2. Kết quả theo đơn vị", en="Table 2. Results by unit"),
    "report.column.under_6": Sentence(vi="Dưới 6", en="Under 6"),
    "report.column.from_6_to_13": Sentence(vi="6 đến dưới 14", en="6 to under 14"),
    "report.column.from_14": Sentence(vi="Từ đủ 14", en="14 and over"),
}

SENTENCES: dict[str, Sentence] = {**_HEAD, **_BODY, **_TRACKS, **_TABLES}
