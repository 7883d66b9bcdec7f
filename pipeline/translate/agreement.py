"""How far two translations of the same sentence agree: chrF, character n-grams of 1 to 6, as sacreBLEU computes it.

Where two engines agree, both are mostly right: of all scores without a reference it is the only good one.
"""

from collections import Counter

_ORDER = 6
_BETA = 2  # recall counts twice as much as precision
# Popović (2015), chrF: character n-gram F-score for automatic MT evaluation; sacreBLEU 2.6, `sentence_chrf`.


def agreement(output: str, other: str) -> float:
    """Character F-score (chrF) of an output against another engine's output, 0 to 1; 0 where one of them is empty."""
    ours, theirs = ("".join(text.split()) for text in (output, other))
    precisions, recalls, orders = 0.0, 0.0, 0
    for size in range(1, _ORDER + 1):
        grams, wanted = _grams(ours, size), _grams(theirs, size)
        if not grams or not wanted:
            continue
        shared = sum((grams & wanted).values())
        precisions += shared / sum(grams.values())
        recalls += shared / sum(wanted.values())
        orders += 1
    if not orders:
        return 0.0
    precision, recall = precisions / orders, recalls / orders
    weighted = _BETA**2 * precision + recall
    return (1 + _BETA**2) * precision * recall / weighted if weighted else 0.0


def _grams(text: str, size: int) -> Counter[str]:
    return Counter(text[start : start + size] for start in range(len(text) - size + 1))
