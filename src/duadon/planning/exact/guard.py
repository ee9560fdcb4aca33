"""The guard over processor time: a proof that takes too long ends with what is known by then."""

from time import thread_time


class Guard:
    """Counts the processor seconds of the calling thread from its making; None never ends anything."""

    def __init__(self, seconds: float | None) -> None:
        self._end = None if seconds is None else thread_time() + seconds

    def left(self) -> float:
        """Return the seconds left, infinite without a limit."""
        return float("inf") if self._end is None else self._end - thread_time()

    def is_over(self) -> bool:
        """Tell whether the time is used up."""
        return self.left() <= 0
