"""Sentences about tracks, papers, who signs, and how far a child has come."""

from duadon.wording.sentences import Sentence

_TRACKS = {
    "enrolment.track.under_6": Sentence(vi="Dưới 6 tuổi", en="Under 6"),
    "enrolment.track.from_6_to_13": Sentence(vi="Từ đủ 6 đến dưới 14 tuổi", en="6 to under 14"),
    "enrolment.track.from_14": Sentence(vi="Từ đủ 14 tuổi trở lên", en="14 and over"),
}

_ELIGIBILITY = {
    "enrolment.law.not_in_force": Sentence(
        vi="Ngày {day} Luật Căn cước chưa có hiệu lực (từ 01/07/2024), nên chưa xác định được diện cấp. Xin chọn ngày khác.",
        en="On {day} the identity law was not yet in force (from 01/07/2024), so there is no track. Please choose another day.",
    ),
    "enrolment.birth.unknown": Sentence(
        vi="Chưa có ngày sinh của cháu. Xin hỏi gia đình hoặc xem giấy khai sinh rồi bổ sung.",
        en="The child's date of birth is not known. Please ask the family or look at the birth certificate, then add it.",
    ),
    "enrolment.birth.after_day": Sentence(
        vi="Ngày sinh của cháu sau ngày {day}. Xin kiểm tra lại ngày sinh hoặc ngày dự kiến.",
        en="The child's date of birth lies after {day}. Please check the date of birth or the planned day.",
    ),
    "enrolment.birth.track_uncertain": Sentence(
        vi="Ngày sinh mới biết đến {birth} nên ngày {day} cháu có thể thuộc hai diện khác nhau. Xin bổ sung đủ ngày, tháng, năm sinh theo giấy khai sinh.",
        en="The date of birth is known only as {birth}, so on {day} the child could belong to two tracks. Please complete day, month and year from the birth certificate.",
    ),
    "enrolment.birth.not_exact": Sentence(
        vi="Ngày sinh mới biết đến {birth}. Xin bổ sung đủ ngày, tháng, năm sinh trước khi thu nhận hồ sơ.",
        en="The date of birth is known only as {birth}. Please complete day, month and year before the file is taken.",
    ),
    "enrolment.birth.leap_day": Sentence(
        vi="Cháu sinh ngày 29 tháng 2; năm nay tuổi tròn được tính vào ngày {birthday}.",
        en="The child was born on 29 February; this year a full year of age is reached on {birthday}.",
    ),
    "enrolment.number.not_set_yet": Sentence(
        vi="Cháu đã đăng ký khai sinh nhưng chưa có số định danh cá nhân. Xin hướng dẫn gia đình đến Công an phường, xã gần nhất để thu thập thông tin; có số rồi mới hẹn thu nhận.",
        en="The child's birth is registered but there is no personal number yet. Please guide the family to the nearest ward or commune police to give the data; make the appointment once the number is set.",
    ),
    "enrolment.number.birth_not_registered": Sentence(
        vi="Cháu chưa đăng ký khai sinh. Xin hướng dẫn gia đình làm thủ tục liên thông: đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế; cháu sẽ có số định danh cá nhân rồi làm thẻ.",
        en="The child's birth is not registered. Please guide the family to the joint procedure for birth, residence and health insurance; it brings the personal number, then the card can be asked for.",
    ),
    "enrolment.number.unknown": Sentence(
        vi="Chưa có số định danh cá nhân của cháu. Xin tra cứu hoặc hỏi gia đình cháu đã đăng ký khai sinh chưa rồi bổ sung.",
        en="The child's personal number is not known. Please look it up, or ask the family whether the birth is registered, then add it.",
    ),
    "enrolment.card.in_future": Sentence(
        vi="Ngày {day} chưa tới (hôm nay là {today}). Xin kiểm tra lại ngày rồi ghi lại.",
        en="{day} has not come yet (today is {today}). Please check the day and record it again.",
    ),
    "enrolment.card.no_receiver": Sentence(
        vi="Chưa ghi ai nhận thẻ và trao bằng cách nào. Xin chọn người nhận và cách trao rồi ghi lại.",
        en="Nobody is named who took the card, or how it was given. Please choose the receiver and the way, then record it again.",
    ),
    "enrolment.card.not_a_carer": Sentence(
        vi="Danh sách không ghi người này là người chăm sóc cháu. Xin chọn người khác, hoặc chọn “Người lớn khác” và ghi tên, quan hệ.",
        en="The list does not name this adult as caring for the child. Please choose somebody else, or choose “Another adult” and write name and relation.",
    ),
    "enrolment.card.too_young": Sentence(
        vi="Vào ngày trao, người được cấp thẻ chưa đủ 14 tuổi nên cha, mẹ hoặc người giám hộ nhận thay. Xin chọn người lớn đã nhận thẻ.",
        en="On the day of the hand-over the holder was not yet 14, so a parent or guardian takes the card. Please choose the adult who took it.",
    ),
    "enrolment.card.has_one": Sentence(
        vi="Cháu đã có thẻ căn cước cấp ngày {issued}; cần đủ ngày, tháng, năm sinh để biết thẻ còn hạn đến khi nào.",
        en="The child has a card given on {issued}; the full date of birth is needed to know until when it is valid.",
    ),
    "enrolment.card.valid_until": Sentence(
        vi="Đã có thẻ căn cước cấp ngày {issued}, còn giá trị đến ngày {until}. Chưa cần làm thẻ mới.",
        en="There is a card given on {issued}, valid until {until}. No new card is needed yet.",
    ),
    "enrolment.card.valid_for_life": Sentence(
        vi="Đã có thẻ căn cước cấp ngày {issued}, không phải đổi theo tuổi nữa. Không cần làm thẻ mới.",
        en="There is a card given on {issued} that no longer has to be renewed by age. No new card is needed.",
    ),
    "enrolment.card.renewal_due": Sentence(
        vi="Thẻ căn cước cấp ngày {issued} đã hết giá trị ngày {until}; lần này là cấp đổi.",
        en="The card given on {issued} ended on {until}; this time it is a change of card.",
    ),
    "enrolment.card.biometrics_may_be_added": Sentence(
        vi="Thẻ cấp khi cháu dưới 6 tuổi chưa có ảnh khuôn mặt và vân tay; nếu gia đình có nhu cầu, có thể bổ sung bằng thủ tục cấp đổi.",
        en="The card was given before the age of 6 and has no face photo or fingerprints; if the family wishes, they can be added by a change of card.",
    ),
}

