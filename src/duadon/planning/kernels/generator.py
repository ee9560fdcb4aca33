"""A generator of our own: the same numbers compiled and plain, on every machine."""

import numpy as np

from duadon.planning.kernels.compiled import Ints, compiled_in_place

_MASK = 0xFFFFFFFF


def new_generator(seed: int) -> Ints:
    """Return the state, one number, of a generator for that seed."""
    state = np.array([(seed * 2_654_435_761 + 0x9E3779B9) % _MASK + 1], dtype=np.int64)
    for _ in range(8):  # seeds that lie close together part
        draw(state, 2)
    return state


@compiled_in_place
def draw(state: Ints, below: int) -> int:
    """Return a whole number from 0 to below - 1 (xorshift of 32 bits; below is under 2**31)."""
    x = state[0]
    x ^= (x << 13) & 0xFFFFFFFF
    x ^= x >> 17
    x ^= (x << 5) & 0xFFFFFFFF
    state[0] = x
    return int((x * below) >> 32)


@compiled_in_place
def shuffle(state: Ints, items: Ints, count: int) -> None:
    """Put the first `count` items into an order of chance."""
    for last in range(count - 1, 0, -1):
        other = draw(state, last + 1)
        items[last], items[other] = items[other], items[last]
