"""What a text is written in: its main script, and how much of the text that is."""

from msgspec import Struct

from pipeline.text import script_counts

# As many letters of an alphabet say what a character of these says: letters of English sentences to those of their
# translations. Vowel signs of the Indic scripts are no letters.
_SYLLABLES = (
    "Beng",
    "Deva",
    "Ethi",
    "Gujr",
    "Guru",
    "Khmr",
    "Knda",
    "Laoo",
    "Mlym",
    "Mymr",
    "Orya",
    "Sinh",
    "Taml",
    "Telu",
    "Tibt",
)
_LETTERS_PER_CHARACTER = dict.fromkeys(_SYLLABLES, 1.6) | {"Hani": 3.0, "Hira": 2.0, "Kana": 2.0, "Hang": 2.3}
_KANA_SHARE = 0.08  # of Han and kana together; Japanese prose has half, Chinese prose the odd trade name


class Writing(Struct, frozen=True):
    """The main script of a text."""

    script: str
    """ISO 15924; `Jpan` for Han with kana, `Hani` for Han alone, `Hang` also with some Han."""
    share: float
    """Of the text's letters, 0 to 1, each weighted by what a character of its script says."""
    letters: int
    """In the main script, so weighted: as if they were Latin."""


def writing(text: str) -> Writing | None:
    """The main script of the text; None if it has no letters."""
    counts = script_counts(text)
    weights = {script: count * _LETTERS_PER_CHARACTER.get(script, 1) for script, count in counts.items()}
    if "Hani" in counts or "Hira" in counts or "Kana" in counts:
        _merge_han(counts, weights)
    if not weights:
        return None
    script = max(weights, key=lambda name: (weights[name], name))
    return Writing(script, weights[script] / sum(weights.values()), round(weights[script]))


def _merge_han(counts: dict[str, int], weights: dict[str, float]) -> None:
    han = weights.pop("Hani", 0.0)
    kana = weights.pop("Hira", 0.0) + weights.pop("Kana", 0.0)
    kana_count = counts.get("Hira", 0) + counts.get("Kana", 0)
    if 2 * counts.get("Hang", 0) >= counts.get("Hani", 0) + kana_count:
        weights["Hang"] += han
        weights["Jpan"] = kana
    elif kana_count >= _KANA_SHARE * (kana_count + counts.get("Hani", 0)):
        weights["Jpan"] = han + kana
    else:
        weights["Hani"] = han
        weights["Jpan"] = kana
