"""Addresses of all pages, area by area; every name is known to the matrix of tests/web."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("duadon.web.account.urls")),
    path("", include("duadon.web.register.urls")),
    path("", include("duadon.web.shuttle.urls")),
]
