"""Sentences of planning without a database: instance files, what a plan is worth, how good it is known to be."""

from duadon.wording.sentences import Sentence

_FILES = {
    "cli.file.no_day_file": Sentence(
        vi="Tệp “{file}” không phải tệp ngày để đo máy lập kế hoạch ({detail}). Chọn một tệp ngày, ví dụ day-75-7min-01.json.",
        en="The file “{file}” is no day file of the benchmark ({detail}). Choose a day file such as day-75-7min-01.json.",
    ),
    "cli.file.no_instance": Sentence(
        vi="Tệp “{file}” không phải bài toán đưa đón theo dạng của Cordeau ({detail}). Chọn tệp có dòng đầu là số xe, số nút, giới hạn tuyến, số chỗ, giới hạn ngồi xe.",
        en="The file “{file}” is no dial-a-ride instance in Cordeau's format ({detail}). Choose one whose first line has vans, nodes, route limit, seats, ride limit.",
    ),
    "shuttle.day.has_begun": Sentence(
        vi="Ngày {day} đã bắt đầu (commitments), máy lập kế hoạch {engine} không lập lại được. Bỏ commitments để lập mới.",
        en="The day {day} has begun (commitments), and the engine {engine} cannot plan it again. Leave the commitments out to plan it anew.",
    ),
    "shuttle.dial_a_ride.left_out": Sentence(
        vi="Chưa tìm được tuyến cho {count} yêu cầu của {name}. Cho thêm thời gian bằng --cpu-seconds hoặc thử --seed khác.",
        en="No routes were found for {count} requests of {name}. Give more time with --cpu-seconds or try another --seed.",
    ),
}

_ANSWERS = {
    "cli.day_benchmark.worth": Sentence(
        vi="{name}: {weighted} người tính trọng số, {away} giây xa nhà, {metres} mét, {vans} xe.",
        en="{name}: {weighted} weighted people, {away} seconds away from home, {metres} metres, {vans} vans.",
    ),
    "cli.darp.cost": Sentence(vi="{name}: dài {cost}, {vans} xe.", en="{name}: cost {cost}, {vans} vans."),
    "cli.darp.optimal": Sentence(
        vi="Đã chứng minh: không có lời giải nào ngắn hơn.", en="Proven: no answer is cheaper."
    ),
    "cli.darp.bound": Sentence(
        vi="Không lời giải nào ngắn hơn {bound}.", en="No answer is cheaper than {bound}."
    ),
    "cli.darp.route": Sentence(vi="Xe {number}: {nodes}", en="Van {number}: {nodes}"),
}

_WORTH = {
    "cli.worth.people": Sentence(
        vi="Phục vụ {people} người (tính trọng số {weighted}).",
        en="Serves {people} people (weighted {weighted}).",
    ),
    "cli.worth.late": Sentence(vi="Trễ tổng cộng {minutes} phút.", en="Late by {minutes} minutes in all."),
    "cli.worth.away": Sentence(
        vi="Xa nhà tổng cộng {minutes} phút, lâu nhất {worst} phút.",
        en="Away from home for {minutes} minutes in all, {worst} minutes at most.",
    ),
    "cli.worth.metres": Sentence(vi="Chạy {km} km, {vans} xe.", en="Drives {km} km with {vans} vans."),
    "cli.worth.changed": Sentence(
        vi="{people} người đổi giờ hoặc đổi xe so với giờ đã hẹn.",
        en="{people} people get another time or van than they were told.",
    ),
    "cli.worth.optimal": Sentence(vi="Không thể tốt hơn: {how}.", en="Nothing better exists: {how}."),
    "cli.worth.gap": Sentence(
        vi="Giới hạn {limit}, còn cách {percent} %: {how}.",
        en="The bound is {limit}, {percent} % away: {how}.",
    ),
    "cli.bound.everybody": Sentence(vi="mọi người đều được phục vụ", en="there is nobody else to serve"),
    "cli.bound.kit_places": Sentence(
        vi="các máy thu nhận không còn chỗ", en="the kits have no more places than that"
    ),
    "cli.bound.direct_rides": Sentence(
        vi="tính như mỗi nhóm đi riêng một xe", en="as if each group had a van to itself"
    ),
    "cli.bound.relaxation": Sentence(
        vi="theo quy hoạch tuyến tính đã nới lỏng", en="by a linear programme that allows at least as much"
    ),
    "cli.bound.enumeration": Sentence(vi="mọi cách khác đã bị loại", en="every other plan was ruled out"),
}

SENTENCES: dict[str, Sentence] = {**_FILES, **_ANSWERS, **_WORTH}
