"""Lines that a hard wrap had cut become whole again: lines in, fewer lines out, each with the numbers of all its parts.

A page is hard-wrapped where line after line is as long as the width allows: the first word of the next line would not
have fitted. Headlines and menus stacked on each other are not, because their lengths have nothing to do with a width.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise, starmap

from msgspec import structs

from pipeline.extract.characters import SENTENCE_END
from pipeline.extract.reading import ReadLine

# Columns (a Han or Hangul character takes two) that mailers, newswires and old dumps wrap at.
_NARROWEST = 34
_WIDEST = 130
# Lines of a paragraph.
_MOST_JOINED = 500
# First characters of lines that are drawn, and how many different ones such a line has at most.
_RULERS, _MARKS_OF_RULER = "-=_*~#+.—–─━═•·", 3
_HYPHENS = ("-", "\u2010", "¬")
_WIDE = re.compile("[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]")
_UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")
# What no paragraph begins with.
_CLOSING = re.compile("[。，、；：？！」』）》】]")


def unwrapped(lines: list[ReadLine]) -> list[ReadLine]:
    """The lines with hard wraps undone; the same list where the page has none."""
    runs = [run for run in _runs(lines) if len(run) > 1]
    width = _width(runs)
    if not width:
        return lines
    words = Counter(re.findall(r"[\w'’-]+", " ".join(line.text.lower() for line in lines)))
    joined: list[ReadLine] = []
    for run in _runs(lines):
        joined.append(run[0])
        for line, following in pairwise(run):
            whole = len(joined[-1].numbers) >= _MOST_JOINED
            if not whole and _columns(line.text) <= width and _cut(line.text, following.text, width):
                joined[-1] = _joined(joined[-1], following, words)
            else:
                joined.append(following)
    return joined


def _runs(lines: list[ReadLine]) -> Iterator[list[ReadLine]]:
    """Lines that stand directly under each other and could be one paragraph."""
    run: list[ReadLine] = []
    above: ReadLine | None = None
    for line in lines:
        if above is not None and not (
            line.numbers[0] == above.numbers[-1] + 1
            and not (line.heading or line.item or line.row or line.pictures)
            and not (above.heading or above.row or above.pictures)
            and not (line.text[0] in _RULERS and _is_ruler(line.text))
            and not (above.text[0] in _RULERS and _is_ruler(above.text))
        ):
            yield run
            run = []
        run.append(line)
        above = line
    if run:
        yield run


def _is_ruler(text: str) -> bool:
    """Whether a line is drawn: "-----", "* * *"."""
    return len(text) > 2 and not any(map(str.isalnum, text)) and len(set(text) - {" "}) < _MARKS_OF_RULER


def _width(runs: list[list[ReadLine]]) -> int:
    """The width in columns that the page is wrapped at, 0 if it is not."""
    widths: Counter[int] = Counter()
    for run in runs:
        longest = max([len(line.text) for line in run])  # characters, of one or two columns
        if len(run) < 3 or longest < _NARROWEST / 2 or longest > _WIDEST:
            continue
        width = max(_columns(line.text) for line in run)
        if not _NARROWEST <= width <= _WIDEST:
            continue
        pairs = [(line.text, following.text) for line, following in pairwise(run)]
        cuts = (_cut(*pair, width) for pair in pairs)
        if _hold(cuts, 0.8, len(pairs)) and _hold(starmap(_runs_on, pairs), 0.4, len(pairs)):
            widths[width] += len(run)
    if sum(widths.values()) < 4:
        return 0
    # Every paragraph falls short of the true width by a few columns: the widest of those that agree is nearest to it.
    return max(width for width in widths if widths[width] * 4 >= max(widths.values()))


def _hold(answers: Iterable[bool], share: float, count: int) -> bool:
    """Whether such a share of so many answers is yes; none is asked for once it cannot be."""
    left = count
    for answer in answers:
        left -= not answer
        if left < share * count:
            return False
    return True


def _cut(text: str, following: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted."""
    word = following.split(" ", 1)[0]
    if _CLOSING.match(following):
        return True
    if _UNSPACED.match(following):
        return _columns(text) >= width - 4
    if text.endswith(_HYPHENS):
        return _columns(text) >= width - 12
    return _columns(text) + 1 + _columns(word) > width


def _runs_on(text: str, following: str) -> bool:
    if "://" in text or following.startswith(("http", "www.")):
        return False
    return following[0].islower() or (
        following[0].isalnum() and not following[0].isupper() and not SENTENCE_END.search(text)
    )


def _columns(text: str) -> int:
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def _joined(line: ReadLine, following: ReadLine, words: Counter[str]) -> ReadLine:
    return structs.replace(
        line,
        numbers=line.numbers + following.numbers,
        text=_joint(line.text, following.text, words),
        linked=line.linked + following.linked,
        strong=line.strong + following.strong,
    )


def _joint(text: str, following: str, words: Counter[str]) -> str:
    if _UNSPACED.match(following) or _UNSPACED.match(text[-1]):
        return text + following
    if text.endswith(_HYPHENS) and text[-2:-1].isalpha() and following[0].islower():
        head = re.search(r"[\w'’]+(?=.$)", text)
        tail = re.match(r"[\w'’]+", following)
        if head and tail and words[f"{head[0]}-{tail[0]}".lower()] > words[f"{head[0]}{tail[0]}".lower()]:
            return text + following
        return text[:-1] + following
    if text.endswith("-") and text[-2:-1].isalnum():
        return text + following
    return f"{text} {following}"
