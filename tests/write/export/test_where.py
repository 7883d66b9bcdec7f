"""A condition sees one row and nothing else."""

from contextlib import closing

import pytest

from pipeline.errors import SetupError
from pipeline.write.export.pairs import pairs_of
from pipeline.write.export.where import ARTICLE_COLUMNS, PAIR_COLUMNS, Condition, article_row, pair_row


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("language_score > 0.9 and publication = 'The Harbour'", True),
        ("language_score > 0.995", False),
        ("flags = 'empty, length'", True),
        ("flags LIKE '%empty%'", True),
        ("flags = ''", False),
        ("passage_kind = 'paragraph' AND kind = 'html'", True),
        ("passage_kind IN ('table', 'caption')", False),
        ("score IS NULL", True),
        ("score > 0.1", False),
        ("length(source) > 100 -- long ones", False),
        ("date >= '2025-03' AND date < '2025-04'", True),
        ("machine_translated_source = false", True),
        ("source_language IN ('en', 'de') AND engine <> 'firefox'", True),
        ("url GLOB 'https://example.org/*'", True),
        ("1) OR (1", True),
    ],
)
def test_a_condition_over_a_pair(make_record, condition, holds):
    pair = pairs_of(make_record())[2]
    with closing(Condition(condition, PAIR_COLUMNS)) as where:
        assert where.holds(pair_row(pair)) is holds


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("authors = 'Nora Ellison, Ana Lobo'", True),
        ("target_language IS NULL", False),
        ("instr(text, 'tide') > 0", True),
        ("title = 'Boats' AND kind = 'html' AND encoding = 'utf-8'", True),
    ],
)
def test_a_condition_over_an_article(make_record, condition, holds):
    with closing(Condition(condition, ARTICLE_COLUMNS)) as where:
        assert where.holds(article_row(make_record())) is holds


def test_an_untranslated_article_has_no_target(make_record):
    with closing(Condition("target_language IS NULL AND engine IS NULL", ARTICLE_COLUMNS)) as where:
        assert where.holds(article_row(make_record(direction=("ko", None))))


@pytest.mark.parametrize(
    "condition",
    [
        "",
        "flag = ''",
        "score >",
        "1; DROP TABLE x",
        "1) ; ATTACH 'x.db' AS x; --",
        "load_extension('x')",
        "EXISTS (SELECT 1 FROM sqlite_master)",
        "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT max(i) FROM n) > 0",
        "(SELECT 1 FROM pragma_database_list)",
        "source = '\ud800'",
        "a\0b",
    ],
)
def test_anything_else_is_refused_with_the_columns(condition):
    with pytest.raises(SetupError, match=r"is no condition over one row: .*; its columns are id, record_id, "):
        Condition(condition, PAIR_COLUMNS)
