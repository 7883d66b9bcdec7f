"""What an Argos package says of itself: its `metadata.json`, which is also its entry in the Argos index."""

import re
from pathlib import Path

from msgspec import DecodeError, Struct, ValidationError, json

from pipeline.errors import ModelError

CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
"""A language's code as engines write it."""


class ArgosMetadata(Struct, frozen=True):
    """What matters here; codes are Argos' own."""

    from_code: str = ""
    to_code: str = ""
    package_version: str = ""
    type: str = "translate"
    target_prefix: str = ""
    links: tuple[str, ...] = ()

    @property
    def translates(self) -> bool:
        """Whether it is a translation package of two languages; their codes become the name of a folder."""
        return self.type == "translate" and all(map(CODE.fullmatch, (self.from_code, self.to_code)))

    @property
    def name(self) -> str:
        """As the Argos index knows it: `translate-en_ko`."""
        return f"{self.type}-{self.from_code}_{self.to_code}"


def read_metadata(folder: Path) -> ArgosMetadata:
    """The package's own description.

    Raises:
        ModelError: there is none, or it is not one of a translation package.
    """
    path = folder / "metadata.json"
    try:
        metadata = json.decode(path.read_bytes(), type=ArgosMetadata)
    except (OSError, DecodeError, ValidationError) as error:
        raise ModelError(f"Model {folder.name} is refused: its metadata.json cannot be read ({error}).") from error
    if not metadata.translates:
        raise ModelError(f"Model {folder.name} is refused: its metadata.json names no pair of languages.")
    return metadata
