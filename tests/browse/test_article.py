from msgspec.structs import replace

from pipeline.browse.article import lay_out
from pipeline.write.export.verdicts import Verdict

PAIR = {"pair": f"{0:016x}/p1/2", "direction": "en-ar", "source": "It costs 40 euros.", "target": "تكلف يورو."}


def shown(record, **verdict):
    verdicts = {(PAIR["direction"], PAIR["pair"]): Verdict(**{**PAIR, **verdict})} if verdict else {}
    return lay_out(record, verdicts)


def test_passages_stand_beside_each_other_sentence_by_sentence(make_record):
    layout = shown(make_record())
    assert [(row.id, row.kind) for row in layout.rows] == [("title", "title"), ("p1", "paragraph")]
    first, second = layout.rows[1].sentences
    assert (first.pair.source, first.source_after, first.target, first.target_after) == (
        "The ferry stays.", " ", "تبقى العبارة.", " ",
    )  # fmt: skip
    assert [name for name, _ in second.flags] == ["number_lost"]
    assert "number" in second.flags[0][1]
    assert layout.target.direction == "rtl"
    assert layout.images[0].sentences[0].pair.source == layout.images[0].source == "The pier at dawn"


def test_sentences_follow_each_other(make_record):
    layout = shown(make_record())
    assert [layout.after(one).anchor for one in list(layout.sentences())[:-1]] == ["p1-1", "p1-2", "image-1-1"]
    assert layout.after(layout.sentence("image-1-1")) is None
    assert layout.after(None) is None


def test_an_untranslated_article_stands_alone(make_record):
    layout = shown(make_record(translation=None))
    assert layout.target is None
    assert layout.rows[1].source
    assert list(layout.sentences()) == []


def test_a_correction_is_shown_until_the_source_changes(make_record):
    record = make_record()
    correct = {"verdict": "correct", "corrected": "تكلف أربعين يورو."}
    assert shown(record, **correct).sentence("p1-2").target == "تكلف أربعين يورو."
    assert shown(record, **correct, target="شيء آخر").sentence("p1-2").target == "تكلف أربعين يورو."
    assert shown(record, **correct, source="It was free.").sentence("p1-2").verdict is None


def test_an_accepted_translation_counts_while_it_stays_the_same(make_record):
    assert shown(make_record(), verdict="accept").sentence("p1-2").verdict.verdict == "accept"
    assert shown(make_record(), verdict="accept", target="شيء آخر").sentence("p1-2").verdict is None


def test_a_flag_that_is_unknown_by_now_is_still_shown(make_record):
    record = make_record()
    pairs = tuple(replace(pair, flags=("of_old",)) for pair in record.translation.pairs)
    layout = shown(replace(record, translation=replace(record.translation, pairs=pairs)))
    assert layout.sentence("p1-1").flags == (("of_old", "No longer in use."),)
