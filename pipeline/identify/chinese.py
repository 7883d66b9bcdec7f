"""Simplified or traditional Chinese, or Japanese without kana: which national charset of old can write the text."""

from functools import lru_cache

# With how likely each is before anything is read: Japanese seldom goes without kana.
_CHARSETS = {"zh-Hans": ("gb2312", 1.0), "zh-Hant": ("big5", 1.0), "ja": ("shift_jis", 0.3)}
_ODDS = 3.0  # against a language for each character that its charset lacks


def rank_han(text: str) -> list[tuple[str, float]]:
    """`zh-Hans`, `zh-Hant` and `ja`, likeliest first, with probabilities that sum to one."""
    lacks = [lacking for char in text if (lacking := _lacking(char))]
    lacked = {tag: sum(tag in lacking for lacking in lacks) for tag in _CHARSETS}
    fewest = min(lacked.values())
    weights = {tag: prior * _ODDS ** (fewest - lacked[tag]) for tag, (_, prior) in _CHARSETS.items()}
    total = sum(weights.values())
    return sorted(((tag, weight / total) for tag, weight in weights.items()), key=lambda item: -item[1])


@lru_cache(maxsize=32_768)
def _lacking(char: str) -> frozenset[str]:
    """The languages whose charset lacks a Han character that another's has."""
    if char < "\u3400":
        return frozenset()
    lacking = frozenset(tag for tag, (charset, _) in _CHARSETS.items() if not _holds(charset, char))
    return lacking if len(lacking) < len(_CHARSETS) else frozenset()


def _holds(charset: str, char: str) -> bool:
    try:
        char.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
