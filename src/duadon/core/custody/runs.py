"""What the close rule must know of a run besides its events: who rides, who drives, which phones."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from uuid import UUID

from duadon.core.custody.kinds import WalkManner
from duadon.core.shuttle.plan import Leg
from duadon.core.values.errors import require
from duadon.core.values.ids import DeviceId, OfficerId, RiderId, RunId


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPerson:
    """Somebody on the manifest, on one leg.

    `short_name` is a given name with an initial; `call` is whom to call about them, as shown
    (a duty phone, a label), never more of a person than that.
    """

    rider_id: RiderId
    leg: Leg
    is_child: bool
    short_name: str
    call: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunDevice:
    """A phone that the run was handed to, with its label ("điện thoại lái xe") and whom to call."""

    device_id: DeviceId
    label: str
    call: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """Who rides in front, and who may confirm the empty van where a driver rides alone.

    `receivers` stand where the van arrives that day (ward office, point), `office` are all others,
    who see it on photographs. With an attendant aboard it is the attendant, and nobody else is asked.
    """

    driver: OfficerId
    attendant: OfficerId | None = None
    receivers: frozenset[OfficerId] = frozenset()
    office: frozenset[OfficerId] = frozenset()

    def __post_init__(self) -> None:
        require(self.attendant != self.driver, "the driver is not the attendant too")

    def manners_of(self, officer: OfficerId) -> tuple[WalkManner, ...]:
        """Return how somebody may confirm that the van is empty, the better first; the driver never.

        In person only who rides on the van or stands where it arrives.
        """
        if self.attendant is not None:
            return (WalkManner.IN_PERSON,) if officer == self.attendant else ()
        if officer == self.driver:
            return ()
        if officer in self.receivers:
            return (WalkManner.IN_PERSON, WalkManner.BY_PHOTO)
        return (WalkManner.BY_PHOTO,) if officer in self.office else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What a sentence calls a person or a device, and whom to call about them."""

    name: str
    call: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One outing of a van from empty to empty; the mappings hold what only its sentences need.

    `other_people` are those whom no list of this run names but its events do (they came or went by
    `moved`), `other_devices` the labels of devices that were not handed out for it; neither is asked
    for by the close rule. `zone` is the campaign's: sentences tell its hours.
    """

    id: RunId
    crew: Crew
    people: tuple[ListedPerson, ...]
    devices: tuple[RunDevice, ...]
    last_row_code: str
    call: str
    officer_names: Mapping[OfficerId, str] = field(default_factory=dict)
    other_people: Mapping[RiderId, Contact] = field(default_factory=dict)
    other_devices: Mapping[DeviceId, str] = field(default_factory=dict)
    zone: tzinfo = UTC

    def __post_init__(self) -> None:
        require(self.last_row_code.strip() != "", "a van without a code in its last row cannot close")
        listed = {(person.rider_id, person.leg) for person in self.people}
        require(len(listed) == len(self.people), "a person is listed once a leg")
        require(len({one.device_id for one in self.devices}) == len(self.devices), "a device once")

    def find_person(self, rider_id: RiderId) -> ListedPerson | None:
        """Return the person's line on the manifest, on whichever leg; None: not listed."""
        return next((person for person in self.people if person.rider_id == rider_id), None)

    def contact_of(self, rider_id: RiderId) -> Contact:
        """Return how to name a person and whom to call; a stranger is named by the start of the id."""
        person = self.find_person(rider_id)
        if person is not None:
            return Contact(name=person.short_name, call=person.call)
        return self.other_people.get(rider_id) or Contact(name=_short(rider_id), call=self.call)

    def contact_for_device(self, device_id: DeviceId) -> Contact:
        """Return how to name a device and whom to call about it, handed out for the run or not."""
        for device in self.devices:
            if device.device_id == device_id:
                return Contact(name=device.label, call=device.call)
        return Contact(name=self.other_devices.get(device_id) or _short(device_id), call=self.call)


def _short(of_id: UUID) -> str:
    return f"#{str(of_id)[:8]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkedTap:
    """Something pressed that came in and could not be stored, not settled yet.

    `run_id` None: it names no run that is known, so it may be about any run of its device.
    """

    device_id: DeviceId
    number: int
    run_id: RunId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseOverride:
    """A commander's word that a phone is lost: its numbers are not waited for any longer.

    Nothing else is waived: people whose hand-over lay on that phone are entered at the desk after
    the phone call whose result stands here.
    """

    commander: OfficerId
    second_person: OfficerId
    lost_devices: frozenset[DeviceId]
    reason: str
    call_result: str

    def __post_init__(self) -> None:
        require(self.commander != self.second_person, "an override needs two people")
        require(len(self.lost_devices) > 0, "an override names the lost phone")
        require(self.reason.strip() != "", "an override needs its reason")
        require(self.call_result.strip() != "", "an override needs the result of the phone call")
