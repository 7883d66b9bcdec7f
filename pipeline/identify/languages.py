"""Which languages write which script, which are easily confused, and how their tags are spelled (`languages.toml`)."""

import tomllib
from functools import lru_cache
from importlib import resources

from msgspec import Struct, convert

from pipeline.errors import ConfigError
from pipeline.tags import same_language


class LanguageTable(Struct, frozen=True, forbid_unknown_fields=True):
    """`languages.toml` as it stands."""

    scripts: dict[str, tuple[str, ...]]
    """By script, the tags of the languages that write it."""
    groups: dict[str, tuple[str, ...]]
    """Languages that are easily taken for one another."""


@lru_cache(maxsize=1)
def language_table() -> LanguageTable:
    """The table of scripts and languages, read once."""
    text = resources.files("pipeline.identify").joinpath("languages.toml").read_text(encoding="utf-8")
    return convert(tomllib.loads(text), LanguageTable)


def languages_of(script: str) -> tuple[str, ...]:
    """Tags of the languages that write the script."""
    return language_table().scripts.get(script, ())


@lru_cache(maxsize=256)
def answers(only: tuple[str, ...]) -> frozenset[str]:
    """The tags that an answer may have: `zh` in `only` allows both scripts, `zh-Hant` one; `pt-BR` allows `pt`.

    Raises:
        ConfigError: `identify.only` names a language that no script of the table belongs to.
    """
    known = {tag for tags in language_table().scripts.values() for tag in tags}
    for wanted in only:
        if not any(_named(tag, wanted) for tag in known):
            names = ", ".join(sorted(known))
            raise ConfigError(f"identify.only names {wanted!r}, which no detector knows; they know {names}.")
    return frozenset(tag for tag in known if not only or any(_named(tag, wanted) for wanted in only))


def _named(tag: str, wanted: str) -> bool:
    return wanted == tag.split("-", 1)[0] or same_language(wanted, tag)


@lru_cache(maxsize=256)
def group_of(tag: str) -> tuple[str, ...]:
    """The languages that this one is easily taken for, itself among them; empty if there are none."""
    return next((group for group in language_table().groups.values() if tag in group), ())
