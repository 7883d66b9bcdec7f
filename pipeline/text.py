"""Scripts, white space and Unicode: str in, str out."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

# Controls, soft hyphen, zero-width characters, directional marks, the object replacement character, lone surrogates
# and noncharacters: nothing that a reader sees.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
_SHOWN_ASCII = bytes(code for code in range(0x80) if not _INVISIBLE.match(chr(code)))
_COMPOSING = re.compile("[\u0300-\u0345]")  # with ASCII; all others only with what is beyond it too
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_NO_ASCII_LETTERS = bytes(code for code in range(0x80) if not chr(code).isalpha())
_FIRST_GEORGIAN, _LAST_GEORGIAN = "\u10d0", "\u10ff"
THAI_RANGE, BURMESE_RANGE, KHMER_RANGE = "\u0e00-\u0eff", "\u1000-\u109f", "\u1780-\u17ff"
KANA_RANGE, HAN_RANGE, HANGUL_RANGE = "\u3040-\u30ff", "\u3400-\u9fff", "\uac00-\ud7a3"
"""Scripts as parts of a pattern's set; Thai with Lao."""
_HAN, _SYLLABLE = re.compile(f"[{HAN_RANGE}]"), re.compile(f"[{KANA_RANGE}{HANGUL_RANGE}]")
HANGUL = re.compile(f"[{HANGUL_RANGE}]")
UNSPACED_NAME = re.compile(f"[{KANA_RANGE}{HAN_RANGE}{HANGUL_RANGE}]")
"""A character of the scripts whose names are written without a blank, or mostly so."""
_OTHER_LINE_ENDS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"  # at which `str.splitlines` splits too
_JOINERS = re.compile("(.?)([\u200c\u200d]+)(?=(.?))", re.DOTALL)
# Scripts that spell with the (non-)joiner: Arabic, Syriac and the scripts of India and its neighbours.
_SPELLED_WITH_JOINERS = re.compile(
    "[\u0600-\u06ff\u0700-\u07ff\u0900-\u0dff\u0e80-\u109f\u1780-\u17ff\ufb50-\ufdff\ufe70-\ufefe]"
)

_SCRIPT_OF_NAME = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARMENIAN": "Armn", "GEORGIAN": "Geor",
    "HEBREW": "Hebr", "ARABIC": "Arab", "SYRIAC": "Syrc", "THAANA": "Thaa", "DEVANAGARI": "Deva", "BENGALI": "Beng",
    "GURMUKHI": "Guru", "GUJARATI": "Gujr", "ORIYA": "Orya", "TAMIL": "Taml", "TELUGU": "Telu", "KANNADA": "Knda",
    "MALAYALAM": "Mlym", "SINHALA": "Sinh", "THAI": "Thai", "LAO": "Laoo", "TIBETAN": "Tibt", "MYANMAR": "Mymr",
    "KHMER": "Khmr", "MONGOLIAN": "Mong", "ETHIOPIC": "Ethi", "CHEROKEE": "Cher", "HANGUL": "Hang",
    "HIRAGANA": "Hira", "KATAKANA": "Kana", "KATAKANA-HIRAGANA": "Kana", "BOPOMOFO": "Bopo", "CJK": "Hani",
    "IDEOGRAPHIC": "Hani", "TIFINAGH": "Tfng", "NKO": "Nkoo", "YI": "Yiii", "OL": "Olck", "HENTAIGANA": "Hira",
    "CANADIAN": "Cans", "COPTIC": "Copt", "FEMININE": "Latn", "MASCULINE": "Latn", "SUPERSCRIPT": "Latn",
    "KELVIN": "Latn", "ANGSTROM": "Latn", "OHM": "Grek",
    # letters of every script: modifiers, and what mathematics borrows
    "MODIFIER": "Zyyy", "MICRO": "Zyyy", "CARON": "Zyyy", "MATHEMATICAL": "Zyyy", "DOUBLE-STRUCK": "Zyyy",
    "SCRIPT": "Zyyy", "BLACK-LETTER": "Zyyy", "PLANCK": "Zyyy", "EULER": "Zyyy", "TURNED": "Zyyy",
}  # fmt: skip


