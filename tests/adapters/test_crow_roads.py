"""Straight-line roads: distances by hand, none across the river, a label in plain words."""

from uuid import UUID

from duadon.adapters.crow_roads import crow_roads
from duadon.core.values.ids import PlaceId
from duadon.core.values.places import Place, PlaceKind, Point


def _place(number: int, point: tuple[int, int], side: str = "city") -> Place:
    return Place(
        id=PlaceId(UUID(int=number)),
        name=f"place {number}",
        kind=PlaceKind.MEETING_POINT,
        point=Point(lat=point[0], lon=point[1]),
        side=side,
    )


HERE = _place(1, (10_450_000, 105_630_000))
NORTH = _place(2, (10_460_000, 105_630_000))
ISLET = _place(3, (10_425_000, 105_589_000), side="islet")


def test_a_hundredth_of_a_degree_north_takes_its_time():
    """0.01 degrees are 1,112 m; times 1.4 that is 1,557 m, 201 s at 28 km/h, rounded up."""
    roads = crow_roads([HERE, NORTH, ISLET])
    assert roads.metres(str(HERE.id), str(NORTH.id)) == 1557
    assert roads.seconds(str(HERE.id), str(NORTH.id), 0) == 201
    assert roads.seconds(str(HERE.id), str(HERE.id), 0) == 0


def test_both_directions_are_alike_and_the_river_is_not_crossed():
    """Only a ferry joins two sides."""
    roads = crow_roads([HERE, NORTH, ISLET])
    assert roads.seconds(str(NORTH.id), str(HERE.id), 0) == 201
    assert roads.seconds(str(HERE.id), str(ISLET.id), 0) is None


def test_the_label_says_how_the_times_were_made():
    """Factor and speed stand in the label, in the reader's language."""
    assert "1,5" in crow_roads([HERE], detour_percent=150).label
    english = crow_roads([HERE], speed_kmh=30, language="en").label
    assert english == "Straight line x 1.4 at 30 km/h; ferry minutes from the table"
