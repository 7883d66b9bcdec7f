"""Ctrl-C: the first asks a run to stop when the batch in hand is finished, the second stops it at once."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


class Stop:
    """Whether somebody asked a run to stop."""

    asked = False

    def here(self) -> None:
        """Stop, if somebody asked to; called where everything is committed.

        Raises:
            KeyboardInterrupt: somebody did.
        """
        if self.asked:
            raise KeyboardInterrupt


@contextmanager
def patient_stop(say: Callable[[str], None]) -> Iterator[Stop]:
    """Answer Ctrl-C until the block ends; only the main thread hears it."""
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return

    def heard(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the shape that signal asks for
        if stop.asked:
            raise KeyboardInterrupt
        stop.asked = True
        say("Stopping when the batch in hand is finished; press Ctrl-C again to stop at once.")

    before = signal.signal(signal.SIGINT, heard)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
