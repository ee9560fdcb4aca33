"""The stops of a fragment: the list keeps no paths, so the few that are wanted are found again."""

import numpy as np

from duadon.core.values.errors import RuleBroken
from duadon.planning.exact import labels
from duadon.planning.exact.fragments import Fragments
from duadon.planning.exact.network import Network
from duadon.planning.kernels.compiled import Ints


def stops_of(network: Network, fragments: Fragments, fragment: int) -> tuple[int, ...]:
    """Return the stops of a fragment in order: a depth-first search over its own requests."""
    members = [int(request) for request in fragments.members_of(fragment)]
    wanted = (
        int(fragments.last[fragment]),
        int(fragments.earliest_end[fragment]),
        int(fragments.length[fragment]),
        int(fragments.latest_start[fragment]),
    )
    start = np.zeros(labels.FIXED + 2 * network.together.shape[1] + 3 * (len(members) + 1), dtype=np.int64)
    labels.begin(network, int(fragments.first[fragment]), start)
    stops = _search(network, start, members, wanted)
    if stops is None:
        raise RuleBroken("a fragment of the list is found again")
    return stops


def _search(
    network: Network, row: Ints, members: list[int], wanted: tuple[int, int, int, int]
) -> tuple[int, ...] | None:
    """Return the stops from this label on to the wanted end, None where no order leads there."""
    here = int(row[labels.LAST])
    _, end, length, latest_start = wanted
    if row[labels.EARLIEST] > end or row[labels.ELAPSED] > length or row[labels.LATEST_START] < latest_start:
        return None
    if row[labels.ABOARD] == 0:
        reached = (here, int(row[labels.EARLIEST]), int(row[labels.ELAPSED]), int(row[labels.LATEST_START]))
        return (here,) if reached == wanted and _has_all(network, row, members) else None
    for following in _followers(network, row, members):
        rest = _search(network, following, members, wanted)
        if rest is not None:
            return (here, *rest)
    return None


def _followers(network: Network, row: Ints, members: list[int]) -> list[Ints]:
    """Return the labels one stop further: somebody aboard is brought home or one of the set is fetched."""
    following = []
    for place in range(int(row[labels.ABOARD])):
        new = np.zeros_like(row)
        if labels.deliver(network, row, place, new):
            following.append(new)
    for request in members:
        new = np.zeros_like(row)
        if not _has(network, row, request) and labels.fetch(network, row, request, new):
            following.append(new)
    return following


def _has(network: Network, row: Ints, request: int) -> bool:
    return bool(row[labels.FIXED + network.word[request]] & network.bit[request])


def _has_all(network: Network, row: Ints, members: list[int]) -> bool:
    return all(_has(network, row, request) for request in members)
