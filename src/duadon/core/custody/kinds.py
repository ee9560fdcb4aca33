"""The words of custody: kinds of events, and what each kind tells besides."""

from dataclasses import dataclass
from enum import StrEnum

from duadon.core.values.capture_marks import NotCapturedReason
from duadon.core.values.errors import require
from duadon.core.values.ids import DeviceId, EventId, OfficerId, RiderId, RunId

MAX_RECEIVERS = 3
MAX_NOTE_LENGTH = 500


class EventKind(StrEnum):
    """Everything that can be said about custody; one sentence each in wording."""

    LISTED = "listed"
    BOARDED = "boarded"
    ABSENT = "absent"
    ARRIVED = "arrived"
    CAME = "came"
    CALLED = "called"
    CAPTURED = "captured"
    NOT_CAPTURED = "not_captured"
    BACK_ON_BOARD = "back_on_board"
    HANDED_OVER = "handed_over"
    MOVED = "moved"
    LEFT_WITH_GUARDIAN = "left_with_guardian"
    FERRY_COUNT = "ferry_count"
    WALK_THROUGH_DONE = "walk_through_done"
    CLOSE_ASKED = "close_asked"
    CLOSED = "closed"
    REOPENED = "reopened"
    UNDO = "undo"
    NOTE = "note"


OUTCOME_KINDS = frozenset({EventKind.CAPTURED, EventKind.NOT_CAPTURED})
# What the desk at the point says: it moves nobody, and only who captures says it or takes it back.
DESK_KINDS = OUTCOME_KINDS | {EventKind.CAME, EventKind.CALLED}
# Only the server says these, after its own judgement.
SERVER_KINDS = frozenset({EventKind.CLOSED, EventKind.REOPENED})


class Source(StrEnum):
    """Where an event was pressed or typed; desk and paper entry are devices with own numbers."""

    PHONE = "phone"
    DESK = "desk"
    PAPER = "paper"


class AbsentReason(StrEnum):
    """Why somebody did not ride."""

    NOT_THERE = "not_there"
    ILL = "ill"
    FAMILY_DECLINED = "family_declined"
    COMES_ALONE = "comes_alone"
    OTHER = "other"


class ReceiverKind(StrEnum):
    """Into whose care a person gets off the van at home."""

    OWN_ADULT = "own_adult"  # the adult who rode along; no code
    NAMED = "named"  # one of up to three receivers of that leg, by code
    WALKS_HOME = "walks_home"  # from 12 years, with a recorded consent
    SELF = "self"  # an adult


class CodeCheck(StrEnum):
    """What became of the receiver's one-time code."""

    NOT_NEEDED = "not_needed"
    VERIFIED = "verified"
    LATER = "later"  # could not be checked on the phone: said, and it rings


class WalkManner(StrEnum):
    """How the second person saw the empty van: in it, or on photographs that the driver sent."""

    IN_PERSON = "in_person"
    BY_PHOTO = "by_photo"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceMark:
    """A device and one of its numbers: everything up to it was known (or exists)."""

    device_id: DeviceId
    number: int

    def __post_init__(self) -> None:
        require(self.number >= 0, "a device counts from 1; 0 says that it has pressed nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsentDetail:
    """Of `absent`."""

    reason: AbsentReason


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCapturedDetail:
    """Of `not_captured`."""

    reason: NotCapturedReason


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverDetail:
    """Of `handed_over`: a named receiver is an index into the leg's list, never a name."""

    receiver: ReceiverKind
    receiver_index: int | None = None
    adult_id: RiderId | None = None
    code_check: CodeCheck = CodeCheck.NOT_NEEDED

    def __post_init__(self) -> None:
        named = self.receiver is ReceiverKind.NAMED
        require(named == (self.receiver_index is not None), "a named receiver, and only one, has an index")
        require(
            self.receiver_index is None or 0 <= self.receiver_index < MAX_RECEIVERS,
            f"a leg has at most {MAX_RECEIVERS} receivers",
        )
        require(
            named == (self.code_check is not CodeCheck.NOT_NEEDED),
            "a named receiver, and only one, shows a code",
        )
        require(
            self.adult_id is None or self.receiver is ReceiverKind.OWN_ADULT,
            "only the own adult is a rider too",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedDetail:
    """Of `moved`: the run that takes the person over on the same leg."""

    to_run: RunId


@dataclass(frozen=True, slots=True, kw_only=True)
class FerryDetail:
    """Of `ferry_count`: heads counted before boarding and after landing."""

    before: int
    after: int

    def __post_init__(self) -> None:
        require(self.before >= 0 and self.after >= 0, "heads are counted from zero")


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoDetail:
    """Of `undo`: a family's tap is several events and one undo."""

    targets: tuple[EventId, ...]

    def __post_init__(self) -> None:
        require(len(self.targets) > 0, "an undo needs its target")
        require(len(set(self.targets)) == len(self.targets), "an undo names each event once")


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkDetail:
    """Of `walk_through_done`: who confirmed, with the code that hangs in the last row.

    By photograph the event's `reason` says what was looked at.
    """

    confirmer: OfficerId
    code: str
    manner: WalkManner = WalkManner.IN_PERSON

    def __post_init__(self) -> None:
        require(self.code.strip() != "", "a walk needs the code of the last row")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDetail:
    """Of `note`: free words; they decide nothing."""

    text: str

    def __post_init__(self) -> None:
        require(0 < len(self.text) <= MAX_NOTE_LENGTH, f"a note has 1 to {MAX_NOTE_LENGTH} letters")


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideDetail:
    """Of a forced `closed`: whose numbers are not waited for, who agreed, and what the call told."""

    second_person: OfficerId
    lost_devices: tuple[DeviceId, ...]
    call_result: str

    def __post_init__(self) -> None:
        require(len(self.lost_devices) > 0, "an override names the lost phone")
        require(len(set(self.lost_devices)) == len(self.lost_devices), "a lost phone is named once")
        require(self.call_result.strip() != "", "an override needs the result of the phone call")


Detail = (
    AbsentDetail
    | NotCapturedDetail
    | HandOverDetail
    | MovedDetail
    | FerryDetail
    | UndoDetail
    | WalkDetail
    | NoteDetail
    | OverrideDetail
)

# What each kind must tell; a kind that is not named here tells nothing besides.
DETAIL_OF_KIND: dict[EventKind, type[Detail]] = {
    EventKind.ABSENT: AbsentDetail,
    EventKind.NOT_CAPTURED: NotCapturedDetail,
    EventKind.HANDED_OVER: HandOverDetail,
    EventKind.MOVED: MovedDetail,
    EventKind.FERRY_COUNT: FerryDetail,
    EventKind.UNDO: UndoDetail,
    EventKind.WALK_THROUGH_DONE: WalkDetail,
    EventKind.NOTE: NoteDetail,
}


def detail_wanted(kind: EventKind, *, forced: bool) -> type[Detail] | None:
    """Return what an event of the kind must tell besides; of closings only a forced one does."""
    if kind is EventKind.CLOSED and forced:
        return OverrideDetail
    return DETAIL_OF_KIND.get(kind)
