"""The one sentence of a custody event: the same on the screen, on paper and in the log."""

from collections.abc import Mapping

from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import (
    AbsentDetail,
    CodeCheck,
    FerryDetail,
    HandOverDetail,
    MovedDetail,
    NotCapturedDetail,
    NoteDetail,
    OverrideDetail,
    ReceiverKind,
    UndoDetail,
    WalkDetail,
    WalkManner,
)
from duadon.core.values.answers import Parameter
from duadon.core.values.ids import OfficerId
from duadon.wording.say import say
from duadon.wording.sentences import Language


def say_event(
    event: CustodyEvent,
    *,
    name: str,
    officer_names: Mapping[OfficerId, str],
    language: Language = "vi",
) -> str:
    """Return the event's sentence; `name` is the rider's short name (unused where nobody is named)."""
    parameters: dict[str, Parameter] = {"name": name, "number": str(event.number)}
    if event.leg is not None:
        parameters["leg"] = say(f"custody.leg.{event.leg}", {}, language)
    parameters["reason"] = event.reason or say("custody.reason.none", {}, language)
    parameters |= _detail_words(event, officer_names, language)
    sentence = say(_code_of(event), parameters, language)
    if not event.forced:
        return sentence
    forced = {"sentence": sentence, "reason": event.reason}
    return say("custody.event.forced", forced, language)


def _code_of(event: CustodyEvent) -> str:
    if isinstance(event.detail, WalkDetail) and event.detail.manner is WalkManner.BY_PHOTO:
        return "custody.event.walk_by_photo"
    return f"custody.event.{event.kind}"


def _detail_words(
    event: CustodyEvent, officer_names: Mapping[OfficerId, str], language: Language
) -> dict[str, Parameter]:
    words: dict[str, Parameter] = {}
    match event.detail:
        case AbsentDetail(reason=reason):
            words = {"reason": say(f"custody.absent_reason.{reason}", {}, language)}
        case NotCapturedDetail(reason=why):
            words = {"reason": say(f"capture.reason.{why}", {}, language)}
        case HandOverDetail():
            words = {"receiver": say_receiver(event.detail, language)}
        case FerryDetail(before=before, after=after):
            words = {"before": before, "after": after}
        case UndoDetail(targets=targets):
            words = {"count": len(targets)}
        case WalkDetail(confirmer=confirmer):
            words = {"by": officer_names.get(confirmer, str(confirmer))}
        case NoteDetail(text=text):
            words = {"text": text}
        case MovedDetail() | OverrideDetail() | None:
            pass
    return words


def say_receiver(detail: HandOverDetail, language: Language = "vi") -> str:
    """Say into whose care somebody got off; a code that waits to be checked is said."""
    if detail.receiver is not ReceiverKind.NAMED or detail.receiver_index is None:
        return say(f"custody.receiver.{detail.receiver}", {}, language)
    late = "_later" if detail.code_check is CodeCheck.LATER else ""
    return say(f"custody.receiver.named{late}", {"index": detail.receiver_index + 1}, language)
