"""The README tells the truth about what can be checked."""

import json
import re
from pathlib import Path

import msgspec
import pytest

from pipeline.config import load_settings, with_changes
from pipeline.decode import PageFile
from pipeline.flow import make_records
from pipeline.records import BilingualRecord, TranslatedArticle
from pipeline.tools import load_tools

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
DOCS = {path.name: path.read_text("utf-8") for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]}


@pytest.mark.parametrize(
    "field", [field.name for noun in (BilingualRecord, TranslatedArticle) for field in msgspec.structs.fields(noun)]
)
def test_every_field_of_a_record_is_documented(field: str) -> None:
    rows = [line for line in README.split("\n") if line.startswith("| `")]
    assert any(f"`{field}`" in row for row in rows)


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"(?:raw|docs|pipeline|clean)/[\w./-]+\.(?:txt|md|json|html)\b", README)))
)
def test_every_file_that_is_named_is_there(name: str) -> None:
    assert name in {"clean/report.html", "clean/report.json"} or (ROOT / name).exists()


@pytest.mark.parametrize("name", DOCS)
def test_every_link_to_a_file_leads_somewhere(name: str) -> None:
    folder = ROOT if name == "README.md" else ROOT / "docs"
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", DOCS[name]) if "://" not in link]
    assert [link for link in links if link and not (folder / link).exists()] == []


def test_the_record_that_is_shown_is_what_comes_of_that_page() -> None:
    [shown] = re.findall(r"^```json\n(\{\n.*?)^```$", README, re.MULTILINE | re.DOTALL)
    settings = with_changes(load_settings(ROOT / "config.toml"), {"translate.memory": ""})
    page = PageFile(ROOT / "raw" / "samples" / "daily.md", "daily.md")
    [result] = make_records([page], load_tools(settings))
    record = next(one for one in msgspec.to_builtins(result.records) if one["translation"]["language"] == "pt")
    assert {key for key, value in json.loads(shown).items() if not is_shown(value, record[key])} == set()


def is_shown(shown: object, real: object) -> bool:
    """Whether what is shown is there; a text with an ellipsis is its beginning, a list may leave some out."""
    if isinstance(shown, dict):
        return isinstance(real, dict) and all(is_shown(value, real.get(key)) for key, value in shown.items())
    if isinstance(shown, list):
        return isinstance(real, tuple | list) and all(any(is_shown(one, other) for other in real) for one in shown)
    if isinstance(shown, str) and shown.endswith("…"):
        return str(real).startswith(shown[:-1].rstrip())
    return shown == real


def test_no_lock_file_names_a_host_or_a_heavy_library() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text("utf-8")
        assert "://" not in text
        assert not re.search(r"^(torch|stanza|spacy|nvidia-)", text, re.MULTILINE)
        assert all("==" in line for line in text.split("\n") if re.match(r"\w", line))
