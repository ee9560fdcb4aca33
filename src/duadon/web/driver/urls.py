"""Addresses: The driver's and attendant's page."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
