"""Sentences of the shuttle: what breaks a plan, why a group is left out, what would help."""

from duadon.wording.sentences import Sentence

_PLAN = {
    "shuttle.plan.other_day": Sentence(
        vi="Kế hoạch lập cho ngày {plan} nhưng đang kiểm tra cho ngày {day}. Mở đúng kế hoạch của ngày rồi kiểm tra lại.",
        en="The plan is for {plan} but is being checked for {day}. Open the plan of that day and check again.",
    ),
    "shuttle.roads.other_label": Sentence(
        vi="Kế hoạch dùng thời gian đường khác với dữ liệu của ngày: “{label}”. Lập lại kế hoạch.",
        en="The plan was made with other driving times than the day's: “{label}”. Plan the day again.",
    ),
    "shuttle.roads.straight_line": Sentence(
        vi="Đường chim bay x {detour}, {speed} km/h; phà theo lịch chạy",
        en="Straight line x {detour} at {speed} km/h; ferry minutes from the table",
    ),
    "shuttle.engine.insertion": Sentence(
        vi="cách xếp từng nhóm ({engine})", en="placing group after group ({engine})"
    ),
    "shuttle.engine.rounds": Sentence(
        vi="cách tìm theo từng vòng xe ({engine})", en="searching whole round trips ({engine})"
    ),
    "shuttle.objective.wrong": Sentence(
        vi="Số liệu “{figure}” của kế hoạch ghi {told}, đếm lại được {counted}. Lập lại kế hoạch.",
        en="The plan states {told} for “{figure}”, counted again it is {counted}. Plan the day again.",
    ),
    "shuttle.bound.beaten": Sentence(
        vi="Giới hạn {bound} của “{figure}” không đúng: chính kế hoạch này đã tốt hơn. Lập lại kế hoạch.",
        en="The bound {bound} for “{figure}” is wrong: this very plan is better. Plan the day again.",
    ),
}

_GROUPS = {
    "shuttle.group.unknown": Sentence(
        vi="Kế hoạch có nhóm {group} không thuộc ngày này. Bỏ nhóm khỏi kế hoạch hoặc thêm yêu cầu đưa đón.",
        en="The plan names group {group}, which the day does not know. Take it out or add its request.",
    ),
    "shuttle.group.explained_twice": Sentence(
        vi="Nhóm {group} bị ghi hai lần trong danh sách chưa xếp. Xóa một dòng.",
        en="Group {group} stands twice in the list of those left out. Delete one line.",
    ),
    "shuttle.group.both_ways": Sentence(
        vi="Nhóm {group} vừa có chuyến vừa nằm trong danh sách chưa xếp. Bỏ một trong hai.",
        en="Group {group} both rides and is listed as left out. Remove one of the two.",
    ),
    "shuttle.group.unaccounted": Sentence(
        vi="Nhóm {group} không có chuyến và cũng không có lý do chưa xếp. Xếp chuyến hoặc ghi lý do.",
        en="Group {group} has no ride and no reason why not. Give it a ride or a reason.",
    ),
    "shuttle.group.no_adult": Sentence(
        vi="Nhóm {group} có trẻ đi xe mà không có người đi cùng. Thêm người lớn hoặc chỉ định người quản lý trên xe.",
        en="Children of group {group} would ride without an adult. Add an adult or name an attendant for them.",
    ),
    "shuttle.group.not_home": Sentence(
        vi="Nhóm {group} được đưa đi nhưng không có lượt về. Thêm lượt về hoặc bỏ lượt đi.",
        en="Group {group} is brought out but not home. Add the way home or remove the way out.",
    ),
    "shuttle.group.not_fetched": Sentence(
        vi="Nhóm {group} có lượt về nhưng không có lượt đi. Thêm lượt đi hoặc bỏ lượt về.",
        en="Group {group} is brought home but never fetched. Add the way out or remove the way home.",
    ),
    "shuttle.group.two_vans": Sentence(
        vi="Nhóm {group} nằm trên hai xe trong cùng một lượt. Chỉ giữ một xe.",
        en="Group {group} is on two vans on one leg. Keep one of them.",
    ),
    "shuttle.group.split": Sentence(
        vi="Nhóm {group} bị tách ra. Anh chị em và người đi cùng phải chung một chuyến, một điểm thu nhận.",
        en="Group {group} is split. Siblings and their adult share one ride and one capture point.",
    ),
    "shuttle.child.unknown": Sentence(
        vi="Nhóm {group} không có trẻ mang mã {child}. Sửa lượt thu nhận này.",
        en="Group {group} has no child {child}. Correct this capture.",
    ),
    "shuttle.window.fetched_early": Sentence(
        vi="Nhóm {group} bị đón lúc {time}, sớm hơn giờ sớm nhất {earliest}. Dời giờ đón.",
        en="Group {group} is fetched at {time}, before its earliest time {earliest}. Move the pickup.",
    ),
    "shuttle.window.home_late": Sentence(
        vi="Nhóm {group} về đến nơi lúc {time}, muộn hơn {latest}. Xếp chuyến về sớm hơn.",
        en="Group {group} is home at {time}, after {latest}. Plan an earlier way home.",
    ),
    "shuttle.window.outside_session": Sentence(
        vi="Nhóm {group} được thu nhận ngoài buổi đã chọn. Chuyển sang buổi gia đình đi được.",
        en="Group {group} is captured outside the sessions it can come to. Move it to one of them.",
    ),
    "shuttle.away.too_long": Sentence(
        vi="Nhóm {group} xa nhà {minutes} phút, tối đa {limit} phút. Xếp lượt đi muộn hơn hoặc lượt về sớm hơn.",
        en="Group {group} is away for {minutes} minutes, {limit} at most. Fetch it later or bring it home earlier.",
    ),
    "shuttle.ride.too_long": Sentence(
        vi="Nhóm {group} ngồi trên xe {van} {minutes} phút, tối đa {limit} phút. Đổi thứ tự đón trả hoặc đổi chuyến.",
        en="Group {group} rides van {van} for {minutes} minutes, {limit} at most. Change the order of stops or the run.",
    ),
}

