"""Labels: partial stretches of a van from empty to empty, level by level, the dominated thrown away.

A label is a row of whole numbers: seven of its own, the set of requests fetched so far, the set of those
aboard (a few words each), then for each request aboard, in order of their numbers, three more: the
request, the latest begin of its pickup, the time elapsed when it was fetched. `elapsed` counts drives and
services without waiting since the first pickup's begin. Given the begin t at the last stop, the latest
begin of an earlier pickup is min(t - (elapsed - elapsed then), latest): so one row says all about rides.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from duadon.planning.exact.network import Network
from duadon.planning.kernels.compiled import Ints, compiled_in_place

Stops = npt.NDArray[np.int16]  # nodes or requests, where millions of them are kept

LAST, EARLIEST, ELAPSED, LATEST_START, PEOPLE, ABOARD, HASH = range(7)
FIXED = 7  # where the sets begin
REQUEST, LATEST, SINCE = range(3)
DEAD = -1  # as number aboard: a better label stands for this one
FIRST, FOUND_LAST, COST, LENGTH, FOUND_EARLIEST, FOUND_LATEST = range(6)
FOUND = 6  # where the set of a found fragment begins
LABELS, FOUND_COUNT, OUTCOME = range(3)
COMPLETE, CUT_SHORT, NO_SPACE = range(3)


class Space(NamedTuple):
    """Room that one enumeration works in: two levels of labels, a hash table, fragments found, scratch."""

    levels: Ints  # [2, capacity, width]
    heads: Ints  # [power of two]: the label of the level under construction that a chain begins with
    chains: Ints  # [capacity, 2]: hash of each label there, and the next one of its chain
    found: Ints  # [capacity, FOUND + words]
    scratch: Ints  # [width]
    stack: Ints  # [4, aboard + 1]
    counts: Ints  # [3]


@compiled_in_place
def begin(network: Network, first: int, row: Ints) -> None:
    """Write the label of a van that has just come to the first pickup."""
    words = network.together.shape[1]
    row[:] = 0
    row[LAST] = first
    row[EARLIEST] = network.earliest[first]
    row[LATEST_START] = network.latest[first]
    row[PEOPLE] = network.people[first]
    row[ABOARD] = 1
    row[FIXED + network.word[first]] = network.bit[first]
    row[FIXED + words + network.word[first]] = network.bit[first]
    row[FIXED + 2 * words + REQUEST] = first
    row[FIXED + 2 * words + LATEST] = network.latest[first]


@compiled_in_place
def _fold(row: Ints, words: int, limit: int) -> None:
    """Lower the latest begins of earlier pickups to what the latest begin `limit` at the last stop allows."""
    row[LATEST_START] = min(row[LATEST_START], limit - row[ELAPSED])
    for place in range(row[ABOARD]):
        at = FIXED + 2 * words + 3 * place
        row[at + LATEST] = min(row[at + LATEST], limit - row[ELAPSED] + row[at + SINCE])


@compiled_in_place
def deliver(network: Network, row: Ints, place: int, new: Ints) -> bool:
    """Write into `new` the label after the delivery of the request at a place aboard; False: impossible."""
    words = network.together.shape[1]
    opens = FIXED + 2 * words
    at = opens + 3 * place
    request = row[at + REQUEST]
    node = request + network.requests
    leg = network.legs[row[LAST], node]
    earliest = max(row[EARLIEST] + leg, network.earliest[node])
    limit = min(network.latest[node], row[at + LATEST] + network.longest[request])
    elapsed = row[ELAPSED] + leg
    if earliest > limit or elapsed - row[at + SINCE] > network.longest[request]:
        return False
    for i in range(at):
        new[i] = row[i]
    for i in range(at, opens + 3 * (row[ABOARD] - 1)):
        new[i] = row[i + 3]
    new[LAST] = node
    new[EARLIEST] = earliest
    new[ELAPSED] = elapsed
    new[PEOPLE] = row[PEOPLE] + network.people[node]
    new[ABOARD] = row[ABOARD] - 1
    new[HASH] = row[HASH] ^ network.marks[1, request] ^ network.marks[2, row[LAST]] ^ network.marks[2, node]
    new[FIXED + words + network.word[request]] ^= network.bit[request]
    _fold(new, words, limit)
    return True


@compiled_in_place
def fetch(network: Network, row: Ints, request: int, new: Ints) -> bool:
    """Write into `new` the label after fetching one more request; False: impossible."""
    words = network.together.shape[1]
    opens = FIXED + 2 * words
    leg = network.legs[row[LAST], request]
    earliest = max(row[EARLIEST] + leg, network.earliest[request])
    limit = network.latest[request]
    if earliest > limit or row[PEOPLE] + network.people[request] > network.seats:
        return False
    for i in range(opens):
        new[i] = row[i]
    place = 0
    while place < row[ABOARD] and row[opens + 3 * place] < request:
        place += 1
    at = opens + 3 * place
    for i in range(opens, at):
        new[i] = row[i]
    for i in range(at, opens + 3 * row[ABOARD]):
        new[i + 3] = row[i]
    new[LAST] = request
    new[EARLIEST] = earliest
    new[ELAPSED] = row[ELAPSED] + leg
    new[at + REQUEST] = request
    new[at + LATEST] = limit
    new[at + SINCE] = new[ELAPSED]
    new[PEOPLE] = row[PEOPLE] + network.people[request]
    new[ABOARD] = row[ABOARD] + 1
    mark = network.marks[0, request] ^ network.marks[1, request] ^ network.marks[2, request]
    new[HASH] = row[HASH] ^ mark ^ network.marks[2, row[LAST]]
    new[FIXED + network.word[request]] |= network.bit[request]
    new[FIXED + words + network.word[request]] |= network.bit[request]
    _fold(new, words, limit)
    return True


@compiled_in_place
def _all_near(network: Network, row: Ints, stack: Ints, depth: int, delivered: int) -> bool:
    """Tell whether each request still aboard could be the next delivery; by the triangle rule all must."""
    opens = FIXED + 2 * network.together.shape[1]
    for place in range(row[ABOARD]):
        if not (delivered >> place) & 1:
            at = opens + 3 * place
            request = row[at + REQUEST]
            node = request + network.requests
            leg = network.legs[stack[0, depth], node]
            limit = min(network.latest[node], row[at + LATEST] + network.longest[request])
            if stack[1, depth] + leg > limit:
                return False
            if stack[2, depth] + leg - row[at + SINCE] > network.longest[request]:
                return False
    return True


@compiled_in_place
def can_end(network: Network, row: Ints, stack: Ints) -> bool:
    """Tell whether some order of deliveries brings everybody aboard home; depth first, never wrongly no."""
    aboard = row[ABOARD]
    opens = FIXED + 2 * network.together.shape[1]
    stack[0, 0], stack[1, 0], stack[2, 0], stack[3, 0] = row[LAST], row[EARLIEST], row[ELAPSED], -1
    depth, delivered = 0, 0
    if aboard == 0:
        return True
    if not _all_near(network, row, stack, 0, 0):
        return False
    if aboard == 1:
        return True
    while depth >= 0:
        place = stack[3, depth] + 1
        stack[3, depth] = place
        if place == aboard:
            depth -= 1
            if depth >= 0:
                delivered ^= 1 << stack[3, depth]
            continue
        if (delivered >> place) & 1:
            continue
        node = row[opens + 3 * place] + network.requests
        leg = network.legs[stack[0, depth], node]
        stack[0, depth + 1] = node
        stack[1, depth + 1] = max(stack[1, depth] + leg, network.earliest[node])
        stack[2, depth + 1] = stack[2, depth] + leg
        stack[3, depth + 1] = -1
        if _all_near(network, row, stack, depth + 1, delivered | (1 << place)):
            if depth + 2 >= aboard:
                return True
            delivered |= 1 << place
            depth += 1
    return False


@compiled_in_place
def _same(one: Ints, other: Ints, words: int) -> bool:
    """Tell whether two labels stand at the same stop with the same requests fetched and aboard."""
    if one[LAST] != other[LAST] or one[ABOARD] != other[ABOARD]:
        return False
    for i in range(FIXED, FIXED + 2 * words):
        if one[i] != other[i]:
            return False
    return True


@compiled_in_place
def dominates(one: Ints, other: Ints, words: int) -> bool:
    """Tell whether whatever can follow `other` can follow `one`, no dearer, no later, rides no longer."""
    if one[ELAPSED] > other[ELAPSED] or one[EARLIEST] > other[EARLIEST]:
        return False
    if one[LATEST_START] < other[LATEST_START]:
        return False
    for place in range(one[ABOARD]):
        at = FIXED + 2 * words + 3 * place
        if one[at + LATEST] < other[at + LATEST]:
            return False
        mine = min(other[EARLIEST] - one[ELAPSED] + one[at + SINCE], one[at + LATEST])
        theirs = min(other[EARLIEST] - other[ELAPSED] + other[at + SINCE], other[at + LATEST])
        if mine < theirs:
            return False
    return True


@compiled_in_place
def _copy(source: Ints, target: Ints, words: int) -> None:
    """Copy the part of a label that is in use."""
    for i in range(FIXED + 2 * words + 3 * source[ABOARD]):
        target[i] = source[i]


@compiled_in_place
def _keep(level: Ints, count: int, space: Space, words: int, mask: int) -> int:
    """Put the label in scratch among those of its level unless dominated; return how many there are."""
    new, chains = space.scratch, space.chains
    slot = new[HASH] & mask
    standing = space.heads[slot]
    taken = -1
    while standing >= 0:
        if chains[standing, 0] == new[HASH]:
            old = level[standing]
            if old[ABOARD] != DEAD and _same(old, new, words):
                if taken < 0 and dominates(old, new, words):
                    return count
                if dominates(new, old, words):
                    if taken < 0:
                        taken = standing
                        _copy(new, old, words)
                    else:
                        old[ABOARD] = DEAD
        standing = chains[standing, 1]
    if taken >= 0:
        return count
    _copy(new, level[count], words)
    chains[count, 0] = new[HASH]
    chains[count, 1] = space.heads[slot]
    space.heads[slot] = count
    return count + 1


@compiled_in_place
def _may_join(network: Network, row: Ints, request: int, words: int) -> bool:
    """Tell whether a request was not fetched yet and may share the van with each that is aboard."""
    word, bit = network.word[request], network.bit[request]
    if row[FIXED + word] & bit:
        return False
    for place in range(row[ABOARD]):
        if not network.together[row[FIXED + 2 * words + 3 * place], word] & bit:
            return False
    return True


@compiled_in_place
def _extend(network: Network, row: Ints, level: Ints, count: int, space: Space, mask: int) -> int:
    """Put every label that follows from `row` by one stop into the next level; return its size."""
    words = network.together.shape[1]
    opens = FIXED + 2 * words
    chosen = row[opens]
    for place in range(row[ABOARD]):
        if deliver(network, row, place, space.scratch) and can_end(network, space.scratch, space.stack):
            count = _keep(level, count, space, words, mask)
        if network.partner_counts[row[opens + 3 * place]] < network.partner_counts[chosen]:
            chosen = row[opens + 3 * place]
    for i in range(network.partner_counts[chosen]):
        request = network.partners[chosen, i]
        if _may_join(network, row, request, words) and fetch(network, row, request, space.scratch):
            if can_end(network, space.scratch, space.stack):
                count = _keep(level, count, space, words, mask)
    return count


@compiled_in_place
def _collect(network: Network, first: int, level: Ints, count: int, space: Space) -> bool:
    """Move the finished labels of a level to the fragments found; False: no space for all of them."""
    words = network.together.shape[1]
    found = space.found
    for i in range(count):
        row = level[i]
        if row[ABOARD] == 0:
            at = space.counts[FOUND_COUNT]
            if at == found.shape[0]:
                return False
            cost = row[ELAPSED] + network.service[row[LAST]]
            for request in range(1, network.requests + 1):
                if row[FIXED + network.word[request]] & network.bit[request]:
                    cost -= network.service[request] + network.service[request + network.requests]
            found[at, FIRST] = first
            found[at, FOUND_LAST] = row[LAST]
            found[at, COST] = cost
            found[at, LENGTH] = row[ELAPSED]
            found[at, FOUND_EARLIEST] = row[EARLIEST]
            found[at, FOUND_LATEST] = row[LATEST_START]
            for i_word in range(words):
                found[at, FOUND + i_word] = row[FIXED + i_word]
            space.counts[FOUND_COUNT] += 1
    return True


@compiled_in_place
def list_fragments(network: Network, first: int, space: Space, quota: int) -> None:
    """Find every fragment that starts at a pickup, up to `quota` labels; `space.counts` tells how it went."""
    space.counts[LABELS], space.counts[FOUND_COUNT], space.counts[OUTCOME] = 1, 0, COMPLETE
    capacity = space.levels.shape[1]
    begin(network, first, space.levels[0, 0])
    now, count = 0, 1
    while count > 0:
        mask = 63
        while mask + 1 < space.heads.shape[0] and mask < 8 * count:
            mask = 2 * mask + 1
        space.heads[: mask + 1] = -1
        following, level = 0, space.levels[1 - now]
        for i in range(count):
            row = space.levels[now, i]
            if row[ABOARD] > 0:
                if following + 2 * network.requests > capacity:
                    space.counts[OUTCOME] = NO_SPACE
                    return
                following = _extend(network, row, level, following, space, mask)
                if space.counts[LABELS] + following > quota:
                    space.counts[OUTCOME] = CUT_SHORT
                    break
        space.counts[LABELS] += following
        if not _collect(network, first, level, following, space):
            space.counts[OUTCOME] = NO_SPACE
            return
        if space.counts[OUTCOME] == CUT_SHORT:
            return
        now, count = 1 - now, following


@compiled_in_place
def count_requests(network: Network, found: Ints, counts: Ints) -> None:
    """Write into `counts[1:]` how many requests each found fragment has."""
    for i in range(found.shape[0]):
        for request in range(1, network.requests + 1):
            if found[i, FOUND + network.word[request]] & network.bit[request]:
                counts[i + 1] += 1


@compiled_in_place
def write_requests(network: Network, found: Ints, offsets: Ints, members: Stops) -> None:
    """Write the requests of each found fragment, ascending, from its offset on."""
    for i in range(found.shape[0]):
        at = offsets[i]
        for request in range(1, network.requests + 1):
            if found[i, FOUND + network.word[request]] & network.bit[request]:
                members[at] = request
                at += 1
