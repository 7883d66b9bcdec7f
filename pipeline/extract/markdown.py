"""What the lines of a Markdown dump say once their markup is gone; each line keeps its own number.

A dump is not a Markdown document: many have one paragraph a line and no blank lines, so the parser's paragraphs say
little, and indented text is no code. Its inline parsing is what is needed: links, images whose captions hold brackets,
emphasis, escapes, reference links, tables.
"""

import re
from itertools import accumulate, pairwise
from typing import Any

import pyromark
from msgspec import structs

from pipeline.extract.reading import HINTS, Picture, ReadLine

_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
# Indentation makes code of a paragraph; only that of list items means something.
_INDENT = re.compile(r"^[ \t]+(?![*+-][ \t]|\d+[.)][ \t]|[ \t])", re.MULTILINE)
# "29. April 2025" and "2025. 4. 29." are dates, not items of an ordered list.
_ORDERED = re.compile(r"^([ \t]*)(\d{2,9}|\d(?=[.)][ \t]+[^\W\d_]+[ \t]+(?:19|20)\d\d\b))([.)])(?=[ \t])", re.MULTILINE)
# html2text and its kin leave a blank after emphasis: "**so** , he said".
_LOOSE = re.compile(r" (?=[,.;)](?:\s|$))")


_HINT_WORDS = {
    "social": "facebook.com twitter.com //x.com whatsapp pinterest. linkedin.com //t.me instagram.com youtube.com "
    "reddit.com xing.com vk.com tumblr. line.me kakao weibo. telegram /feed rss",
    "tag": "/tag/ /tags/ /topic/ /topics/ /category/ /categoria/ /kategorie/ /thema/ /themen/ /label/ /keyword ?tag=",
    "author": "/author /autor /auteur /profile/ /people/ /staff/ /reporter /user/ /team/",
    "comment": "#comment #respond #disqus #kommentar replytocom /comments",
    "mail": "mailto: tel:",
    "account": "login log-in signin sign-in signup sign-up subscri abonn newsletter register account donat javascript:",
    "file": ".pdf .doc .xls .zip .mp3",
}
_HINT_BITS = tuple((word, 1 << HINTS.index(hint)) for hint, words in _HINT_WORDS.items() for word in words.split())


def is_markdown(text: str) -> bool:
    """Whether a text of unknown kind holds links or images as Markdown writes them."""
    return "](http" in text or "](/" in text or "![](" in text


def parsed_lines(text: str) -> list[ReadLine]:
    """The lines of a Markdown dump that hold text or a picture."""
    if "\n " in text or "\n\t" in text or text[:1] in {" ", "\t"}:
        text = _INDENT.sub("", text)
    text = _ORDERED.sub(r"\1\2\\\3", text)
    reader = _Reader(text)
    for event, span in pyromark.events_with_range(text, options=_OPTIONS):
        reader.take(event, span["start"])
    return reader.lines()


class _Draft:
    """A line while its events come in."""

    __slots__ = ("heading", "hints", "item", "linked", "links", "parts", "pictures", "quote", "row", "strong")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.pictures: list[Picture] = []
        self.heading = self.hints = self.linked = self.links = self.strong = 0
        self.item = self.quote = self.row = False


class _Reader:
    """Sorts the parser's events back into the lines that they came from."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._drafts: dict[int, _Draft] = {}
        self._ends = list(accumulate(len(line) + 1 for line in text.encode("utf-8", "replace").split(b"\n")))
        self._line = 0
        self._heading = 0
        self._quotes = self._links = self._strong = 0
        self._image: tuple[str, list[str]] | None = None

    def take(self, event: Any, start: int) -> None:
        """Add one event; `start` is its offset in bytes."""
        if type(event) is str:
            return  # line breaks and rules: lines are told by their offsets
        ((name, value),) = event.items()
        if name == "End":
            self._end(value if type(value) is str else next(iter(value)))
            return
        while start >= self._ends[self._line]:
            self._line += 1
        if name == "Start":
            self._start(*((value, None) if type(value) is str else next(iter(value.items()))))
        elif name in {"Text", "Code"}:
            self._add(value)

    def _draft(self, line: int) -> _Draft:
        draft = self._drafts.get(line)
        if draft is None:
            draft = self._drafts[line] = _Draft()
            draft.heading = self._heading
            draft.quote = self._quotes > 0
        return draft

    def _add(self, text: str) -> None:
        if self._image is not None:
            self._image[1].append(text)
            return
        for offset, part in enumerate(text.split("\n")) if "\n" in text else ((0, text),):
            draft = self._draft(self._line + offset)
            draft.parts.append(part)
            if self._links:
                draft.linked += len(part)
            if self._strong:
                draft.strong += len(part)

    def _start(self, name: str, value: Any) -> None:
        if name == "Link":
            self._start_link(value["dest_url"].lower())
        elif name == "Image":
            self._image = (value["dest_url"], [])
        elif name in {"Strong", "Emphasis"}:
            self._strong += 1
        elif name == "Heading":
            self._heading = int(value["level"][1])
        elif name == "Item":
            self._draft(self._line).item = True
        elif name == "BlockQuote":
            self._quotes += 1
        elif name == "TableCell":
            draft = self._draft(self._line)
            if draft.row:
                draft.parts.append(" | ")
            draft.row = True

    def _start_link(self, url: str) -> None:
        self._links += 1
        draft = self._draft(self._line)
        draft.links += 1
        for word, bit in _HINT_BITS:
            if word in url:
                draft.hints |= bit

    def _end(self, name: str) -> None:
        if name == "Link":
            self._links -= 1
        elif name == "Image" and self._image is not None:
            url, alt = self._image
            self._draft(self._line).pictures.append(Picture(url, " ".join("".join(alt).split())))
            self._image = None
        elif name in {"Strong", "Emphasis"}:
            self._strong -= 1
        elif name == "Heading":
            self._heading = 0
        elif name == "BlockQuote":
            self._quotes -= 1

    def lines(self) -> list[ReadLine]:
        """The lines that hold something, in order."""
        lines: list[ReadLine] = []
        block = 0
        blank = False
        for index, raw in enumerate(self._text.split("\n")):
            draft = self._drafts.get(index)
            if draft is None:
                blank = blank or not raw.strip()
                continue
            text = " ".join("".join(draft.parts).split())
            if draft.strong and " " in text:
                text = _LOOSE.sub("", text)
            if draft.row:
                text = text.strip("| ")
            if not (text or draft.pictures):
                continue
            if blank:
                block += 1
                blank = False
            lines.append(
                ReadLine(
                    (index + 1,),
                    text,
                    block,
                    draft.heading,
                    draft.item,
                    draft.quote,
                    draft.row,
                    draft.linked,
                    draft.strong,
                    tuple(draft.pictures),
                    draft.links,
                    draft.hints,
                )
            )
        return _without_run_on_headings(lines)


def _without_run_on_headings(lines: list[ReadLine]) -> list[ReadLine]:
    """A rule under a paragraph of several lines makes all of them a heading to the parser; only the last can be one."""
    for index, (line, following) in enumerate(pairwise(lines)):
        neighbours = line.block == following.block and line.numbers[0] + 1 == following.numbers[0]
        if line.heading and line.heading == following.heading and neighbours:
            lines[index] = structs.replace(line, heading=0)
    return lines
