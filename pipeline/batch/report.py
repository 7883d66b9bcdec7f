"""What stands in `clean/`, in counts that add up: the content of `report.json`."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from pipeline.batch.ledger import Facts, Ledger
from pipeline.batch.nouns import RunCounts
from pipeline.records import BilingualRecord, JudgedLine, SentencePair

_PARTS = ("languages", "lines", "engines", "flags", "sentences", "rejections")


def page_facts(lines: Iterable[JudgedLine], records: Sequence[BilingualRecord]) -> Facts:
    """What the report counts of one page: lines by role, records by language, sentence pairs by flag and engine."""
    facts: Facts = {"lines": dict(Counter(line.role for line in lines if line.role != "blank"))}
    if records:
        facts["languages"] = {records[0].language: 1}
    for record in records:
        facts = pair_facts(record.translation.pairs if record.translation else (), facts)
    return facts


def pair_facts(pairs: Iterable[SentencePair], facts: Facts) -> Facts:
    """The facts of a page, and those of these sentence pairs."""
    counters = {name: Counter(facts.get(name, {})) for name in ("engines", "flags", "sentences")}
    for pair in pairs:
        counters["sentences"]["pairs"] += 1
        counters["engines"][pair.engine] += 1
        counters["flags"].update(pair.flags)
    return facts | {name: dict(counts) for name, counts in counters.items() if counts}


def report(counts: RunCounts, ledger: Ledger) -> bytes:
    """The bytes of `report.json`: the counts of the run that wrote last, then the whole collection."""
    totals: Facts = {name: {} for name in _PARTS} | ledger.totals()
    done = ("counted", "extracted", "identified", "translated", "removed")
    table = {
        **{name: getattr(counts, name) for name in ("pages", "written", "unchanged", "duplicates", "rejected")},
        "done": {name: getattr(counts, name) for name in done},
        "collection": {"records": ledger.folders(), **totals},
    }
    return msgspec.json.format(msgspec.json.encode(table, order="sorted"), indent=2) + b"\n"
