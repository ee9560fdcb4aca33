"""What the command line says of its own: headings, hints, and how it ends; the rest are others' sentences."""

from duadon.wording.sentences import Sentence

_INPUT = {
    "cli.input.no_such_day": Sentence(
        vi="“{read}” không phải một ngày. Ghi ngày trước: 09/09/2024, hoặc 2024-09-09.",
        en="“{read}” is no day. Write the day first, 09/09/2024, or 2024-09-09.",
    ),
    "cli.input.no_such_time": Sentence(
        vi="“{read}” không phải giờ trong ngày. Ghi giờ và phút, ví dụ 08:20.",
        en="“{read}” is no time of day. Write hours and minutes, such as 08:20.",
    ),
    "cli.input.day_or_file": Sentence(
        vi="Ghi --day cùng một ngày, hoặc ghi tệp; không ghi cả hai.",
        en="Name a day with --day, or files; not both.",
    ),
    "cli.input.two_files": Sentence(
        vi="Cần hai tệp: bài toán của ngày, rồi kế hoạch.",
        en="Two files are needed: the day's problem, then its plan.",
    ),
    "cli.input.only_with_day": Sentence(
        vi="--publish chỉ dùng với --day: kế hoạch trong tệp không công bố được.",
        en="--publish goes with --day only: a plan in a file cannot be published.",
    ),
    "cli.input.unit_needed": Sentence(
        vi="Tài khoản này phụ trách nhiều phường, xã. Ghi mã đơn vị của danh sách sau --unit.",
        en="This account looks after several wards. Name the code of the list's own after --unit.",
    ),
    "cli.input.one_source": Sentence(
        vi="--source đặt tên cho một danh sách; nhập từng tệp một khi dùng nó.",
        en="--source names one list; import one file at a time with it.",
    ),
    "cli.input.account_needed": Sentence(
        vi="Chưa rõ ai thao tác. Ghi tên tài khoản sau --as, hoặc đặt vào DUADON_AS.",
        en="It is not told who acts. Name an account after --as, or put it into DUADON_AS.",
    ),
}

_CLOCK = {
    "cli.clock.stands": Sentence(vi="Ở đơn vị bây giờ là {at}.", en="In the office it is now {at}."),
}

_FILES = {
    "cli.file.unreadable": Sentence(
        vi="Không đọc được tệp “{file}”. Kiểm tra đường dẫn và quyền đọc rồi thử lại.",
        en="The file “{file}” cannot be read. Check its path and whether you may read it, then try again.",
    ),
    "cli.file.unwritable": Sentence(
        vi="Không ghi được tệp “{file}”. Kiểm tra thư mục có sẵn, còn chỗ và cho ghi, rồi thử lại.",
        en="The file “{file}” cannot be written. Check that its folder is there, has room and may be written to, then try again.",
    ),
    "cli.file.no_problem": Sentence(
        vi="Tệp “{file}” không phải bài toán của một ngày ({detail}). Chọn tệp có schema duadon.day-problem/1.",
        en="The file “{file}” holds no day's problem ({detail}). Choose a file of schema duadon.day-problem/1.",
    ),
    "cli.file.no_plan": Sentence(
        vi="Tệp “{file}” không phải kế hoạch của một ngày ({detail}). Chọn tệp có schema duadon.day-plan/1.",
        en="The file “{file}” holds no day's plan ({detail}). Choose a file of schema duadon.day-plan/1.",
    ),
}

_END = {
    "cli.end.not_allowed": Sentence(
        vi="Tài khoản không có quyền làm việc này; chưa có gì thay đổi. ({detail})",
        en="The account may not do this; nothing was changed. ({detail})",
    ),
    "cli.end.not_found": Sentence(
        vi="Không tìm thấy trong phạm vi của tài khoản. Kiểm tra tên sau --as, mã và ngày đã ghi. ({detail})",
        en="There is no such thing in the account's scope. Check the name after --as, the codes and the day. ({detail})",
    ),
    "cli.end.outside": Sentence(
        vi="Tệp, ổ đĩa hoặc cơ sở dữ liệu không làm được phần việc của nó. {detail}",
        en="A file, a disk or the database did not do its part. {detail}",
    ),
    "cli.end.no_tables": Sentence(
        vi="Cơ sở dữ liệu chưa có bảng. Chạy `duadon migrate` trước. ({detail})",
        en="The database has no tables yet. Run `duadon migrate` first. ({detail})",
    ),
    "cli.end.fault": Sentence(
        vi="Chương trình có lỗi, việc này dừng lại. Gửi câu sau cho người quản trị: {detail}",
        en="The program is at fault and stopped. Send this to whoever keeps it running: {detail}",
    ),
}

