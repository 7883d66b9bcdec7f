"""The README tells the truth about what can be checked."""

import re
from pathlib import Path

import msgspec
import pytest

from pipeline.records import BilingualRecord, TranslatedArticle

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    "field", [field.name for noun in (BilingualRecord, TranslatedArticle) for field in msgspec.structs.fields(noun)]
)
def test_every_field_of_a_record_is_documented(field: str) -> None:
    rows = [line for line in README.split("\n") if line.startswith("| `")]
    assert any(f"`{field}`" in row for row in rows)


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`?make ([a-z]+)", README))))
def test_every_target_that_is_named_is_there(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"(?:raw|docs|pipeline|clean)/[\w./-]+\.(?:txt|md|json|html)\b", README)))
)
def test_every_file_that_is_named_is_there(name: str) -> None:
    assert name in {"clean/report.html", "clean/report.json"} or (ROOT / name).exists()


def test_no_lock_file_names_a_host_or_a_heavy_library() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text("utf-8")
        assert "://" not in text
        assert not re.search(r"^(torch|stanza|spacy|nvidia-)", text, re.MULTILINE)
        assert all("==" in line for line in text.split("\n") if re.match(r"\w", line))
