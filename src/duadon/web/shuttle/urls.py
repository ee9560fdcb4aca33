"""Addresses of the shuttle's pages."""

from django.urls import URLPattern, path

from duadon.web.shuttle.day_plan import day_plan
from duadon.web.shuttle.today import find_rider, today
from duadon.web.shuttle.where_everybody_is import where_everybody_is

urlpatterns: list[URLPattern] = [
    path("hom-nay/", today, name="today"),
    path("hom-nay/tim/", find_rider, name="find-rider"),
    path("ke-hoach/", day_plan, name="day-plan"),
    path("ke-hoach/<day:day>/", day_plan, name="day-plan"),
    path("dang-o-dau/", where_everybody_is, name="where-everybody-is"),
]
