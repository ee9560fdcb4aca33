"""All models, for Django to find; import them from the module that holds them."""

from duadon.store.accounts import Officer, RoleAssignment
from duadon.store.campaigns import Campaign, CampaignDaySum, CampaignTarget, OpeningBalance, SigningRule
from duadon.store.captures import CaptureOutcome
from duadon.store.card_receipts import CardReceipt
from duadon.store.custody import CustodyEvent, Device, ParkedEvent
from duadon.store.enrolments import Enrolment, EnrolmentState
from duadon.store.fleet import CaptureSession, FerryClosure, FerryLine, Vehicle, VehicleDuty
from duadon.store.jobs import Clearance, Job, Upload, WorkerPulse
from duadon.store.last_rows import LastRowTag
from duadon.store.ledger import AccessLog, AccessLogChild, CommandAnswer
from duadon.store.offices import Area, Office, Place, Unit
from duadon.store.outreach import Consent, Contact, LegChange, Rider, TripRequest
from duadon.store.paper_sights import PaperSight
from duadon.store.plans import DayPlan, Run, RunDevice, RunRider
from duadon.store.records.people import (
    Adult,
    Child,
    ChildCarer,
    ChildField,
    Household,
    UnitMembership,
)
from duadon.store.records.sources import Batch, Source, SourceLink, SourceRow

__all__ = [
    "AccessLog",
    "AccessLogChild",
    "Adult",
    "Area",
    "Batch",
    "Campaign",
    "CampaignDaySum",
    "CampaignTarget",
    "CaptureOutcome",
    "CaptureSession",
    "CardReceipt",
    "Child",
    "ChildCarer",
    "ChildField",
    "Clearance",
    "CommandAnswer",
    "Consent",
    "Contact",
    "CustodyEvent",
    "DayPlan",
    "Device",
    "Enrolment",
    "EnrolmentState",
    "FerryClosure",
    "FerryLine",
    "Household",
    "Job",
    "LastRowTag",
    "LegChange",
    "Office",
    "Officer",
    "OpeningBalance",
    "PaperSight",
    "ParkedEvent",
    "Place",
    "Rider",
    "RoleAssignment",
    "Run",
    "RunDevice",
    "RunRider",
    "SigningRule",
    "Source",
    "SourceLink",
    "SourceRow",
    "TripRequest",
    "Unit",
    "UnitMembership",
    "Upload",
    "Vehicle",
    "VehicleDuty",
    "WorkerPulse",
]
