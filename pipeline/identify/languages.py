"""Which languages write which script (`languages.toml`)."""

import tomllib
from functools import lru_cache
from importlib import resources

from msgspec import convert

from pipeline.errors import ConfigError
from pipeline.tags import same_language


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, tuple[str, ...]]]:
    text = resources.files("pipeline.identify").joinpath("languages.toml").read_text(encoding="utf-8")
    return convert(tomllib.loads(text), dict[str, dict[str, tuple[str, ...]]])


def languages_of(script: str) -> tuple[str, ...]:
    """Tags of the languages that write the script."""
    return _table()["scripts"].get(script, ())


def contested_languages() -> frozenset[str]:
    """Tags of the languages that share their script with others."""
    return frozenset(tag for tags in _table()["scripts"].values() if len(tags) > 1 for tag in tags)


def is_rare(tag: str) -> bool:
    """Whether noise is likelier than the language."""
    return tag in _table()["rare"]["tags"]


@lru_cache(maxsize=256)
def answers(only: tuple[str, ...]) -> frozenset[str]:
    """The tags that an answer may have: `zh` in `only` allows both scripts, `zh-Hant` one; `pt-BR` allows `pt`.

    Raises:
        ConfigError: `identify.only` names a language that no script of the table belongs to.
    """
    known = _known()
    for wanted in only:
        if not any(means(wanted, tag) for tag in known):
            names = ", ".join(sorted(known))
            raise ConfigError(f"identify.only names {wanted!r}, which no detector knows; they know {names}.")
    return frozenset(tag for tag in known if not only or any(means(wanted, tag) for wanted in only))


@lru_cache(maxsize=4_096)
def meant_by(hints: tuple[str, ...]) -> frozenset[str]:
    """The known tags that these, as people write them, mean."""
    return frozenset(tag for tag in _known() if any(means(hint, tag) for hint in hints))


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(tag for tags in _table()["scripts"].values() for tag in tags)


@lru_cache(maxsize=4_096)
def means(wanted: str, tag: str) -> bool:
    """Whether a tag as people write it means this one: `zh` means both scripts, `zh-TW` zh-Hant, `pt-BR` pt."""
    return wanted == tag.split("-", 1)[0] or same_language(wanted, tag)
