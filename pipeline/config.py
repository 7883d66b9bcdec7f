"""config.toml → one frozen settings object per stage."""

import difflib
import json
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
from msgspec import Meta, Struct, field

from pipeline.decode.settings import DecodeSettings
from pipeline.errors import ConfigError
from pipeline.extract.settings import ExtractSettings
from pipeline.identify.settings import IdentifySettings
from pipeline.translate.settings import TranslateSettings
from pipeline.write.settings import WriteSettings

CONFIG_NAME = "config.toml"
_SEE = "see the comments in the config.toml that came with the pipeline"
_BARE = re.compile(r"[A-Za-z0-9_-]+")


class RunSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """How much is done at a time, and what is done once only; nothing here changes a byte of a record."""

    workers: Annotated[int, Meta(ge=0)] = 0
    """Processes; 0 means one per core."""
    executor: Literal["local", "ray"] = "local"
    """Where they run: on this machine, or on a Ray cluster."""
    page_seconds: Annotated[float, Meta(gt=0)] = 120.0
    """After this long, a page that is worked on alone is rejected."""
    page_megabytes: Annotated[int, Meta(ge=0)] = 2_000
    """A page for which a worker wants this much more memory than it holds is rejected; 0: no bound."""
    publish: str = ""
    """A folder or URL where a copy of the records is kept, for readers elsewhere; empty for none."""
    copy_similarity: Annotated[float, Meta(ge=0)] = 0.9
    """Articles that share this much of their text (0 to 1) are copies, of which one is written; above 1: none are."""

    def worker_count(self) -> int:
        """The number of worker processes meant by `workers`."""
        return self.workers or cores()


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """All of config.toml, and the folder that its relative paths start from."""

    decode: DecodeSettings = field(default_factory=DecodeSettings)
    extract: ExtractSettings = field(default_factory=ExtractSettings)
    identify: IdentifySettings = field(default_factory=IdentifySettings)
    translate: TranslateSettings = field(default_factory=TranslateSettings)
    write: WriteSettings = field(default_factory=WriteSettings)
    run: RunSettings = field(default_factory=RunSettings)
    folder: str = "."


def cores() -> int:
    """The processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def load_settings(path: Path | None = None) -> Settings:
    """The settings of this file; without one, of `config.toml` here if there is one, else the defaults.

    Raises:
        ConfigError: the file cannot be read, is not TOML, or holds an unknown key or a value of the wrong kind.
    """
    if path is None:
        path = Path(CONFIG_NAME)
        if not path.exists():
            return Settings()
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path} is not valid TOML: {error}.") from error
    return settings_of(table, path)


def settings_of(table: Mapping[str, Any], path: Path) -> Settings:
    """The settings that a parsed config file means; `path` is where it came from.

    Raises:
        ConfigError: an unknown key, or a value of the wrong kind.
    """
    table = {name: dict(part) if isinstance(part, dict) else part for name, part in table.items()}
    if "sites" in table:  # a person writes [sites."example.com"] at the top, the extract stage is who reads it
        sites = table.pop("sites")
        if isinstance(extract := table.setdefault("extract", {}), dict):
            # Hosts are compared in lower case and without "www."; a person may copy one from a browser as it stands.
            named = isinstance(sites, dict)
            extract["sites"] = {host.lower().removeprefix("www."): sites[host] for host in sites} if named else sites
    if "folder" in table:
        raise ConfigError(f'{path}: "folder" is not a section of the config; remove it.')
    _check_keys(table, Settings, "", path)
    try:
        settings = msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{path}: {str(error).replace('$.', '')}; {_SEE}.") from error
    return msgspec.structs.replace(settings, folder=str(path.parent))


def _check_keys(table: Mapping[str, Any], struct: type, where: str, path: Path) -> None:
    """Find a key that does not exist, or whose value is of the wrong kind, and name it as it is written."""
    known = {info.name: info.type for info in msgspec.structs.fields(struct) if info.name != "folder"}
    for key, value in table.items():
        if key not in known:
            near = difflib.get_close_matches(key, [*known, "sites"] if not where else known, n=1)
            hint = f'did you mean "{near[0]}"?' if near else f"known are: {', '.join(sorted(known))}."
            raise ConfigError(f'{path}: unknown key "{key}"{f" in [{where}]" if where else ""}; {hint}')
        _check_value(value, known[key], where, key, path)


def _check_value(value: object, kind: Any, where: str, key: str, path: Path) -> None:
    inner = "sites" if (where, key) == ("extract", "sites") else f"{where}.{_written(key)}".strip(".")
    if isinstance(value, dict) and get_origin(kind) is dict:
        for name, one in value.items():
            _check_value(one, get_args(kind)[1], inner, name, path)
    elif isinstance(value, dict) and isinstance(kind, type) and issubclass(kind, Struct):
        _check_keys(value, kind, inner, path)
    elif get_origin(kind) is dict or (isinstance(kind, type) and issubclass(kind, Struct)):
        raise ConfigError(f"{path}: {inner} is a section; write [{inner}] on a line of its own and its keys below.")
    else:
        try:
            msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            hint = _SEE
            if get_origin(kind) is tuple and isinstance(value, str):
                hint = f"write {_written(key)} = [{json.dumps(value, ensure_ascii=False)}]"
            elif get_origin(kind) is Literal:
                hint = f"write {' or '.join(map(json.dumps, get_args(kind)))}"
            raise ConfigError(f"{path}: {_written(key)} in [{where}]: {error}; {hint}.") from error


def _written(key: str) -> str:
    """A key as TOML has it: in quotation marks where it needs them."""
    return key if _BARE.fullmatch(key) else json.dumps(key, ensure_ascii=False)


def with_changes(settings: Settings, changes: Mapping[str, Any]) -> Settings:
    """The settings with some keys set, named as in config.toml (`run.workers`); None leaves a key as it is.

    Raises:
        ConfigError: a value of the wrong kind.
    """
    for key, value in changes.items():
        if value is not None:
            section, name = key.split(".")
            part = getattr(settings, section)
            try:
                changed = msgspec.convert({**msgspec.structs.asdict(part), name: value}, type(part))
            except msgspec.ValidationError as error:
                raise ConfigError(f"{key}: {error}.") from error
            settings = msgspec.structs.replace(settings, **{section: changed})
    return settings
