"""Addresses: The report page, and what is printed or carried away as a file."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
