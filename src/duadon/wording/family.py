"""What families read and hear: the slip, the message without accents, the loudspeaker; and its forms."""

from duadon.wording.sentences import Sentence

# The version of the words of consent below; a changed text gets a new one.
CONSENT_VERSION = "đưa đón 2024-09"

_CONSENT = {
    "family.consent.transport": Sentence(
        vi="Gia đình đồng ý cho cháu đi xe đưa đón đến điểm thu nhận và về trong ngày; có thể rút lại bất cứ lúc nào.",
        en="The family agrees that the child rides in the shuttle van to the capture point and back that day; this may be taken back at any time.",
    ),
    "family.consent.messages": Sentence(
        vi="Gia đình đồng ý nhận cuộc gọi, tin nhắn về chuyến đi của cháu; có thể rút lại bất cứ lúc nào.",
        en="The family agrees to calls and messages about the child's trip; this may be taken back at any time.",
    ),
}

_SLIP = {
    "family.slip.greeting": Sentence(
        vi="Kính gửi Quý phụ huynh của cháu {children}.", en="To the parents of {children}."
    ),
    "family.slip.planned": Sentence(
        vi="Xe đón lúc {at}, ngày {day}, tại {place}. Xin có mặt trước 10 phút.",
        en="The van comes at {at} on {day} to {place}. Please be there 10 minutes before.",
    ),
    "family.slip.not_planned": Sentence(
        vi="Ngày {day}, điểm đón: {place}. Giờ xe đến sẽ được cán bộ báo trước.",
        en="On {day} at {place}. The officer will tell you the time of the van beforehand.",
    ),
    "family.slip.home_at": Sentence(
        vi="Xe đưa cháu về đến {place} khoảng {at}.",
        en="The van brings the child back to {place} at about {at}.",
    ),
    "family.slip.home": Sentence(
        vi="Làm xong, xe đưa cháu về {place}. Buổi sáng cháu về trước giờ ăn trưa.",
        en="Afterwards the van brings the child back to {place}; in the morning before lunch.",
    ),
    "family.slip.bring": Sentence(vi="Xin mang theo:", en="Please bring:"),
    "family.slip.free": Sentence(
        vi="Đi xe không mất tiền. Nếu gia đình không đi được, xin báo giúp cán bộ để nhường chỗ cho cháu khác.",
        en="The ride costs nothing. If you cannot come, please tell the officer, so that another child gets the seat.",
    ),
    "family.slip.officer": Sentence(vi="Cán bộ phụ trách: {officer}", en="Your officer: {officer}"),
    "family.slip.call": Sentence(vi="Số điện thoại để gọi:", en="Number to call:"),
    "family.slip.sms": Sentence(
        vi="Kính gửi Quý phụ huynh: cháu {children} đi làm căn cước ngày {day}, {when} tại {place}. Xe đưa về trong ngày, không mất tiền. Cán bộ {officer}. Tin này không kèm đường dẫn.",
        en="Dear parents: {children} rides to the ID point on {day}, {when}, from {place}. The van brings you back the same day, free. Officer {officer}. This message has no link.",
    ),
    "family.slip.speaker": Sentence(
        vi="Kính mời các gia đình có cháu đã đăng ký xe ngày {day} đến {place} {when}. Xin mang theo giấy tờ đã ghi trong phiếu. Cán bộ {officer} có mặt để giúp.",
        en="Families with a child booked for {day} are kindly asked to come to {place}, {when}. Please bring the papers on the slip. Officer {officer} is there to help.",
    ),
    "family.slip.when_at": Sentence(vi="xe đón lúc {at}", en="van at {at}"),
    "family.slip.when_open": Sentence(vi="giờ báo sau", en="time to be told"),
}

