"""The records that addresses of the matrix name: one's own, another's, and one that is gone."""

from uuid import UUID, uuid4

from duadon.actions.found_office import FoundOffice, found_office
from duadon.core.values.answers import Done
from duadon.core.values.ids import JobId, OfficeId, OfficerId
from duadon.jobs.doing import do
from duadon.jobs.uploads import keep_upload
from duadon.store.accounts import Officer, RoleAssignment
from duadon.store.captures import CaptureOutcome
from duadon.store.enrolments import Enrolment
from duadon.store.fleet import Vehicle
from duadon.store.ledger import AccessLog
from duadon.store.offices import Area, Place
from duadon.store.outreach import Rider
from duadon.store.plans import Run
from duadon.store.records.people import Child
from tests.jobs.started import SAMPLE, report_job
from tests.personas import NOW, WARD_11
from tests.web.matrix import Record, Records, Whose
from tests.web.shuttle_morning import MORNING, WARD_6, Family, Morning, outward_run

GONE = UUID("99999999-8888-4777-8666-555555555555")
AREA_OFFICER = "p11.khom"


def records_of(morning: Morning, ward_lists) -> Records:
    """Return for each name of a converter the record of ward 11, another one, and one that is gone."""
    elsewhere = _found_elsewhere()
    pairs = {
        "child": (_child(morning.own), _child(morning.other)),
        "walk_in": (_walk_in(morning, morning.own), _walk_in(morning, morning.other)),
        "request_id": (_request(morning.own), _request(morning.other)),
        "batch": (_batch(morning.own, WARD_11), _batch(morning.other, WARD_6)),
        "run": (_run(outward_run(morning.own)), _run(_run_of_another_crew(morning))),
        "vehicle": _twins(outward_run(morning.own).vehicle, elsewhere),
        "place": _twins(outward_run(morning.own).vehicle.depot, elsewhere),
        "read": _reads(morning, elsewhere),
        "job": (_done_job(morning), _job_of_another(morning)),
        "upload": (_upload(morning, ward_lists, "p11.cskv"), _upload(morning, ward_lists, "p6.cskv")),
    }
    gone = Record(key=GONE)
    return {
        name: {Whose.OWN: own, Whose.OTHER: other, Whose.GONE: gone} for name, (own, other) in pairs.items()
    }


def area_officer(family: Family) -> str:
    """Make an officer of one area of ward 11, in which the family does not live; return the user name."""
    homes = {one.area_id for one in family.children if one.area_id}
    area = Area.objects.filter(unit_code=WARD_11).exclude(pk__in=homes).order_by("name").first()
    model = Officer.objects.get(username="p11.cskv")
    held = model.assignments.get()
    officer = Officer.objects.create(
        id=uuid4(), office_id=model.office_id, username=AREA_OFFICER, display_name="Cán bộ khóm (làm giả)"
    )
    RoleAssignment.objects.create(
        id=uuid4(),
        officer=officer,
        campaign_id=held.campaign_id,
        role=held.role,
        unit_code=WARD_11,
        area=area,
        since=held.since,
    )
    return officer.username


def _child(family: Family) -> Record:
    child = family.children[0]
    return Record(key=child.id, places=[(child.unit_code, child.area_id)])


def _walk_in(morning: Morning, family: Family) -> Record:
    """A try that failed of a child of the family who had come alone."""
    child = family.children[0]
    row = CaptureOutcome.objects.create(
        id=uuid4(),
        enrolment=Enrolment.objects.get(campaign_id=morning.office.frame.id, child_id=child.id),
        place=Place.objects.filter(kind="capture_point").order_by("pk")[0],
        day=MORNING.date(),
        captured=False,
        reason="equipment",
        command_id=uuid4(),
        recorded_at=MORNING,
        recorded_by=Officer.objects.get(username="diema.canbo"),
    )
    return Record(key=row.pk, places=[(child.unit_code, child.area_id)])


def _request(family: Family) -> Record:
    return Record(key=family.request_id, places=[(one.unit_code, one.area_id) for one in family.children])


def _batch(family: Family, unit_code: str) -> Record:
    """A list is a whole ward's."""
    return Record(key=Child.objects.get(pk=family.children[0].id).batch_id, places=[(unit_code, None)])


def _run(run: Run) -> Record:
    return Record(key=run.pk, crew=(run.driver_id, run.attendant_id))


def _run_of_another_crew(morning: Morning) -> Run:
    """Give the way home to the crew of the second van."""
    run = way_home(morning.own)
    crew = {one.username: one for one in Officer.objects.filter(username__in=("laixe2", "phuxe2"))}
    run.driver, run.attendant = crew["laixe2"], crew["phuxe2"]
    run.save()
    return run


def way_home(family: Family) -> Run:
    """Return the run that brings the family home."""
    rider = Rider.objects.filter(request_id=family.request_id).first()
    return Run.objects.get(listed__rider=rider, listed__leg="home")


def _twins(row: Vehicle | Place, elsewhere: Officer) -> tuple[Record, Record]:
    """Return the row, and a copy of it in another office."""
    own = Record(key=row.pk, office=row.office_id)
    row.pk, row.office_id = uuid4(), elsewhere.office_id
    row.save(force_insert=True)
    return own, Record(key=row.pk, office=elsewhere.office_id)


def _reads(morning: Morning, elsewhere: Officer) -> tuple[Record, Record]:
    """Return a read of a list, and one by an officer of another office."""
    row = AccessLog.objects.filter(door="list", count__gt=0).order_by("at", "pk").first()
    own = Record(key=row.pk, office=morning.office.world.office_id)
    row.pk, row.actor_id = uuid4(), elsewhere.pk
    row.save(force_insert=True)
    return own, Record(key=row.pk, office=elsewhere.office_id)


def _done_job(morning: Morning) -> Record:
    """A report that the officer of ward 11 had written; its file can be fetched."""
    job = report_job(morning.office)
    do(job, worker_id="a worker", again=lambda: None)
    return Record(key=job, sender=morning.office.ward_officer.officer_id)


def _job_of_another(morning: Morning) -> Record:
    from duadon.store.jobs import Job

    row = Job.objects.get(pk=SAMPLE) if Job.objects.filter(pk=SAMPLE).exists() else Job.objects.get()
    row.pk, row.command_id = JobId(uuid4()), uuid4()
    row.started_by_id = morning.office.other_ward.officer_id
    row.save(force_insert=True)
    return Record(key=row.pk, sender=row.started_by_id)


def _upload(morning: Morning, ward_lists, username: str) -> Record:
    actor, path = morning.office.actor(username), ward_lists[WARD_11].path
    kept = keep_upload(path.read_bytes(), path.name, actor=actor, now=MORNING)
    return Record(key=kept, sender=actor.officer_id)


def _found_elsewhere() -> Officer:
    command = FoundOffice(
        command_id=uuid4(),
        office_id=OfficeId(uuid4()),
        name="Công an nơi khác (làm giả)",
        made_up=True,
        administrator_id=OfficerId(uuid4()),
        username="noikhac",
        password="mật khẩu làm giả 14",
    )
    assert isinstance(found_office(command, now=NOW), Done)
    return Officer.objects.get(pk=command.administrator_id)
