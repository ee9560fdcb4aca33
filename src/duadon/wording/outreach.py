"""Sentences about visits, consents and requests for a ride."""

from duadon.wording.sentences import Sentence

_CONTACTS = {
    "outreach.result.reached": Sentence(vi="Đã gặp gia đình", en="Family reached"),
    "outreach.result.not_home": Sentence(vi="Không có ai ở nhà", en="Nobody at home"),
    "outreach.result.no_answer": Sentence(vi="Không nghe máy", en="No answer on the phone"),
    "outreach.result.wrong_address": Sentence(vi="Địa chỉ không đúng", en="Wrong address"),
    "outreach.result.moved_away": Sentence(vi="Đã chuyển đi nơi khác", en="Moved away"),
    "outreach.result.refused": Sentence(vi="Gia đình chưa muốn trao đổi", en="Family did not wish to talk"),
    "outreach.reason.no_vehicle": Sentence(vi="Không có phương tiện đi lại", en="No means of travel"),
    "outreach.reason.cannot_ride_motorbike": Sentence(
        vi="Không biết đi xe máy", en="Cannot ride a motorbike"
    ),
    "outreach.reason.parents_away": Sentence(vi="Cha mẹ đi làm ăn xa", en="Parents working away"),
    "outreach.reason.bad_weather": Sentence(vi="Thời tiết xấu", en="Bad weather"),
    "outreach.reason.illness": Sentence(vi="Cháu hoặc người thân bị bệnh", en="Illness"),
    "outreach.reason.school_hours": Sentence(vi="Vướng giờ học", en="School hours"),
    "outreach.reason.work_hours": Sentence(vi="Vướng giờ làm", en="Working hours"),
    "outreach.reason.data_wrong": Sentence(vi="Sai lệch thông tin", en="Data mismatch"),
    "outreach.reason.not_interested": Sentence(vi="Chưa có nhu cầu", en="Does not want a card yet"),
    "outreach.reason.comes_by_itself": Sentence(vi="Gia đình tự đưa cháu đi", en="Comes by itself"),
    "outreach.reason.other": Sentence(vi="Lý do khác", en="Another reason"),
}

_CONSENTS = {
    "outreach.consent.transport_missing": Sentence(
        vi="Chưa có sự đồng ý của gia đình cho cháu đi xe. Xin hỏi Quý phụ huynh và ghi lại ai đồng ý, ngày nào.",
        en="The family has not agreed that the child rides in the van. Please ask, and record who agreed and when.",
    ),
    "outreach.consent.messages_missing": Sentence(
        vi="Gia đình chưa đồng ý nhận tin nhắn. Xin gọi điện hoặc gửi giấy, hoặc hỏi ý kiến Quý phụ huynh trước.",
        en="The family has not agreed to messages. Please call or send a slip, or ask the parents first.",
    ),
    "outreach.consent.publishing_missing": Sentence(
        vi="Người đại diện hợp pháp của cháu chưa đồng ý cho đăng hình ảnh, câu chuyện. Xin không đăng khi chưa có sự đồng ý.",
        en="The child's legal representative has not agreed to a picture or story. Please publish nothing without it.",
    ),
    "outreach.consent.child_not_asked": Sentence(
        vi="Cháu từ đủ 7 tuổi: cần cả sự đồng ý của cháu. Xin hỏi cháu và ghi lại trước khi đăng.",
        en="From 7 years of age the child's own word is needed too. Please ask the child and record it before publishing.",
    ),
    "outreach.consent.no_ride": Sentence(
        vi="Cháu {child}: chưa có sự đồng ý của gia đình cho cháu đi xe. Xin hỏi Quý phụ huynh và ghi lại ai đồng ý, ngày nào.",
        en="{child}: the family has not agreed to the ride. Please ask the parents, and record who agreed and when.",
    ),
}

