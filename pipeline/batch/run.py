"""A run on its way: what it works on, whom it talks to, and what its plan depends on."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pipeline import decode, extract
from pipeline.batch.ledger import Ledger
from pipeline.batch.progress import Progress, silent_progress
from pipeline.batch.stopping import Stop
from pipeline.config import RunSettings, Settings
from pipeline.tools import Tools


class Audience(Struct, frozen=True):
    """Whom a run talks to."""

    progress: Progress = silent_progress
    """Given what is done and to how many pages, it yields what is told after each batch."""
    say: Callable[[str], None] = lambda _: None
    """Given each remark that a person should read, a sentence each."""


class Run(Struct, frozen=True):
    """A run on its way."""

    ledger: Ledger
    paths: tuple[Path | str, ...]
    """Of files and folders; of what lies in a store the URL."""
    out: Path
    published: str
    """Where a copy of the output is kept; empty for nowhere."""
    tools: Tools
    audience: Audience
    stop: Stop
    said: set[str]

    @property
    def settings(self) -> Settings:
        """What the run goes by."""
        return self.tools.settings

    def remark(self, message: str) -> None:
        """Say something to the person, once."""
        if message not in self.said:
            self.said.add(message)
            self.audience.say(message)


def digest_of(settings: Settings) -> str:
    """What a plan depends on: all settings but how much is done at a time, and the versions of the first stages."""
    alike = replace(settings, run=RunSettings(copy_similarity=settings.run.copy_similarity))
    return hashlib.sha256(msgspec.json.encode([alike, decode.VERSION, extract.VERSION], order="sorted")).hexdigest()
