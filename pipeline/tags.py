"""Names of languages: any library's code in, one BCP 47 tag out."""

# ruff: noqa: PLC0415 - langcodes is slow to load, and tags as plain as most need nothing of it
from functools import lru_cache

# What other programs call a language, where their word is not BCP 47 or means something narrower than it says.
_CODES = {
    "pb": "pt-BR",  # Argos
    "zt": "zh-Hant",  # Argos
    "zh": "zh-Hans",  # Argos, Firefox and most scraped pages
    "zh-cn": "zh-Hans",  # langdetect, html lang
    "zh-sg": "zh-Hans",
    "zh-tw": "zh-Hant",
    "zh-hk": "zh-Hant",
    "zh-mo": "zh-Hant",
    "cmn": "zh-Hans",
    "no": "nb",  # what detectors and models call Norwegian is written Bokmål
    "nor": "nb",
    "tl": "tl",  # CLDR would say fil; corpora and models say tl
    "fil": "tl",
    "tgl": "tl",
    "ary": "ar",  # written news is standard Arabic, whatever the detector's training pages were
    "arz": "ar",
    "arb": "ar",
    "yue": "zh-Hant",  # py3langid; written Cantonese and Wu news are read by their script
    "wuu": "zh-Hans",
    "uzs": "uz",
    "zxx": "und",
    "x-default": "und",  # hreflang
    "unknown": "und",
}
# Tags that stand for themselves, each for one language in its one script.
_PLAIN = frozenset((
    "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id",
    "it", "ja", "ko", "lt", "lv", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "ta", "th", "tr", "uk", "vi",
))  # fmt: skip
# Corpora (FLORES, FineWeb2) name the alphabet, not the writing system.
_CORPUS_SCRIPTS = {"Kore": "Hang"}


@lru_cache(maxsize=4096)
def to_bcp47(code: str) -> str:
    """The BCP 47 tag for a code of Argos, Firefox, langdetect, py3langid, FLORES, html lang …; `und` for what is none.

    Deprecated codes get their successors (`iw` → `he`, `in` → `id`, `sh` → `sr-Latn`), corpus codes their short form
    (`eng_Latn` → `en`), Chinese always its script. A region stays where it was written (`pt-BR`, `en-GB`).
    """
    if code in _PLAIN:
        return code
    import langcodes
    from langcodes.tag_parser import LanguageTagError

    code = code.strip().replace("_", "-")
    known = _CODES.get(code.lower())
    if known:
        return known
    try:
        tag = langcodes.standardize_tag(code)
    except (LanguageTagError, LookupError):
        return "und"
    return _CODES.get(tag.lower(), tag) if langcodes.tag_is_valid(tag) else "und"


@lru_cache(maxsize=4096)
def corpus_code(tag: str) -> str:
    """ISO 639-3 and ISO 15924 as corpora write them: `eng_Latn`, `zho_Hant`, `por_Latn`.

    `und` has the script that its tag names (`und-Deva` → `und_Deva`), else `Zyyy`, the code for undetermined script.
    """
    import langcodes

    language = langcodes.Language.get(tag, normalize=False)
    if language.language in {None, "und"}:
        return f"und_{language.script or 'Zyyy'}"
    script = language.maximize().script or "Zyyy"
    return f"{language.to_alpha3()}_{_CORPUS_SCRIPTS.get(script, script)}"


@lru_cache(maxsize=4096)
def same_language(one: str, other: str) -> bool:
    """Whether two tags name one language in one script: `pt` and `pt-BR`, `zh-TW` and `zh-Hant`, `az` and `az-Latn`."""
    if {one, other} <= _PLAIN:
        return one == other
    import langcodes

    first, second = (langcodes.Language.get(tag, normalize=False) for tag in (one, other))
    return first.language == second.language and first.maximize().script == second.maximize().script
