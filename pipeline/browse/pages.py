"""The templates of all pages; whatever goes into one is escaped."""

import base64
import hashlib
import re
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from msgspec import Struct

_COMMAND = re.compile(r"`([^`]+)`")


class Inlined(Struct, frozen=True):
    """Style or script that a page carries with it."""

    text: str
    checksum: str
    """What the page's Content-Security-Policy calls it, so that nothing else inline is used."""


def page_templates() -> Environment:
    """The templates of `templates/`; a name that a page lacks is an error and not empty."""
    environment = Environment(
        loader=PackageLoader("pipeline.browse"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["said"] = _said
    return environment


def inlined(*names: str) -> Inlined:
    """These files of `static/`, for a page that needs nothing else."""
    static = files("pipeline.browse").joinpath("static")
    text = "".join(static.joinpath(name).read_text("utf-8") for name in names)
    checksum = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Inlined(text, f"sha256-{checksum}")


def _said(text: str) -> Markup:
    """A message to a person, escaped, its commands set apart."""
    return Markup(_COMMAND.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 - it is escaped
