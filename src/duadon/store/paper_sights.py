"""Who has seen the paper that the office asks of a request's signer, and when."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models

from duadon.core.outreach.trip_requests import Signer
from duadon.core.values.ids import AdultId, TripRequestId
from duadon.store.enrolments import Recording


class PaperSight(models.Model):
    """One look at the paper of whoever signed a request then; a new signer's paper is looked at anew."""

    request = models.ForeignKey("store.TripRequest", on_delete=models.PROTECT, related_name="sights")
    signer = models.ForeignKey("store.Adult", on_delete=models.PROTECT)
    seen_at = models.DateTimeField()
    seen_by = models.ForeignKey("store.Officer", on_delete=models.PROTECT)

    class Meta:
        indexes = [models.Index(fields=["request", "signer"])]

    def __str__(self) -> str:
        return str(self.request_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPaper:
    """The officer who saw it, and when."""

    officer: str
    at: datetime


def save_sight_told(
    request_id: TripRequestId, signer: Signer | None, recording: Recording, *, before: Signer | None = None
) -> None:
    """Write the look that a request tells of; `before` is who signed till now: a look told once is one."""
    if signer is None or signer.adult_id is None or not signer.paper_seen:
        return
    if before is not None and (before.adult_id, before.paper_seen) == (signer.adult_id, True):
        return
    save_sight(request_id, signer.adult_id, recording)


def save_sight(request_id: TripRequestId, signer_id: AdultId, recording: Recording) -> None:
    """Write that the officer of the recording has seen the signer's paper."""
    PaperSight.objects.create(
        request_id=request_id,
        signer_id=signer_id,
        seen_at=recording.now,
        seen_by_id=recording.officer_id,
    )


def find_sight(request_id: TripRequestId, signer_id: AdultId) -> SeenPaper | None:
    """Return the last look at the paper of that signer, or None where nobody wrote one."""
    rows = PaperSight.objects.filter(request_id=request_id, signer_id=signer_id)
    row = rows.select_related("seen_by").order_by("-seen_at", "-pk").first()
    return None if row is None else SeenPaper(officer=row.seen_by.display_name, at=row.seen_at)
