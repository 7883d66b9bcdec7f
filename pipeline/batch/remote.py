"""What of a run lives on a cluster: on each machine workers with their tools, on the driver's the memory."""

import os
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from pipeline import store
from pipeline.batch.limits import Item, Result, Work, within_memory
from pipeline.config import Settings
from pipeline.errors import StoreUnusable
from pipeline.tools import load_tools
from pipeline.translate.installed import find_models
from pipeline.translate.memory import Memory, Space


class Place(Struct, frozen=True):
    """What a run must find on every machine under the same name."""

    folder: str
    """Where the run was started: relative paths start there."""
    paths: tuple[str, ...]
    """Folders and files that hold pages; of what lies in a store the URL."""


class RemoteWorker:
    """A process on a machine of the cluster, with its tools loaded once."""

    def __init__(self, settings: bytes, place: Place, memory: Any) -> None:
        """Take settings as JSON, and who holds the memory, if there is one."""
        self._settings = msgspec.json.decode(settings, type=Settings)
        self._lacks = _enter(place)
        self._tools = load_tools(self._settings, RemoteMemory(memory) if memory else None)

    def found(self) -> dict[str, str]:
        """What decides the output here, and what this machine lacks."""
        return found_here(self._settings) | dict.fromkeys(self._lacks, "missing")

    def work(self, work: Work[Item, Result], batch: Sequence[Item]) -> list[Result] | None:
        """The results of a batch; None where it wants more memory than it may, and then another worker has to go on."""
        try:
            return within_memory(work, batch, self._tools)
        except MemoryError:
            return None


def found_here(settings: Settings) -> dict[str, str]:
    """What decides the bytes of the output beside the settings: by name, versions of packages, checksums of models."""
    needed = [one.split(";")[0].strip() for one in metadata.requires("pipeline") or () if "extra ==" not in one]
    names = [one[: next((at for at, char in enumerate(one) if char in "<>=!~[ ("), len(one))] for one in needed]
    models, _ = find_models(Path(settings.folder) / settings.translate.models)
    return {name: metadata.version(name) for name in ("pipeline", *names)} | {
        f"model {model.name}": model.checksum[:16] for model in models
    }


def _enter(place: Place) -> list[str]:
    """Stand where the run was started; the paths that are not there on this machine."""
    if not Path(place.folder).is_dir():
        return [place.folder]
    os.chdir(place.folder)
    return [path for path in place.paths if not _is_there(path)]


def _is_there(path: str) -> bool:
    try:
        return store.is_there(path) if store.is_url(path) else Path(path).exists()
    except StoreUnusable:
        return False


class HeldMemory(Memory):
    """The translation memory in the one process that opens its file, on the driver's machine."""

    def warned(self) -> list[str]:
        """The warnings, for those who can only call."""
        return self.warnings


class RemoteMemory:
    """The memory as a worker on another machine sees it: a question for all texts of a batch at a time."""

    def __init__(self, held: Any) -> None:
        """Take the handle of a `HeldMemory`."""
        self._held = held

    @property
    def warnings(self) -> list[str]:
        """One sentence if the memory could not be used."""
        return list(self._held.warned.remote().future().result())

    def look_up(self, space: Space, texts: Sequence[str]) -> dict[str, str]:
        """The engine's earlier output for those of the texts that it was given before."""
        return dict(self._held.look_up.remote(space, texts).future().result())

    def corrected(self, direction: tuple[str, str], sentences: Sequence[str]) -> dict[str, str]:
        """The corrected translation of those of the sentences that have one."""
        return dict(self._held.corrected.remote(direction, sentences).future().result())

    def add(self, space: Space, outputs: Mapping[str, str]) -> None:
        """Remember what the engine made of each text; what is known stays as it was."""
        self._held.add.remote(space, outputs).future().result()
