"""Counts by direction."""

import pytest

from pipeline.write.export import collection_stats
from pipeline.write.export.stats import words


def test_counts_by_direction(clean):
    stats = collection_stats(clean)
    assert [(one.source, one.target, one.records, one.sentences, one.flagged, one.empty) for one in stats] == [
        ("en", "pt", 2, 12, 4, 2),
        ("pt", "en", 1, 6, 2, 1),
        ("ko", None, 1, 0, 0, 0),
    ]
    assert stats[0].source_words == 2 * stats[1].source_words > 0
    assert stats[2].source_words > 0
    assert stats[2].target_words == 0


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0), ("One two  three.", 3), ("हिन्दी में लिखा", 3), ("한국어 문장입니다", 2), ("今天天气很好。", 6),
        ("AI が来た", 4), ("— …", 2),
    ],
)  # fmt: skip
def test_words(text, count):
    assert words(text) == count
