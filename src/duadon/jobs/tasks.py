"""The one task of the queue: it carries a job's id and nothing else."""

from uuid import UUID

from django_tasks import TaskContext, task

from duadon.core.values.ids import JobId
from duadon.jobs.doing import do


@task(takes_context=True)
def do_job(context: TaskContext, job_id: str) -> None:
    """Do the job; how it ended is kept with it, not in the queue."""
    do(
        JobId(UUID(job_id)),
        worker_id=context.task_result.worker_ids[-1],
        again=lambda: do_job.enqueue(job_id),
    )
