"""Addresses: Progress, cards and the log of reads."""

from django.urls import URLPattern, path

from duadon.web.campaign.cards import cards, record_cards
from duadon.web.campaign.progress import progress
from duadon.web.campaign.read_log import one_read, read_log

urlpatterns: list[URLPattern] = [
    path("tien-do/", progress, name="progress"),
    path("the/", cards, name="cards"),
    path("the/ghi/", record_cards, name="record-cards"),
    path("nhat-ky/", read_log, name="read-log"),
    path("nhat-ky/<uuid:read>/", one_read, name="one-read"),
    path("tien-do/<day:day>/", progress, name="progress"),
]
