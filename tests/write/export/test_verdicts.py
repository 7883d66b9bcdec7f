"""The last verdict of a person counts, as long as it is about the same text."""

import json

import pytest

from pipeline.errors import SetupError
from pipeline.write.export.pairs import pairs_of
from pipeline.write.export.verdicts import accepted, read_verdicts

ID = f"{1:016x}/p1/1"


def verdict(**changes):
    said = {
        "pair": ID,
        "direction": "en-pt",
        "source": "The tide was out. ",
        "target": "A maré estava baixa.",
        "verdict": "accept",
    }
    return {**said, **changes}


def write(path, *said):
    path.write_text("".join(json.dumps(one) + "\n" for one in said), "utf-8")
    return path


@pytest.mark.parametrize(
    ("said", "target"),
    [
        ([], None),
        ([verdict()], "A maré estava baixa."),
        ([verdict(when="2026-01-01", by="Ana")], "A maré estava baixa."),
        ([verdict(verdict="reject")], None),
        ([verdict(), verdict(verdict="reject")], None),
        ([verdict(verdict="reject"), verdict()], "A maré estava baixa."),
        ([verdict(verdict="correct", corrected=" Maré baixa. ")], "Maré baixa."),
        ([verdict(verdict="correct", corrected="Maré baixa.", target="Outra.")], "Maré baixa."),
        ([verdict(target="Outra.")], None),
        ([verdict(source="Another.")], None),
        ([verdict(verdict="correct", corrected="Maré.", source="Another.")], None),
        ([verdict(direction="en-es")], None),
        ([verdict(pair=f"{2:016x}/p1/1")], None),
    ],
)
def test_the_last_verdict_on_this_text_counts(make_record, tmp_path, said, target):
    pair = pairs_of(make_record())[1]
    kept = accepted(pair, read_verdicts(write(tmp_path / "review.jsonl", *said)))
    assert (kept and kept.target) == target


def test_a_correction_is_nobody_elses_work(make_record, tmp_path):
    verdicts = read_verdicts(write(tmp_path / "r.jsonl", verdict(verdict="correct", corrected="Maré baixa.")))
    kept = accepted(pairs_of(make_record())[1], verdicts)
    assert kept is not None
    assert (kept.engine, kept.flags, kept.score) == ("review", (), None)


@pytest.mark.parametrize("line", ["{", '{"pair": "x"}', json.dumps(verdict(verdict="maybe"))])
def test_a_broken_line_is_named(tmp_path, line):
    path = tmp_path / "review.jsonl"
    path.write_text(f"\n{line}\n", "utf-8")
    with pytest.raises(SetupError, match="Line 2 of"):
        read_verdicts(path)
