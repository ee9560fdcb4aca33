"""Who took a card, and how; names only for whoever has passed the child's door."""

from collections.abc import Iterable
from uuid import UUID, uuid4

from django.db import models

from duadon.core.enrolment.card_receipts import CardReceipt as ReceiptValue
from duadon.core.enrolment.card_receipts import CardReceiver, HandOverWay, KeptReceipt
from duadon.core.enrolment.states import Status
from duadon.core.values.ids import CampaignId, ChildId
from duadon.core.values.people import Relation
from duadon.store.enrolments import EnrolmentState, Recording
from duadon.store.sealing import seal, unseal

NAME = "card_receipt.name"


class CardReceipt(models.Model):
    """Beside the state `handed_over`: who took the card, and what they were to the child on that day.

    The name of an adult whom the register does not know is sealed.
    """

    id = models.UUIDField(primary_key=True)
    state = models.OneToOneField("store.EnrolmentState", on_delete=models.PROTECT, related_name="receipt")
    receiver = models.CharField(max_length=20)
    way = models.CharField(max_length=20)
    adult = models.ForeignKey("store.Adult", null=True, on_delete=models.PROTECT)
    relation = models.CharField(max_length=20, blank=True)
    name_sealed = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(receiver="carer", adult__isnull=False, name_sealed__isnull=True)
                | models.Q(receiver="other_adult", adult__isnull=True, name_sealed__isnull=False)
                | models.Q(receiver="self", adult__isnull=True, name_sealed__isnull=True),
                name="a_receiver_is_known_one_way",
            )
        ]

    def __str__(self) -> str:
        return f"{self.state_id} {self.receiver}"


def save_receipts(receipts: Iterable[ReceiptValue], way: HandOverWay, recording: Recording) -> None:
    """Write who took the cards beside the states that the same command has written."""
    states = _states_of(recording.command_id)
    CardReceipt.objects.bulk_create(_row(receipt, way, states[receipt.child_id]) for receipt in receipts)


def _states_of(command_id: UUID) -> dict[ChildId, UUID]:
    rows = EnrolmentState.objects.filter(command_id=command_id, state=Status.HANDED_OVER.value)
    return {ChildId(child): pk for child, pk in rows.values_list("enrolment__child_id", "pk")}


def _row(receipt: ReceiptValue, way: HandOverWay, state_id: UUID) -> CardReceipt:
    row = CardReceipt(
        id=uuid4(),
        state_id=state_id,
        receiver=receipt.receiver.value,
        way=way.value,
        adult_id=receipt.adult_id,
        relation=receipt.relation.value if receipt.relation else "",
    )
    if receipt.name:
        row.name_sealed = seal(NAME, row.pk, " ".join(receipt.name.split()))
    return row


def load_receipts(campaign_id: CampaignId, children: Iterable[ChildId]) -> dict[ChildId, KeptReceipt]:
    """Return who took the card of each child where it is known."""
    rows = CardReceipt.objects.filter(
        state__enrolment__campaign_id=campaign_id, state__enrolment__child_id__in=list(children)
    )
    rows = rows.select_related("state__enrolment", "adult")
    return {ChildId(row.state.enrolment.child_id): _kept(row) for row in rows}


def receipt_beside(state: EnrolmentState) -> KeptReceipt | None:
    """Return who took the card, of a state read with `receipt__adult`; None where nobody wrote it."""
    row: CardReceipt | None = getattr(state, "receipt", None)
    return None if row is None else _kept(row)


def _kept(row: CardReceipt) -> KeptReceipt:
    relation = row.relation
    return KeptReceipt(
        receiver=CardReceiver(row.receiver),
        way=HandOverWay(row.way),
        name=row.adult.full_name if row.adult else _named(row),
        relation=Relation(relation) if relation else None,
        on=row.state.effective_on,
    )


def _named(row: CardReceipt) -> str:
    return unseal(NAME, row.pk, row.name_sealed) if row.name_sealed else ""
