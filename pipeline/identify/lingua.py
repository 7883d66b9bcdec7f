"""lingua: an engine for those who have 1.2 GB of memory to spare (`pip install 'pipeline[lingua]'`)."""

from collections.abc import Sequence
from functools import lru_cache

from lingua import IsoCode639_1, LanguageDetector, LanguageDetectorBuilder

from pipeline.identify.engines import Question, Ranking


def rank_by_lingua(questions: Sequence[Question]) -> list[Ranking]:
    """The languages with lingua's confidence in them, likeliest first; empty if it knows none of them."""
    return [_ranking(one) for one in questions]


def _ranking(question: Question) -> Ranking:
    tags = {name: tag for tag in question.languages if hasattr(IsoCode639_1, name := tag.split("-", 1)[0].upper())}
    if len(tags) < 2:
        return [(tag, 1.0) for tag in tags.values()]
    values = _detector(tuple(sorted(tags))).compute_language_confidence_values(question.text)
    return [(tags[value.language.iso_code_639_1.name], value.value) for value in values]


@lru_cache(maxsize=16)
def _detector(names: tuple[str, ...]) -> LanguageDetector:
    codes = [getattr(IsoCode639_1, name) for name in names]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*codes).build()
