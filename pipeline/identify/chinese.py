"""Simplified or traditional Chinese: which characters can be written in the national character sets of old."""

from collections import Counter
from functools import lru_cache

_ROUND = 0.5  # of a vote for each language beforehand, so that a single character is no certainty


def rank_han(text: str) -> list[tuple[str, float]]:
    """`zh-Hans`, `zh-Hant` and `ja`, likeliest first, with probabilities that sum to one.

    A character votes for the language whose old national charset holds it: GB 2312 and not Big5, Big5 and not GB 2312;
    what only Shift JIS holds is Japanese written without kana.
    """
    votes = {"zh-Hans": _ROUND, "zh-Hant": _ROUND, "ja": _ROUND}
    for char, count in Counter(text).items():
        voted = _vote(char)
        if voted:
            votes[voted] += count
    total = sum(votes.values())
    return sorted(((tag, count / total) for tag, count in votes.items()), key=lambda item: -item[1])


@lru_cache(maxsize=32_768)
def _vote(char: str) -> str | None:
    if char < "\u3400":
        return None
    simplified, traditional, japanese = (_holds(charset, char) for charset in ("gb2312", "big5", "shift_jis"))
    if simplified != traditional:
        return "zh-Hans" if simplified else "zh-Hant"
    return "ja" if japanese and not simplified else None


def _holds(charset: str, char: str) -> bool:
    try:
        char.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