_IMPORT = {
    "cli.import.working": Sentence(vi="Đang nhập danh sách", en="Importing lists"),
    "cli.import.file": Sentence(vi="Tệp", en="File"),
    "cli.import.read": Sentence(vi="Đã đọc", en="Read"),
    "cli.import.accepted": Sentence(vi="Nhận", en="Accepted"),
    "cli.import.waiting": Sentence(vi="Chờ xem", en="Waiting"),
    "cli.import.refused": Sentence(vi="Trả lại", en="Refused"),
    "cli.import.already_known": Sentence(vi="Đã có", en="Known before"),
    "cli.import.new_children": Sentence(vi="Trẻ mới", en="New children"),
    "cli.import.new_households": Sentence(vi="Hộ mới", en="New households"),
    "cli.import.findings": Sentence(
        vi="{file}: những chỗ cần xem của các dòng chờ xem và trả lại ({count}):",
        en="{file}: what to look at in the rows waiting and refused ({count}):",
    ),
    "cli.import.no_table": Sentence(
        vi="{file}: không đọc trang {sheets} vì không có bảng danh sách trẻ.",
        en="{file}: sheet {sheets} was not read: it holds no list of children.",
    ),
}

_PLAN = {
    "cli.plan.working": Sentence(vi="Đang lập kế hoạch", en="Planning"),
    "cli.plan.kept": Sentence(
        vi="Ngày {day}: đã lưu kế hoạch, phiên bản {version}, chưa công bố.",
        en="{day}: kept the plan as version {version}, not published.",
    ),
    "cli.plan.published": Sentence(
        vi="Ngày {day}: đã công bố kế hoạch, phiên bản {version}.",
        en="{day}: published the plan, version {version}.",
    ),
    "cli.plan.made": Sentence(vi="Ngày {day}: đã lập kế hoạch.", en="{day}: made the plan."),
    "cli.plan.written": Sentence(vi="Đã ghi kế hoạch vào {file}.", en="Wrote the plan to {file}."),
    "cli.plan.people": Sentence(
        vi="Xếp được {placed} người, chưa xếp được {unplaced} người.",
        en="{placed} people placed, {unplaced} not placed.",
    ),
    "cli.plan.roads": Sentence(vi="Thời gian đường: {label}", en="Driving times: {label}"),
    "cli.plan.not_ready": Sentence(
        vi="Chưa xếp được chỗ cho {count} yêu cầu:", en="{count} requests may not be given seats yet:"
    ),
    "cli.plan.waits": Sentence(vi="{people}: {reason}", en="{people}: {reason}"),
    "cli.plan.elsewhere": Sentence(
        vi="đang chờ đơn vị khác bổ sung.", en="waits for another unit to add something."
    ),
}

_VERIFY = {
    "cli.verify.holds": Sentence(
        vi="Ngày {day}: 0 quy tắc bị vi phạm. Kế hoạch chạy được như đã lập.",
        en="{day}: 0 rules broken. The plan may be driven as it stands.",
    ),
    "cli.verify.broken": Sentence(
        vi="Ngày {day}: {count} quy tắc bị vi phạm. Không chạy theo kế hoạch này; hãy lập lại.",
        en="{day}: {count} rules broken. Do not drive by this plan; plan the day again.",
    ),
}

_RUN = {
    "cli.run.working": Sentence(vi="Đang chạy các chuyến của ngày", en="Playing the day's runs"),
    "cli.run.played": Sentence(
        vi="Ngày {day}: {taps} thao tác, {closed}/{runs} chuyến đã kết thúc, {parked} thao tác được giữ riêng.",
        en="{day}: {taps} taps, {closed} of {runs} runs closed, {parked} taps kept aside.",
    ),
    "cli.run.not_closed": Sentence(
        vi="Chuyến không kết thúc được ({count}):", en="Closing was refused ({count}):"
    ),
}

