"""Filters leave out what they name, nothing else, and say how much."""

from contextlib import closing

import msgspec
import pytest

from pipeline.records import SentencePair
from pipeline.write.export.choose import Choice
from pipeline.write.export.collection import find_folders
from pipeline.write.export.options import ExportOptions


def chosen(clean, **options):
    with closing(Choice(find_folders(clean, options.get("pair")), ExportOptions(format="tsv", **options))) as choice:
        return [pair for article in choice for pair in article.pairs], dict(choice.left_out)


@pytest.mark.parametrize(
    ("options", "kept", "left_out"),
    [
        ({}, ["title", "p1", "p1", "p2", "p3", "image-1"], {}),
        ({"only_unflagged": True}, ["title", "p2", "p3", "image-1"], {"--only-unflagged": 2}),
        ({"min_score": 0.5}, ["p1", "p2"], {"--min-score": 4}),
        ({"min_score": 0.5, "only_unflagged": True}, ["p2"], {"--only-unflagged": 2, "--min-score": 3}),
        ({"where": "engine = 'argos' AND target = ''"}, ["p1"], {"--where": 5}),
        ({"where": "passage LIKE 'p%'", "only_unflagged": True}, ["p2", "p3"], {"--only-unflagged": 2, "--where": 2}),
    ],
)
def test_filters(make_record, fill, options, kept, left_out):
    pairs, left = chosen(fill({"en-pt": [make_record()]}), **options)
    assert [pair.passage for pair in pairs] == kept
    assert left == left_out


def test_duplicates_are_the_same_sentences_in_the_same_direction(make_record, fill):
    def pair(source, target):
        return SentencePair("p1", source, target, "firefox", ())

    clean = fill(
        {
            "en-pt": [
                make_record(1, pairs=[pair("Yes. ", "Sim. "), pair("Yes.", "Sim."), pair("Yes.", "Pois.")]),
                make_record(2, pairs=[pair("Yes.", "Sim.")]),
            ],
            "en-gl": [make_record(3, ("en", "gl"), pairs=[pair("Yes.", "Sim.")])],
        }
    )
    pairs, left = chosen(clean, dedup=True)
    assert [pair.id for pair in pairs] == [f"{3:016x}/p1/1", f"{1:016x}/p1/1", f"{1:016x}/p1/3"]
    assert left == {"--dedup": 2}


def test_a_pair_that_another_filter_left_out_is_no_duplicate(make_record, fill):
    pairs = [
        SentencePair("p1", "Yes. ", "Sim. ", "firefox", ("short",)),
        SentencePair("p1", "Yes.", "Sim.", "firefox", ()),
    ]
    kept, _ = chosen(fill({"en-pt": [make_record(pairs=pairs)]}), dedup=True, only_unflagged=True)
    assert [pair.number for pair in kept] == [2]


def test_only_what_was_accepted(make_record, fill, tmp_path):
    said = [
        {
            "pair": f"{1:016x}/p1/1",
            "verdict": "accept",
            "source": "The tide was out.",
            "target": "A maré estava baixa.",
        },
        {
            "pair": f"{1:016x}/p1/2",
            "verdict": "correct",
            "source": "Nobody waited.",
            "target": "",
            "corrected": "Ninguém.",
        },
        {"pair": f"{1:016x}/image-1/1", "verdict": "reject", "source": "A boat", "target": "Um barco"},
    ]
    review = tmp_path / "review.jsonl"
    review.write_bytes(b"".join(msgspec.json.encode({**one, "direction": "en-pt"}) + b"\n" for one in said))
    pairs, left = chosen(fill({"en-pt": [make_record()]}), only="accepted", review=review)
    assert [(pair.source, pair.target) for pair in pairs] == [
        ("The tide was out.", "A maré estava baixa."),
        ("Nobody waited.", "Ninguém."),
    ]
    assert left == {"--only": 4}
