"""How a verified plan and those left out of it are told."""

from collections.abc import Sequence
from datetime import date

import typer

from duadon.cli.exit_status import REFUSED
from duadon.cli.language import language
from duadon.cli.session import tell, tell_json, tell_sentence
from duadon.core.values.answers import Refusal
from duadon.queries.rider_names import People
from duadon.wording.say import say


def end_with_verdict(day: date, broken: Sequence[Refusal], *, as_json: bool) -> None:
    """Tell each broken rule; leave with the status of a refusal when there is one."""
    if as_json:
        rules = [{"code": rule.code, "sentence": sentence_of(rule)} for rule in broken]
        tell_json({"day": day, "violations": rules})
    elif broken:
        tell_sentence("cli.verify.broken", day=day, count=len(broken))
        for rule in broken:
            tell(f"- {sentence_of(rule)}")
    else:
        tell_sentence("cli.verify.holds", day=day)
    if broken:
        raise typer.Exit(REFUSED)


def sentence_of(rule: Refusal) -> str:
    """Return the one sentence of a rule or reason."""
    return say(rule.code, rule.parameters, language())


def people_text(people: People) -> str:
    """Name those who may be named and count the others: N. An và 2 người khác; 3 người."""
    names = ", ".join(name.text for name in people.names)
    if not people.unnamed:
        return names
    code = "label.people.named_and_more" if names else "label.people.count"
    return say(code, {"names": names, "count": people.unnamed}, language())
