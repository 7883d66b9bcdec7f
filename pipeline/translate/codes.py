"""Languages as engines and people call them."""

from pipeline.tags import to_bcp47

_ENGINE_CODES = {"pt-BR": "pb", "zh-Hant": "zt", "zh-Hans": "zh"}  # Argos' and LibreTranslate's


def engine_code(tag: str) -> str:
    """What Argos and LibreTranslate call a language."""
    tag = to_bcp47(tag)
    return _ENGINE_CODES.get(tag, tag.split("-", 1)[0])


def english_name(tag: str) -> str:
    """`Korean (ko)`; the tag alone where its name is not known."""
    from babel import Locale  # noqa: PLC0415  # slow to load, and only messages need it

    names = Locale("en").languages
    name = names.get(tag.replace("-", "_")) or names.get(tag.split("-", 1)[0])
    return f"{name} ({tag})" if name else tag


def region(tag: str) -> str:
    """The region that the tag names; empty if none."""
    return next((part for part in tag.split("-")[1:] if len(part) == 2), "")
