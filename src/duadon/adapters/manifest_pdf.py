"""Danh sách chuyến xe as A4 pages: who gets on and off where, boxes to tick and to sign."""

from collections.abc import Iterable
from dataclasses import dataclass

from duadon.adapters.paper_head import PaperHead
from duadon.adapters.pdf import typeset
from duadon.adapters.qr import make_qr
from duadon.core.outreach.trip_requests import Receiver
from duadon.core.shuttle.plan import Leg
from duadon.core.values.ids import RunId
from duadon.core.values.times import clock_text

_WORDS = (
    "title",
    "number",
    "name",
    "kind",
    "booster",
    "receiver",
    "boarded",
    "absent",
    "handed_over",
    "totals",
    "planned",
    "last_row",
    "last_row_code",
    "at",
    "sign",
    "keep",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPerson:
    """Somebody whom the reader may know, by the short name."""

    name: str
    is_child: bool
    needs_booster: bool
    receivers: tuple[Receiver, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMove:
    """Those who get on (or off) together on one leg; `other_children` and `other_adults` go unnamed."""

    leg: Leg
    gets_on: bool
    people: tuple[PaperPerson, ...]
    other_children: int = 0
    other_adults: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperStop:
    """A stop with its times (seconds since local midnight) and how many leave it aboard."""

    number: int
    place: str
    arrive: int
    depart: int
    aboard: int
    moves: tuple[PaperMove, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPaper:
    """One run; the code of the last row is not on it: the van tells it to who walks there."""

    run_id: RunId
    van: str
    number: int
    driver: str
    attendant: str
    children: int
    adults: int
    boosters: int
    stops: tuple[PaperStop, ...]

    @property
    def code(self) -> str:
        """A short code to speak of the paper: the first digits of the run's id."""
        return str(self.run_id)[:8].upper()


def make_manifest_pdf(head: PaperHead, runs: Iterable[RunPaper]) -> bytes:
    """Return the runs as one PDF, each on pages of its own, numbered within the run."""
    data = {
        **head.data(),
        "words": {name: head.say(f"paper.manifest.{name}") for name in _WORDS},
        "driver": head.say("paper.person.driver"),
        "attendant": head.say("paper.person.attendant"),
        "runs": [_run(run, head) for run in runs],
    }
    return typeset("manifest.typ", data, made_at=head.printed_at)


def _run(run: RunPaper, head: PaperHead) -> dict[str, object]:
    nobody = head.say("paper.person.nobody")
    start, end = clock_text(run.stops[0].arrive), clock_text(run.stops[-1].depart)
    return {
        "qr": make_qr(f"duadon:run:{run.run_id}"),
        "code": head.code(run.code),
        "title": head.say("paper.manifest.run", van=run.van, number=str(run.number)),
        "from_to": head.say("paper.manifest.from_to", start=start, end=end),
        "driver": run.driver or nobody,
        "attendant": run.attendant or nobody,
        "people": head.say(
            "paper.manifest.people", children=run.children, adults=run.adults, boosters=run.boosters
        ),
        "counts": [
            (head.say("paper.person.child"), str(run.children)),
            (head.say("paper.person.adult"), str(run.adults)),
        ],
        "stops": [_stop(stop, head) for stop in run.stops],
    }


def _stop(stop: PaperStop, head: PaperHead) -> dict[str, object]:
    return {
        "title": head.say("paper.manifest.stop", number=str(stop.number), place=stop.place),
        "times": head.say(
            "paper.manifest.times",
            arrive=clock_text(stop.arrive),
            depart=clock_text(stop.depart),
            aboard=stop.aboard,
        ),
        "moves": [_move(move, head) for move in stop.moves],
    }


def _move(move: PaperMove, head: PaperHead) -> dict[str, object]:
    way = "on" if move.gets_on else "off"
    return {
        "gets_on": move.gets_on,
        "title": head.say(f"paper.manifest.{way}_{move.leg.value}"),
        "people": [_person(person, head) for person in move.people],
        "others": _others(move, head),
    }


def _others(move: PaperMove, head: PaperHead) -> str:
    if not move.other_children and not move.other_adults:
        return ""
    return head.say("paper.manifest.others", children=move.other_children, adults=move.other_adults)


def _person(person: PaperPerson, head: PaperHead) -> dict[str, str]:
    kind = "child" if person.is_child else "adult"
    return {
        "name": person.name,
        "kind": head.say(f"paper.person.{kind}"),
        "booster": head.say("paper.manifest.needs_booster") if person.needs_booster else "",
        "receivers": ", ".join(_receiver(one, head) for one in person.receivers),
    }


def _receiver(receiver: Receiver, head: PaperHead) -> str:
    relation = head.say(f"label.relation.{receiver.relation.value}")
    return head.say("paper.manifest.receiver_of", name=receiver.given_name, relation=relation)
