"""What the lines of a Markdown dump say once their markup is gone; each line keeps its own number.

A dump is not a Markdown document: many have one paragraph a line and no blank lines, so the parser's paragraphs say
little, and indented text is no code. Its inline parsing is what is needed: links, images whose captions hold brackets,
emphasis, escapes, reference links, tables.
"""

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pyromark
from msgspec import Struct, structs

from pipeline.extract.hints import hints_of
from pipeline.extract.reading import Picture, ReadLine, single_blanks

_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
# Indentation makes code of a paragraph; only that of list items means something.
_INDENT = re.compile(r"\n[ \t]++(?![*+-][ \t]|\d+[.)][ \t])")
# "29. April 2025" and "2025. 4. 29." are dates, not items of an ordered list.
_ORDERED = re.compile(r"\n[ \t]*+(?=\d)(?:\d{2,9}|\d(?=[.)][ \t]+[^\W\d_]+[ \t]+(?:19|20)\d\d\b))(?=[.)][ \t])")
# html2text and its kin leave a blank after emphasis: "**so** , he said".
_LOOSE = re.compile(r" (?=[,.;)](?:\s|$))")
_LINE_END = 10


def is_markdown(text: str) -> bool:
    """Whether a text of unknown kind holds links or images as Markdown writes them."""
    return "]" in text and ("](http" in text or "](/" in text or "![](" in text)  # one character is found at once


def parsed_lines(text: str) -> list[ReadLine]:
    """The lines of a Markdown dump that hold text or a picture."""
    text = f"\n{text}"  # patterns that begin with a line feed are found at once
    if "\n " in text or "\n\t" in text:
        text = _INDENT.sub("\n", text)
    text = _ORDERED.sub(r"\g<0>\\", text)[1:]
    reader = _Reader(text)
    reader.read()
    return _without_run_on_headings(reader.lines())


class _Draft(Struct, gc=False):
    """A line while its events come in."""

    heading: int = 0
    quote: bool = False
    parts: list[str] = []
    pictures: list[Picture] = []
    linked: int = 0
    links: int = 0
    strong: int = 0
    item: bool = False
    row: bool = False