_VANS = {
    "shuttle.van.unknown": Sentence(
        vi="Kế hoạch có xe {van} không hoạt động trong ngày. Chọn xe khác.",
        en="The plan uses van {van}, which is not on duty that day. Choose another van.",
    ),
    "shuttle.van.twice": Sentence(
        vi="Xe {van} có hai lộ trình trong một ngày. Gộp thành một.",
        en="Van {van} has two routes on one day. Join them into one.",
    ),
    "shuttle.place.unknown": Sentence(
        vi="Xe {van} dừng ở nơi không có trong dữ liệu: {place}. Chọn điểm dừng đã biết.",
        en="Van {van} stops at a place that is not known: {place}. Choose a known stop.",
    ),
    "shuttle.seats.over": Sentence(
        vi="Xe {van} rời {place} lúc {time} chở {load} người, chỉ có {room} chỗ. Chuyển bớt sang chuyến khác.",
        en="Van {van} leaves {place} at {time} with {load} people on {room} seats. Move some to another run.",
    ),
    "shuttle.boosters.over": Sentence(
        vi="Xe {van} rời {place} lúc {time} cần {load} đệm nâng, chỉ có {room}. Thêm đệm hoặc đổi chuyến.",
        en="Van {van} leaves {place} at {time} needing {load} boosters, it has {room}. Add boosters or change the run.",
    ),
    "shuttle.front.closed": Sentence(
        vi="Xe {van} rời {place} lúc {time} có {load} trẻ không được ngồi hàng ghế lái, phía sau chỉ có {room} chỗ (Luật 36/2024, Điều 10). Đổi chuyến.",
        en="Van {van} leaves {place} at {time} with {load} children who may not sit in the driver's row and {room} seats behind it (Law 36/2024 Art. 10). Change the run.",
    ),
    "shuttle.boarding.too_short": Sentence(
        vi="Xe {van} dừng ở {place} (rời lúc {time}) không đủ {seconds} giây để lên xuống. Cho dừng lâu hơn.",
        en="Van {van} stands at {place} (leaving {time}) for less than the {seconds} seconds of getting on and off. Let it wait longer.",
    ),
    "shuttle.stop.backwards": Sentence(
        vi="Xe {van} rời {place} lúc {time}, trước khi đến. Sửa giờ của điểm dừng.",
        en="Van {van} leaves {place} at {time}, before it arrives. Correct the times of the stop.",
    ),
    "shuttle.stop.wrong_place": Sentence(
        vi="Nhóm {group} lên hoặc xuống xe {van} sai điểm ({place}). Dùng đúng điểm đón, điểm trả của nhóm và một điểm thu nhận.",
        en="Group {group} gets on or off van {van} at the wrong place ({place}). Use its own stop and a capture point.",
    ),
    "shuttle.order.pickup_after_dropoff": Sentence(
        vi="Xe {van} trả nhóm {group} trước khi đón. Đổi thứ tự điểm dừng.",
        en="Van {van} drops group {group} before it picks it up. Change the order of stops.",
    ),
    "shuttle.order.never_picked_up": Sentence(
        vi="Xe {van} trả nhóm {group} nhưng không đón nhóm này. Thêm điểm đón hoặc bỏ điểm trả.",
        en="Van {van} drops group {group}, which it never picked up. Add the pickup or remove the drop-off.",
    ),
    "shuttle.order.already_aboard": Sentence(
        vi="Xe {van} đón nhóm {group} khi nhóm đã ở trên xe. Bỏ một lần đón.",
        en="Van {van} picks up group {group} while it is aboard already. Remove one pickup.",
    ),
    "shuttle.run.not_empty": Sentence(
        vi="Chuyến của xe {van} kết thúc khi nhóm {group} còn trên xe. Thêm điểm trả.",
        en="A run of van {van} ends with group {group} still aboard. Add its drop-off.",
    ),
    "shuttle.run.empty_midway": Sentence(
        vi="Xe {van} đã trống lúc {time} mà chuyến chưa kết thúc. Tách thành hai chuyến để kiểm tra xe không còn trẻ.",
        en="Van {van} is empty at {time} but its run goes on. Make it two runs, so that the empty van is checked.",
    ),
    "shuttle.run.without_people": Sentence(
        vi="Xe {van} có một chuyến không đón ai. Bỏ chuyến này.",
        en="Van {van} has a run that picks up nobody. Remove it.",
    ),
    "shuttle.turn_round.short": Sentence(
        vi="Xe {van} ở {place} (rời lúc {time}) nghỉ giữa hai chuyến chưa đủ {seconds} giây. Dời chuyến sau.",
        en="Van {van} stands at {place} (leaving {time}) between two runs for less than {seconds} seconds. Move the later run.",
    ),
    "shuttle.duty.outside": Sentence(
        vi="Xe {van} đi lúc {leave} và về lúc {back}, ngoài ca trực. Rút ngắn lộ trình hoặc đổi ca.",
        en="Van {van} leaves at {leave} and is back at {back}, outside its duty. Shorten the route or change the duty.",
    ),
    "shuttle.break.missing": Sentence(
        vi="Lái xe {van} không có giờ nghỉ trong khoảng {start}–{end}. Thêm giờ nghỉ.",
        en="The driver of van {van} has no break between {start} and {end}. Add one.",
    ),
    "shuttle.break.too_short": Sentence(
        vi="Giờ nghỉ của lái xe {van} ngắn hơn {minutes} phút. Cho nghỉ đủ.",
        en="The break of van {van} is shorter than {minutes} minutes. Make it long enough.",
    ),
    "shuttle.break.outside_window": Sentence(
        vi="Giờ nghỉ của lái xe {van} nằm ngoài khoảng {start}–{end}. Dời giờ nghỉ.",
        en="The break of van {van} lies outside {start} to {end}. Move it.",
    ),
    "shuttle.break.while_busy": Sentence(
        vi="Lúc {time} xe {van} đang chở người, lái xe không thể nghỉ. Dời giờ nghỉ vào giữa hai chuyến.",
        en="At {time} van {van} carries people, its driver cannot rest. Move the break between two runs.",
    ),
    "shuttle.road.too_fast": Sentence(
        vi="Xe {van} rời {from} lúc {depart} không thể đến {to} lúc {arrive}, sớm nhất là {possible}. Dời giờ đến.",
        en="Van {van} leaves {from} at {depart} and cannot be at {to} by {arrive}; {possible} at the earliest. Move the arrival.",
    ),
    "shuttle.road.none": Sentence(
        vi="Không có đường hay phà từ {from} đến {to} cho xe {van} (rời lúc {depart}). Bỏ chặng này.",
        en="No road or ferry joins {from} and {to} for van {van} (leaving {depart}). Remove this leg.",
    ),
    "shuttle.ferry.van_too_heavy": Sentence(
        vi="Phà không nhận xe {van} (chặng {from} – {to}, {depart}). Dùng xe nhẹ hơn.",
        en="The ferry does not take van {van} ({from} to {to}, {depart}). Use a lighter van.",
    ),
    "shuttle.ferry.after_last": Sentence(
        vi="Xe {van} rời {from} lúc {depart} thì đã hết phà sang {to}. Về sớm hơn, trước chuyến phà cuối.",
        en="Van {van} leaves {from} at {depart}, after the last ferry to {to}. Go earlier, before the last sailing.",
    ),
    "shuttle.ferry.not_running": Sentence(
        vi="Phà ngừng chạy vào giờ xe {van} cần sang {to} (rời {from} lúc {depart}). Đổi giờ hoặc đổi ngày.",
        en="The ferry does not run when van {van} needs it to {to} (leaving {from} at {depart}). Change the time or the day.",
    ),
    "shuttle.ferry.too_fast": Sentence(
        vi="Xe {van} rời {from} lúc {depart} đi phà không thể đến {to} lúc {arrive}, sớm nhất là {possible}. Dời giờ đến.",
        en="Van {van} leaves {from} at {depart} and by ferry cannot be at {to} by {arrive}; {possible} at the earliest. Move the arrival.",
    ),
}

