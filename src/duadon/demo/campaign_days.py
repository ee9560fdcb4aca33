"""The days that the made-up campaign turns on."""

from datetime import UTC, date, datetime

CAMPAIGN_START = date(2024, 7, 1)
SHUTTLE_START = date(2024, 9, 9)
CAMPAIGN_END = date(2024, 10, 2)
# Of the first two weeks only the sum is known; from then on each day's figure was kept.
FOLLOWED_FROM = date(2024, 7, 15)
# Targets and signing rules were laid down before the campaign began ...
ORDERS_RECORDED_AT = datetime(2024, 6, 28, 8, 0, tzinfo=UTC)
# ... and on the evening before the first ride the days up to then were typed in.
DAYS_TYPED_AT = datetime(2024, 9, 8, 13, 0, tzinfo=UTC)
