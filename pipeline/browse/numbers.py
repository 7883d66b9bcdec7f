"""The numbers of the report: what went in, what came out, and why the rest did not."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct, field

from pipeline.batch.ledger import read_ledger
from pipeline.browse.entries import site_of
from pipeline.errors import SetupError
from pipeline.records import BilingualRecord, Rejection
from pipeline.translate.check import REASONS
from pipeline.write.export.collection import find_folders, read_records
from pipeline.write.shards import read_shard

_RUN = ("pages", "written", "unchanged", "duplicates", "rejected")
_UNKNOWN_SITE = "(no address)"
_NUMBER = re.compile(r"\d[\d,.]*")
_MODEL = re.compile(r"(?:^|[ ,;|+])(?P<name>[^,;|+]+?) (?P<checksum>[0-9a-f]{16})(?=$|[ ,;|+])")
# Characters of a sentence; the last bucket is open. Engines lose text beyond some hundred.
_LENGTHS = (25, 50, 75, 100, 150, 200, 300, 500, 1000)
# Characters of an article.
_SIZES = (250, 500, 1000, 2000, 4000, 8000, 16000, 32000)
# Pages that the table of the slowest shows.
_SLOWEST = 25
_KEPT_ROLES = frozenset(
    ("title", "standfirst", "byline", "date", "publication", "body", "heading", "list_item", "quote", "table_row",
     "caption", "credit", "note")
)  # fmt: skip


class Site(Struct, kw_only=True):
    """What became of the pages of one site."""

    pages: int = 0
    records: int = 0
    rejected: int = 0
    lines: int = 0
    """Lines with text, of pages that gave a record."""
    dropped: int = 0
    """How many of these lines were dropped."""


class Numbers(Struct, kw_only=True):
    """All that the report shows."""

    run: dict[str, int] = field(default_factory=dict)
    """The counts of the run that wrote last."""
    records: int = 0
    untranslated: int = 0
    copies: int = 0
    pairs: int = 0
    flagged: int = 0
    machine: int = 0
    """Records whose page says that a machine translated it."""
    rejections: Counter[str] = field(default_factory=Counter)
    """By error and message, the numbers in it left out."""
    languages: Counter[str] = field(default_factory=Counter)
    directions: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)
    engines: Counter[str] = field(default_factory=Counter)
    models: Counter[str] = field(default_factory=Counter)
    """Records by the models that took part, as `name version checksum`."""
    sizes: list[int] = field(default_factory=lambda: [0] * (len(_SIZES) + 1))
    """Articles by length."""
    lengths: list[int] = field(default_factory=lambda: [0] * (len(_LENGTHS) + 1))
    """Sentences by length."""
    sure: list[int] = field(default_factory=lambda: [0] * 10)
    """Records by how sure the language is, in tenths."""
    agreement: list[int] = field(default_factory=lambda: [0] * 10)
    """Sentence pairs by how far two engines agree, in tenths."""
    roles: Counter[str] = field(default_factory=Counter)
    """Lines by role."""
    sites: dict[str, Site] = field(default_factory=dict)
    slowest: list[tuple[str, float]] = field(default_factory=list)
    """Path and seconds of the pages that took longest."""
    seconds: float = 0.0
    """Of all pages that the ledger knows."""

    def sums(self) -> dict[str, int | float]:
        """The numbers that say most."""
        rejected = sum(self.rejections.values())
        lines = sum(site.lines for site in self.sites.values())
        dropped = sum(site.dropped for site in self.sites.values())
        return {
            "records": self.records, "waiting for a translation": self.untranslated,
            "machine-translated by their page": self.machine, "copies": self.copies, "rejected": rejected,
            "sentence pairs": self.pairs, "flagged pairs, %": _percent(self.flagged, self.pairs),
            "lines dropped, %": _percent(dropped, lines),
        }  # fmt: skip

    def headlines(self) -> dict[str, int | float]:
        """The numbers that are compared from report to report."""
        return {
            **self.sums(),
            **{f"records in {language}": count for language, count in sorted(self.languages.items())},
            **{f"flag {name}, %": _percent(self.flags[name], self.pairs) for name in REASONS if name in self.flags},
        }


def count_collection(clean: Path) -> Numbers:
    """The numbers of this output folder; each record is read once, none is kept.

    Raises:
        SetupError: it holds nothing, or a line of it is damaged.
        OutputUnusable: a file cannot be read.
    """
    if not (clean / "report.json").exists():
        raise SetupError(
            f"{clean} holds no report.json; make one with `pipeline clean`, or name the folder with --from."
        )
    numbers = Numbers()
    table = msgspec.json.decode((clean / "report.json").read_bytes())
    numbers.run = {name: table[name] for name in _RUN if name in table}
    site_of_page: dict[str, str] = {}
    for record in _records(clean):
        first = record.id not in site_of_page
        site_of_page[record.id] = site_of(record.url) or _UNKNOWN_SITE
        _add_record(numbers, record, numbers.sites.setdefault(site_of_page[record.id], Site()), first=first)
    for line in _lines(clean / "rejected.jsonl"):
        page = msgspec.json.decode(line, type=Rejection)
        site = numbers.sites.setdefault(site_of(page.url) or _UNKNOWN_SITE, Site())
        site.pages += 1
        site.rejected += 1
        numbers.rejections[f"{page.error}: {_NUMBER.sub('…', page.message)}"] += 1
    numbers.copies = sum(1 for _ in _lines(clean / "duplicates.jsonl"))
    for page_id, roles in _roles(clean):
        numbers.roles.update(roles)
        if page_id in site_of_page:
            site = numbers.sites[site_of_page[page_id]]
            site.lines += sum(roles.values())
            site.dropped += sum(count for role, count in roles.items() if role not in _KEPT_ROLES)
    numbers.slowest, numbers.seconds = _times(clean)
    return numbers


def _add_record(numbers: Numbers, record: BilingualRecord, site: Site, *, first: bool) -> None:
    site.pages += first
    site.records += 1
    numbers.records += 1
    numbers.machine += record.machine_translated_source
    numbers.languages[record.language] += 1
    numbers.sizes[_bucket(len(record.text), _SIZES)] += 1
    numbers.sure[_tenth(record.language_score)] += 1
    if record.translation is None:
        numbers.untranslated += 1
        return
    numbers.directions[f"{record.language}-{record.translation.language}"] += 1
    numbers.models.update(models_of(record.recipe.get("translate", "")))
    for pair in record.translation.pairs:
        numbers.pairs += 1
        numbers.flagged += bool(pair.flags)
        numbers.flags.update(pair.flags)
        numbers.engines[pair.engine] += 1
        numbers.lengths[_bucket(len(pair.source.strip()), _LENGTHS)] += 1
        if pair.score is not None:
            numbers.agreement[_tenth(pair.score)] += 1


def models_of(recipe: str) -> list[str]:
    """The models that a recipe names, each as `name version checksum`."""
    return [f"{match['name'].strip()} {match['checksum']}" for match in _MODEL.finditer(recipe)]


def bucket_names(bounds: tuple[int, ...]) -> list[str]:
    """What the buckets between these bounds are called."""
    return [f"to {bound:,}" for bound in bounds] + [f"over {bounds[-1]:,}"]


LENGTH_NAMES, SIZE_NAMES = bucket_names(_LENGTHS), bucket_names(_SIZES)
TENTH_NAMES = [f".{tenth}–{'1' if tenth == 9 else f'.{tenth + 1}'}" for tenth in range(10)]


def _records(clean: Path) -> Iterator[BilingualRecord]:
    try:
        folders = find_folders(clean)
    except SetupError:  # all pages were rejected: that is worth a report, too
        return
    yield from read_records(folders)


def _lines(path: Path) -> Iterator[bytes]:
    if path.exists():
        yield from read_shard(path)


def _roles(clean: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """Page by page, its lines by role; nothing without a ledger."""
    with read_ledger(clean) as ledger:
        for page_id, facts in ledger.execute("SELECT id, facts FROM page ORDER BY id") if ledger else ():
            yield page_id, msgspec.json.decode(facts, type=dict[str, dict[str, int]]).get("lines", {})


def _times(clean: Path) -> tuple[list[tuple[str, float]], float]:
    """The slowest pages, and the seconds of all; nothing without a ledger."""
    with read_ledger(clean) as ledger:
        if ledger is None:
            return [], 0.0
        query = "FROM spent JOIN page USING (id)"
        total = ledger.execute(f"SELECT total(seconds) {query}").fetchone()[0]
        slowest = ledger.execute(f"SELECT path, seconds {query} ORDER BY seconds DESC, id LIMIT ?", (_SLOWEST,))
        return slowest.fetchall(), total


def _bucket(value: int, bounds: tuple[int, ...]) -> int:
    return next((number for number, bound in enumerate(bounds) if value <= bound), len(bounds))


def _tenth(score: float) -> int:
    return min(9, int(score * 10))


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
