"""One run at a time on one output folder, held by an operating-system lock that ends with the process."""

import fcntl
import os
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import OutputInUse, OutputUnusable

LOCK_NAME = ".lock"
# struct flock of Linux on 64-bit machines (fcntl(2)): type, whence, start, length, pid.
_FLOCK = "hhqqi4x"


@contextmanager
def held_output(out: Path) -> Iterator[None]:
    """Hold the output folder, made if it is missing, until the block ends.

    Raises:
        OutputInUse: another run holds it.
        OutputUnusable: it cannot be made or written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        file = os.open(out / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        if out.exists() and not out.is_dir():
            raise OutputUnusable(f"{out} is a file, not a folder; choose another folder with --out.") from error
        raise OutputUnusable(
            f"{out} cannot be written ({error.strerror}); choose another folder with --out, or mend its permissions."
        ) from error
    try:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise OutputInUse(
                f"{out} is in use by {_holder(file)}; wait until it is done, or choose another folder with --out."
            ) from error
        yield
    finally:
        os.close(file)


def _holder(file: int) -> str:
    if not sys.platform.startswith("linux"):
        return "another run"
    wanted = struct.pack(_FLOCK, fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0)
    return f"the run with process id {struct.unpack(_FLOCK, fcntl.fcntl(file, fcntl.F_GETLK, wanted))[-1]}"
