"""Addresses of all pages."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("", include("duadon.web.urls"))]

handler400 = "duadon.web.errors.bad_request"
handler403 = "duadon.web.errors.forbidden"
handler404 = "duadon.web.errors.missing"
handler500 = "duadon.web.errors.broken"
