"""A day as the kernels see it: G groups, C capture points, K kits a point, V vans, P places.

Group g rides twice: request 2g is its way out, request 2g + 1 its way home. So its nodes are 4g
(fetched), 4g + 1 (brought to the point), 4g + 2 (fetched there), 4g + 3 (home). Once its capture is
fixed, each way has bounds of its own, and routes no longer depend on each other.
"""

from typing import NamedTuple

from duadon.planning.kernels.compiled import Ints

# Columns of groups that stand.
PEOPLE = 0
WORTH = 1  # weight x people
CHILDREN = 2
BOARDING = 3  # seconds in which it gets on or off
FROM = 4  # is fetched not before
TILL = 5  # is home not after
AWAY = 6  # longest from leaving home to being home
MAY_RIDE = 7
# Columns of groups that change with the state.
POINT = 8  # where it is captured, -1 where it is left out
CAPTURE = 9  # begin of its first capture
CAPTURED = 10  # end of its last capture
VAN_OUT = 11
VAN_HOME = 12
# Columns of the search.
ABSENT = 13  # in how many iterations it was left out
LEFT_OUT = 14  # 1 where the state gone on from leaves it out
GROUP_COLUMNS = 15
# Rows of lists of groups.
OPEN_TO_PICK = 0
SCORE = 1
LISTED = 2
PICKED = 3
LIST_ROWS = 4

# Columns of points.
AT_PLACE = 0
OPENS = 1
CLOSES = 2
STARTS = 3  # how many starts of captures are tried
POINT_COLUMNS = 4

# Columns of offers: places for a way in a route, for all captures at once. A way out may bring the group
# between SOONEST and LATEST_AT; later than LATEST_AT it waits there. A way home may fetch it likewise.
SOONEST = 0
LATEST_AT = 1
OTHER_END = 2  # departure from home for LATEST_AT; arrival at home for SOONEST
EXTRA = 3  # what it costs others, and driving
MOVED = 4  # people who leave earlier (are home later) with each second that it is moved
PICKUP_AT = 5
DELIVERY_AT = 6
OFFER_COLUMNS = 7
MOST_OFFERS = 40

# What is tallied.
COST = 0  # of the state gone on from
BEST_MISSING, BEST_COST, BEST_METRES = 1, 2, 3
CHANGES = 4  # how often a route changed: a stamp
LOOKED_AT = 5  # insertions timed
BEST_PLACED = 6  # people
DRIVING = 7  # what a second of driving weighs in this iteration
MISSING = 8  # weighted people that the state gone on from leaves out
TALLY = 9

LATE_WEIGHT = 1 << 28  # seconds away that are never worth a second of lateness


class Day(NamedTuple):
    """Everything of a day but the world of its timing and its routes."""

    groups: Ints  # (G, GROUP_COLUMNS)
    lists: Ints  # (LIST_ROWS, G)
    durations: Ints  # (G, C, most children): seconds on a kit
    sessions: Ints  # (G, most sessions, 2): captures lie within one of them
    points: Ints  # (C, POINT_COLUMNS)
    starts: Ints  # (C, most starts): begins of captures that are tried
    kits: Ints  # (C, K, M, 2): from when to when a kit is taken, ascending; row M - 1 counts
    sittings: Ints  # (G, most children, 3): kit, begin, end
    typical: Ints  # (P, P): seconds of driving as insertion weighs them
    metres: Ints  # (P, P)
    driven: Ints  # (V, M + 1): typical driving up to each position
    offers: Ints  # (2G, C, V, MOST_OFFERS, OFFER_COLUMNS)
    offered: Ints  # (2G, C, V): how many there are
    seen: Ints  # (2G, V): the stamp of the route that they are for
    stamps: Ints  # (V,)
    apart: Ints  # (G, G): seconds between their stops
    changed: Ints  # (V,): 1 where the route differs from the state gone on from
    tally: Ints  # (TALLY,)


class Kept(NamedTuple):
    """Two states put aside: 0 the one gone on from, 1 the best."""

    nodes: Ints  # (2, V, M)
    length: Ints  # (2, V)
    bounds: Ints  # (2, N, NODE_COLUMNS)
    groups: Ints  # (2, G, GROUP_COLUMNS)
    kits: Ints  # (2, C, K, M, 2)
    sittings: Ints  # (2, G, most children, 3)
