"""What is slow to load (models) and what the settings mean for one page; made once per process."""

from pathlib import Path

import msgspec
from msgspec import Struct

from pipeline import decode, extract, identify, translate, write
from pipeline.config import Settings
from pipeline.translate import Translators, load_translators
from pipeline.translate.memory import Recall


class Tools(Struct, frozen=True):
    """The settings, and the translators that are installed; models load when first needed."""

    settings: Settings
    translators: Translators

    def targets_of(self, source: str) -> tuple[str, ...]:
        """The languages that an article in this language is wanted in; none for an unclear language."""
        return () if source == "und" else self.settings.translate.targets_of(source)

    def recipe_of(self, source: str, target: str | None, site: str) -> dict[str, str]:
        """How a page of this site is made into a record, per stage: its version and the settings that matter."""
        parts = self.settings
        translation = f"{source}-{target}|{self.translators.recipe(source, target)}" if target else "none"
        return {
            "decode": _signature(decode.VERSION, parts.decode),
            "extract": _signature(extract.VERSION, parts.extract.at(site)),
            "identify": _signature(identify.VERSION, parts.identify),
            "translate": f"v{translate.VERSION}|{translation}",
            "write": f"v{write.VERSION}",
        }


def load_tools(settings: Settings, memory: Recall | None = None) -> Tools:
    """The tools that these settings ask for; with another translation memory than their file, if one is given.

    Raises:
        SetupError: the settings name an engine that is not installed.
    """
    identify.check_settings(settings.identify)
    return Tools(settings, load_translators(settings.translate, Path(settings.folder), memory))


def _signature(version: int, settings: Struct) -> str:
    """`v1|threshold:0.6`: the version, then every setting that is not its default (after sacreBLEU's signatures)."""
    plain = type(settings)()
    differing = "".join(
        f"|{name}:{msgspec.json.encode(getattr(settings, name), order='sorted').decode()}"
        for name in sorted(settings.__struct_fields__)
        if getattr(settings, name) != getattr(plain, name)
    )
    return f"v{version}{differing}"
