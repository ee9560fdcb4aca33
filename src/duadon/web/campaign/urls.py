"""Addresses: Progress, cards and the log of reads."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
