"""Who may be named for a request: adults of its children's records, related as the register says."""

from collections.abc import Iterable

from duadon.core.outreach.trip_requests import AdultRider, Signer
from duadon.core.register.child_record import ChildRecord
from duadon.core.values.answers import Refusal
from duadon.core.values.roles import Right


def right_to_name(signer: Signer | None) -> Right:
    """Return the right that it takes: to let somebody sign against the rule is a commander's word."""
    overrides = signer is not None and bool(signer.override_reason.strip())
    return Right.OVERRIDE_SIGNER if overrides else Right.REQUEST_TRIP


def judge_adults(
    adults: Iterable[AdultRider], signer: Signer | None, records: Iterable[ChildRecord]
) -> Refusal | None:
    """Refuse strangers, and a relation that the register does not know: whether one may sign hangs on it."""
    carers = [carer for record in records for carer in record.carers]
    named = {adult.adult_id for adult in adults}
    if signer and signer.adult_id:
        named.add(signer.adult_id)
    if named - {carer.adult_id for carer in carers}:
        return Refusal(code="outreach.request.stranger")
    if signer is None or signer.adult_id is None:
        return None
    relations = {carer.relation for carer in carers if carer.adult_id == signer.adult_id}
    return None if relations == {signer.relation} else Refusal(code="outreach.request.relation_differs")