_SEATS = {
    "outreach.seat.not_ready": Sentence(
        vi="Chưa xếp chỗ ngày {day} được. Xin làm các việc sau; phiếu đăng ký giữ nguyên, không phải nhập lại.",
        en="No seat can be given for {day} yet. Please see to the following; the request stays, nothing has to be typed again.",
    ),
    "outreach.seat.cancelled": Sentence(
        vi="Phiếu đăng ký này đã hủy cả hai lượt. Xin lập phiếu mới nếu gia đình muốn đi.",
        en="Both ways of this request are cancelled. Please make a new request if the family wishes to come.",
    ),
    "outreach.seat.file_online": Sentence(
        vi="Cháu {child} dưới 6 tuổi vào ngày đó: không cần đến điểm thu nhận. Xin hướng dẫn Quý phụ huynh nộp hồ sơ trực tuyến và bỏ cháu khỏi phiếu này.",
        en="{child} is under 6 on that day and need not come. Please guide the parents to file online and take the child off this request.",
    ),
    "outreach.seat.child_not_ready": Sentence(
        vi="Cháu {child} chưa đủ điều kiện thu nhận vào ngày đó, vì:",
        en="{child} cannot be captured on that day, because:",
    ),
    "outreach.seat.no_adult": Sentence(
        vi="Cháu {child} dưới 14 tuổi nhưng chưa có người lớn đi cùng. Xin ghi người đi cùng hoặc cử người quản lý trên xe.",
        en="{child} is under 14 and no adult rides along. Please name an accompanying adult or an attendant.",
    ),
    "outreach.seat.child_twice": Sentence(
        vi="Cháu {child} đã có phiếu đăng ký khác ngày {day}. Xin giữ một phiếu và hủy phiếu kia.",
        en="{child} has another request for {day}. Please keep one and cancel the other.",
    ),
}

_SIGNERS = {
    "outreach.signer.not_named": Sentence(
        vi="Chưa ghi ai sẽ ký cho cháu. Xin hỏi gia đình; những người sau ký được:",
        en="It is not recorded who signs for the child. Please ask the family; these may sign:",
    ),
    "outreach.signer.not_aboard": Sentence(
        vi="Người ký được ghi là đi cùng xe nhưng không có trong danh sách người đi cùng. Xin thêm vào, hoặc ghi sẽ gặp cháu tại điểm thu nhận.",
        en="The signer is said to ride but is not among the adults. Please add the signer, or record that they meet the child at the capture point.",
    ),
    "outreach.signer.paper_missing": Sentence(
        vi="Người ký cần có {paper}; chưa ghi nhận đã thấy giấy này. Xin xem giấy rồi ghi lại, hoặc mời người khác ký. Ai ký được:",
        en="The signer needs this paper: {paper}; nobody has recorded seeing it. Please look at it and record it, or ask somebody else to sign. Who may sign:",
    ),
    "outreach.signer.may_not": Sentence(
        vi="Người được ghi chưa ký cho cháu được. Xin mời người khác ký. Ai ký được:",
        en="The person named may not sign for the child. Please ask somebody else. Who may sign:",
    ),
    "outreach.signer.not_answered": Sentence(
        vi="Đơn vị chưa trả lời người này có ký cho cháu được không. Xin chỉ huy trả lời, hoặc mời người khác ký. Ai ký được:",
        en="The office has not answered whether this person may sign. Please ask the commander, or ask somebody else to sign. Who may sign:",
    ),
}

_LEGS = {
    "outreach.leg.ask_about_home": Sentence(
        vi="Hủy lượt đi: còn lượt về thì sao? Xin hỏi gia đình: hủy luôn, hay vẫn đón cháu về.",
        en="The way out is cancelled: what about the way home? Please ask the family whether to cancel it too or to keep it.",
    ),
    "outreach.leg.ask_about_out": Sentence(
        vi="Hủy lượt về: còn lượt đi thì sao? Xin hỏi gia đình: hủy luôn, hay có người nhận cháu tại điểm thu nhận.",
        en="The way home is cancelled: what about the way out? Please ask the family whether to cancel it too, or who takes the child over at the capture point.",
    ),
    "outreach.leg.ask_home_stop": Sentence(
        vi="Đổi điểm đón lượt đi: lượt về có đổi theo không? Xin hỏi gia đình.",
        en="The stop of the way out changes: does the way home change too? Please ask the family.",
    ),
    "outreach.leg.ask_out_stop": Sentence(
        vi="Đổi điểm trả lượt về: lượt đi có đổi theo không? Xin hỏi gia đình.",
        en="The stop of the way home changes: does the way out change too? Please ask the family.",
    ),
    "outreach.leg.already_cancelled": Sentence(
        vi="Lượt này đã hủy trước đó. Không có gì thay đổi.",
        en="This way was cancelled before. Nothing was changed.",
    ),
    "outreach.leg.nobody_at_point": Sentence(
        vi="Không đón cháu đi khi chưa có xe đưa cháu về. Xin ghi người nhận cháu tại điểm thu nhận, hoặc hủy cả hai lượt.",
        en="No child is fetched who is not brought home. Please name who takes the child over at the capture point, or cancel both ways.",
    ),
}

