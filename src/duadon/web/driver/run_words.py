"""The run's page in words: buttons for families and people, each with the value that it sends."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from duadon.core.custody.conflicts import Conflict
from duadon.core.custody.counts import RunStrip
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import AbsentReason, EventKind, ReceiverKind
from duadon.core.custody.missing import CONFLICT_CODES
from duadon.core.custody.passages import Stage
from duadon.core.values.answers import Parameter
from duadon.core.values.ids import RiderId
from duadon.core.values.times import clock_text
from duadon.queries.run_page import RunFamily, RunPage, RunPerson, RunStop
from duadon.web.driver.press_words import named_receiver, own_adult, write_press, write_undo
from duadon.web.words import page_language, tell
from duadon.wording.custody_events import say_event

# Steps of the way; the others are side exits and stand apart.
_STEPS = (EventKind.BOARDED, EventKind.ARRIVED, EventKind.BACK_ON_BOARD, EventKind.HANDED_OVER)
# Where somebody in one of these stages is shown with buttons: where they get on, else where they get off.
_AT_PICKUP = frozenset({Stage.EXPECTED, Stage.ABSENT, Stage.LEFT_WITH_GUARDIAN, Stage.MOVED, Stage.CONFLICT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """One press: its words, what it sends, and whether it is the usual next step."""

    label: str
    value: str
    is_main: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RunWords:
    """Draws a page's model."""

    page: RunPage

    def as_context(self) -> dict[str, object]:
        """Return what the template needs."""
        page = self.page
        next_stop = page.next_stop
        stops = [self._stop(stop) for stop in page.stops]
        return {
            "page": page,
            "strip": strip_words(page.strip),
            "next_stop": self._stop(next_stop) if next_stop else None,
            "coming": [
                words for stop, words in zip(page.stops, stops, strict=True) if _is_coming(stop, next_stop)
            ],
            "done": [words for stop, words in zip(page.stops, stops, strict=True) if stop.is_done],
            "others": [self._family(family, None) for family in page.others],
            "undo": self._undo(),
            "conflicts": [self._conflict(one) for one in page.conflicts],
            "tries": self._tries() if page.wrong_tries else None,
        }

    def _conflict(self, conflict: Conflict) -> str:
        """Say a contradiction as closing would, with whom to call about the person."""
        rider = conflict.rider_id
        told = {"name": self._name(rider) if rider else "-", "call": self._call(rider)}
        return tell(CONFLICT_CODES[conflict.kind], told)

    def _name(self, rider: RiderId) -> str:
        person = self.page.find_person(rider)
        return person.name if person else "-"

    def _call(self, rider: RiderId | None) -> str:
        families = (family for family in self.page.families if rider in family.riders)
        return next((family.call for family in families), self.page.driver)

    def _tries(self) -> dict[str, object]:
        """Return the wrong codes that were tried, and what lets them be tried anew."""
        tries = self.page.wrong_tries
        told = [{"by": self.page.officer_names.get(one.actor, ""), "at": self._hour(one)} for one in tries]
        return {"told": told, "value": write_undo(one.id for one in tries)}

    def missing(self) -> list[dict[str, str]]:
        """Return who keeps the run open, each with the place on the page."""
        return [{"name": one.name, "anchor": _anchor(one)} for one in self.page.missing]

    def _undo(self) -> dict[str, str] | None:
        last = self.page.last_press
        if not last:
            return None
        sentences = [self._sentence(event) for event in last]
        return {"value": write_undo(event.id for event in last), "what": " ".join(sentences)}

    def _stop(self, stop: RunStop) -> dict[str, object]:
        families = [(family, on) for on, some in ((True, stop.on), (False, stop.off)) for family in some]
        return {
            "number": stop.number,
            "place": stop.place,
            "arrive": clock_text(stop.arrive),
            "depart": clock_text(stop.depart),
            "calls": sorted({family.call for family, _ in families}),
            "on": [self._family(family, True) for family in stop.on],
            "off": [self._family(family, False) for family in stop.off],
            "people": sum(len(family.people) for family, _ in families),
        }

    def _family(self, family: RunFamily, on: bool | None) -> dict[str, object]:
        """Return a family at the stop where it gets on (True), off (False), or wherever it is (None)."""
        here = [person for person in family.people if on is None or on == _is_at_pickup(person)]
        return {
            "call": family.call,
            "buttons": list(_family_buttons(family, here)) if len(here) > 1 else [],
            "people": [self._person(person, family, person in here) for person in family.people],
        }

    def _person(self, person: RunPerson, family: RunFamily, is_here: bool) -> dict[str, object]:
        last = person.live[-1] if person.live else None
        return {
            "name": person.name,
            "is_child": person.is_child,
            "anchor": _anchor(person) if is_here else "",
            "stage": tell(f"custody.stage.{person.stage}"),
            "at": self._hour(last) if last else "",
            "is_open": not person.is_over,
            "is_alarm": person.stage is Stage.CONFLICT,
            "never_came": person.never_came,
            "has_no_receiver": is_here and _has_no_receiver(person, family),
            "buttons": list(_person_buttons(person, family)) if is_here else [],
            "absences": list(_absences(person)) if is_here else [],
            "asides": list(_asides(person)) if is_here else [],
            "recorded": [self._recorded(person, event) for event in person.live] if is_here else [],
        }

    def _recorded(self, person: RunPerson, event: CustodyEvent) -> dict[str, str]:
        return {
            "sentence": self._sentence(event, person.name),
            "at": self._hour(event),
            "by": self.page.officer_names.get(event.actor, ""),
            "value": write_undo([event.id]),
        }

    def _hour(self, event: CustodyEvent) -> str:
        return f"{event.phone_time.astimezone(self.page.zone):%H:%M}"

    def _sentence(self, event: CustodyEvent, name: str = "") -> str:
        if not name and event.rider_id is not None:
            person = self.page.find_person(event.rider_id)
            name = person.name if person else ""
        return say_event(event, name=name, officer_names=self.page.officer_names, language=page_language())


