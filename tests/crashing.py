"""Work that takes its worker down, for tests of the worker processes."""

import os
import signal
import time
from collections.abc import Sequence

from pipeline.tools import Tools


def work(items: Sequence[str], tools: Tools) -> list[str]:
    """Double each item; `kill` kills the process, `abort` aborts it, `hog` takes all memory, `sleep` never ends."""
    for item in items:
        if item == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if item == "abort":
            os.abort()
        if item == "hog":
            held = [bytearray(64 << 20) for _ in range(1_000)]
            del held
        if item == "sleep":
            time.sleep(1_000)
    return [item * 2 for item in items]


def lost(item: str, error: str, message: str) -> str:
    """What is made of an item that took its worker down."""
    return f"{item}: {error}: {message}"
