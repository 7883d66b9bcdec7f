"""py3langid first, langdetect where that is not sure: the default engine."""

from collections.abc import Sequence

from pipeline.identify.detector import has_profile, rank_by_langdetect
from pipeline.identify.groups import group_of
from pipeline.identify.langid import rank_by_langid

SURE = 0.90  # of py3langid's answer with its group; above it langdetect is not asked
AS_EXPECTED = 0.50  # the same, of a short text whose language the rest of the page already tells
WEIGHT = 0.25  # of langdetect's opinion beside py3langid's
_FLOOR = 0.02  # langdetect names nothing below 0.1
_DISAGREEMENT = 0.5  # two detectors that contradict each other are both believed half


def rank_by_both(text: str, languages: Sequence[str], expected: str) -> list[tuple[str, float]]:
    """Languages by likelihood: py3langid's ranking, where that is unsure joined with langdetect's.

    Of a text that py3langid finds in the expected language, langdetect is not asked: it takes 4 ms for a heading.
    The languages without a profile keep the probability that py3langid gave them: langdetect can't speak of them.
    """
    ranked = rank_by_langid(text, languages)
    if not ranked or _with_group(ranked) >= (AS_EXPECTED if expected in group_of(ranked[0][0]) else SURE):
        return ranked
    opinion = rank_by_langdetect(text, languages)
    if not opinion:
        return ranked
    probabilities = dict(opinion)
    known = {tag: score for tag, score in ranked if has_profile(tag)}
    weighed = {tag: score * max(probabilities.get(tag, 0.0), _FLOOR) ** WEIGHT for tag, score in known.items()}
    scale = sum(known.values()) / sum(weighed.values())
    joined = [(tag, weighed[tag] * scale if tag in weighed else score) for tag, score in ranked]
    joined.sort(key=lambda item: -item[1])
    first = joined[0][0]
    if has_profile(first) and opinion[0][0] not in group_of(first):
        return [(tag, score * _DISAGREEMENT) for tag, score in joined]
    return joined


def _with_group(ranked: list[tuple[str, float]]) -> float:
    group = group_of(ranked[0][0])
    return sum(score for tag, score in ranked if tag in group)
