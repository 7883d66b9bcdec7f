"""Which language a text, a passage and an article are in: `und` where nothing sure can be said."""

from typing import TYPE_CHECKING

from pipeline.on_demand import on_demand

if TYPE_CHECKING:
    from pipeline.identify.engines import check_settings
    from pipeline.identify.judge import identify_candidates, identify_text, identify_texts
    from pipeline.identify.page import identify_language
    from pipeline.identify.settings import IdentifySettings
else:
    __getattr__ = on_demand(
        __name__,
        engines=("check_settings",),
        judge=("identify_candidates", "identify_text", "identify_texts"),
        page=("identify_language",),
        settings=("IdentifySettings",),
    )

__all__ = [
    "VERSION",
    "IdentifySettings",
    "check_settings",
    "identify_candidates",
    "identify_language",
    "identify_text",
    "identify_texts",
]

VERSION = 6
"""Raised by hand when the same article gives other languages."""