_SIGNING = {
    "enrolment.signing.by_law": Sentence(
        vi="Cha, mẹ hoặc người giám hộ của cháu ký được theo luật.",
        en="The child's father, mother or guardian may sign by law.",
    ),
    "enrolment.signing.grandmother_may": Sentence(
        vi="Bà của cháu ký được theo quy định của đơn vị.",
        en="The child's grandmother may sign by the office's rule.",
    ),
    "enrolment.signing.grandmother_with_paper": Sentence(
        vi="Bà của cháu ký được khi có {paper}.",
        en="The child's grandmother may sign with this paper: {paper}.",
    ),
    "enrolment.signing.grandmother_may_not": Sentence(
        vi="Theo quy định của đơn vị, bà của cháu chưa ký thay được.",
        en="By the office's rule the child's grandmother may not sign.",
    ),
    "enrolment.signing.grandmother_open": Sentence(
        vi="Đơn vị chưa quy định bà của cháu có ký được không; xin chỉ huy trả lời.",
        en="The office has not answered whether the child's grandmother may sign; please ask the commander.",
    ),
    "enrolment.signing.grandfather_may": Sentence(
        vi="Ông của cháu ký được theo quy định của đơn vị.",
        en="The child's grandfather may sign by the office's rule.",
    ),
    "enrolment.signing.grandfather_with_paper": Sentence(
        vi="Ông của cháu ký được khi có {paper}.",
        en="The child's grandfather may sign with this paper: {paper}.",
    ),
    "enrolment.signing.grandfather_may_not": Sentence(
        vi="Theo quy định của đơn vị, ông của cháu chưa ký thay được.",
        en="By the office's rule the child's grandfather may not sign.",
    ),
    "enrolment.signing.grandfather_open": Sentence(
        vi="Đơn vị chưa quy định ông của cháu có ký được không; xin chỉ huy trả lời.",
        en="The office has not answered whether the child's grandfather may sign; please ask the commander.",
    ),
    "enrolment.signing.other_may": Sentence(
        vi="Người thân khác đang nuôi dưỡng cháu ký được theo quy định của đơn vị.",
        en="Another relative who cares for the child may sign by the office's rule.",
    ),
    "enrolment.signing.other_with_paper": Sentence(
        vi="Người thân khác đang nuôi dưỡng cháu ký được khi có {paper}.",
        en="Another relative who cares for the child may sign with this paper: {paper}.",
    ),
    "enrolment.signing.other_may_not": Sentence(
        vi="Theo quy định của đơn vị, người thân khác chưa ký thay được.",
        en="By the office's rule another relative may not sign.",
    ),
    "enrolment.signing.other_open": Sentence(
        vi="Đơn vị chưa quy định người thân khác có ký được không; xin chỉ huy trả lời.",
        en="The office has not answered whether another relative may sign; please ask the commander.",
    ),
}

