"""Addresses: Long work: how far a job is, and stopping it."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
