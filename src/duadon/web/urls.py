"""Addresses of all pages, area by area; every name is known to the matrix of tests/web."""

from django.urls import URLPattern, URLResolver, include, path, register_converter

from duadon.web.converters import DayConverter

register_converter(DayConverter, "day")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("duadon.web.account.urls")),
    path("", include("duadon.web.register.urls")),
    path("", include("duadon.web.outreach.urls")),
    path("", include("duadon.web.shuttle.urls")),
    path("", include("duadon.web.driver.urls")),
    path("", include("duadon.web.capture.urls")),
    path("", include("duadon.web.campaign.urls")),
    path("", include("duadon.web.documents.urls")),
    path("", include("duadon.web.work.urls")),
]