_ACTIONS = {
    "outreach.contact.in_future": Sentence(
        vi="Lần liên hệ có giờ ở tương lai. Xin kiểm tra lại ngày, giờ rồi ghi lại.",
        en="The contact lies in the future. Please check its day and time and record it again.",
    ),
    "outreach.consent.stranger": Sentence(
        vi="Người đồng ý chưa có trong hồ sơ của cháu. Xin bổ sung người này vào hồ sơ trước.",
        en="The person who agrees is not on the child's record. Please add the person there first.",
    ),
    "outreach.paper.nobody_signs": Sentence(
        vi="Phiếu đăng ký này chưa ghi ai ký cho cháu nên chưa có giấy để xem. Xin hỏi gia đình ai ký, rồi ghi người ký vào phiếu.",
        en="This request names nobody who signs, so there is no paper to see. Please ask the family who signs, and name that person on the request.",
    ),
    "outreach.paper.other_signer": Sentence(
        vi="Phiếu đăng ký vừa đổi người ký nên chưa ghi là đã xem giấy. Xin xem lại ai ký, xem giấy của người đó rồi bấm một lần nữa.",
        en="The request has just been given another signer, so no paper was recorded as seen. Please look who signs now, see that person's paper and press once more.",
    ),
    "outreach.request.child_twice": Sentence(
        vi="Cháu {children} đã có phiếu đăng ký xe ngày {day}: {officer} ghi lúc {at}, đón tại {stop}. Xin mở phiếu đó để ghi lại ai đi cùng, ai ký; muốn đổi điều khác thì hủy phiếu đó rồi lập phiếu mới.",
        en="{children} already has a ride request for {day}: recorded by {officer} at {at}, getting on at {stop}. Please open that request to change who comes along or signs; to change anything else cancel it first, then ask again.",
    ),
    "outreach.adults.published": Sentence(
        vi="Kế hoạch ngày {day} đã công bố nên không đổi người đi cùng, người ký được nữa. Xin gọi điều phối để báo cho tổ xe và điểm thu nhận; hoặc hủy phiếu này rồi đăng ký ngày khác.",
        en="The plan of {day} is published, so who comes along or signs can no longer be changed. Please call the dispatcher, who tells the crew and the point; or cancel this request and ask for another day.",
    ),
    "outreach.adults.changed_meanwhile": Sentence(
        vi="Có người vừa sửa phiếu này. Xin xem lại ai đi cùng, ai ký rồi ghi một lần nữa.",
        en="Somebody has just changed this request. Please look again at who comes along and who signs, then record it once more.",
    ),
    "outreach.request.stranger": Sentence(
        vi="Người đi cùng hoặc người ký chưa có trong hồ sơ của cháu nào trong nhóm. Xin bổ sung vào hồ sơ trước.",
        en="Somebody who rides along or signs is on the record of no child of the group. Please add the person there first.",
    ),
    "outreach.request.relation_differs": Sentence(
        vi="Quan hệ của người ký với các cháu không khớp với hồ sơ. Xin kiểm tra và sửa hồ sơ trước; nếu quan hệ với từng cháu khác nhau, xin lập yêu cầu riêng.",
        en="How the signer is related to the children differs from their records. Please check and correct the records first; where the relation differs from child to child, make separate requests.",
    ),
    "outreach.request.day_outside": Sentence(
        vi="Ngày {day} không có xe đưa đón. Xin chọn ngày từ {first} đến {last}.",
        en="There is no shuttle on {day}. Please choose a day from {first} to {last}.",
    ),
}

SENTENCES: dict[str, Sentence] = {**_ACTIONS, **_CONTACTS, **_CONSENTS, **_SEATS, **_SIGNERS, **_LEGS}