@lru_cache(maxsize=65_536)
def script_of(char: str) -> str:
    """ISO 15924 code of a letter's script; `Zyyy` for what belongs to every script (digits, punctuation, emoji)."""
    if not char.isalpha():
        return "Zyyy"
    name = unicodedata.name(char, "?").removeprefix("FULLWIDTH ").removeprefix("HALFWIDTH ")
    return _SCRIPT_OF_NAME.get(name.split(" ", 1)[0], "Zzzz")


def begins_small(text: str) -> bool:
    """Whether a text begins with a small letter, of an alphabet that has capitals: Georgian ones begin names, too."""
    return text[:1].islower() and not _FIRST_GEORGIAN <= text[0] <= _LAST_GEORGIAN


def script_counts(text: str) -> dict[str, int]:
    """Letters of the text by script (ISO 15924), commonest first; a script's name breaks ties."""
    counts = {"Latn": latin} if (latin := _ascii_letters(text)) else {}
    if not text.isascii():
        for char, count in Counter(_BEYOND_ASCII.findall(text)).items():
            script = script_of(char)
            if script != "Zyyy":
                counts[script] = counts.get(script, 0) + count
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def letters(text: str) -> int:
    """How many letters the text has, in any script."""
    if text.isascii():
        return _ascii_letters(text)
    return sum(map(str.isalpha, text))


def _ascii_letters(text: str) -> int:
    return len(text.encode("ascii", "ignore").translate(None, _NO_ASCII_LETTERS))


def mass(text: str) -> int:
    """About how many Latin characters say as much: a Han character counts 3, a kana or a Hangul syllable 2."""
    if text.isascii() or not UNSPACED_NAME.search(text):
        return len(text)
    return len(text) + 2 * len(_HAN.findall(text)) + len(_SYLLABLE.findall(text))


def unified_lines(text: str) -> str:
    """The text with the line feed as its only line end."""
    if not any(end in text for end in _OTHER_LINE_ENDS):
        return text
    return "\n".join(f"{text}.".splitlines())[:-1]  # the dot keeps a line end at the very end


def visible(text: str) -> str:
    """The text in NFC, without characters that no reader sees; white space as it was.

    Joiners (U+200C, U+200D) stay where they spell: inside Arabic and Indic words and between emoji.
    """
    if text.isascii() and text.isprintable():
        return text  # most of a page's menus: nothing to look for
    # Of the characters beyond ASCII there are few: what takes out the others first is three times as fast.
    beyond = text.encode("utf-8", "surrogatepass").translate(None, _SHOWN_ASCII).decode("utf-8", "surrogatepass")
    shown = text
    for char in set(_INVISIBLE.findall(beyond)):
        shown = shown.replace(char, "")
    if "\u200c" in text or "\u200d" in text:
        shown = _JOINERS.sub(_kept_joiner, shown)
    composed = shown is text and not _COMPOSING.search(beyond) and unicodedata.is_normalized("NFC", beyond)
    return text if composed else unicodedata.normalize("NFC", shown)


def normalized(text: str) -> str:
    """The text on one line: visible characters in NFC, single blanks, none at the ends."""
    text = " ".join(text.split())
    if text.isascii() and text.isprintable():
        return text
    shown = visible(text)
    return text if shown == text else " ".join(shown.split())


def _kept_joiner(match: re.Match[str]) -> str:
    before, joiners, after = match.groups()
    spelled = bool(_SPELLED_WITH_JOINERS.match(before) and _SPELLED_WITH_JOINERS.match(after))
    emoji = joiners == "\u200d" and _pictorial(before) and _pictorial(after)
    return before + (joiners[0] if spelled or emoji else "")


def _pictorial(char: str) -> bool:
    return bool(char) and (unicodedata.category(char) in {"So", "Sk"} or char == "\ufe0f")
