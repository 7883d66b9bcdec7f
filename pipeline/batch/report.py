"""What stands in `clean/`, in counts that add up: the content of `report.json`."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from pipeline.batch.ledger import Ledger
from pipeline.batch.nouns import RunCounts
from pipeline.records import BilingualRecord, JudgedLine


def page_facts(lines: Iterable[JudgedLine], records: Iterable[BilingualRecord]) -> dict[str, dict[str, int]]:
    """What the report counts of one page: lines by role, records by language, sentence pairs by flag and engine."""
    facts: dict[str, Counter[str]] = {
        name: Counter() for name in ("languages", "lines", "engines", "flags", "sentences")
    }
    facts["lines"].update(line.role for line in lines if line.role != "blank")
    for index, record in enumerate(records):
        if index == 0:
            facts["languages"][record.language] += 1
        for pair in record.translation.pairs if record.translation else ():
            facts["sentences"]["pairs"] += 1
            facts["engines"][pair.engine] += 1
            facts["flags"].update(pair.flags)
    return {name: dict(counts) for name, counts in facts.items() if counts}


def report(counts: RunCounts, ledger: Ledger) -> bytes:
    """The bytes of `report.json`: the counts of the run that wrote last, then the whole collection."""
    totals: dict[str, Counter[str]] = {
        name: Counter() for name in ("languages", "lines", "engines", "flags", "sentences")
    }
    for facts in ledger.facts():
        for name, part in facts.items():
            totals[name].update(part)
    rejections = Counter(msgspec.json.decode(line)["error"] for line in ledger.rejections())
    table = {
        **{name: getattr(counts, name) for name in ("pages", "written", "unchanged", "duplicates", "rejected")},
        "collection": {
            "records": ledger.folders(),
            "rejections": dict(rejections),
            **{name: dict(part) for name, part in totals.items()},
        },
    }
    return msgspec.json.format(msgspec.json.encode(table, order="sorted"), indent=2) + b"\n"