_MANIFEST = {
    "cli.manifest.heading": Sentence(
        vi="Ngày {day}, kế hoạch đã công bố, phiên bản {version}. Giờ xe: {label}",
        en="{day}, the published plan, version {version}. Driving times: {label}",
    ),
    "cli.manifest.run": Sentence(
        vi="{van}, chuyến {number}: {people} người", en="{van}, run {number}: {people} people"
    ),
    "cli.manifest.place": Sentence(vi="Điểm dừng", en="Stop"),
    "cli.manifest.arrive": Sentence(vi="Đến", en="Arrive"),
    "cli.manifest.depart": Sentence(vi="Rời", en="Leave"),
    "cli.manifest.off": Sentence(vi="Xuống xe", en="Off"),
    "cli.manifest.on": Sentence(vi="Lên xe", en="On"),
    "cli.manifest.aboard": Sentence(vi="Trên xe", en="Aboard"),
}

_PROGRESS = {
    "cli.progress.pace": Sentence(
        vi="Nhịp {pace_days} ngày qua: {pace} trẻ/ngày; cần {needed} trẻ/ngày trong {days_left} ngày còn lại.",
        en="Pace of the last {pace_days} days: {pace} children a day; {needed} a day are needed for the {days_left} days left.",
    ),
    "cli.manifest.written": Sentence(
        vi="Đã ghi danh sách {runs} chuyến vào {file}. Giấy có tên người: in xong hãy xóa tệp.",
        en="Wrote the lists of {runs} runs to {file}. They name people: delete the file once it is printed.",
    ),
    "cli.report.no_such_form": Sentence(
        vi="{file}: không ghi được loại tệp này. Đặt tên tệp có đuôi {forms}.",
        en="{file}: no such kind of file is written. Name a file that ends with {forms}.",
    ),
    "cli.report.written": Sentence(
        vi="Đã ghi báo cáo vào {file}. Mã kiểm tra số liệu: {hash}",
        en="Wrote the report to {file}. Hash of the figures: {hash}",
    ),
}

_MACHINE = {
    "cli.machine.migrated": Sentence(vi="Cơ sở dữ liệu đã sẵn sàng.", en="The database is ready."),
    "cli.machine.port_busy": Sentence(
        vi="Cổng {port} đang có chương trình khác dùng. Dừng chương trình đó, hoặc chọn cổng khác: --port",
        en="Another program uses port {port}. Stop it, or choose another port: --port",
    ),
    "cli.machine.works": Sentence(
        vi="Tiến trình nền đang chạy  (Ctrl+C: dừng)", en="The worker runs  (Ctrl+C: stop)"
    ),
    "cli.machine.worker_again": Sentence(
        vi="Tiến trình nền đã dừng; đang chạy lại.", en="The worker process ended; it is started again."
    ),
    "cli.machine.serves": Sentence(vi="{address}  (Ctrl+C: dừng)", en="{address}  (Ctrl+C: stop)"),
    "cli.machine.secrets": Sentence(
        vi="{folder}: {names}. Hãy cất một bản ở nơi an toàn khác máy này.",
        en="{folder}: {names}. Keep a copy in a safe place away from this machine.",
    ),
    "cli.machine.demo_only_made_up": Sentence(
        vi="Chỉ chạy thử khi DUADON_MADE_UP=1: dữ liệu thử không được lẫn với dữ liệu thật.",
        en="The demo runs with DUADON_MADE_UP=1 only: made-up data must not mix with real data.",
    ),
}

_PLAY = {
    "demo.play.real_office": Sentence(
        vi="Chỉ chạy thử một ngày ở đơn vị mô phỏng. Ở đơn vị thật, điện thoại của lái xe ghi từng bước.",
        en="A day is played in a made-up office only. In a real one the drivers' phones record each step.",
    ),
    "demo.play.no_plan": Sentence(
        vi="Ngày {day} chưa có kế hoạch công bố. Lập và công bố trước: duadon plan --day {iso} --publish",
        en="No plan of {day} is published. Plan and publish it first: duadon plan --day {iso} --publish",
    ),
    "demo.play.already_played": Sentence(
        vi="Các chuyến ngày {day} đã có thao tác ghi nhận. Chọn ngày khác.",
        en="The runs of {day} have recorded taps already. Choose another day.",
    ),
}

SENTENCES: dict[str, Sentence] = {
    **_INPUT,
    **_CLOCK,
    **_FILES,
    **_END,
    **_IMPORT,
    **_PLAN,
    **_VERIFY,
    **_RUN,
    **_MANIFEST,
    **_PROGRESS,
    **_MACHINE,
    **_PLAY,
}
