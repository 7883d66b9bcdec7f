"""What `[translate]` of config.toml may say."""

from msgspec import Struct, field


class TranslateSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """Targets by source language, and the engines in order of preference."""

    targets: dict[str, tuple[str, ...]] = field(default_factory=lambda: {"en": ("pt",), "*": ("en",)})
    """BCP 47 tags; `*` stands for every language that is not named."""
    engines: tuple[str, ...] = ("firefox", "argos")
    models: str = "models"
    """Folder of installed models, relative to config.toml."""

    def targets_of(self, source: str) -> tuple[str, ...]:
        """The wanted targets of an article in this language; a language without targets stays untranslated."""
        base = source.split("-", 1)[0]
        wanted = self.targets.get(source) or self.targets.get(base) or self.targets.get("*", ())
        return tuple(tag for tag in wanted if tag not in {source, base})