_CAPTURES = {
    "shuttle.point.unknown": Sentence(
        vi="Không có điểm thu nhận {point} trong ngày. Chọn điểm khác.",
        en="There is no capture point {point} on that day. Choose another.",
    ),
    "shuttle.point.closed": Sentence(
        vi="Điểm {point} không mở cửa suốt {start}–{end}. Chọn giờ khác.",
        en="Point {point} is not open all the time from {start} to {end}. Choose another time.",
    ),
    "shuttle.kit.not_there": Sentence(
        vi="Điểm {point} không có bộ thiết bị số {kit} lúc {start}–{end}. Chọn bộ khác hoặc giờ khác.",
        en="Point {point} has no kit number {kit} from {start} to {end}. Choose another kit or time.",
    ),
    "shuttle.kit.overlap": Sentence(
        vi="Bộ thiết bị số {kit} ở {point} có hai trẻ cùng lúc {time}. Dời một trẻ.",
        en="Kit number {kit} at {point} has two children at {time}. Move one of them.",
    ),
    "shuttle.capture.missing": Sentence(
        vi="Trẻ {child} của nhóm {group} được đưa đến nhưng không có giờ thu nhận. Xếp giờ cho trẻ.",
        en="Child {child} of group {group} is brought but has no time at a kit. Give it one.",
    ),
    "shuttle.capture.twice": Sentence(
        vi="Trẻ {child} của nhóm {group} có hai giờ thu nhận. Bỏ một giờ.",
        en="Child {child} of group {group} has two times at a kit. Remove one.",
    ),
    "shuttle.capture.without_ride": Sentence(
        vi="Nhóm {group} có giờ thu nhận nhưng không có xe đưa đến. Xếp chuyến hoặc bỏ giờ này.",
        en="Group {group} has times at a kit but no ride. Plan a ride or remove the times.",
    ),
    "shuttle.capture.too_short": Sentence(
        vi="Giờ thu nhận của trẻ {child}, nhóm {group}, ngắn hơn {minutes} phút. Cho đủ thời gian.",
        en="The capture of child {child}, group {group}, is shorter than {minutes} minutes. Give it enough time.",
    ),
    "shuttle.capture.elsewhere": Sentence(
        vi="Nhóm {group} được đưa đến một điểm nhưng thu nhận ở điểm khác. Dùng chung một điểm.",
        en="Group {group} is brought to one point and captured at another. Use one point.",
    ),
    "shuttle.capture.before_arrival": Sentence(
        vi="Nhóm {group} bắt đầu thu nhận lúc {time}, khi chưa xuống xe xong. Dời giờ thu nhận.",
        en="Group {group} begins capture at {time}, before it has got off. Move the capture.",
    ),
    "shuttle.capture.after_departure": Sentence(
        vi="Nhóm {group} thu nhận xong lúc {time}, không kịp lên xe về. Dời chuyến về muộn hơn.",
        en="Group {group} is done at {time}, too late for its van home. Move the way home.",
    ),
}

