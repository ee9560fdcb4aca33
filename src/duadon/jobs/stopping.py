"""Why work stops before its end, and the wish of this process to end."""

import time

GRACE_SECONDS = 8.0  # how long a job in hand may go on once the process is asked to end


class CancelAsked(Exception):
    """Whoever started the job wants it no more."""


class GivenBack(Exception):
    """The process ends: another worker does the job from its beginning."""


class Lost(Exception):
    """The job was taken from this worker, which was believed dead."""


class Stop:
    """The wish to end; asked from a signal, so it does nothing but remember when."""

    def __init__(self) -> None:
        self._asked_at: float | None = None

    def ask(self, *_: object) -> None:
        """Ask to end; asking again changes nothing. Fits as a handler of signals."""
        if self._asked_at is None:
            self._asked_at = time.monotonic()

    @property
    def is_asked(self) -> bool:
        """Tell whether no further job may be taken."""
        return self._asked_at is not None

    @property
    def is_urgent(self) -> bool:
        """Tell whether the job in hand has had its time to finish."""
        return self._asked_at is not None and time.monotonic() - self._asked_at > GRACE_SECONDS
