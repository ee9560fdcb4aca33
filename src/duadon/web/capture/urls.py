"""Addresses: The capture desk."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
