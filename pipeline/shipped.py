"""Files of weights that come with the package, read only if they are whole."""

import hashlib
from importlib.resources import files

from pipeline.errors import SetupError


def read_shipped(package: str, name: str, sha256: str) -> bytes:
    """The bytes of a file of this package, whose checksum is given in hex.

    Raises:
        SetupError: the file is not the one that was shipped.
    """
    data = (files(package) / name).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise SetupError(f"{name} has the checksum {found[:12]}… and not {sha256[:12]}…; install the package again.")
    return data
