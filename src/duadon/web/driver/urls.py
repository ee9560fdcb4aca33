"""Addresses of the crew's pages."""

from django.urls import URLPattern, path

from duadon.web.driver.closing import run_override, run_settle
from duadon.web.driver.my_runs import my_runs
from duadon.web.driver.run_page import run_close, run_page, run_record, run_walk

urlpatterns: list[URLPattern] = [
    path("chuyen/", my_runs, name="my-runs"),
    path("chuyen/<uuid:run>/", run_page, name="run-page"),
    path("chuyen/<uuid:run>/ghi/", run_record, name="run-record"),
    path("chuyen/<uuid:run>/kiem-tra/", run_walk, name="run-walk"),
    path("chuyen/<uuid:run>/xu-ly/", run_settle, name="run-settle"),
    path("chuyen/<uuid:run>/quyet-dinh/", run_override, name="run-override"),
    path("chuyen/<uuid:run>/ket-thuc/", run_close, name="run-close"),
]
