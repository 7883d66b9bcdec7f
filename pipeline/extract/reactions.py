"""Counters of what readers feel about an article: "LIKE12", "Laugh 3", or words and numbers by turns."""

from pipeline.extract.characters import Class
from pipeline.extract.measure import LineFacts

# Lines below the text in which they are looked for, letters of a reaction, counters in a row at least.
_NEAR, _LONGEST, _FEWEST = 30, 25, 3
_MOST_WORDS = 3  # of a counter


def reactions(facts: LineFacts, start: int) -> list[int]:
    """The lines from `start` on that count reactions: three or more counters in a row, as words, numbers, or both."""
    end = min(start + _NEAR, len(facts))
    digits = facts.counts[start:end, Class.DIGIT]
    few = (digits > 0) & (facts.mass[start:end] < _LONGEST) & (facts.words[start:end] <= _MOST_WORDS)
    counting = few.nonzero()[0]
    if len(counting) < _FEWEST:
        return []
    texts = facts.texts
    labelled = [index for index in (start + counting).tolist() if _label_of(texts[index])]
    numbers = [index for index in (start + counting).tolist() if texts[index].isdecimal()]
    found: list[int] = []
    for run in runs(labelled, 1):
        labels = {_label_of(texts[index]) for index in run}
        if len(labels) == len(run):  # "Part 1", "Part 2"
            found += run
    for run in runs(numbers, 2):
        above = [index - 1 for index in run]
        ranks = [int(texts[index]) for index in run] in ([*range(1, len(run) + 1)], [*range(len(run), 0, -1)])
        if not ranks and above[0] >= start and all(_is_label(facts, index) for index in above):
            found += [*above, *run]
    return found


def runs(places: list[int], step: int) -> list[list[int]]:
    """Runs of three or more places, each so many lines below the one before."""
    if len(places) < _FEWEST:
        return []
    runs = [[places[0]]]
    for place in places[1:]:
        if place - runs[-1][-1] == step:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [run for run in runs if len(run) >= _FEWEST]


def _label_of(text: str) -> str:
    """What a counter counts, where it ends with its number: "LIKE12", "Like 12"; empty for all else."""
    label = text.rstrip("0123456789")
    word = label.rstrip()
    return word if label != text and word.replace(" ", "").isalpha() else ""


def _is_label(facts: LineFacts, index: int) -> bool:
    return bool(2 < facts.mass[index] < _LONGEST and not facts.digits[index] and not facts.ends[index])
