"""The time that one page may take."""

from time import process_time

from pipeline.errors import LimitExceeded


class Deadline:
    """Runs from its making, in CPU seconds; asked between the steps of a page's extraction."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._start = seconds, process_time()

    def check(self) -> None:
        """Go on, or give up.

        Raises:
            LimitExceeded: the time is over.
        """
        spent = process_time() - self._start
        if spent > self._seconds:
            raise LimitExceeded("seconds of work", round(spent, 1), "extract.max_seconds", self._seconds)
