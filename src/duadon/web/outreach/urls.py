"""Addresses: Visits and ride requests of the ward officers."""

from django.urls import URLPattern, path

from duadon.web.outreach.family_slip import family_slip
from duadon.web.outreach.my_list import my_list
from duadon.web.outreach.name_adults import ride_adults
from duadon.web.outreach.ride_request import cancel_ride, paper_seen, ride_request
from duadon.web.outreach.trip_request import trip_request
from duadon.web.outreach.trip_requests import trip_requests
from duadon.web.outreach.visit import visit_family

urlpatterns: list[URLPattern] = [
    path("viec-cua-toi/", my_list, name="my-list"),
    path("tham/<uuid:child>/", visit_family, name="visit"),
    path("dua-don/", trip_requests, name="trip-requests"),
    path("dua-don/<uuid:child>/", trip_request, name="trip-request"),
    path("dua-don/yeu-cau/<uuid:request_id>/", ride_request, name="ride-request"),
    path("dua-don/yeu-cau/<uuid:request_id>/huy/", cancel_ride, name="cancel-ride"),
    path("dua-don/yeu-cau/<uuid:request_id>/nguoi-di-cung/", ride_adults, name="ride-adults"),
    path("dua-don/yeu-cau/<uuid:request_id>/giay/", paper_seen, name="paper-seen"),
    path("dua-don/<uuid:request_id>/phieu/", family_slip, name="family-slip"),
]
