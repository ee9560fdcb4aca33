"""Addresses: Visits and ride requests of the ward officers."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
