"""Those without a seat, one line each: who, and why, as far as the reader may know it."""

from duadon.actions.answers_json import read_answer
from duadon.cli.language import language
from duadon.cli.verdicts import people_text, sentence_of
from duadon.core.values.answers import Refusal
from duadon.queries.day_plan_page import DayPlanPage, LeftOut, Waiting
from duadon.wording.say import say, say_refusal


def left_out_lines(page: DayPlanPage) -> list[str]:
    """Return why each group was left out and what would help."""
    return [_left_out(one) for one in page.left_out]


def waiting_lines(page: DayPlanPage) -> list[str]:
    """Return what each request that is not ready waits for."""
    return [_waiting(one) for one in page.waiting]


def _left_out(one: LeftOut) -> str:
    parameters = {**one.reason.parameters, "group": people_text(one.people)}
    sentences = [say(one.reason.code, parameters, language())]
    if one.change is not None:
        sentences.append(sentence_of(one.change))
    return " ".join(sentences)


def _waiting(one: Waiting) -> str:
    parameters = {"people": people_text(one.people), "reason": _reason(one)}
    return say("cli.plan.waits", parameters, language())


def _reason(one: Waiting) -> str:
    answer = read_answer(one.refusal) if one.refusal is not None else None
    if not isinstance(answer, Refusal):
        return say("cli.plan.elsewhere", {}, language())
    return " ".join(say_refusal(answer, language()))
