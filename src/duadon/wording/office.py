"""Sentences about the office, its accounts, rules and days."""

from duadon.wording.sentences import Sentence

SENTENCES = {
    "office.name.taken": Sentence(
        vi="Đã có đơn vị tên “{name}”. Hãy đặt tên khác, hoặc dùng đơn vị đang có.",
        en="An office named “{name}” already exists. Choose another name, or use that office.",
    ),
    "office.account.taken": Sentence(
        vi="Tên đăng nhập đã có người dùng: {names}. Chưa tạo tài khoản nào; hãy đổi các tên này rồi làm lại.",
        en="These user names are taken: {names}. No account was made; change them and try again.",
    ),
    "office.campaign.taken": Sentence(
        vi="Đơn vị đã có đợt “{name}”. Hãy đặt tên khác, hoặc mở đợt đang có.",
        en="The office already has a campaign “{name}”. Choose another name, or open that one.",
    ),
    "office.signing_rule.paper_unnamed": Sentence(
        vi="Quy định “phải có giấy tờ” chưa ghi rõ giấy tờ gì. Hãy ghi tên giấy tờ để cán bộ và gia đình cùng biết.",
        en="The rule “with paper” does not name the paper. Name it, so that officers and families know.",
    ),
    "office.signing_rule.by_law": Sentence(
        vi="Cha, mẹ và người giám hộ được ký theo Bộ luật Dân sự; đơn vị không đặt quy định riêng. Hãy chọn quan hệ khác.",
        en="Parents and guardians sign by the Civil Code; the office sets no rule for them. Choose another relation.",
    ),
    "office.clock.backwards": Sentence(
        vi="Đồng hồ của đơn vị mô phỏng chỉ đi tới: việc đã ghi không thể thành việc chưa xảy ra. Hãy chọn giờ muộn hơn.",
        en="The clock of a made-up office only goes forward: what is recorded cannot become what is still to come. Choose a later time.",
    ),
    "office.clock.real": Sentence(
        vi="Đơn vị này làm việc với người thật nên theo giờ thật. Chỉ đơn vị mô phỏng mới chỉnh được đồng hồ.",
        en="This office works with real people and so by the real time. Only a made-up office can set its clock.",
    ),
    "office.duty.taken": Sentence(
        vi="Ngày {day}, các xe sau đã có lịch: {vans}. Chưa ghi gì; hãy bỏ các xe này khỏi lịch mới, hoặc chọn ngày khác.",
        en="On {day} these vans already have a duty: {vans}. Nothing was written; leave them out, or choose another day.",
    ),
    "office.session.taken": Sentence(
        vi="Ngày {day}, các điểm sau đã có buổi thu nhận bắt đầu cùng giờ: {points}. Chưa ghi gì; hãy bỏ các buổi này, hoặc chọn giờ khác.",
        en="On {day} these points already have a session that starts at the same time: {points}. Nothing was written; leave them out, or choose another time.",
    ),
}
