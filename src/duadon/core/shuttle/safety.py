"""How safely people ride: dated profiles of what the law asks of a van and what an office promises."""

from dataclasses import dataclass

from duadon.core.values.errors import RuleBroken, require
from duadon.core.values.times import MINUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyProfile:
    """The ride rules of a campaign; times in seconds.

    `front_row_from_age`: from which birthday on a child may sit in the driver's row (from 1.35 m on
    it may whatever its age). `max_ride`: the longest that anybody sits in the van on one leg;
    `max_away`: the longest from pick-up to hand-over. The two are the office's promise, not law.
    """

    name: str
    front_row_from_age: int
    max_ride: int
    max_away: int

    def __post_init__(self) -> None:
        require(self.front_row_from_age > 0, "no child is born old enough for the driver's row")
        require(0 < self.max_ride < self.max_away, "a ride is part of the time away")


# Law 36/2024/QH15 Art. 10(3) as amended by Law 118/2025, in force from 1 July 2026: whoever is under 10
# and below 1.35 m sits behind the driver's row.
VN_2026 = SafetyProfile(name="vn-2026", front_row_from_age=10, max_ride=60 * MINUTE, max_away=240 * MINUTE)
SAFETY_PROFILES: dict[str, SafetyProfile] = {profile.name: profile for profile in (VN_2026,)}


def get_safety_profile(name: str) -> SafetyProfile:
    """Return the profile of that name; raise RuleBroken when nobody wrote it."""
    profile = SAFETY_PROFILES.get(name)
    if profile is None:
        raise RuleBroken(f"no safety profile is called {name!r}")
    return profile
