"""py3langid first, langdetect where that is not sure: the default engine."""

from collections.abc import Sequence

from pipeline.identify.detector import has_profile, rank_by_langdetect
from pipeline.identify.langid import rank_by_langid

SURE = 0.90
WEIGHT = 0.25  # of langdetect's opinion beside py3langid's
_FLOOR = 0.02  # langdetect names nothing below 0.1


def rank_by_both(text: str, languages: Sequence[str]) -> list[tuple[str, float]]:
    """Languages by likelihood: py3langid's ranking, where that is unsure joined with langdetect's.

    The languages without a profile keep the probability that py3langid gave them: langdetect can't speak of them.
    """
    ranked = rank_by_langid(text, languages)
    if not ranked or ranked[0][1] >= SURE:
        return ranked
    opinion = dict(rank_by_langdetect(text, languages))
    if not opinion:
        return ranked
    known = {tag: score for tag, score in ranked if has_profile(tag)}
    weighed = {tag: score * max(opinion.get(tag, 0.0), _FLOOR) ** WEIGHT for tag, score in known.items()}
    scale = sum(known.values()) / sum(weighed.values())
    joined = [(tag, weighed[tag] * scale if tag in weighed else score) for tag, score in ranked]
    return sorted(joined, key=lambda item: -item[1])
