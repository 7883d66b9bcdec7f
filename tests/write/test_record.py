"""One article, its language and its translation become one record."""

import msgspec

from pipeline.records import BilingualRecord, Untranslated
from pipeline.write.promises import broken_promises
from pipeline.write.shards import json_line


def test_a_record_holds_what_the_stages_found(page, article, translation, record_of) -> None:
    record = record_of()
    assert broken_promises(record) == []
    assert (record.id, record.url, record.file_path, record.sha256) == (page.id, page.url, page.path, page.sha256)
    assert (record.kind, record.encoding) == ("html", "windows-1252")
    assert (record.language, record.language_script, record.language_score) == ("en", "eng_Latn", 0.99)
    assert record.page_languages == ("hi",)
    assert record.authors == ("Tom O'Connor", "Anna Berg")
    assert record.date == "2025-04-29T00:00"
    assert record.text == "The ferry was late. Nobody minded.\nDay | Delay\nMonday | 5"
    assert [(passage.id, passage.kind, passage.language) for passage in record.passages] == [
        ("p1", "paragraph", "en"),
        ("p2", "table", "und"),
    ]
    assert (record.images, record.notes) == (article.images, article.notes)
    assert record.translation == translation
    assert record.warnings == ("from the page", "from the article", "from the language")
    assert record.recipe == {"decode": "v1"}


def test_an_untranslated_article_is_a_record_with_the_reason(record_of) -> None:
    record = record_of(
        Untranslated("pt", "No model en-pt is installed; run `pipeline models install translate-en_pt`.")
    )
    assert record.translation is None
    assert "translate-en_pt" in record.warnings[-1]
    assert broken_promises(record) == []
    assert record_of(None).translation is None


def test_a_date_that_cannot_be_read_is_a_remark(record_of) -> None:
    record = record_of(published="soon")
    assert record.date is None
    assert '"soon"' in record.warnings[-1]


def test_an_hour_ago_counts_from_the_side_file(record_of) -> None:
    assert record_of(published="yesterday").date == "2025-04-29"


def test_a_record_survives_its_line(record_of) -> None:
    record = record_of()
    line = json_line(record)
    assert msgspec.json.decode(line, type=BilingualRecord) == record
    assert json_line(msgspec.json.decode(line, type=BilingualRecord)) == line
    keys = list(msgspec.json.decode(line))
    assert keys == sorted(keys)
