"""The side file of a page: what its scraper knew and the page does not say."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from pipeline.decode.files import read_bytes, side_names
from pipeline.errors import PageError
from pipeline.store import StoredFile

_MAX_BYTES = 1_000_000
"""A side file holds three short strings."""


class SideFile(Struct, frozen=True):
    """What `<name>.meta.json` says of the page `<name>`; other keys in it are left alone."""

    url: str | None = None
    fetched_at: str | None = None
    """ISO 8601."""
    content_language: str | None = None
    """HTTP Content-Language."""
    warnings: tuple[str, ...] = ()
    """What is wrong with the side file itself."""


def read_side_file(page: Path | StoredFile) -> SideFile:
    """What lies beside this page; empty where nothing does, with warnings where it is broken.

    The side file of `a.html.gz` is `a.html.gz.meta.json`, else `a.html.meta.json`, else `a.meta.json`.
    """
    if isinstance(page, StoredFile):
        return _parsed(page.side) if page.side else SideFile()
    for name in side_names(page.name):
        if (side := page.with_name(name)).is_file():
            return _parsed(side)
    return SideFile()


def _parsed(side: Path | StoredFile) -> SideFile:
    try:
        said = msgspec.json.decode(read_bytes(side, _MAX_BYTES), type=dict[str, Any])
    except PageError as error:
        return SideFile(warnings=(f"The side file {side.name} was not used: {error}",))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return SideFile(warnings=(f"The side file {side.name} was not used: it is not a JSON object ({error}).",))
    return side_of(said, f"The side file {side.name}")


def side_of(said: Mapping[str, Any], where: str) -> SideFile:
    """What a scraper says of a page, as far as it can be used; `where` it says so begins the warnings."""
    warnings = []
    values: dict[str, str | None] = {}
    for key in ("url", "fetched_at", "content_language"):
        value = said.get(key)
        text = value.strip() if isinstance(value, str) else None
        if value is not None and (not text or (key == "fetched_at" and not _is_time(text))):
            warnings.append(f"{where} gives no usable {key}: {value!r:.80}.")
            text = None
        values[key] = text or None
    return SideFile(**values, warnings=tuple(warnings))


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
