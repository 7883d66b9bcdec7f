"""What a translation engine promises, and what it is fed with."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from pipeline.translate.spelling import Vocabulary


class Translation(Struct, frozen=True):
    """What an engine made of one sentence."""

    text: str
    cut_short: bool = False
    """The output hit the engine's length limit, so that its end may be missing."""


class Translator(Protocol):
    """An engine for one direction, ready to translate."""

    @property
    def model(self) -> "Model":
        """What it was loaded from."""

    @property
    def vocabulary(self) -> Vocabulary | None:
        """What it can spell; None where nobody can say."""

    def translate(self, sentences: Sequence[str], *, second_try: bool = False) -> list[Translation]:
        """One translation per sentence, in the same order, so that pairs need no aligner.

        Args:
            sentences: One sentence each, of at most about 250 characters.
            second_try: Use other settings than the first time, if the engine has any.

        Raises:
            ModelError: the model cannot be used.
        """


class Model(Struct, frozen=True, kw_only=True):
    """A model that lies on disk (or, for a server, answers at an address); not loaded."""

    engine: str
    """`firefox`, `argos` or `libretranslate`."""
    name: str
    """`enpt`, `translate-en_ko` …: what `pipeline models` calls it."""
    version: str
    source: str
    """BCP 47."""
    target: str
    """BCP 47."""
    folder: Path = Path()
    files: dict[str, str] = {}
    """SHA-256 in hex by path inside the folder."""
    sizes: dict[str, int] = {}
    """Bytes by path inside the folder."""
    address: str = ""
    """Of a server."""
    mend: str = ""
    """The command that installs it again."""

    @property
    def label(self) -> str:
        """Name and version, as records show them."""
        return f"{self.name} {self.version}".strip()

    @property
    def checksum(self) -> str:
        """SHA-256 over the paths and checksums of its files (of a server: its address), in hex."""
        lines = "".join(f"{digest}  {path}\n" for path, digest in sorted(self.files.items()))
        return hashlib.sha256((self.address + lines).encode()).hexdigest()
