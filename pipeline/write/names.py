"""Authors as the page writes them in, names in normal case out."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.text import UNSPACED_NAME, normalized
from pipeline.write.capitals import in_normal_case

_EDGES = ' \t,;:：|/／·・•–—-_*=+<>"“”'
_ADDRESS = re.compile(r"[(<\[]?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>\]]?|(?<!\w)@\w[\w.]*|https?://\S+|www\.\S+")
_PLACE = re.compile(r"^\s*(?:\([^()=]*=[^()]*\)|\[[^\[\]=]*=[^\[\]]*\]|【[^【】＝=]*[＝=][^【】]*】)\s*(?=\S)")
_REMARK = re.compile(r"\s*[(\[（【][^)\]）】]*[)\]）】]")
_LABEL = re.compile(r"(?:^|\s)[^\s:：/\d]{1,25}[:：]\s*(?=\D)")
_NUMBER = re.compile(r"\d\d")
_THREE_HANGUL = re.compile("[\uac00-\ud7a3]{3}")
_TWO_HAN = re.compile("[\u3400-\u9fff]{2,3}")


def person_names(authors: Iterable[str], language: str) -> tuple[str, ...]:
    """The names in these bylines in normal case, in order, each once, without "by", roles and addresses."""
    base = language.split("-", 1)[0]
    names = [in_normal_case(name, base) for author in authors for name in _names_in(author, base)]
    return tuple(dict.fromkeys(name for name in names if name))


def _names_in(byline: str, language: str) -> Iterator[str]:
    text = _ADDRESS.sub(" ", normalized(byline))
    text = _LABEL.sub(", ", _without_duties(_PLACE.sub("", text).strip(_EDGES))).strip(_EDGES)
    for part in _separated(text, language):
        for name in _side_by_side(_without_duties(part), language):
            if any(map(str.isalpha, name)) and not _NUMBER.search(name):
                yield name


def _separated(text: str, language: str) -> list[str]:
    """The text cut between names; whole where a part would be a bare surname ("Smith, John", "Ortega y Gasset")."""
    marks = re.split(r"\s*[,;|·•&、，；]\s*|\s+[/+]\s+", text)
    joiners = "|".join(map(re.escape, _between(language)))
    parts = [name for part in marks for name in _cut_if_full(part, rf"\s+(?:{joiners})\s+")]
    return parts if all(map(_may_stand_alone, parts)) else [text]


def _cut_if_full(text: str, separator: str) -> list[str]:
    parts = re.split(separator, text, flags=re.IGNORECASE)
    return parts if all(map(_may_stand_alone, parts)) else [text]


def _may_stand_alone(part: str) -> bool:
    """Whether this is a full name, or one that is no person's."""
    bare = _without_duties(part)
    return not bare or _is_full(bare)


def _is_full(name: str) -> bool:
    return " " in name or bool(UNSPACED_NAME.search(name)) or name.upper() in _words()["capitals"]["agencies"]


def _side_by_side(text: str, language: str) -> list[str]:
    """Korean and Chinese names that stand side by side with only a blank between them."""
    parts = text.split()
    shape = {"ko": _THREE_HANGUL, "zh": _TWO_HAN}.get(language)
    return parts if shape and all(map(shape.fullmatch, parts)) else [text]


def _without_duties(text: str) -> str:
    """The text without "by" before it and without what its bearer does, before or after."""
    while True:
        bare = _before().sub("", _REMARK.sub("", text) or text).strip(_EDGES)
        person = _role().sub("", bare).strip(_EDGES)
        if not person or _is_full(person):  # "Roving Reporter" is a name, if an odd one
            bare = person
        if bare == text:
            return text
        text = bare


@cache
def _before() -> re.Pattern[str]:
    words = _words()
    return re.compile(rf"^(?:(?i:{_any(words['before'])})|{_any(words['before_as_written'])}(?=\s+\S+\s+\S))(?!\w)")


@cache
def _role() -> re.Pattern[str]:
    roles = [*_words()["roles"], *_words()["after"]]
    spaced = _any(role for role in roles if not UNSPACED_NAME.search(role))
    unspaced = _any(role for role in roles if UNSPACED_NAME.search(role))
    return re.compile(rf"^{spaced}(?!\w)|(?<!\w){spaced}$|^{unspaced}|{unspaced}$", re.IGNORECASE)


def _between(language: str) -> Sequence[str]:
    between: dict[str, list[str]] = _words()["between"]
    return sorted({*between.get(language, ()), *between["en"]}, key=len, reverse=True)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))


def _any(phrases: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))})"
