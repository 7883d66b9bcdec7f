"""Which language a text, a passage and an article are in: `und` where nothing sure can be said."""

from pipeline.identify.judge import check_settings, identify_candidates, identify_text, identify_texts
from pipeline.identify.page import identify_language
from pipeline.identify.settings import IdentifySettings

__all__ = [
    "VERSION",
    "IdentifySettings",
    "check_settings",
    "identify_candidates",
    "identify_language",
    "identify_text",
    "identify_texts",
]

VERSION = 3
"""Raised by hand when the same article gives other languages."""
