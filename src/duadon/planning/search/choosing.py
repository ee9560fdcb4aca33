"""Which requests are torn out together, and which new state is gone on from: whole numbers only."""

from duadon.planning.kernels.compiled import Ints, compiled_in_place
from duadon.planning.kernels.generator import draw

MILLION = 1_000_000


@compiled_in_place
def pick_lowest(generator: Ints, score: Ints, open_: Ints, count: int, picked: Ints) -> int:
    """Pick `count` of the open ones (1) with low scores, shaken by chance; return how many were found.

    What is picked is no longer open. Scores are not negative.
    """
    found = 0
    while found < count:
        best, best_value = -1, 0
        for one in range(score.size):
            if open_[one] == 1:
                value = (score[one] + 1) * (64 + draw(generator, 192))
                if best < 0 or value < best_value:
                    best, best_value = one, value
        if best < 0:
            break
        open_[best] = 0
        picked[found] = best
        found += 1
    return found


@compiled_in_place
def allowance(cost: int, hottest: int, coldest: int, iteration: int, iterations: int) -> int:
    """Return how much dearer a new state may be: falls from `hottest` to `coldest` millionths of the cost."""
    left = MILLION - MILLION * iteration // max(1, iterations)
    share = coldest + (hottest - coldest) * (left * left // MILLION) // MILLION
    return cost * share // MILLION


@compiled_in_place
def accepts(generator: Ints, cost: int, current: int, allowed: int) -> bool:
    """Tell whether to go on from a state of that cost: worse ones rarely, the worse the rarer."""
    if cost <= current:
        return True
    # About as steep as the exponential of annealing, without its rounding.
    chance = draw(generator, 1024)
    return (cost - current) * 1024 <= allowed * (chance * chance // 1024) * 4