_PAPERS = {
    "enrolment.paper.e_identity": Sentence(
        vi="Tài khoản định danh điện tử mức độ 2 của người đại diện hợp pháp",
        en="E-ID account of level 2 of the legal representative",
    ),
    "enrolment.paper.signer_card": Sentence(
        vi="Thẻ căn cước của người ký", en="Identity card of the person who signs"
    ),
    "enrolment.paper.number_note": Sentence(
        vi="Số định danh cá nhân của cháu", en="The child's personal number"
    ),
    "enrolment.paper.birth_certificate": Sentence(
        vi="Giấy khai sinh của cháu", en="The child's birth certificate"
    ),
    "enrolment.paper.guardian_decision": Sentence(
        vi="Giấy tờ công nhận người giám hộ", en="Paper that recognises the guardian"
    ),
    "enrolment.paper.office_paper": Sentence(vi="{paper}", en="{paper}"),
    "enrolment.paper.residence_paper": Sentence(
        vi="Giấy tờ chứng minh nơi cư trú", en="Paper that proves the residence"
    ),
    "enrolment.paper.civil_status_paper": Sentence(
        vi="Giấy tờ chứng minh thông tin của cháu còn thiếu hoặc sai lệch",
        en="Papers that prove the child's missing or wrong data",
    ),
}

_STATUSES = {
    "enrolment.status.unlisted": Sentence(
        vi="Hiện tại: chưa có trong danh sách.", en="Now: not on the list."
    ),
    "enrolment.status.listed": Sentence(vi="Hiện tại: có trong danh sách.", en="Now: on the list."),
    "enrolment.status.contacted": Sentence(vi="Hiện tại: đã liên hệ.", en="Now: contacted."),
    "enrolment.status.not_wanted": Sentence(
        vi="Hiện tại: chưa có nhu cầu.", en="Now: does not want a card yet."
    ),
    "enrolment.status.wanted": Sentence(vi="Hiện tại: có nhu cầu.", en="Now: wants a card."),
    "enrolment.status.filed_online": Sentence(
        vi="Hiện tại: đã nộp hồ sơ trực tuyến.", en="Now: filed online."
    ),
    "enrolment.status.booked": Sentence(vi="Hiện tại: đã đăng ký đưa đón.", en="Now: booked for a ride."),
    "enrolment.status.not_captured": Sentence(
        vi="Hiện tại: đến nhưng chưa thu nhận được.", en="Now: came but was not captured."
    ),
    "enrolment.status.captured": Sentence(vi="Hiện tại: đã thu nhận.", en="Now: captured."),
    "enrolment.status.card_made": Sentence(vi="Hiện tại: thẻ đã in.", en="Now: card made."),
    "enrolment.status.card_arrived": Sentence(
        vi="Hiện tại: thẻ đã về đơn vị.", en="Now: card arrived at the office."
    ),
    "enrolment.status.handed_over": Sentence(vi="Hiện tại: đã trao thẻ.", en="Now: card handed over."),
}

