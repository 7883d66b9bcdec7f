import json

import msgspec
import pytest
from inprocess import workers_here
from msgspec.structs import replace

from pipeline.batch import clean
from pipeline.browse.review import give_verdict, standing_verdicts, verdict_on
from pipeline.errors import OutputUnusable
from pipeline.records import BilingualRecord
from pipeline.translate.memory import Memory
from pipeline.translate.settings import TranslateSettings
from pipeline.write.export import ExportOptions, export
from pipeline.write.export.pairs import pairs_of


@pytest.fixture
def pair(make_record):
    return pairs_of(make_record())[2]


def test_verdicts_are_appended_and_the_last_one_counts(desk, pair):
    for verdict in ("accept", "reject"):
        give_verdict(verdict_on(pair, verdict, ""), pair, desk)
    lines = [json.loads(line) for line in desk.review.read_text("utf-8").splitlines()]
    assert [line["verdict"] for line in lines] == ["accept", "reject"]
    assert lines[0] | {"at": ""} == {
        "at": "", "pair": f"{0:016x}/p1/2", "direction": "en-ar", "source": "It costs 40 euros.",
        "target": "تكلف يورو.", "verdict": "accept", "corrected": "",
    }  # fmt: skip
    assert [one.verdict for one in standing_verdicts(desk.review).values()] == ["reject"]


def test_nothing_reviewed_is_no_verdict(desk):
    assert standing_verdicts(desk.review) == {}


@pytest.mark.parametrize(
    ("verdict", "corrected"), [("", ""), ("delete", ""), ("correct", ""), ("correct", " \n"), ("accept", "other")]
)
def test_what_is_no_verdict(pair, verdict, corrected):
    assert verdict_on(pair, verdict, corrected) is None


def test_a_correction_goes_into_the_memory(desk, pair):
    said = give_verdict(verdict_on(pair, "correct", " تكلف\nأربعين يورو. "), pair, desk)
    assert Memory(desk.memory).corrected(("en", "ar"), ["It costs 40 euros."]) == {
        "It costs 40 euros.": "تكلف أربعين يورو."
    }
    assert str(desk.review) in said


def test_without_a_memory_a_correction_is_kept_and_said_to_be_unused(desk, pair):
    without = replace(desk, settings=replace(desk.settings, translate=TranslateSettings(memory="")))
    assert "no translation memory" in give_verdict(verdict_on(pair, "correct", "تكلف"), pair, without)
    assert len(standing_verdicts(desk.review)) == 1


def test_a_review_file_that_cannot_be_written_is_said(desk, pair):
    desk.review.mkdir(parents=True)
    with pytest.raises(OutputUnusable, match="nothing was kept"):
        give_verdict(verdict_on(pair, "accept", ""), pair, desk)


def test_a_corrected_sentence_wins_in_the_next_run_and_in_exports(desk, collection, tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.batch.passes.local_workers", workers_here)
    (shard,) = (desk.clean / "pt-en").glob("part-*.jsonl")
    record = json.loads(shard.read_text("utf-8"))
    pair = next(pair for pair in pairs_of(_typed(record)) if pair.passage == "p2")
    assert "next run" in give_verdict(verdict_on(pair, "correct", "A sentence of mine."), pair, desk)
    counts = clean([collection / "raw"], desk.clean, desk.settings)
    assert counts.written >= 1
    again = pairs_of(_typed(json.loads(shard.read_text("utf-8"))))
    assert [one.target for one in again if one.id == pair.id] == ["A sentence of mine."]
    options = ExportOptions(format="tsv", clean=desk.clean, pair="pt-en", only="accepted", review=desk.review)
    assert export(tmp_path / "out.tsv", options).pairs == 1


def test_every_record_with_a_corrected_sentence_is_renewed_and_no_other(desk, collection, monkeypatch):
    monkeypatch.setattr("pipeline.batch.passes.local_workers", workers_here)
    (shard,) = (desk.clean / "pt-en").glob("part-*.jsonl")
    pair = pairs_of(_typed(json.loads(shard.read_text("utf-8"))))[0]
    give_verdict(verdict_on(pair, "correct", "Another title"), pair, desk)
    counts = clean([collection / "raw"], desk.clean, desk.settings)
    assert (counts.written, counts.extracted, counts.identified, counts.translated) == (1, 0, 0, 1)
    record = json.loads(shard.read_text("utf-8"))
    assert record["translation"]["title"] == "Another title"
    assert "|corrections:" in record["recipe"]["translate"]
    assert clean([collection / "raw"], desk.clean, desk.settings).written == 0


def _typed(record):
    return msgspec.convert(record, BilingualRecord)
