"""The made-up world of September 2024: what stands before the first list is read."""

from functools import cache

from duadon.core.enrolment.signing import SigningAnswer, SigningRule
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import CampaignId, OfficeId
from duadon.core.values.people import Relation
from duadon.demo.campaign_days import CAMPAIGN_END, CAMPAIGN_START, ORDERS_RECORDED_AT, SHUTTLE_START
from duadon.demo.fixed_ids import fixed_id
from duadon.demo.world_figures import opening_balances, targets
from duadon.demo.world_places import (
    admin_units,
    made_up_areas,
    made_up_capture_points,
    made_up_ferry,
    made_up_places,
    units_of_2024,
)
from duadon.demo.world_staff import made_up_officers, made_up_vans
from duadon.demo.world_values import World

_GRANDPARENT_PAPER = "giấy ủy quyền của cha hoặc mẹ, có xác nhận của công an phường, xã"
# Parents and guardians sign by law; for the others the office answers.
_ANSWERS = (
    (Relation.GRANDMOTHER, SigningAnswer.WITH_PAPER, _GRANDPARENT_PAPER),
    (Relation.GRANDFATHER, SigningAnswer.WITH_PAPER, _GRANDPARENT_PAPER),
    (Relation.OTHER, SigningAnswer.NO, ""),
)


@cache
def made_up_world() -> World:
    """Return the world; the same values and ids each time."""
    frame = _frame()
    units = units_of_2024()
    places = made_up_places(units)
    return World(
        office_id=frame.office_id,
        office_name="Công an thành phố Cao Lãnh (mô phỏng)",
        frame=frame,
        admin_units=admin_units(),
        units=units,
        areas=made_up_areas(),
        places=places,
        capture_points=made_up_capture_points(places),
        ferry=made_up_ferry(places),
        vans=made_up_vans(places),
        officers=made_up_officers(frame.id),
        signing_rules=_signing_rules(),
        opening_balances=opening_balances(units),
        targets=targets(units),
    )


def _frame() -> CampaignFrame:
    return CampaignFrame(
        id=CampaignId(fixed_id("campaign", "2024")),
        office_id=OfficeId(fixed_id("office", "cao-lanh")),
        name="Đợt cao điểm cấp căn cước cho trẻ em (mô phỏng)",
        starts_on=CAMPAIGN_START,
        ends_on=CAMPAIGN_END,
        shuttle_from=SHUTTLE_START,
        zone_name="Asia/Ho_Chi_Minh",
        rule_set="vn-2024-07",
        safety_profile="vn-2026",
        made_up=True,
    )


def _signing_rules() -> tuple[SigningRule, ...]:
    return tuple(
        SigningRule(
            relation=relation,
            answer=answer,
            effective_on=CAMPAIGN_START,
            recorded_at=ORDERS_RECORDED_AT,
            paper=paper,
        )
        for relation, answer, paper in _ANSWERS
    )
