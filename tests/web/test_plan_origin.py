"""How a plan was made is told in the reader's language."""

from django.utils.translation import override

from duadon.adapters.crow_roads import crow_roads
from duadon.planning.engines import NEWEST
from duadon.web.shuttle.plan_origin import tell_engine, tell_roads


def test_the_roads_of_a_plan_are_told_in_the_readers_language():
    """A plan carries the Vietnamese label; an English reader gets the English one, another label stays."""
    label = crow_roads([]).label
    with override("vi"):
        assert tell_roads(label) == label
    with override("en"):
        assert tell_roads(label) == crow_roads([], language="en").label
        assert tell_roads("measured roads") == "measured roads"


def test_an_engine_is_told_in_words():
    """The newest engine has words; one that has none keeps its name."""
    with override("vi"):
        assert tell_engine(NEWEST) == f"cách tìm theo từng vòng xe ({NEWEST})"
        assert tell_engine("other/1") == "other/1"