def strip_words(strip: RunStrip) -> list[tuple[str, int, str]]:
    """Return the count strip: label, number, tone; what is zero and rare is left out."""
    shown = [
        (tell("custody.strip.aboard"), strip.aboard, "strong" if strip.aboard else ""),
        (tell("custody.strip.not_yet"), strip.not_yet, ""),
        (tell("custody.strip.handed_over"), strip.handed_over, ""),
        (tell("custody.strip.absent"), strip.absent, ""),
    ]
    if strip.at_point:
        shown.insert(2, (tell("custody.strip.at_point"), strip.at_point, ""))
    if strip.elsewhere:
        shown.append((tell("custody.strip.elsewhere"), strip.elsewhere, ""))
    if strip.conflict:
        shown.append((tell("custody.strip.conflict"), strip.conflict, "alarm"))
    return shown


def _is_coming(stop: RunStop, next_stop: RunStop | None) -> bool:
    return not stop.is_done and stop is not next_stop


def _anchor(person: RunPerson) -> str:
    return f"nguoi-{person.rider_id}-{person.leg}"


def _is_at_pickup(person: RunPerson) -> bool:
    return person.stage in _AT_PICKUP


def _usual(person: RunPerson) -> EventKind | None:
    """Return the step that is next; who never came out mostly stays at home, and boards as an aside."""
    if person.never_came and EventKind.LEFT_WITH_GUARDIAN in person.kinds:
        return EventKind.LEFT_WITH_GUARDIAN
    return next((kind for kind in person.kinds if kind in _STEPS), None)


