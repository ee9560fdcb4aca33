"""Words of the cards page."""

from duadon.wording.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "cards.queue.hand_over": Sentence(
        vi="Chờ trao thẻ: {count} cháu", en="Waiting for hand-over: {count} children"
    ),
    "cards.queue.making": Sentence(
        vi="Chờ có thẻ: {count} cháu", en="Waiting for the card: {count} children"
    ),
    "cards.queue.done": Sentence(vi="Đã trao thẻ: {count} cháu", en="Handed over: {count} children"),
    "cards.unit.waiting": Sentence(vi="{unit}: {count} cháu", en="{unit}: {count} children"),
    "cards.receiver.self": Sentence(vi="Chính người được cấp thẻ", en="The person themselves"),
    "cards.receiver.other_adult": Sentence(
        vi="Người lớn khác (ghi tên bên dưới)", en="Another adult (named below)"
    ),
    "cards.receiver.relative": Sentence(vi="{relation}: {name}", en="{relation}: {name}"),
    "cards.receiver.unknown": Sentence(vi="chưa ghi người nhận", en="no receiver was recorded"),
    "cards.receiver.receipt": Sentence(vi="{who}, {way}", en="{who}, {way}"),
    "cards.way.at_home": Sentence(vi="cán bộ trao tại nhà", en="given at home by an officer"),
    "cards.way.at_point": Sentence(vi="trao tại điểm thu nhận", en="given at the capture point"),
    "cards.way.at_ward_office": Sentence(
        vi="trao tại công an phường, xã", en="given at the ward or commune police office"
    ),
    "cards.way.by_post": Sentence(vi="gửi bưu điện", en="sent by post"),
    "cards.button.handed_over": Sentence(vi="Ghi đã trao tận tay", en="Record: handed over"),
    "cards.button.card_made": Sentence(vi="Ghi đã có thẻ", en="Record: card made"),
    "cards.button.card_arrived": Sentence(vi="Ghi thẻ đã về đơn vị", en="Record: card arrived"),
    "cards.done.handed_over": Sentence(
        vi="Đã ghi: thẻ của {count} cháu đã trao tận tay gia đình.",
        en="Recorded: cards handed over for {count} children.",
    ),
    "cards.done.card_made": Sentence(
        vi="Đã ghi: {count} cháu đã có thẻ. Các cháu nay ở danh sách “Chờ trao thẻ”.",
        en="Recorded: {count} cards made. The children now stand under “Waiting for hand-over”.",
    ),
    "cards.done.card_arrived": Sentence(
        vi="Đã ghi: thẻ của {count} cháu đã về đơn vị.", en="Recorded: {count} cards arrived."
    ),
    "cards.waiting.days": Sentence(vi="{days} ngày", en="{days} days"),
    "cards.refused.some": Sentence(
        vi="Chưa ghi được cho {count} cháu. Các cháu khác đã chọn đã được ghi.",
        en="Not recorded for {count} children. The others that were ticked are recorded.",
    ),
    "cards.refused.child": Sentence(vi="{name}: {why}", en="{name}: {why}"),
}
