"""Random 128-bit public ids, made by the caller; one type a noun, so that they cannot be mixed."""

from typing import NewType
from uuid import UUID

OfficeId = NewType("OfficeId", UUID)
CampaignId = NewType("CampaignId", UUID)
OfficerId = NewType("OfficerId", UUID)
ChildId = NewType("ChildId", UUID)
AdultId = NewType("AdultId", UUID)
HouseholdId = NewType("HouseholdId", UUID)
SourceRowId = NewType("SourceRowId", UUID)
BatchId = NewType("BatchId", UUID)
PlaceId = NewType("PlaceId", UUID)
AreaId = NewType("AreaId", UUID)
VehicleId = NewType("VehicleId", UUID)
TripRequestId = NewType("TripRequestId", UUID)
# A rider is one person's place in one trip request: the opaque code that custody events carry.
RiderId = NewType("RiderId", UUID)
PlanId = NewType("PlanId", UUID)
RunId = NewType("RunId", UUID)
DeviceId = NewType("DeviceId", UUID)
EventId = NewType("EventId", UUID)
CommandId = NewType("CommandId", UUID)
JobId = NewType("JobId", UUID)
UploadId = NewType("UploadId", UUID)
