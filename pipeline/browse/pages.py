"""The templates of all pages; whatever goes into one is escaped."""

from jinja2 import Environment, PackageLoader, StrictUndefined


def page_templates() -> Environment:
    """The templates of `templates/`; a name that a page lacks is an error and not empty."""
    return Environment(
        loader=PackageLoader("pipeline.browse"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