class _Reader:
    """Sorts the parser's events back into the lines that they came from, one line after the other."""

    def __init__(self, text: str) -> None:
        self._lines: list[ReadLine] = []
        self._events: Iterator[tuple[Any, Any]] = pyromark.events_with_range(text, options=_OPTIONS, merge_text=True)
        data = np.frombuffer(text.encode() + b"\n", np.uint8)  # the parser has encoded it, which the text remembers
        ends = (data == _LINE_END).nonzero()[0] + 1
        self._ends: list[int] = ends.tolist()
        ends[1:] -= ends[:-1]
        self._sizes: list[int] = ends.tolist()  # bytes of each line with its end
        self._line = self._end = 0
        self._draft = _Draft()
        self._done = 0
        self._block, self._blank = 0, False
        self._heading = 0
        self._quotes = self._links = self._strong = 0
        self._addresses: list[str] = []
        self._linking: list[int] = []  # the line of each
        self._image: tuple[str, list[str]] | None = None

    def read(self) -> None:
        """Take every event of the parser; a name alone (line breaks, rules) says nothing: lines are told by offsets."""
        starts = {
            "Image": self._start_image, "Strong": self._start_strong, "Emphasis": self._start_strong,
            "Heading": self._start_heading, "Item": self._start_item, "BlockQuote": self._start_quote,
            "TableCell": self._start_cell,
        }  # fmt: skip
        stops = {
            "Image": self._end_image, "Strong": self._end_strong, "Emphasis": self._end_strong,
            "Heading": self._end_heading, "BlockQuote": self._end_quote,
        }  # fmt: skip
        for event, span in self._events:
            if "Text" in event:
                self._add(event["Text"], span["start"])
            elif "Start" in event:
                value = event["Start"]
                if "Link" in value:
                    self._start_link(value["Link"]["dest_url"], span["start"])
                elif start := starts.get(value if type(value) is str else next(iter(value))):
                    start(value, span["start"])
            elif "End" in event:
                value = event["End"]
                if value == "Link":
                    self._links -= 1
                elif stop := stops.get(value if type(value) is str else next(iter(value))):
                    stop()
            elif "Code" in event:
                self._add(event["Code"], span["start"])
        self._close()

    def lines(self) -> list[ReadLine]:
        """The lines that hold something, in order."""
        hints: dict[int, int] = {}
        for index, bits in zip(self._linking, hints_of(self._addresses), strict=True):
            if bits:
                hints[index + 1] = hints.get(index + 1, 0) | bits
        return [
            structs.replace(line, hints=hints[line.numbers[0]]) if line.numbers[0] in hints else line
            for line in self._lines
        ]

    def _at(self, offset: int) -> _Draft:
        """The line at an offset in bytes, which never falls."""
        if offset < self._end:
            return self._draft
        line = self._line
        while self._ends[line] <= offset:  # mostly the next but one
            line += 1
        return self._turn_to(line)

    def _turn_to(self, line: int) -> _Draft:
        """Begin this line, once the one before is done."""
        if self._end:
            self._close()
        self._line = line
        self._end = self._ends[line]
        self._draft = draft = _Draft(self._heading, self._quotes > 0)
        return draft

    def _close(self) -> None:
        """Keep the line if it holds something."""
        draft, index, done = self._draft, self._line, self._done
        if index > done and not self._blank:
            self._blank = 1 in self._sizes[done:index]
        self._done = index + 1
        text = single_blanks("".join(draft.parts))
        if draft.strong and " " in text:
            text = _LOOSE.sub("", text)
        if draft.row:
            text = text.strip("| ")
        if not (text or draft.pictures):
            return
        if self._blank:
            self._block += 1
            self._blank = False
        self._lines.append(
            ReadLine(
                (index + 1,),
                text,
                self._block,
                draft.heading,
                draft.item,
                draft.quote,
                draft.row,
                draft.linked,
                draft.strong,
                tuple(draft.pictures),
                draft.links,
            )
        )

    def _add(self, text: str, offset: int) -> None:
        draft = self._draft if offset < self._end else self._at(offset)
        if self._image is not None:
            self._image[1].append(text)
        elif "\n" in text:
            first, *others = text.split("\n")
            self._add(first, offset)
            for part in others:
                self._turn_to(min(self._line + 1, len(self._ends) - 1))  # `&#10;` ends none
                self._add(part, offset)
        else:
            draft.parts.append(text)
            if self._links:
                draft.linked += len(text)
            if self._strong:
                draft.strong += len(text)

    def _start_link(self, address: str, offset: int) -> None:
        draft = self._draft if offset < self._end else self._at(offset)
        draft.links += 1
        self._links += 1
        self._addresses.append(address)
        self._linking.append(self._line)

    def _start_image(self, value: Any, offset: int) -> None:
        self._at(offset)
        self._image = (value["Image"]["dest_url"], [])

    def _start_strong(self, _value: Any, _offset: int) -> None:
        self._strong += 1

    def _start_heading(self, value: Any, _offset: int) -> None:
        self._heading = int(value["Heading"]["level"][1])

    def _start_item(self, _value: Any, offset: int) -> None:
        self._at(offset).item = True

    def _start_quote(self, _value: Any, _offset: int) -> None:
        self._quotes += 1

    def _start_cell(self, _value: Any, offset: int) -> None:
        draft = self._at(offset)
        if draft.row:
            draft.parts.append(" | ")
        draft.row = True

    def _end_image(self) -> None:
        if self._image is not None:
            url, alt = self._image
            self._draft.pictures.append(Picture(url, " ".join("".join(alt).split())))
            self._image = None

    def _end_strong(self) -> None:
        self._strong -= 1

    def _end_heading(self) -> None:
        self._heading = 0

    def _end_quote(self) -> None:
        self._quotes -= 1


def _without_run_on_headings(lines: list[ReadLine]) -> list[ReadLine]:
    """A rule under a paragraph of several lines makes all of them a heading to the parser; only the last can be one."""
    for index in [index for index, line in enumerate(lines[:-1]) if line.heading]:
        line, following = lines[index : index + 2]
        neighbours = line.block == following.block and line.numbers[0] + 1 == following.numbers[0]
        if line.heading == following.heading and neighbours:
            lines[index] = structs.replace(line, heading=0)
    return lines
