"""py3langid first, langdetect where that is not sure: the default engine."""

from collections.abc import Sequence

from pipeline.identify.detector import has_profile, rank_by_langdetect
from pipeline.identify.engines import FEWEST_LETTERS, Question, Ranking
from pipeline.identify.groups import group_of
from pipeline.identify.langid import rank_by_langid

SURE = 0.90  # of py3langid's answer with its group; above it langdetect is not asked
AS_EXPECTED = 0.50  # the same, of a text in the language of the page
LONG = 60  # letters; a text that long tells what its page is in
WEIGHT = 0.25  # of langdetect's opinion beside py3langid's
_FLOOR = 0.02  # langdetect names nothing below 0.1
_DISAGREEMENT = 0.5  # two detectors that contradict each other are both believed half


def rank_by_both(questions: Sequence[Question]) -> list[Ranking]:
    """Languages by likelihood: py3langid's ranking, where that is unsure joined with langdetect's.

    Where the longest text is surely in one language, langdetect is not asked about those that are probably in the same,
    nor about short ones: a heading or a name takes 4 ms and says nothing that would outweigh the page. Of several texts
    it is never asked about those that are too short to be named by what they say.
    """
    rankings = rank_by_langid([one.text for one in questions], [one.languages for one in questions])
    expected = _expected(questions, rankings)
    fewest = FEWEST_LETTERS if len(questions) > 1 else 0
    return [
        ranked
        if one.letters < fewest or _is_enough(one, ranked, expected)
        else _joined(ranked, rank_by_langdetect(one.text, one.languages))
        for one, ranked in zip(questions, rankings, strict=True)
    ]


def _expected(questions: Sequence[Question], rankings: Sequence[Ranking]) -> tuple[str, ...]:
    """What the page is in, with its group; empty where that is not sure."""
    longest = max(range(len(questions)), key=lambda place: questions[place].letters, default=None)
    if longest is None or questions[longest].letters < LONG or not (ranked := rankings[longest]):
        return ()
    return group_of(ranked[0][0]) if _with_group(ranked) >= SURE else ()


def _is_enough(question: Question, ranked: Ranking, expected: Sequence[str]) -> bool:
    if not ranked or _with_group(ranked) >= SURE:
        return True
    if not expected or expected[0] not in question.languages:
        return False
    return question.letters < LONG or (ranked[0][0] in expected and _with_group(ranked) >= AS_EXPECTED)


def _joined(ranked: Ranking, opinion: Ranking) -> Ranking:
    """Both opinions; languages without a profile keep their probability, for langdetect can't speak of them."""
    known = {tag: score for tag, score in ranked if has_profile(tag)}
    if not opinion or not known:
        return ranked
    probabilities = dict(opinion)
    weighed = {tag: score * max(probabilities.get(tag, 0.0), _FLOOR) ** WEIGHT for tag, score in known.items()}
    scale = sum(known.values()) / sum(weighed.values())
    joined = [(tag, weighed[tag] * scale if tag in weighed else score) for tag, score in ranked]
    joined.sort(key=lambda item: -item[1])
    first = joined[0][0]
    if has_profile(first) and opinion[0][0] not in group_of(first):
        return [(tag, score * _DISAGREEMENT) for tag, score in joined]
    return joined


def _with_group(ranked: Ranking) -> float:
    group = group_of(ranked[0][0])
    return sum(score for tag, score in ranked if tag in group)
