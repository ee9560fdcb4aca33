"""Read an event from the JSON that a phone sent: every field checked, nothing guessed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from duadon.core.custody.canonical import Document, Json
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import (
    AbsentDetail,
    AbsentReason,
    CodeCheck,
    Detail,
    DeviceMark,
    EventKind,
    FerryDetail,
    HandOverDetail,
    MovedDetail,
    NotCapturedDetail,
    NoteDetail,
    OverrideDetail,
    ReceiverKind,
    Source,
    UndoDetail,
    WalkDetail,
    WalkManner,
    detail_wanted,
)
from duadon.core.shuttle.plan import Leg
from duadon.core.values.capture_marks import NotCapturedReason
from duadon.core.values.errors import RuleBroken, require
from duadon.core.values.ids import DeviceId, EventId, OfficerId, RiderId, RunId

Word = TypeVar("Word", bound=StrEnum)


def event_from_document(document: Document) -> CustodyEvent:
    """Return the event; raises RuleBroken, naming the field, for whatever does not fit."""
    unknown = document.keys() - {item.name for item in fields(CustodyEvent)}
    require(not unknown, f"unknown fields: {', '.join(sorted(unknown))}")
    read = _Reader(document)
    kind = read.word("kind", EventKind)
    rider_id = read.uuid("rider_id") if read.has("rider_id") else None
    return CustodyEvent(
        id=EventId(read.uuid("id")),
        device_id=DeviceId(read.uuid("device_id")),
        number=read.number("number"),
        run_id=RunId(read.uuid("run_id")),
        kind=kind,
        actor=OfficerId(read.uuid("actor")),
        phone_time=read.instant("phone_time"),
        leg=read.word("leg", Leg) if read.has("leg") else None,
        rider_id=None if rider_id is None else RiderId(rider_id),
        detail=_read_detail(kind, read),
        seen=tuple(_read_mark(part) for part in read.parts("seen")),
        monotonic_ms=read.number("monotonic_ms"),
        server_offset_ms=read.number("server_offset_ms") if read.has("server_offset_ms") else None,
        previous_hash=read.text("previous_hash"),
        source=read.word("source", Source),
        app_version=read.text("app_version"),
        schema_version=read.number("schema_version"),
        forced=read.truth("forced"),
        reason=read.text("reason"),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Takes fields of one type each out of a JSON object."""

    document: Document

    def has(self, name: str) -> bool:
        return self.document.get(name) is not None

    def text(self, name: str) -> str:
        value = self.document.get(name)
        if not isinstance(value, str):
            raise RuleBroken(f"{name} must be text")
        return value

    def number(self, name: str) -> int:
        value = self.document.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise RuleBroken(f"{name} must be a whole number")
        return value

    def truth(self, name: str) -> bool:
        value = self.document.get(name)
        if not isinstance(value, bool):
            raise RuleBroken(f"{name} must be true or false")
        return value

    def uuid(self, name: str) -> UUID:
        return _read_uuid(self.text(name), name)

    def uuids(self, name: str) -> tuple[UUID, ...]:
        return tuple(_read_uuid(value, name) for value in self._list(name))

    def instant(self, name: str) -> datetime:
        try:
            return datetime.fromisoformat(self.text(name))
        except ValueError as fault:
            raise RuleBroken(f"{name} must be an instant as in ISO 8601") from fault

    def word(self, name: str, words: type[Word]) -> Word:
        try:
            return words(self.text(name))
        except ValueError as fault:
            raise RuleBroken(f"{name} must be one of {', '.join(words)}") from fault

    def parts(self, name: str) -> tuple["_Reader", ...]:
        return tuple(_read_object(value, name) for value in self._list(name))

    def _list(self, name: str) -> list[Json]:
        value = self.document.get(name)
        if not isinstance(value, list):
            raise RuleBroken(f"{name} must be a list")
        return value


def _read_uuid(value: Json, name: str) -> UUID:
    try:
        return UUID(str(value))
    except ValueError as fault:
        raise RuleBroken(f"{name} must be an id of 128 bits") from fault


def _read_object(value: Json, name: str) -> _Reader:
    if not isinstance(value, dict):
        raise RuleBroken(f"{name} must be an object")
    return _Reader(value)


def _read_mark(read: _Reader) -> DeviceMark:
    return DeviceMark(device_id=DeviceId(read.uuid("device_id")), number=read.number("number"))


def _read_detail(kind: EventKind, read: _Reader) -> Detail | None:
    wanted = detail_wanted(kind, forced=read.truth("forced"))
    if wanted is None:
        require(not read.has("detail"), f"{kind} has no detail")
        return None
    return _DETAIL_READERS[wanted](_read_object(read.document.get("detail"), "detail"))


def _read_hand_over(read: _Reader) -> HandOverDetail:
    adult_id = read.uuid("adult_id") if read.has("adult_id") else None
    return HandOverDetail(
        receiver=read.word("receiver", ReceiverKind),
        receiver_index=read.number("receiver_index") if read.has("receiver_index") else None,
        adult_id=None if adult_id is None else RiderId(adult_id),
        code_check=read.word("code_check", CodeCheck),
    )


def _read_walk(read: _Reader) -> WalkDetail:
    return WalkDetail(
        confirmer=OfficerId(read.uuid("confirmer")),
        code=read.text("code"),
        manner=read.word("manner", WalkManner),
    )


def _read_undo(read: _Reader) -> UndoDetail:
    return UndoDetail(targets=tuple(EventId(value) for value in read.uuids("targets")))


def _read_override(read: _Reader) -> OverrideDetail:
    return OverrideDetail(
        second_person=OfficerId(read.uuid("second_person")),
        lost_devices=tuple(DeviceId(value) for value in read.uuids("lost_devices")),
        call_result=read.text("call_result"),
    )


_DETAIL_READERS: Mapping[type[Detail], Callable[[_Reader], Detail]] = {
    AbsentDetail: lambda read: AbsentDetail(reason=read.word("reason", AbsentReason)),
    NotCapturedDetail: lambda read: NotCapturedDetail(reason=read.word("reason", NotCapturedReason)),
    HandOverDetail: _read_hand_over,
    MovedDetail: lambda read: MovedDetail(to_run=RunId(read.uuid("to_run"))),
    FerryDetail: lambda read: FerryDetail(before=read.number("before"), after=read.number("after")),
    UndoDetail: _read_undo,
    WalkDetail: _read_walk,
    NoteDetail: lambda read: NoteDetail(text=read.text("text")),
    OverrideDetail: _read_override,
}
