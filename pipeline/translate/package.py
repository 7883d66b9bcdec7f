"""What an Argos package says of itself: its `metadata.json`, which is also its entry in the Argos index."""

from pathlib import Path

from msgspec import DecodeError, Struct, ValidationError, json

from pipeline.errors import ModelError


class ArgosMetadata(Struct, frozen=True):
    """What matters here; codes are Argos' own."""

    from_code: str = ""
    to_code: str = ""
    package_version: str = ""
    type: str = "translate"
    target_prefix: str = ""
    links: tuple[str, ...] = ()

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
    if metadata.type != "translate" or not metadata.from_code or not metadata.to_code:
        raise ModelError(f"Model {folder.name} is refused: its metadata.json names no pair of languages.")
    return metadata