_UNPLACED = {
    "shuttle.unplaced.no_adult": Sentence(
        vi="Chưa xếp nhóm {group} ({people} người): trẻ chưa có người đi cùng.",
        en="Group {group} ({people} people) is not placed: no adult rides with the children.",
    ),
    "shuttle.unplaced.no_seat": Sentence(
        vi="Chưa xếp nhóm {group} ({people} người): không còn xe đủ chỗ ngồi.",
        en="Group {group} ({people} people) is not placed: no van has enough seats left.",
    ),
    "shuttle.unplaced.no_booster": Sentence(
        vi="Chưa xếp nhóm {group} ({people} người): không đủ đệm nâng cho trẻ.",
        en="Group {group} ({people} people) is not placed: too few boosters for its children.",
    ),
    "shuttle.unplaced.front_closed": Sentence(
        vi="Chưa xếp nhóm {group} ({people} người): chỉ còn chỗ ở hàng ghế lái, trẻ nhỏ không được ngồi.",
        en="Group {group} ({people} people) is not placed: only seats in the driver's row are left, closed to small children.",
    ),
    "shuttle.unplaced.no_kit": Sentence(
        vi="Chưa xếp nhóm {group} ({people} người): bộ thiết bị thu nhận đã kín giờ.",
        en="Group {group} ({people} people) is not placed: the capture kits have no minutes left.",
    ),
    "shuttle.unplaced.point_closed": Sentence(
        vi="Chưa xếp nhóm {group} ({people} người): điểm thu nhận đóng cửa quá sớm.",
        en="Group {group} ({people} people) is not placed: the capture points close too early.",
    ),
    "shuttle.unplaced.no_ferry": Sentence(
        vi="Chưa xếp nhóm {group} ({people} người): phải qua phà mà không xe nào được lên phà.",
        en="Group {group} ({people} people) is not placed: it needs the ferry and no van may go on it.",
    ),
    "shuttle.unplaced.storm": Sentence(
        vi="Chưa xếp nhóm {group} ({people} người): phà ngừng chạy.",
        en="Group {group} ({people} people) is not placed: the ferry is stopped.",
    ),
    "shuttle.unplaced.ferry_times": Sentence(
        vi="Chưa xếp nhóm {group} ({people} người): phà không chạy đủ sớm hoặc đủ muộn.",
        en="Group {group} ({people} people) is not placed: the ferry does not run early or late enough.",
    ),
    "shuttle.unplaced.duty_too_short": Sentence(
        vi="Chưa xếp nhóm {group} ({people} người): hết giờ trực của xe.",
        en="Group {group} ({people} people) is not placed: the vans' duty hours do not suffice.",
    ),
    "shuttle.unplaced.ride_too_long": Sentence(
        vi="Chưa xếp nhóm {group} ({people} người): ngồi xe lâu hơn mức cho phép.",
        en="Group {group} ({people} people) is not placed: the ride would be longer than allowed.",
    ),
    "shuttle.unplaced.away_too_long": Sentence(
        vi="Chưa xếp nhóm {group} ({people} người): xa nhà lâu hơn mức cho phép.",
        en="Group {group} ({people} people) is not placed: it would be away longer than allowed.",
    ),
    "shuttle.unplaced.fetched_too_late": Sentence(
        vi="Chưa xếp nhóm {group} ({people} người): giờ đón sớm nhất quá muộn.",
        en="Group {group} ({people} people) is not placed: it may be fetched only too late.",
    ),
    "shuttle.unplaced.home_too_early": Sentence(
        vi="Chưa xếp nhóm {group} ({people} người): phải về nhà quá sớm.",
        en="Group {group} ({people} people) is not placed: it has to be home too early.",
    ),
    "shuttle.unplaced.session": Sentence(
        vi="Chưa xếp nhóm {group} ({people} người): không còn giờ trong buổi gia đình đi được.",
        en="Group {group} ({people} people) is not placed: no time is left in the sessions it can come to.",
    ),
    "shuttle.unplaced.vans_full": Sentence(
        vi="Chưa xếp nhóm {group} ({people} người): các xe đã kín giờ vì những nhóm khác.",
        en="Group {group} ({people} people) is not placed: other groups fill the vans' time.",
    ),
    "shuttle.unplaced.several_rules": Sentence(
        vi="Chưa xếp nhóm {group} ({people} người): vướng nhiều điều kiện cùng lúc. Xem lại điểm đón, giờ và yêu cầu của nhóm.",
        en="Group {group} ({people} people) is not placed: several rules stand in its way at once. Look at its stop, times and needs.",
    ),
}

