"""Addresses of the capture desk."""

from django.urls import URLPattern, path

from duadon.web.capture.desk import capture_desk, capture_record
from duadon.web.capture.walk_ins import record_walk_ins, take_back_walk_ins, walk_ins

urlpatterns: list[URLPattern] = [
    path("diem-thu-nhan/", capture_desk, name="capture-desk"),
    path("diem-thu-nhan/tu-den/", walk_ins, name="walk-ins"),
    path("diem-thu-nhan/tu-den/ghi/", record_walk_ins, name="record-walk-ins"),
    path("diem-thu-nhan/tu-den/huy/", take_back_walk_ins, name="take-back-walk-ins"),
    path("diem-thu-nhan/ghi/<uuid:run>/", capture_record, name="capture-record"),
]
