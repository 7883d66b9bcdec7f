"""A folder that `datasets` loads; read here by Arrow, which it reads with, and by YAML."""

import json
import os
import subprocess
import sys

import pyarrow.parquet as pq
import pytest
import yaml


@pytest.fixture
def folder(exported, tmp_path):
    exported("x", "hf", where="number > 0")
    return tmp_path / "x"


def table_of(folder, direction="en-pt"):
    return pq.read_table(folder / direction / "train-00000-of-00001.parquet", partitioning=None)


def card(folder):
    _, metadata, text = (folder / "README.md").read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(metadata), text


def test_rows_are_ids_and_translations(folder, pairs):
    rows = table_of(folder).to_pylist()
    assert rows[0]["id"] == f"{1:016x}/title/1"
    assert [row["translation"] for row in rows] == [{"en": p.source.strip(), "pt": p.target.strip()} for p in pairs] * 2
    assert table_of(folder, "pt-en").to_pylist()[-1]["translation"] == {"en": "Um barco", "pt": "A boat"}


def test_the_tables_say_that_they_are_translations(folder):
    schema = table_of(folder).schema
    features = json.loads(schema.metadata[b"huggingface"])["info"]["features"]
    assert features["translation"] == {"languages": ["en", "pt"], "_type": "Translation"}
    assert set(features) == set(schema.names) == {"id", "translation"}
    assert [field.name for field in schema.field("translation").type] == ["en", "pt"]


def test_the_card_names_every_table(folder):
    metadata, _ = card(folder)
    assert [config["config_name"] for config in metadata["configs"]] == ["en-pt", "pt-en"]
    for config in metadata["configs"]:
        assert (folder / config["data_files"][0]["path"]).is_file()
    assert metadata["dataset_info"][0]["features"][1]["dtype"] == {"translation": {"languages": ["en", "pt"]}}


def test_the_card_says_how_the_pairs_came_about(folder):
    _, text = card(folder)
    for said in ("firefox (10), argos (2)", "firefox-enpt 1.0+argos-en_pt 1.9 (12)", "length (4), empty (2)",
                 "Filters: `--where number > 0`.", "property of their owners"):  # fmt: skip
        assert said in text


def test_norwegian_is_not_a_no(make_record, fill, exported, tmp_path):
    clean = fill({"no-zh-Hant": [make_record(1, ("no", "zh-Hant"))]})
    exported("y", "hf", clean=clean, pair="no-zh-Hant")
    metadata, text = card(tmp_path / "y")
    assert metadata["language"] == ["no", "zh"]
    assert metadata["language_bcp47"] == ["no", "zh-Hant"]
    assert "Filters: `--pair no-zh-Hant`." in text
    assert table_of(tmp_path / "y", "no-zh-Hant").num_rows == 6


def test_datasets_loads_it(folder, pairs):
    """In a process of its own: its import starts what warns at the end."""
    pytest.importorskip("datasets")
    code = (
        "import sys, datasets\n"
        "folder, cache = sys.argv[1:]\n"
        "by_name = datasets.load_dataset(folder, 'en-pt', cache_dir=cache, split='train')\n"
        "by_file = datasets.load_dataset('parquet', data_files=folder + '/en-pt/*.parquet', cache_dir=cache,"
        " split='train')\n"
        "for loaded in (by_name, by_file):\n"
        "    assert loaded.features['translation'] == datasets.Translation(['en', 'pt']), loaded.features\n"
        "    print(len(loaded), loaded[0]['id'], loaded[0]['translation']['en'])\n"
    )
    command = [sys.executable, "-c", code, str(folder), str(folder.parent / "cache")]
    offline = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_HOME": str(folder.parent / "home")}
    done = subprocess.run(command, capture_output=True, text=True, env=offline, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"{2 * len(pairs)} {1:016x}/title/1 {pairs[0].source.strip()}"] * 2
