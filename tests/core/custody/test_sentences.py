"""Each kind of event, of conflict and of missing has its sentence, without holes."""

from random import Random

import pytest

from duadon.core.custody.kinds import AbsentReason, EventKind, ReceiverKind
from duadon.core.custody.missing import CONFLICT_CODES, LAST_SEEN_CODES
from duadon.core.custody.passages import Stage
from duadon.core.values.capture_marks import NotCapturedReason
from duadon.wording.custody_events import say_event
from duadon.wording.say import all_sentences
from tests.core.custody.pens import Pen, officer
from tests.core.custody.test_events import one_of_each_kind


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_event_says_one_sentence(language) -> None:
    """An event of each kind is said in both languages, the child named where one is meant."""
    events = one_of_each_kind(Pen.of(Random(1), officer(1)))
    for event in events:
        said = say_event(event, name="An N.", officer_names={officer(1): "Mẫu"}, language=language)
        assert "{" not in said
        assert ("An N." in said) == (event.rider_id is not None)
    assert {event.kind for event in events} == set(EventKind)


def test_every_word_is_there() -> None:
    """No reason, receiver, stage, conflict or sighting without words."""
    codes = {f"custody.absent_reason.{one}" for one in AbsentReason}
    codes |= {f"custody.receiver.{one}" for one in ReceiverKind}
    codes |= {f"custody.stage.{one}" for one in Stage}
    codes |= {f"capture.reason.{one}" for one in NotCapturedReason}
    codes |= set(CONFLICT_CODES.values()) | set(LAST_SEEN_CODES.values())
    assert codes <= all_sentences().keys()
