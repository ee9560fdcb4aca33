"""Sharing a whole number out by weights without losing or inventing one."""

from collections.abc import Sequence

from duadon.core.values.errors import require


def share_out(total: int, weights: Sequence[int]) -> list[int]:
    """Return whole parts that add up to `total`, by largest remainder; ties go to the earlier."""
    require(total >= 0 and sum(weights) > 0, "nothing to share by")
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for index in by_remainder[: total - sum(parts)]:
        parts[index] += 1
    return parts
