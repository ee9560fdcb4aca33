"""Sentences about long work: files that are sent, jobs, the worker process."""

from duadon.wording.sentences import Sentence

_UPLOAD = {
    "work.upload.empty": Sentence(
        vi="Tệp {file} không có nội dung. Mở lại tệp, lưu một bản có dữ liệu rồi gửi bản đó.",
        en="The file {file} is empty. Open it again, save a copy with its rows and send that copy.",
    ),
    "work.upload.too_large": Sentence(
        vi="Tệp {file} lớn hơn {most} MB. Bỏ hình ảnh và các trang tính không phải danh sách, lưu lại rồi gửi lại.",
        en="The file {file} is larger than {most} MB. Remove pictures and sheets that hold no list, save and send it again.",
    ),
}

_JOB = {
    "work.job.not_allowed": Sentence(
        vi="Tài khoản của anh chị không còn quyền làm việc này. Chưa có gì thay đổi. Hỏi chỉ huy nếu vẫn cần làm.",
        en="Your account no longer has the right to do this. Nothing was changed. Ask your commander if it still has to be done.",
    ),
    "work.job.not_found": Sentence(
        vi="Tệp đã gửi hoặc mục cần dùng không còn nữa. Chưa có gì thay đổi. Gửi lại tệp và bắt đầu lại.",
        en="The file you sent, or what the work needs, is gone. Nothing was changed. Send the file again and start anew.",
    ),
    "work.job.failed": Sentence(
        vi="Chương trình gặp lỗi khi làm việc này. Bắt đầu lại; nếu vẫn lỗi, báo quản trị hệ thống.",
        en="The program made a mistake while doing this. Start again; if it fails again, tell the system administrator.",
    ),
    "work.job.worker_stopped": Sentence(
        vi="Tiến trình nền đã dừng giữa chừng nên việc này chưa xong. Bắt đầu lại; việc lặp lại không tạo trùng danh sách.",
        en="The worker process stopped in the middle, so this was not finished. Start again; doing it again makes nothing twice in the lists.",
    ),
    "work.job.done_before": Sentence(
        vi="Bấm dừng quá muộn: việc này đã làm xong và kết quả được giữ. Xem kết quả trên trang này.",
        en="The stop came too late: this work was finished and its result is kept. Look at it from this page.",
    ),
    "work.job.stopped_before": Sentence(
        vi="Việc này đã dừng từ trước, không có gì được giữ. Cần làm lại thì bắt đầu lại.",
        en="This work had been stopped before and nothing of it was kept. Start again if it still has to be done.",
    ),
    "work.job.ended_before": Sentence(
        vi="Không còn gì để dừng: việc này đã kết thúc mà không làm được. Lý do ghi ngay dưới đây.",
        en="There is nothing to stop: this work had ended without being done. The reason stands just below.",
    ),
}

_STEP = {
    "work.step.read_file": Sentence(vi="Đọc tệp", en="Reading the file"),
    "work.step.check_rows": Sentence(vi="Kiểm tra từng dòng", en="Checking each row"),
    "work.step.write_rows": Sentence(vi="Ghi các dòng", en="Writing the rows"),
    "work.step.accept_rows": Sentence(vi="Đưa danh sách vào đợt", en="Letting the list into the campaign"),
    "work.step.search": Sentence(vi="Tìm cách xếp chuyến tốt hơn", en="Looking for a better plan"),
    "work.step.count_figures": Sentence(vi="Đếm số liệu", en="Counting the figures"),
    "work.step.write_file": Sentence(vi="Viết tệp", en="Writing the file"),
}

_KIND = {
    "work.kind.import_register": Sentence(vi="Nhập danh sách", en="Importing a list"),
    "work.kind.plan_day": Sentence(vi="Lập kế hoạch ngày", en="Planning a day"),
    "work.kind.write_report": Sentence(vi="Viết báo cáo", en="Writing a report"),
}

_STATE = {
    "work.state.waiting": Sentence(vi="Đang chờ đến lượt", en="Waiting for its turn"),
    "work.state.running": Sentence(vi="Đang làm", en="Being done"),
    "work.state.done": Sentence(vi="Đã xong", en="Done"),
    "work.state.refused": Sentence(vi="Không làm được", en="Refused"),
    "work.state.failed": Sentence(vi="Bị lỗi", en="Failed"),
    "work.state.cancelled": Sentence(vi="Đã dừng theo yêu cầu", en="Stopped as asked"),
}

