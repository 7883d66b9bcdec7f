"""Offers to subscribe among the lines of a dump: boxes with a headline of their own, and labels that are none."""

from pipeline.extract.measure import LineFacts
from pipeline.extract.said import LABEL, MOSTLY, OFFER, Said


def is_box(facts: LineFacts, said: list[Said], index: int) -> bool:
    """Whether a line that asks for a subscription is no label nor a field of a form, but begins an offer.

    It says more than "Subscribers" or "E-mail", or another line that asks for the like follows.
    """
    if facts.texts[index].endswith(("*", ":", "：")):
        return False
    if facts.covered[index] <= MOSTLY and facts.mass[index] >= LABEL / 2:
        return True
    below = range(index + 1, min(index + 4, len(said)))
    return any(asks(said[step]) and facts.texts[step] != facts.texts[index] for step in below)


def asks(said: Said) -> bool:
    """Whether a line says that it asks for a subscription."""
    return said[0] is not None and said[0].reason == OFFER.reason


def heads_box(facts: LineFacts, said: list[Said], index: int) -> bool:
    """Whether the line is one of at most two that stand over an offer to subscribe, in the same paragraph."""
    if not any(map(asks, said[index + 1 : index + 3])):  # so on most pages
        return False
    start = index if facts.gap[index] else index - 1
    if not facts.gap[start] or said[start][0] is not None:
        return False
    end = index + 1
    while end < min(start + 3, len(said)) and said[end][0] is None and not facts.gap[end]:
        end += 1
    if end >= len(said) or end > start + 2 or facts.gap[end] or not asks(said[end]):
        return False
    return bool(said[end][1] and (facts.mass[end] >= LABEL or is_box(facts, said, end)))
