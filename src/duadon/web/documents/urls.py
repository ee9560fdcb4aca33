"""Addresses: The report page, and what is printed or carried away as a file."""

from django.urls import URLPattern, path

from duadon.web.documents.files import day_manifests_file, day_sheet_file, manifest_file, report_file
from duadon.web.documents.report import report

urlpatterns: list[URLPattern] = [
    path("bao-cao/", report, name="report"),
    path("bao-cao/<day:day>/", report, name="report"),
    path("bao-cao/<day:day>/<str:form>/", report_file, name="report-file"),
    path("chuyen/<uuid:run>/danh-sach.pdf", manifest_file, name="manifest-file"),
    path("ke-hoach/<day:day>/danh-sach.pdf", day_manifests_file, name="day-manifests-file"),
    path("ke-hoach/<day:day>/phieu-ngay.pdf", day_sheet_file, name="day-sheet-file"),
]
