"""Addresses: Progress, cards and the log of reads."""

from django.urls import URLPattern, path

from duadon.web.campaign.cards import cards, record_cards
from duadon.web.campaign.progress import progress

urlpatterns: list[URLPattern] = [
    path("tien-do/", progress, name="progress"),
    path("the/", cards, name="cards"),
    path("the/ghi/", record_cards, name="record-cards"),
    path("tien-do/<day:day>/", progress, name="progress"),
]
