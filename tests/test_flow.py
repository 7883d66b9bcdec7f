from pathlib import Path

import pytest
from conftest import ENGLISH, NOTHING, PORTUGUESE, add_page

from pipeline import flow, translate
from pipeline.config import Settings, with_changes
from pipeline.decode import list_pages
from pipeline.extract import extract_article
from pipeline.extract.settings import ExtractSettings
from pipeline.identify import langid_model
from pipeline.records import Article, RawPage
from pipeline.tools import load_tools
from pipeline.write import broken_promises

SETTINGS = with_changes(Settings(), {"translate.memory": ""})


@pytest.fixture
def files(tmp_path: Path) -> Path:
    add_page(tmp_path, "a.txt", ENGLISH)
    add_page(tmp_path, "b.txt", NOTHING)
    add_page(tmp_path, "c.txt", PORTUGUESE, url="https://example.org/c")
    return tmp_path


def test_a_batch_gives_a_result_per_page_in_order(files: Path) -> None:
    results = flow.make_records(list_pages([files]), load_tools(SETTINGS))
    assert [len(result.records) for result in results] == [1, 0, 1]
    assert results[1].rejection is not None
    assert (results[1].rejection.stage, results[1].rejection.error) == ("extract", "NoArticle")
    for result in results[::2]:
        assert broken_promises(result.records[0]) == []
    assert results[2].records[0].url == "https://example.org/c"
    assert results[2].records[0].translation is not None


def test_who_shares_a_batch_changes_no_record(files: Path) -> None:
    tools = load_tools(SETTINGS)
    together = flow.make_records(list_pages([files]), tools)
    alone = [flow.make_records([file], tools)[0] for file in list_pages([files])]
    assert [result.records for result in together] == [result.records for result in alone]


def test_a_bug_rejects_its_page_only_and_says_where_it_is(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(page: RawPage, settings: ExtractSettings, templates: object) -> Article:
        if page.path == "a.txt":
            raise ValueError("an unforeseen\nthing")
        return extract_article(page, settings, None)

    monkeypatch.setattr(flow, "extract_article", broken)
    results = flow.make_records(list_pages([files]), load_tools(SETTINGS))
    rejection = results[0].rejection
    assert rejection is not None
    assert rejection.is_bug
    assert "ValueError: an unforeseen thing" in rejection.message
    assert "test_flow.py" in rejection.message
    assert "\n" not in rejection.message
    assert len(results[2].records) == 1


def test_a_damaged_installation_is_no_bug_of_the_page(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(langid_model, "SHA256", "0" * 64)
    langid_model._shipped.cache_clear()
    first, _, third = (result.rejection for result in flow.make_records(list_pages([files]), load_tools(SETTINGS)))
    for rejection in (first, third):
        assert rejection is not None
        assert (rejection.stage, rejection.error, rejection.is_bug) == ("run", "SetupError", False)
        assert rejection.message.endswith("; install the package again.")


def test_a_bug_in_translation_costs_only_the_page_that_meets_it(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = translate.translate_articles

    def broken(articles: list[Article], *rest: object) -> object:
        if any("harbour" in article.text for article in articles):
            raise RuntimeError("no")
        return real(articles, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(translate, "translate_articles", broken)
    results = flow.make_records(list_pages([files]), load_tools(SETTINGS))
    assert results[0].rejection is not None
    assert results[0].rejection.is_bug
    assert len(results[2].records) == 1