_FORMS = {
    "family.form.choose_child": Sentence(
        vi="Xin chọn ít nhất một cháu.", en="Please choose at least one child."
    ),
    "family.form.who_agrees": Sentence(
        vi="Xin ghi ai trong gia đình đồng ý.", en="Please name who of the family agrees."
    ),
    "family.form.too_old": Sentence(
        vi="Trang này mở đã lâu nên chưa ghi. Điều đã nhập vẫn còn: xin xem lại rồi bấm ghi một lần nữa; lần gặp được tính vào lúc này.",
        en="This page lay open for long, so nothing was recorded. What you typed is kept: please look at it and record it once more; the visit then counts as of now.",
    ),
    "family.form.nothing_to_record": Sentence(
        vi="Các cháu đã chọn đã có nhu cầu hoặc đã đi xa hơn trên tiến trình; không có gì mới để ghi. Xin ghi sự đồng ý, hoặc đăng ký xe.",
        en="The children chosen already want a card or are further on; there is nothing new to record. Please record a consent, or ask for a ride.",
    ),
    "family.form.not_a_day": Sentence(
        vi="Xin ghi ngày như 10/09/2024, hoặc “hôm nay”, “ngày mai”.",
        en="Please write the day like 10/09/2024, or “today”, “tomorrow”.",
    ),
    "family.form.too_many_receivers": Sentence(
        vi="Ghi nhiều nhất ba người nhận cháu.", en="At most three people may receive the children."
    ),
    "family.form.receiver_relation": Sentence(
        vi="Xin ghi cả tên và quan hệ của người nhận khác.",
        en="Please give both name and relation of the other receiver.",
    ),
    "family.form.today": Sentence(vi="hôm nay {day}", en="today {day}"),
    "family.form.tomorrow": Sentence(vi="ngày mai {day}", en="tomorrow {day}"),
    "family.form.open_days": Sentence(
        vi="Ngày có mở điểm thu nhận: {days}.", en="Days when a capture point is open: {days}."
    ),
    "family.form.no_open_day": Sentence(
        vi="Chưa có ngày nào mở điểm thu nhận trong hai tuần tới; vẫn đăng ký được, điều phối sẽ mở.",
        en="No capture point is open in the next two weeks yet; a request is taken all the same, the dispatcher opens one.",
    ),
    "family.form.age": Sentence(vi="{age} tuổi", en="{age} years"),
    "family.form.other_stops": Sentence(vi="Phường, xã khác", en="Other wards and communes"),
    "family.form.file_online": Sentence(
        vi="dưới 6 tuổi: nộp trực tuyến, không cần đi", en="under 6: filed online, need not come"
    ),
}

_LABELS = {
    "family.result.visit_done": Sentence(
        vi="Đã ghi lần gặp cho {count} cháu.", en="Visit recorded for {count} children."
    ),
    "family.result.asked": Sentence(vi="Đã nhận đăng ký xe ngày {day}.", en="Ride asked for on {day}."),
    "family.result.cancelled": Sentence(vi="Đã hủy.", en="Cancelled."),
    "family.result.adults_named": Sentence(
        vi="Đã ghi ai đi cùng và ai ký.", en="Who rides along and who signs is recorded."
    ),
    "family.form.paper_seen_by": Sentence(
        vi="Giấy của người ký: {officer} đã xem, {at}.",
        en="The signer's paper: seen by {officer}, {at}.",
    ),
    "family.result.paper_seen": Sentence(
        vi="Đã ghi nhận giấy của người ký.", en="The signer's paper is recorded as seen."
    ),
    "family.state.not_ready": Sentence(vi="Chưa xếp được chỗ", en="Not ready"),
    "family.state.waiting": Sentence(vi="Đủ điều kiện, chờ xếp xe", en="Ready, waiting for a van"),
    "family.state.planned": Sentence(vi="Đã có xe", en="On a van"),
    "family.state.cancelled": Sentence(vi="Đã hủy", en="Cancelled"),
    "family.way.out": Sentence(vi="Lượt đi", en="Way out"),
    "family.way.home": Sentence(vi="Lượt về", en="Way home"),
    "family.way.both": Sentence(vi="Cả hai lượt", en="Both ways"),
    "family.part.any": Sentence(vi="Lúc nào cũng được", en="Any time"),
    "family.part.morning": Sentence(vi="Buổi sáng", en="Morning"),
    "family.part.afternoon": Sentence(vi="Buổi chiều", en="Afternoon"),
    "family.part.evening": Sentence(vi="Buổi tối", en="Evening"),
    "family.presence.rides": Sentence(vi="Đi cùng xe", en="Rides along"),
    "family.presence.meets_at_point": Sentence(
        vi="Gặp cháu tại điểm thu nhận", en="Meets the child at the point"
    ),
    "family.presence.not_needed": Sentence(vi="Không cần (từ đủ 14 tuổi)", en="Not needed (from 14)"),
    "family.signer.nobody": Sentence(vi="Chưa biết ai ký", en="Not known yet"),
    "family.height.unknown": Sentence(vi="Chưa đo (tính là thấp hơn)", en="Not measured (counts as shorter)"),
    "family.height.below": Sentence(vi="Thấp hơn 1,35 m", en="Below 1.35 m"),
    "family.height.tall": Sentence(vi="Từ 1,35 m trở lên", en="1.35 m or more"),
    "family.height.of": Sentence(vi="Cháu {child} cao", en="Height of {child}"),
    "family.wish.unsaid": Sentence(vi="Chưa nói", en="Not said"),
    "family.wish.yes": Sentence(vi="Có nhu cầu", en="Wants a card"),
    "family.wish.no": Sentence(vi="Chưa có nhu cầu", en="Does not want one yet"),
    "family.choice.none": Sentence(vi="Không", en="None"),
}

SENTENCES: dict[str, Sentence] = {**_CONSENT, **_SLIP, **_FORMS, **_LABELS}
