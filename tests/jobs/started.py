"""Jobs as tests start them."""

from uuid import UUID, uuid4

from duadon.core.values.long_work import JobKind
from duadon.jobs.starting import start_job
from duadon.jobs.uploads import keep_upload
from duadon.queries.clock import machine_time
from duadon.store.offices import Office
from tests.personas import NOW, WARD_11

REPORT = {"day": "2024-09-10", "form": "xlsx"}
SAMPLE = UUID("11111111-2222-4333-8444-555555555555")


def live_at(moment):
    """Let the office's clock tell this moment now."""
    Office.objects.update(clock_offset_seconds=int((moment - machine_time()).total_seconds()))


def start(office, kind, payload, *, by="dieuphoi", command_id=None):
    """Start a job as an officer, under a new command id unless one is given."""
    around = {"actor": office.actor(by), "frame": office.frame, "now": NOW}
    return start_job(kind, payload, **around, command_id=command_id or uuid4())


def report_job(office, command_id=SAMPLE):
    """A report asked for by the officer of ward 11: the same one each time."""
    return start(office, JobKind.WRITE_REPORT, REPORT, by="p11.cskv", command_id=command_id)


def import_job(office, path, *, by="p11.cskv"):
    """An import of a workbook of ward 11."""
    upload = keep_upload(path.read_bytes(), path.name, actor=office.actor(by), now=NOW)
    payload = {"upload": str(upload), "unit_code": WARD_11, "source_name": path.stem}
    return start(office, JobKind.IMPORT_REGISTER, payload, by=by)
