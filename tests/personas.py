"""The made-up office in the database, and its people: shared by all tests that touch it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import OfficerId
from duadon.core.values.roles import Actor
from duadon.demo.founding import found_world
from duadon.demo.world import made_up_world
from duadon.demo.world_values import World
from duadon.queries.sessions import current_frame
from duadon.store.accounts import Officer, load_actor

# A Monday, one week before the shuttle starts: 08:00 in Cao Lãnh.
NOW = datetime(2024, 9, 2, 1, 0, tzinfo=UTC)
WARD_11 = "29863"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The founded office; ask it for people by their user names."""

    world: World
    frame: CampaignFrame

    def actor(self, username: str, *, at: datetime = NOW) -> Actor:
        """Return an officer with the rights of that day."""
        officer = Officer.objects.get(username=username)
        return load_actor(OfficerId(officer.pk), campaign_id=self.frame.id, on=at.date())

    @property
    def ward_officer(self) -> Actor:
        """The officer of ward 11."""
        return self.actor("p11.cskv")

    @property
    def other_ward(self) -> Actor:
        """The officer of another ward."""
        return self.actor("p6.cskv")

    @property
    def dispatcher(self) -> Actor:
        """The dispatcher of the whole office."""
        return self.actor("dieuphoi", at=datetime(2024, 9, 9, tzinfo=UTC))

    @property
    def commander(self) -> Actor:
        """The commander."""
        return self.actor("chihuy")

    @property
    def administrator(self) -> Actor:
        """The system administrator, who never sees a child."""
        return self.actor("quantri")


def found_office_for_tests() -> Office:
    """Found the made-up office in the database at hand."""
    world = made_up_world()
    found_world(world, now=NOW, clock_offset_seconds=-1)
    return Office(world=world, frame=current_frame(world.office_id))