_CHANGES = {
    "shuttle.change.name_attendant": Sentence(
        vi="Xếp được nếu chỉ định người quản lý trên xe cho các cháu hoặc thêm người đi cùng.",
        en="It could ride if an attendant were named for the children or an adult came along.",
    ),
    "shuttle.change.more_seats": Sentence(
        vi="Xếp được nếu xe có thêm {seats} chỗ.", en="It could ride if a van had {seats} seats more."
    ),
    "shuttle.change.more_boosters": Sentence(
        vi="Xếp được nếu xe có thêm {boosters} đệm nâng.",
        en="It could ride if a van had {boosters} boosters more.",
    ),
    "shuttle.change.more_back_seats": Sentence(
        vi="Xếp được nếu xe có thêm {seats} chỗ phía sau hàng ghế lái.",
        en="It could ride if a van had {seats} seats more behind the driver's row.",
    ),
    "shuttle.change.more_kits": Sentence(
        vi="Xếp được nếu điểm thu nhận có thêm {kits} bộ thiết bị.",
        en="It could ride if the capture point had {kits} kits more.",
    ),
    "shuttle.change.open_longer": Sentence(
        vi="Xếp được nếu điểm thu nhận mở thêm {minutes} phút.",
        en="It could ride if the capture point stayed open {minutes} minutes longer.",
    ),
    "shuttle.change.ferry_for_vans": Sentence(
        vi="Xếp được nếu có xe được phép lên phà.", en="It could ride if a van were allowed on the ferry."
    ),
    "shuttle.change.ferry_runs": Sentence(
        vi="Xếp được khi phà chạy lại; chọn ngày khác.",
        en="It can ride once the ferry runs again; choose another day.",
    ),
    "shuttle.change.longer_ferry": Sentence(
        vi="Xếp được nếu phà chạy sớm hơn và muộn hơn {minutes} phút.",
        en="It could ride if the ferry ran {minutes} minutes earlier and later.",
    ),
    "shuttle.change.longer_duty": Sentence(
        vi="Xếp được nếu ca trực của xe dài thêm {minutes} phút ở mỗi đầu.",
        en="It could ride if the vans' duty were {minutes} minutes longer at each end.",
    ),
    "shuttle.change.longer_ride": Sentence(
        vi="Xếp được nếu chấp nhận ngồi xe lâu hơn {minutes} phút.",
        en="It could ride if it might ride {minutes} minutes longer.",
    ),
    "shuttle.change.longer_away": Sentence(
        vi="Xếp được nếu chấp nhận xa nhà lâu hơn {minutes} phút.",
        en="It could ride if it might be away {minutes} minutes longer.",
    ),
    "shuttle.change.fetch_earlier": Sentence(
        vi="Xếp được nếu đón sớm hơn {minutes} phút.",
        en="It could ride if it might be fetched {minutes} minutes earlier.",
    ),
    "shuttle.change.home_later": Sentence(
        vi="Xếp được nếu về muộn hơn {minutes} phút.",
        en="It could ride if it might be home {minutes} minutes later.",
    ),
    "shuttle.change.any_session": Sentence(
        vi="Xếp được nếu gia đình đi được buổi khác.", en="It could ride in another session."
    ),
    "shuttle.change.other_day": Sentence(
        vi="Chuyển sang ngày khác hoặc thêm một xe.", en="Move it to another day or add a van."
    ),
}

SENTENCES: dict[str, Sentence] = {
    **_PLAN,
    **_GROUPS,
    **_VANS,
    **_CAPTURES,
    **_UNPLACED,
    **_CHANGES,
}
