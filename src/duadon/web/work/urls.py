"""Addresses: Long work: how far a job is, and stopping it; how the machine is."""

from django.urls import path

from duadon.web.work.job import cancel, job, job_file
from duadon.web.work.system import system

urlpatterns = [
    path("viec/<uuid:job>/", job, name="job"),
    path("viec/<uuid:job>/dung/", cancel, name="cancel-job"),
    path("viec/<uuid:job>/tep/", job_file, name="job-file"),
    path("he-thong/", system, name="system"),
]
