"""What both kinds of problem look like to the kernels: nodes, rides, vans, routes and room to work in.

Request r is fetched at node 2r and brought to node 2r + 1. From `rests_from` on the nodes are the
drivers' rests: they have no place of their own and want an empty van. A *stop* is a halt at one place:
people get off, then others get on. A *stretch* is a piece of a route from empty to empty.

Tables are arrays whose columns have names here: a few wide arrays compile ten times faster than many
narrow ones.
"""

from typing import NamedTuple

import numpy as np

from duadon.planning.kernels.compiled import Ints
from duadon.planning.kernels.travel import Travel

# Columns of nodes. Windows bound the departure from a pickup's stop, the begin of service at a
# delivery and the begin of a rest.
PLACE = 0
SERVICE = 1  # time to get on or off, or of the rest
EARLIEST = 2
LATEST = 3
TOLD = 4  # the departure that people were told, which need not be kept, or NEVER
LOAD = 5  # and the next two: seats, boosters, seats behind the driver's row; below zero: off
LOADS = 3
NODE_COLUMNS = LOAD + LOADS

# Columns of rides, one row a request.
RIDE_LIMIT = 0  # from the departure at the pickup to the begin of service at the delivery
PREFERS_LATE = 1  # a stretch of such requests alone is driven late, not early
RIDE_COLUMNS = 2

# Columns of vans.
START = 0  # place
END = 1  # place
BEGIN = 2  # leaves its start not before
FINISH = 3  # is at its end not after
TURN_ROUND = 4  # stands where one stretch ends and the next begins
CROSSES = 5  # 1 where ferries take it
LONGEST = 6  # from leaving its start to reaching its end
CAPACITY = 7  # and the next two
VAN_COLUMNS = CAPACITY + LOADS

# Columns of a route's positions: the moment before the node there. AT and CAME hold only where the van
# is empty then, the three that follow only where a stretch begins.
IS_EMPTY = 0
AT = 1  # place where the van stands
CAME = 2  # when it came there with people aboard, TOO_LATE if it did not
FIRST_SERVICE = 3  # service of the stretch's first stop
FIRST_BY = 4  # latest departure from the stretch's first stop
PLANNED = 5  # planned departure from the stretch's first stop
FREE = 6  # earliest departure from the stop before
BEGIN_BY = 7  # latest begin of service at the node's stop
ABOARD = 8  # and the next two: loads
POSITION_COLUMNS = ABOARD + LOADS

# Rows of the work on one stretch, by node ...
NODE = 0
STOP = 1  # the stop of each node
RAISED = 2  # departures that ride limits forbid to be earlier
FETCHED = 3  # by request: where its pickup stands
# ... by stop ...
LOWERED = 4  # arrivals that ride limits forbid to be later
HERE = 5
HANDLING = 6  # service of all who get on or off
ARRIVE = 7  # earliest begin of service
DEPART = 8  # earliest departure
ARRIVE_BY = 9  # latest begin of service
DEPART_BY = 10  # latest departure
ROLLED = 11  # driving and service since the stretch began
# ... and of the whole: where the van is afterwards, when it came, when it may go; how many stops.
AFTER = 12
WORK_ROWS = 13


class World(NamedTuple):
    """All that timing needs to know: N nodes, R requests, V vans."""

    travel: Travel
    nodes: Ints  # (N, NODE_COLUMNS)
    rides: Ints  # (R, RIDE_COLUMNS)
    vans: Ints  # (V, VAN_COLUMNS)
    work: Ints  # (WORK_ROWS, K)
    rests_from: int
    is_rigid: int  # 1: one hour class and no ferry, so waiting is all that can shorten a ride


class Routes(NamedTuple):
    """The routes under work, M positions each, with what is known of their timing."""

    nodes: Ints  # (V, M)
    length: Ints  # (V,)
    table: Ints  # (V, M + 1, POSITION_COLUMNS)
    time: Ints  # (N,): planned departure at a pickup, begin of service at a delivery or rest


def new_work(nodes: int) -> Ints:
    """Return room for stretches of up to so many nodes."""
    return np.zeros((WORK_ROWS, nodes + 4), dtype=np.int64)


def new_routes(vans: int, nodes: int) -> Routes:
    """Return empty routes that have room for all nodes each; they must be timed before use."""
    size = nodes + 2
    return Routes(
        nodes=np.zeros((vans, size), dtype=np.int64),
        length=np.zeros(vans, dtype=np.int64),
        table=np.zeros((vans, size + 1, POSITION_COLUMNS), dtype=np.int64),
        time=np.zeros(nodes, dtype=np.int64),
    )
