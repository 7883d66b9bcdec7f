"""Who wrote it, in a line as the page writes it."""

import re
from functools import cache

from pipeline.extract.dates import find_date
from pipeline.extract.phrases import words_of

# No list of authors is longer than this (characters).
_LONGEST = 140
_EDGES = " \t,;:|·•–—-/*_=▪■◆▶©"
_SEPARATOR = re.compile(
    r"\s*(?:[|·•;/]|,|\s&\s|\sand\s|\sund\s|\set\s|\se\s|\sy\s|\si\s|\sи\s|\sve\s|\sdan\s|\sen\s|\sとも?\s|、|，)\s*"
)
_ADDRESS = re.compile(r"\s*[(<\[]?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b[)>\]]?|\s@\w+")
_GLUED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def find_authors(text: str) -> tuple[str, ...]:
    """The authors that a line names after "by" or before "reporter", as written without those words; or none."""
    if len(text) > _LONGEST:
        return ()
    date = find_date(text)
    if date:
        text = text.replace(date, "|")
    text = _ADDRESS.sub("", text).strip(_EDGES)
    before = _before().match(text)
    if before:
        return _names(text[before.end() :])
    after = _after().search(text)
    if after and after.start():
        return _names(text[: after.start()])
    return ()


def _names(text: str) -> tuple[str, ...]:
    names = [name.strip(_EDGES) for name in _SEPARATOR.split(text.strip(_EDGES))]
    kept: list[str] = []
    for name in names:
        if not is_name(name):
            break
        kept.append(name)
    return tuple(dict.fromkeys(kept))


def is_name(text: str) -> bool:
    """Whether a text could be somebody's name: one to five words, each capitalised where the script knows capitals."""
    words = text.split()
    if not 1 <= len(words) <= 5 or not 2 <= len(text) <= 60 or any(char.isdigit() for char in text):
        return False
    if _GLUED.search(text):
        return len(text) <= 20
    capitals = sum(not word[0].islower() for word in words)
    return capitals >= (len(words) + 1) / 2 and not words[0][0].islower()


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('byline_before')})(?:\s*[:：=|/]\s*|\s+)(?=\S)", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s*,\s*|\s+|(?<=[\uac00-\ud7a3\u3400-\u9fff]))(?:{_any('byline_after')})\s*$", re.IGNORECASE
    )


def _any(key: str) -> str:
    return "|".join(re.escape(word) for word in words_of(key))