def _family_buttons(family: RunFamily, people: Sequence[RunPerson]) -> Iterable[Button]:
    """Yield the one tap for everybody who has the same step before them."""
    by_kind: dict[EventKind, list[RunPerson]] = {}
    for person in people:
        usual = _usual(person)
        if usual is not None:
            by_kind.setdefault(usual, []).append(person)
    for kind, together in by_kind.items():
        if len(together) > 1:
            yield from _buttons(kind, together, family, is_family=True)


def _person_buttons(person: RunPerson, family: RunFamily) -> Iterable[Button]:
    usual = _usual(person)
    if usual is not None:
        yield from _buttons(usual, [person], family, is_family=False)


def _buttons(
    kind: EventKind, people: Sequence[RunPerson], family: RunFamily, *, is_family: bool
) -> Iterable[Button]:
    if kind is EventKind.HANDED_OVER:
        yield from _hand_overs(people, family, is_family=is_family)
        return
    label = (
        tell(f"custody.family.{kind}", {"count": len(people)}) if is_family else tell(f"custody.kind.{kind}")
    )
    value = write_press(kind, people[0].leg, {person.rider_id: "" for person in people})
    yield Button(label=label, value=value)


def _hand_overs(people: Sequence[RunPerson], family: RunFamily, *, is_family: bool) -> Iterable[Button]:
    """Yield a button a receiver: the own adult who rides along, else each whom the family named."""
    count: dict[str, Parameter] = {"count": len(people)} if is_family else {}
    way = "family_" if is_family else ""
    if not any(person.is_child for person in people):
        yield Button(label=tell("custody.hand.self"), value=_hand_over(people, ReceiverKind.SELF.value))
    elif family.adult is not None:
        told: dict[str, Parameter] = {"name": family.adult.name, **count}
        label = tell(f"custody.hand.{way}own", told)
        yield Button(label=label, value=_hand_over(people, own_adult(family.adult.rider_id)))
    else:
        for index, receiver in enumerate(family.receivers):
            relation = tell(f"label.relation.{receiver.relation}")
            told = {"name": receiver.given_name, "relation": relation, **count}
            label = tell(f"custody.hand.{way}named", told)
            yield Button(label=label, value=_hand_over(people, named_receiver(index)))


def _hand_over(people: Sequence[RunPerson], to_whom: str) -> str:
    """Return the value; an adult always goes by themselves."""
    details: Mapping[RiderId, str] = {
        person.rider_id: to_whom if person.is_child else ReceiverKind.SELF.value for person in people
    }
    return write_press(EventKind.HANDED_OVER, people[0].leg, details)


def _has_no_receiver(person: RunPerson, family: RunFamily) -> bool:
    """Tell whether a child is aboard on the way home and the family named nobody: it stays aboard."""
    waits = person.is_child and EventKind.HANDED_OVER in person.kinds
    return waits and family.adult is None and not family.receivers


def _absences(person: RunPerson) -> Iterable[Button]:
    if EventKind.ABSENT in person.kinds and not person.never_came:
        for reason in AbsentReason:
            label = tell(f"custody.absent_reason.{reason}")
            value = write_press(EventKind.ABSENT, person.leg, {person.rider_id: reason.value})
            yield Button(label=label, value=value, is_main=False)


def _asides(person: RunPerson) -> Iterable[Button]:
    """Yield what ends a leg outside its usual way."""
    usual = _usual(person)
    if person.never_came and EventKind.BACK_ON_BOARD in person.kinds:
        value = write_press(EventKind.BACK_ON_BOARD, person.leg, {person.rider_id: ""})
        yield Button(label=tell("custody.kind.back_on_board"), value=value, is_main=False)
    if EventKind.LEFT_WITH_GUARDIAN in person.kinds and usual is not EventKind.LEFT_WITH_GUARDIAN:
        value = write_press(EventKind.LEFT_WITH_GUARDIAN, person.leg, {person.rider_id: ""})
        yield Button(label=tell("custody.kind.left_with_guardian"), value=value, is_main=False)
