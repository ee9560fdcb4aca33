"""Addresses of the shuttle's pages."""

from django.urls import URLPattern, path

from duadon.web.shuttle.day_plan import day_plan, make_plan, publish
from duadon.web.shuttle.fleet import add_place, add_vehicle, change_place, change_vehicle, fleet
from duadon.web.shuttle.last_row_tags import last_row_tags
from duadon.web.shuttle.schedule_day import schedule_day
from duadon.web.shuttle.today import find_rider, today
from duadon.web.shuttle.where_everybody_is import where_everybody_is

urlpatterns: list[URLPattern] = [
    path("hom-nay/", today, name="today"),
    path("hom-nay/tim/", find_rider, name="find-rider"),
    path("ke-hoach/", day_plan, name="day-plan"),
    path("ke-hoach/<day:day>/", day_plan, name="day-plan"),
    path("ke-hoach/<day:day>/lap/", make_plan, name="make-plan"),
    path("ke-hoach/<day:day>/cong-bo/", publish, name="publish-plan"),
    path("ke-hoach/<day:day>/the-hang-ghe-cuoi/", last_row_tags, name="last-row-tags"),
    path("ke-hoach/<day:day>/mo-ngay/", schedule_day, name="schedule-day"),
    path("doi-xe/", fleet, name="fleet"),
    path("doi-xe/xe-moi/", add_vehicle, name="add-vehicle"),
    path("doi-xe/xe/<uuid:vehicle>/", change_vehicle, name="change-vehicle"),
    path("doi-xe/dia-diem-moi/", add_place, name="add-place"),
    path("doi-xe/dia-diem/<uuid:place>/", change_place, name="change-place"),
    path("dang-o-dau/", where_everybody_is, name="where-everybody-is"),
]
