"""Words of the cards page."""

from duadon.wording.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "cards.queue.hand_over": Sentence(vi="Chờ trao thẻ", en="Waiting for hand-over"),
    "cards.queue.making": Sentence(vi="Chờ có thẻ", en="Waiting for the card"),
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
