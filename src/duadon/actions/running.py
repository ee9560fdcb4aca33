"""How every small verb runs: claimed once, judged, and answered the same when sent again.

The claim, the effect and the answer are one transaction. The body runs in an inner one that is
rolled back when it answers with a Refusal, so that a refusal changes nothing while its answer stays,
and so does the log of what was read on the way: the answer may name a child.
"""

import dataclasses
import json
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, ClassVar, Protocol
from uuid import UUID

from django.db import transaction

from duadon.access.log import remember_passages, write_again
from duadon.actions.answers_json import read_answer, write_answer
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.errors import CommandReused
from duadon.core.values.ids import CampaignId, OfficerId
from duadon.core.values.roles import Actor
from duadon.store.enrolments import Recording
from duadon.store.ledger import CommandAnswer
from duadon.store.sealing import keyed_fingerprint, seal, unseal

# Sealed: the sentences of a refusal may name a child.
ANSWER = "command.answer"


class Command(Protocol):
    """What a caller sends: a frozen dataclass with an id of its own making."""

    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]

    @property
    def command_id(self) -> UUID:
        """Return the id made by the caller."""
        ...


class CampaignCommand(Command, Protocol):
    """A command that names its campaign."""

    @property
    def campaign_id(self) -> CampaignId:
        """Return the campaign that it writes to."""
        ...


def recording_of(command: CampaignCommand, actor: Actor, now: datetime) -> Recording:
    """Return by whom, when and by which command the facts of a verb are recorded."""
    return Recording(
        campaign_id=command.campaign_id,
        officer_id=actor.officer_id,
        command_id=command.command_id,
        now=now,
    )


def run_once(
    command: Command, *, actor: Actor, now: datetime, body: Callable[[], Done | Refusal]
) -> Done | Refusal:
    """Run the body once for this command id; a repeat gets the stored answer.

    The body checks rights first: NotAllowed rolls the claim back and nothing is stored.
    Another command under the same id, or another caller, is a fault: CommandReused.
    """
    with transaction.atomic():
        claim, fresh = _claim(command, actor, now)
        if not fresh:
            return _answer_again(claim, command, actor)
        answer = _judge(body)
        claim.answer_sealed = seal(ANSWER, claim.pk, json.dumps(write_answer(answer)))
        claim.save(update_fields=["answer_sealed"])
        return answer


def find_answer(command: Command, *, actor: Actor) -> Done | Refusal | None:
    """Return the answer a command already got, or None; for bulk verbs, before their long work."""
    claim = CommandAnswer.objects.filter(command_id=command.command_id).first()
    return None if claim is None else _answer_again(claim, command, actor)


def find_committed_answer(command_id: UUID, *, officer_id: OfficerId) -> Done | Refusal | None:
    """Return what an officer's command has answered, or None; for who no longer has the command at hand."""
    claim = CommandAnswer.objects.filter(command_id=command_id, actor_id=officer_id).first()
    return None if claim is None else _read_answer(claim)


def _judge(body: Callable[[], Done | Refusal]) -> Done | Refusal:
    with remember_passages() as passages, transaction.atomic():
        answer = body()
        if isinstance(answer, Refusal):
            transaction.set_rollback(True)
    if isinstance(answer, Refusal):
        write_again(passages)
    return answer


def _claim(command: Command, actor: Actor, now: datetime) -> tuple[CommandAnswer, bool]:
    return CommandAnswer.objects.get_or_create(
        command_id=command.command_id,
        defaults={
            "verb": verb_of(command),
            "fingerprint": fingerprint(command),
            "actor_id": actor.officer_id,
            "taken_at": now,
        },
    )


def _answer_again(claim: CommandAnswer, command: Command, actor: Actor) -> Done | Refusal:
    """Give the answer to whoever got it: it may name a child whom another caller must not see."""
    sent = (verb_of(command), fingerprint(command), actor.officer_id)
    same = (claim.verb, bytes(claim.fingerprint), claim.actor_id) == sent
    answer = _read_answer(claim) if same else None
    if answer is None:
        raise CommandReused(f"command id {command.command_id} was used for something else")
    return answer


def _read_answer(claim: CommandAnswer) -> Done | Refusal | None:
    """Return the answer kept with a claim; None while the verb is being done."""
    if claim.answer_sealed is None:
        return None
    return read_answer(json.loads(unseal(ANSWER, claim.pk, claim.answer_sealed)))


def verb_of(command: Command) -> str:
    """Return the verb's name: the class of its command."""
    return type(command).__name__


def fingerprint(command: Command) -> bytes:
    """Return a keyed hash of the command's content; commands may hold personal data."""
    content = json.dumps(dataclasses.asdict(command), default=_plain, sort_keys=True)
    return keyed_fingerprint("command", content.encode())


def _plain(value: object) -> object:
    match value:
        case UUID():
            return str(value)
        case date() | datetime() | time():
            return value.isoformat()
        case set() | frozenset():
            return sorted(str(item) for item in value)
        case bytes():
            return value.hex()
        case _:
            raise TypeError(f"a command cannot hold {type(value).__name__}")
