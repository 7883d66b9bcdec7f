"""The structured data (JSON-LD) of a page, as schema.org names it."""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape

from lxml import html

from pipeline.text import normalized

Thing = dict[str, object]

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review|Recipe)$")
_WRAPPING = re.compile(r"^\s*(?://|/\*)?\s*<!(?:--|\[CDATA\[)(?:\s*\*/)?|(?://|/\*)?\s*(?:--|\]\])>(?:\s*\*/)?\s*$")
_SLIPS = re.compile(r',(?=\s*[}\]])|\\(?!["\\/bfnrtu])')  # a comma too many, an escape that JSON does not know
_BETWEEN = re.compile(r"[\s;,]*")
_READER = json.JSONDecoder(strict=False)
_PARAGRAPH_END = re.compile(r"</(?:p|div|li|h\d|blockquote)>|<br\s*/?>", re.IGNORECASE)
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>")
_MOST_THINGS = 2_000  # of one page; product lists run to hundreds


def things(tree: html.HtmlElement) -> list[Thing]:
    """Every object of the page's structured data that says its type, outer ones first, as far as it can be read."""
    found: list[Thing] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            text = _WRAPPING.sub("", script.text)
            found.extend(_objects(_values(text) or _values(_SLIPS.sub("", text))))
    return found


def article_of(page: Iterable[Thing]) -> Thing:
    """The page's article, empty if none is described; of several the one that is described most fully."""
    articles = [thing for thing in page if any(_ARTICLE.search(name) for name in types(thing))]
    return max(
        articles, key=lambda thing: ("headline" in thing, len(texts(thing.get("articleBody"))), len(thing)), default={}
    )


def types(thing: Thing) -> list[str]:
    """The names of what it is."""
    return [name for name in listed(thing.get("@type")) if isinstance(name, str)]


def listed(value: object) -> list[object]:
    """The values of a property, which may be one, many or none."""
    return value if isinstance(value, list) else [] if value is None else [value]


def texts(value: object) -> list[str]:
    """The texts of a property, without markup."""
    found = (normalized(_MARKUP.sub(" ", unescape(text))) for text in listed(value) if isinstance(text, str))
    return [text for text in found if text]


def paragraphs(value: object) -> list[str]:
    """The texts of a property, paragraph by paragraph, without markup."""
    written = (_PARAGRAPH_END.sub("\n", unescape(text)) for text in listed(value) if isinstance(text, str))
    found = (normalized(_MARKUP.sub(" ", line)) for text in written for line in text.splitlines())
    return [text for text in found if text]


def names(value: object, page: Iterable[Thing]) -> list[str]:
    """The names of people or organizations: written out, as objects, or as references to objects of the page."""
    found: list[str] = []
    for one in listed(value):
        if isinstance(one, dict) and "name" not in one and "@id" in one:
            found.extend(name for thing in page if thing.get("@id") == one["@id"] for name in texts(thing.get("name")))
        else:
            found.extend(texts(one.get("name") if isinstance(one, dict) else one))
    return found


def _values(text: str) -> list[object]:
    """The JSON values that a script holds one behind the other, up to where it is broken."""
    found: list[object] = []
    position = len(text) - len(text.lstrip())
    while position < len(text):
        try:
            value, position = _READER.raw_decode(text, position)
        except (ValueError, RecursionError):  # not JSON, or nested deeper than the interpreter reads
            break
        found.append(value)
        position = _BETWEEN.match(text, position).end()  # type: ignore[union-attr]  # it always matches
    return found


def _objects(data: object) -> Iterator[Thing]:
    waiting = [data]
    count = 0
    while waiting and count < _MOST_THINGS:
        one = waiting.pop(0)
        count += 1
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            if "@type" in one:
                yield one
            waiting.extend(value for value in one.values() if isinstance(value, dict | list))
