"""A folder that the Hugging Face `datasets` library loads: a configuration per direction, and a dataset card.

https://huggingface.co/docs/datasets/repository_structure, https://huggingface.co/docs/hub/datasets-cards
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from msgspec import Struct, field

from pipeline.write.export.pairs import Chosen, ExportedPair
from pipeline.write.export.parquet import write_table

_TABLE = "train-00000-of-00001.parquet"

_CARD = """---
{metadata}
---

# Sentence pairs from news articles

Sentences of scraped news articles with machine translations of them, made by `pipeline`.
Each configuration is one direction: its first language is the original, its second the translation.

{tables}

Filters: {filters}.

An empty translation means that there was none; without a filter such pairs are here too. `id` is
`<record>/<passage>/<number of the sentence in the passage>`.

## Rights

The texts are quoted from web pages and stay the property of their owners, who did not license them; check what the
law and their terms let you do before you share this folder. The translations were made by the models named above,
under the licences of those models.
"""


class _Summary(Struct):
    """What the card says of one direction."""

    pairs: int = 0
    engines: Counter[str] = field(default_factory=Counter)
    models: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)


def write_dataset(folder: Path, chosen: Iterable[Chosen], filters: Mapping[str, str]) -> None:
    """Write `<source>-<target>/train-….parquet` with rows `{"id", "translation": {…}}`, and the card `README.md`.

    Args:
        folder: made here.
        chosen: the articles with their pairs, one direction after the other.
        filters: what the card says of how pairs were chosen.
    """
    folder.mkdir()
    summaries: dict[tuple[str, str], _Summary] = {}
    pairs = (pair for article in chosen for pair in article.pairs)
    for direction, group in groupby(pairs, lambda pair: (pair.source_language, pair.target_language)):
        table = folder / "-".join(direction) / _TABLE
        table.parent.mkdir()
        summaries[direction] = _Summary()
        languages = sorted(direction)  # as `datasets` orders them
        texts = ", ".join(f'"{language}" VARCHAR' for language in languages)
        columns = {"id": "VARCHAR", "translation": f"STRUCT({texts})"}
        metadata = {"huggingface": json.dumps({"info": {"features": _features(languages)}})}
        write_table(table, _rows(group, summaries[direction]), columns, metadata)
    (folder / "README.md").write_text(_card(summaries, filters), encoding="utf-8", newline="\n")


def _rows(pairs: Iterable[ExportedPair], summary: _Summary) -> Iterator[dict[str, object]]:
    for pair in pairs:
        summary.pairs += 1
        summary.engines[pair.engine] += 1
        summary.models[pair.model] += 1
        summary.flags.update(pair.flags)
        yield {"id": pair.id, "translation": {pair.source_language: pair.source, pair.target_language: pair.target}}


def _features(languages: Sequence[str]) -> dict[str, object]:
    """The columns as `datasets` writes them into the metadata of its own files."""
    return {
        "id": {"dtype": "string", "_type": "Value"},
        "translation": {"languages": languages, "_type": "Translation"},
    }


def _card(summaries: Mapping[tuple[str, str], _Summary], filters: Mapping[str, str]) -> str:
    tags = sorted({tag for direction in summaries for tag in direction})
    metadata = {
        "language": sorted({tag.split("-", 1)[0] for tag in tags}),
        "language_bcp47": tags,
        "license": "other",
        "license_name": "texts-of-their-owners",
        "multilinguality": "translation",
        "task_categories": ["translation"],
        "configs": [
            {
                "config_name": "-".join(direction),
                "data_files": [{"split": "train", "path": f"{'-'.join(direction)}/{_TABLE}"}],
            }
            for direction in summaries
        ],
        "dataset_info": [_info(direction) for direction in summaries],
    }
    return _CARD.format(
        # JSON is YAML, and leaves no doubt about the language `no`.
        metadata="\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in metadata.items()),
        tables="\n\n".join(_table(direction, summary) for direction, summary in summaries.items())
        or "No pair was chosen.",
        filters=", ".join(f"`{name} {value}`".replace(" `", "`") for name, value in filters.items())
        or "none; every pair is here, flagged or not",
    )


def _info(direction: tuple[str, str]) -> dict[str, object]:
    features = [
        {"name": "id", "dtype": "string"},
        {"name": "translation", "dtype": {"translation": {"languages": sorted(direction)}}},
    ]
    return {"config_name": "-".join(direction), "features": features}


def _table(direction: tuple[str, str], summary: _Summary) -> str:
    rows = [
        ("pairs", f"{summary.pairs:,}"),
        ("engines", _counted(summary.engines)),
        ("models", _counted(summary.models)),
        ("flags", _counted(summary.flags) or "none"),
    ]
    return "\n".join(
        [f"| {'-'.join(direction)} | |", "| --- | --- |", *(f"| {name} | {said} |" for name, said in rows)]
    )


def _counted(counts: Counter[str]) -> str:
    """Commonest first, names break ties."""
    return ", ".join(
        f"{name} ({count:,})" for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )
