"""Who wrote it, in a line as the page writes it."""

import re
from functools import cache

from pipeline.extract.dates import find_date
from pipeline.extract.phrases import words_of

# No list of authors is longer than this (characters).
_LONGEST = 140
_EDGES = " \t,;:|·•–—-/*_=▪■◆▶©"
_ADDRESS = re.compile(r"\s*[(<\[]?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b[)>\]]?|\s@\w+")
_REMARK = re.compile(r"\s*[(（\[].{0,40}$")
_HANGUL = re.compile("[\uac00-\ud7a3]")
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
    return _names(text) if after and after.start() else ()


def _names(text: str) -> tuple[str, ...]:
    kept: list[str] = []
    for part in _separator().split(text.strip(_EDGES)):
        name = _REMARK.sub("", part).strip(_EDGES)
        office = _after().search(f" {name}")
        if office and (not office.start() or (kept and not _HANGUL.search(name))):
            continue  # an office or a place after the name: "Jane Doe, Political Editor"
        name = f" {name}"[: office.start()].strip(_EDGES) if office else name
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
def _separator() -> re.Pattern[str]:
    return re.compile(rf"\s*[|·•;/／,、，&]\s*|\s+(?:{_any('and')})\s+", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_any('byline_before')})(?:\s*[:：=|/／]\s*|\s+|(?<=[\u3400-\u9fff]{{2}})(?=[\u3400-\u9fff]{{2,4}}(?:$|[\s/／、，,])))(?=\S)",
        re.IGNORECASE,
    )


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s*,\s*|\s+|(?<=[\uac00-\ud7a3\u3400-\u9fff]))(?:{_any('byline_after')})\s*$", re.IGNORECASE
    )


def _any(key: str) -> str:
    return "|".join(re.escape(word) for word in words_of(key))