_MOVES = {
    "enrolment.status.cannot_list": Sentence(
        vi="Cháu đã có trong danh sách của đợt này. Xin mở hồ sơ đã có.",
        en="The child is on this campaign's list already. Please open that record.",
    ),
    "enrolment.status.cannot_contact": Sentence(
        vi="Chưa ghi được “đã liên hệ”: hồ sơ chưa lập hoặc đã đi xa hơn. Lần liên hệ vẫn được lưu trong nhật ký.",
        en="“Contacted” cannot be set: there is no record yet, or it has gone further. The contact itself stays in the log.",
    ),
    "enrolment.status.cannot_decline": Sentence(
        vi="Chưa ghi được “chưa có nhu cầu” ở bước này. Xin xem lại trạng thái của cháu.",
        en="“Does not want a card yet” cannot be set at this step. Please look at the child's status again.",
    ),
    "enrolment.status.cannot_want": Sentence(
        vi="Chưa ghi được “có nhu cầu” ở bước này. Xin xem lại trạng thái của cháu.",
        en="“Wants a card” cannot be set at this step. Please look at the child's status again.",
    ),
    "enrolment.status.cannot_file": Sentence(
        vi="Chưa ghi được “đã nộp hồ sơ trực tuyến” ở bước này. Xin xem lại trạng thái của cháu.",
        en="“Filed online” cannot be set at this step. Please look at the child's status again.",
    ),
    "enrolment.status.cannot_book": Sentence(
        vi="Chưa đăng ký đưa đón được ở bước này. Xin ghi nhu cầu của gia đình trước.",
        en="A ride cannot be booked at this step. Please record first that the family wants a card.",
    ),
    "enrolment.status.cannot_miss": Sentence(
        vi="Chưa ghi được “chưa thu nhận được” ở bước này. Xin xem lại trạng thái của cháu.",
        en="“Not captured” cannot be set at this step. Please look at the child's status again.",
    ),
    "enrolment.status.cannot_capture": Sentence(
        vi="Chưa ghi được “đã thu nhận” ở bước này. Xin xem lại trạng thái của cháu.",
        en="“Captured” cannot be set at this step. Please look at the child's status again.",
    ),
    "enrolment.status.cannot_make": Sentence(
        vi="Chưa ghi được “thẻ đã in”: xin ghi kết quả thu nhận hoặc việc nộp hồ sơ trực tuyến trước.",
        en="“Card made” cannot be set: please record the capture or the online filing first.",
    ),
    "enrolment.status.cannot_arrive": Sentence(
        vi="Chưa ghi được “thẻ đã về”: xin ghi thẻ đã in trước.",
        en="“Card arrived” cannot be set: please record first that the card was made.",
    ),
    "enrolment.status.cannot_hand_over": Sentence(
        vi="Chưa ghi được “đã trao thẻ”: thẻ chưa in, hoặc đã trao rồi.",
        en="“Handed over” cannot be set: the card is not made yet, or was handed over already.",
    ),
    "enrolment.status.needs_capture": Sentence(
        vi="Từ đủ 6 tuổi, cháu cần đến điểm thu nhận; nộp trực tuyến chỉ dành cho cháu dưới 6 tuổi. Xin hẹn ngày thu nhận.",
        en="From the age of 6 the child comes to the capture point; filing online alone is for under 6. Please make an appointment.",
    ),
    "enrolment.status.needs_filing": Sentence(
        vi="Cháu dưới 6 tuổi không cần thu nhận sinh trắc học. Xin hướng dẫn gia đình nộp hồ sơ trực tuyến.",
        en="A child under 6 needs no biometric capture. Please guide the family to file online.",
    ),
}

SENTENCES: dict[str, Sentence] = {
    **_TRACKS,
    **_ELIGIBILITY,
    **_SIGNING,
    **_PAPERS,
    **_STATUSES,
    **_MOVES,
}
