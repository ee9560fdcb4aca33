"""Words of the progress page: rates, paces, and when it will be finished."""

from duadon.wording.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "progress.cut.now": Sentence(vi="tính đến {at} ngày {day}", en="as of {at} on {day}"),
    "progress.cut.evening": Sentence(vi="tính đến hết ngày {day}", en="as of the end of {day}"),
    "progress.figure.number": Sentence(vi="{number}", en="{number}"),
    "progress.figure.percent": Sentence(vi="{percent},{tenth}%", en="{percent}.{tenth}%"),
    "progress.rate.of_target": Sentence(
        vi="{percent},{tenth}% ({total}/{target})", en="{percent}.{tenth}% ({total}/{target})"
    ),
    "progress.rate.without_target": Sentence(
        vi="{total} cháu, chưa giao chỉ tiêu", en="{total} children, no target yet"
    ),
    "progress.figure.per_day": Sentence(
        vi="{whole},{tenth} trường hợp mỗi ngày", en="{whole}.{tenth} cases a day"
    ),
    "progress.label.left": Sentence(vi="Còn lại", en="Left"),
    "progress.label.days_left": Sentence(vi="Số ngày còn lại", en="Days left"),
    "progress.label.needed": Sentence(vi="Nhịp cần đạt", en="Pace needed"),
    "progress.label.pace": Sentence(vi="Nhịp {days} ngày qua", en="Pace of the last {days} days"),
    "progress.finish.late": Sentence(
        vi="Nếu giữ nhịp này: xong {on} ({earliest}–{latest}), chậm {days} ngày.",
        en="At this pace: done on {on} ({earliest}–{latest}), {days} days late.",
    ),
    "progress.finish.late_open": Sentence(
        vi="Nếu giữ nhịp này: xong {on} (sớm nhất {earliest}, muộn nhất chưa nói được), chậm {days} ngày.",
        en="At this pace: done on {on} (not before {earliest}; nobody can say how late), {days} days late.",
    ),
    "progress.finish.early": Sentence(
        vi="Nếu giữ nhịp này: xong {on} ({earliest}–{latest}), sớm {days} ngày.",
        en="At this pace: done on {on} ({earliest}–{latest}), {days} days early.",
    ),
    "progress.finish.early_open": Sentence(
        vi="Nếu giữ nhịp này: xong {on} (sớm nhất {earliest}, muộn nhất chưa nói được), sớm {days} ngày.",
        en="At this pace: done on {on} (not before {earliest}; nobody can say how late), {days} days early.",
    ),
    "progress.finish.in_time": Sentence(
        vi="Nếu giữ nhịp này: xong {on} ({earliest}–{latest}), đúng ngày cuối của đợt.",
        en="At this pace: done on {on} ({earliest}–{latest}), the campaign's last day.",
    ),
    "progress.finish.in_time_open": Sentence(
        vi="Nếu giữ nhịp này: xong {on} (sớm nhất {earliest}, muộn nhất chưa nói được), đúng ngày cuối của đợt.",
        en="At this pace: done on {on} (not before {earliest}; nobody can say how late), the campaign's last day.",
    ),
    "progress.expected.band": Sentence(vi="{on} ({earliest}–{latest})", en="{on} ({earliest}–{latest})"),
    "progress.expected.open": Sentence(vi="{on} (sớm nhất {earliest})", en="{on} (not before {earliest})"),
    "progress.expected.reached": Sentence(vi="Đã đạt", en="Reached"),
    "progress.expected.no_target": Sentence(vi="Chưa giao chỉ tiêu", en="No target"),
    "progress.expected.no_days": Sentence(vi="Chưa đủ ngày để tính", en="Too early to tell"),
    "progress.expected.no_pace": Sentence(vi="Gần như chưa làm", en="Hardly any done"),
    "progress.outlook.short_flat": Sentence(
        vi="Hết đợt ({on}) dự kiến đạt {usual}, còn thiếu khoảng {missing} cháu.",
        en="By the end ({on}) about {usual} will be done, some {missing} children short.",
    ),
    "progress.outlook.short": Sentence(
        vi="Hết đợt ({on}) dự kiến đạt {usual} ({slow}–{fast}), còn thiếu khoảng {missing} cháu.",
        en="By the end ({on}) about {usual} will be done ({slow}–{fast}), some {missing} children short.",
    ),
}
