"""Files that officers send: kept sealed, opened only as a file of its own that is gone afterwards."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from duadon.core.values.answers import Refusal
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import UploadId
from duadon.core.values.roles import Actor
from duadon.jobs.retention import UPLOAD_KEPT
from duadon.store.jobs import CONTENT, FILE_NAME, Upload
from duadon.store.sealing import keyed_fingerprint, seal, seal_bytes, unseal, unseal_bytes

MEGABYTE = 1_000_000
MOST_MEGABYTES = 10
# Of a file's name. Disks count bytes, not letters: most take 255, encrypted home folders 143.
MOST_NAME_BYTES = 140
MOST_ENDING_BYTES = 16


def keep_upload(content: bytes, name: str, *, actor: Actor, now: datetime) -> UploadId | Refusal:
    """Keep a file for its time; refused when it is empty or larger than ten megabytes."""
    if not content:
        return Refusal(code="work.upload.empty", parameters={"file": _plain(name)})
    if len(content) > MOST_MEGABYTES * MEGABYTE:
        return Refusal(
            code="work.upload.too_large", parameters={"file": _plain(name), "most": MOST_MEGABYTES}
        )
    upload_id = uuid4()
    Upload.objects.create(
        id=upload_id,
        office_id=actor.office_id,
        officer_id=actor.officer_id,
        name_sealed=seal(FILE_NAME, upload_id, _plain(name)),
        content_sealed=seal_bytes(CONTENT, upload_id, content),
        size=len(content),
        fingerprint=keyed_fingerprint("file", content),
        sent_at=now,
        kept_until=now + UPLOAD_KEPT,
    )
    return UploadId(upload_id)


@contextmanager
def open_upload(upload_id: UploadId, *, actor: Actor, now: datetime) -> Iterator[Path]:
    """Yield the file under its own name, readable by this account of the machine only; then remove it.

    NotFound for another officer's file and for one whose time is over.
    """
    row = Upload.objects.filter(pk=upload_id, officer_id=actor.officer_id, kept_until__gte=now).first()
    if row is None:
        raise NotFound("no such file of yours")
    with TemporaryDirectory(prefix="duadon-") as folder:
        path = Path(folder) / unseal(FILE_NAME, row.pk, row.name_sealed)
        path.touch(mode=0o600)
        path.write_bytes(unseal_bytes(CONTENT, row.pk, row.content_sealed))
        yield path


def _plain(name: str) -> str:
    """Return the last part of a name, short enough for every disk, its ending kept.

    Letters are put together with their accents: a Mac takes them apart, and the same list is one source.
    """
    whole = " ".join(unicodedata.normalize("NFC", name).split()).replace("\\", "/")
    last = Path("".join(sign for sign in whole if sign.isprintable())).name
    if last in {"", ".", ".."}:
        return "tep"
    if _bytes_in(last) <= MOST_NAME_BYTES:
        return last
    ending = Path(last).suffix
    if _bytes_in(ending) > MOST_ENDING_BYTES:
        ending = ""
    return _cut(last.removesuffix(ending), MOST_NAME_BYTES - _bytes_in(ending)) + ending


def _cut(text: str, most: int) -> str:
    """Return the beginning of a text, at most so many bytes long, with no letter cut in two."""
    return text.encode()[:most].decode(errors="ignore")


def _bytes_in(text: str) -> int:
    return len(text.encode())
