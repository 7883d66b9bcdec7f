"""The report: `report.html`, one file that needs nothing else, and the same numbers for a terminal."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from rich.console import Group
from rich.table import Table
from rich.text import Text

from pipeline.browse.numbers import LENGTH_NAMES, SIZE_NAMES, TENTH_NAMES, Numbers
from pipeline.browse.pages import inlined, page_templates
from pipeline.browse.side import side_of
from pipeline.translate.check import REASONS
from pipeline.write.shards import write_shard

REPORT_NAME = "report.html"
_NUMBERS = re.compile(r'<script type="application/json" id="numbers">(.*?)</script>', re.DOTALL)
_SHOWN_SITES = 500
Cell = str | float | None


class Headlines(Struct, frozen=True):
    """What one report hands to the next, so that it can say what has changed."""

    now: dict[str, int | float]
    before: dict[str, int | float]
    """Of the last report whose numbers were others."""


class Section(Struct, frozen=True):
    """A table of the report: its first column is text, the others are text or numbers."""

    title: str
    head: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    bars: bool = False
    """Whether bars are drawn for the second column."""
    columns: bool = False
    """Whether it is a distribution, whose order means something: a chart of columns."""


def write_report(clean: Path, numbers: Numbers) -> list[Section]:
    """Write report.html into the output folder; the sections that stand in it. The same numbers give the same bytes.

    Raises:
        OutputUnusable: it cannot be written.
    """
    path = clean / REPORT_NAME
    headlines = _headlines(path, numbers)
    sections = sections_of(numbers, headlines.before)
    page = page_templates().get_template("report.html").render(
        sections=sections, numbers=numbers, style=inlined("paper.css", "report.css"), script=inlined("report.js"),
        data=msgspec.json.encode(headlines, order="sorted").decode().replace("<", "\\u003c"),
    )  # fmt: skip
    write_shard(path, page.encode().splitlines())
    return sections


def as_tables(sections: list[Section]) -> Group:
    """The sections for a terminal."""
    parts: list[Table | str] = []
    for section in sections:
        table = Table(title=section.title, title_justify="left", box=None, header_style="bold")
        for name in section.head:
            table.add_column(name, justify="left" if name == section.head[0] else "right", overflow="fold")
        for row in section.rows:
            table.add_row(*(Text(shown(cell)) for cell in row))
        parts += [table, ""]
    return Group(*parts)


def shown(cell: Cell) -> str:
    """A cell as people read it."""
    if cell is None:
        return "–"
    return cell if isinstance(cell, str) else f"{cell:,}"


def sections_of(numbers: Numbers, before: Mapping[str, float]) -> list[Section]:
    """The tables of the report, those without a row left out.

    Args:
        numbers: what they show.
        before: the headlines of an earlier report; empty: there was none.
    """
    pairs = max(1, numbers.pairs)
    now = numbers.headlines()
    changes = [(name, now.get(name), before.get(name), _change(now.get(name), before.get(name)))
               for name in {**now, **before}
               if name in numbers.sums() or (before and now.get(name) != before.get(name))]  # fmt: skip
    sections = [
        Section("The last run", ("what", "pages"), [*numbers.run.items()]),
        Section("The collection" + (" since the report before" if before else ""),
                ("what", "now", "before", "change") if before else ("what", "now"),
                [row if before else row[:2] for row in changes]),
        Section("Rejected, and why", ("reason", "pages"), numbers.rejections.most_common(), bars=True),
        Section("Languages of the articles", ("language", "records"),
                [(f"{side_of(tag).name} ({tag})", count) for tag, count in numbers.languages.most_common()], bars=True),
        Section("Directions", ("direction", "records"), numbers.directions.most_common(), bars=True),
        Section("Length of the articles, in characters", ("characters", "records"),
                [*zip(SIZE_NAMES, numbers.sizes, strict=True)], columns=True),
        Section("Length of the sentences, in characters", ("characters", "pairs"),
                [*zip(LENGTH_NAMES, numbers.lengths, strict=True)], columns=True),
        Section("How sure the language is", ("score", "records"),
                [*zip(TENTH_NAMES, numbers.sure, strict=True)], columns=True),
        Section("Agreement of two engines", ("chrF", "pairs"),
                [*zip(TENTH_NAMES, numbers.agreement, strict=True)], columns=True),
        Section("Flags", ("flag", "pairs", "% of pairs", "meaning"),
                [(name.replace("_", " "), count, round(100 * count / pairs, 1), REASONS.get(name, "No longer in use."))
                 for name, count in numbers.flags.most_common()], bars=True),
        Section("Sites", ("site", "pages", "records", "rejected", "% of lines dropped"),
                [(name, site.pages, site.records, site.rejected,
                  round(100 * site.dropped / site.lines, 1) if site.lines else None)
                 for name, site in sorted(numbers.sites.items(), key=lambda item: (-item[1].pages, item[0]))
                 ][:_SHOWN_SITES], bars=True),
        Section("Lines of the pages, by role", ("role", "lines"),
                [(role.replace("_", " "), count) for role, count in numbers.roles.most_common()], bars=True),
        Section("Slowest pages", ("page", "seconds", "% of the time"),
                [(path, round(seconds, 2), round(100 * seconds / (numbers.seconds or 1), 1))
                 for path, seconds in numbers.slowest], bars=True),
        Section("Engines", ("engine", "pairs"), numbers.engines.most_common(), bars=True),
        Section("Models, as the records name them", ("model", "records", "SHA-256 begins"),
                [(name, count, checksum) for label, count in numbers.models.most_common()
                 for name, _, checksum in [label.rpartition(" ")]]),
    ]  # fmt: skip
    return [section for section in sections if any(row[1] for row in section.rows)]


def _change(now: float | None, before: float | None) -> str:
    change = (now or 0) - (before or 0)
    return f"{change:+,.1f}".removesuffix(".0") if change else "="


def _headlines(path: Path, numbers: Numbers) -> Headlines:
    now = numbers.headlines()
    found = _NUMBERS.search(path.read_text("utf-8")) if path.exists() else None
    try:
        last = msgspec.json.decode(found[1], type=Headlines) if found else Headlines(now, {})
    except msgspec.DecodeError:  # a report of another layout
        last = Headlines(now, {})
    return Headlines(now, last.before if last.now == now else last.now)
