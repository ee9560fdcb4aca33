"""Those without a seat, one line each on the day's sheet: who, why, and what would help."""

from collections.abc import Iterable, Iterator

from duadon.actions.answers_json import read_answer
from duadon.core.values.answers import Refusal
from duadon.queries.day_plan_page import LeftOut, Waiting
from duadon.web.words import tell, tell_people, tell_refusal


def tell_without_seat(left_out: Iterable[LeftOut], waiting: Iterable[Waiting]) -> Iterator[str]:
    """Yield a line a group: first those the plan left out, then those not ready for it."""
    for one in left_out:
        group = tell_people(one.people) if one.people.names else tell("label.people.other_unit")
        reason = Refusal(code=one.reason.code, parameters={**one.reason.parameters, "group": group})
        change = tell_refusal(one.change) if one.change else []
        yield " ".join([*tell_refusal(reason), *change])
    for each in waiting:
        yield _tell_waiting(each)


def _tell_waiting(waiting: Waiting) -> str:
    people = tell_people(waiting.people)
    answer = read_answer(waiting.refusal) if waiting.refusal else None
    if not isinstance(answer, Refusal):
        return tell("paper.sheet.waits_elsewhere", {"people": people})
    return tell("paper.sheet.waits", {"people": people, "reason": " ".join(tell_refusal(answer))})