_FIGURE = {
    "work.figure.read": Sentence(vi="Dòng đã đọc", en="Rows read"),
    "work.figure.accepted": Sentence(vi="Đã nhận", en="Accepted"),
    "work.figure.waiting": Sentence(vi="Chờ người xem", en="Waiting for a person"),
    "work.figure.refused": Sentence(vi="Chưa nhận", en="Not accepted"),
    "work.figure.people_placed": Sentence(vi="Người có chỗ", en="People with a seat"),
    "work.figure.people_unplaced": Sentence(vi="Người chưa có chỗ", en="People without a seat"),
    "work.figure.version": Sentence(vi="Bản kế hoạch số", en="Version of the plan"),
}

_PULSE = {
    "work.pulse.alive": Sentence(
        vi="Tiến trình nền: nhịp cuối cách đây {seconds} giây.",
        en="Worker process: last sign of life {seconds} seconds ago.",
    ),
    "work.pulse.dead": Sentence(
        vi="Tiến trình nền KHÔNG CHẠY từ {since} (giờ của máy chủ). Chạy lại: duadon work",
        en="The worker process has NOT RUN since {since} (by the server's clock). Start it again: duadon work",
    ),
    "work.pulse.never": Sentence(
        vi="Tiến trình nền CHƯA CHẠY lần nào. Chạy: duadon work",
        en="The worker process has NEVER RUN here. Start it: duadon work",
    ),
}

_CLEARANCE = {
    "work.clearance.last": Sentence(
        vi="Dọn lần cuối: {at} (giờ của máy chủ). Máy tự dọn mỗi giờ.",
        en="Last clearing up: {at} (by the server's clock). It is done every hour.",
    ),
    "work.clearance.late": Sentence(
        vi="CHƯA DỌN từ {at} (giờ của máy chủ): tệp và việc cũ còn nằm lại. Chạy tiến trình nền: duadon work; hoặc dọn ngay: duadon clear-up",
        en="NOT CLEARED UP since {at} (by the server's clock): old files and jobs are still there. Start the worker: duadon work; or clear up now: duadon clear-up",
    ),
    "work.clearance.never": Sentence(
        vi="CHƯA DỌN lần nào. Chạy tiến trình nền: duadon work; hoặc dọn ngay: duadon clear-up",
        en="NEVER CLEARED UP yet. Start the worker: duadon work; or clear up now: duadon clear-up",
    ),
    "work.clearance.kept": Sentence(vi="{days} ngày", en="{days} days"),
    "work.clearance.until_over": Sentence(vi="đến khi hết hạn", en="until it is over"),
    "work.clearance.uploads": Sentence(vi="Tệp đã gửi", en="Files that were sent"),
    "work.clearance.staged_lists": Sentence(
        vi="Danh sách nhập dở, chưa được nhận", en="Lists begun and never accepted"
    ),
    "work.clearance.result_files": Sentence(vi="Tệp do việc nền viết", en="Files that jobs have made"),
    "work.clearance.jobs": Sentence(vi="Việc nền đã kết thúc", en="Jobs that have ended"),
    "work.clearance.sessions": Sentence(vi="Phiên đăng nhập", en="Sign-ins"),
    "work.clearance.tasks": Sentence(vi="Chỗ trong hàng chờ", en="Places in the queue"),
    "work.clearance.pulses": Sentence(vi="Nhịp của tiến trình nền cũ", en="Signs of life of former workers"),
    "work.clearance.clearances": Sentence(vi="Các lần dọn cũ", en="Former clearings up"),
    "work.clearance.refused": Sentence(
        vi="CHƯA XÓA ĐƯỢC: xem nhật ký của máy chủ", en="NOT REMOVED: see the server's log"
    ),
    "work.clearance.done": Sentence(vi="Đã dọn: {what}.", en="Cleared up: {what}."),
}

_SYSTEM = {
    "work.system.backup": Sentence(
        vi="CHƯA CÓ bản sao lưu nào do chương trình làm. Hãy tự sao chép cơ sở dữ liệu và thư mục khóa, để ở hai nơi khác nhau.",
        en="The program has made NO backup. Copy the database and the folder of keys yourself, and keep them in two different places.",
    ),
    "work.system.nothing_waits": Sentence(vi="Không có việc nào đang chờ.", en="Nothing waits."),
    "work.system.waits_since": Sentence(
        vi="Việc chờ lâu nhất: từ {since}.", en="The one that waits longest: since {since}."
    ),
}

SENTENCES: dict[str, Sentence] = {
    **_UPLOAD,
    **_JOB,
    **_STEP,
    **_KIND,
    **_STATE,
    **_FIGURE,
    **_PULSE,
    **_CLEARANCE,
    **_SYSTEM,
}
