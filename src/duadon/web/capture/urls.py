"""Addresses of the capture desk."""

from django.urls import URLPattern, path

from duadon.web.capture.desk import capture_desk, capture_record

urlpatterns: list[URLPattern] = [
    path("diem-thu-nhan/", capture_desk, name="capture-desk"),
    path("diem-thu-nhan/ghi/<uuid:run>/", capture_record, name="capture-record"),
]
