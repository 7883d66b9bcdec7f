"""What `[translate]` of config.toml may say."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from pipeline.tags import same_language, to_bcp47

Engine = Literal["firefox", "argos", "libretranslate"]


class TranslateSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """Targets by source language, the engines, and where models come from."""

    targets: dict[str, tuple[str, ...]] = field(default_factory=lambda: {"en": ("pt",), "*": ("en",)})
    """BCP 47 tags; `*` stands for every language that is not named."""
    engine: Literal["best", "firefox", "argos", "libretranslate"] = "best"
    """`best`: of the installed models of a direction the one with the better published score; else this engine only."""
    engines: tuple[Engine, ...] = ("firefox", "argos", "libretranslate")
    """In order of preference where no published score decides."""
    beam: Annotated[int, Meta(ge=1)] = 2
    """Of Argos models. Of one model's outputs, wider beams are slower and seldom better."""
    threads: Annotated[int, Meta(ge=0)] = 0
    """Of Argos models, in each process; 0: one per core."""
    score: bool = False
    """Ask a second engine, where one is installed, and write how far the two agree into each pair."""
    models: str = "models"
    """Folder of installed models, relative to config.toml."""
    memory: str = "memory.sqlite"
    """Translation memory, relative to config.toml; empty: none."""
    glossary: str = ""
    """TSV file of wanted translations, relative to config.toml; empty: none."""
    libretranslate_url: str = ""
    """Address of a LibreTranslate server; empty: never contacted."""
    libretranslate_key: str = ""
    """Its API key, if it asks for one."""
    argos_index: str = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json"
    firefox_index: str = (
        "https://firefox.settings.services.mozilla.com/v1/buckets/main/collections/translations-models-v2/records"
    )
    firefox_files: str = "https://firefox-settings-attachments.cdn.mozilla.net/"
    """Where the files of Firefox models lie that the index names."""
    max_model_bytes: Annotated[int, Meta(ge=1)] = 2_000_000_000
    """Of one model, unpacked."""
    timeout: Annotated[float, Meta(gt=0)] = 30.0
    """Seconds to wait for a server's next bytes."""

    def __post_init__(self) -> None:
        for tag in {*self.targets, *(tag for tags in self.targets.values() for tag in tags)} - {"*"}:
            if to_bcp47(tag) == "und":
                raise ValueError(f'"{tag}" is no language tag (BCP 47), such as en, pt-BR or zh-Hant')

    def targets_of(self, source: str) -> tuple[str, ...]:
        """The wanted targets of an article in this language; a language without targets stays untranslated."""
        by_tag = {to_bcp47(code): tags for code, tags in self.targets.items()}
        base = source.split("-", 1)[0]
        wanted = self.targets.get(source) or by_tag.get(source) or self.targets.get(base) or self.targets.get("*", ())
        tags = dict.fromkeys(map(to_bcp47, wanted))
        return tuple(tag for tag in tags if not same_language(tag, source))
