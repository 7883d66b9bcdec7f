"""Line N of one language is line N of the other, read by gzip itself."""

import subprocess

import pytest

from pipeline.write.export.pairs import one_line


def unpacked(path):
    return subprocess.run(["gzip", "-dc", str(path)], capture_output=True, check=True).stdout.decode().split("\n")


def test_line_n_is_line_n(exported, pairs, tmp_path):
    counts = exported("news", "moses", pair="en-pt")
    assert [path.name for path in counts.files] == ["news.en.gz", "news.pt.gz"]
    assert unpacked(tmp_path / "news.en.gz") == [one_line(pair.source) for pair in pairs] * 2 + [""]
    assert unpacked(tmp_path / "news.pt.gz") == [one_line(pair.target) for pair in pairs] * 2 + [""]


def test_no_line_is_a_line_to_one_reader_and_two_to_another(exported, pairs, tmp_path):
    exported("news", "moses", pair="en-pt")
    for language in ("en", "pt"):
        text = "\n".join(unpacked(tmp_path / f"news.{language}.gz"))
        assert len(text.splitlines()) == len(text.split("\n")) - 1 == 2 * len(pairs)


def test_both_directions_share_their_files(exported, pairs, tmp_path):
    exported("news", "moses")
    english, portuguese = unpacked(tmp_path / "news.en.gz"), unpacked(tmp_path / "news.pt.gz")
    assert len(english) == len(portuguese) == 3 * len(pairs) + 1
    assert english[-2] == "Um barco"  # translated from Portuguese
    assert portuguese[-2] == "A boat"


@pytest.mark.parametrize("name", ["news", "news.v1"])
def test_more_languages_have_files_of_their_own(make_record, fill, exported, name):
    clean = fill({"en-pt": [make_record(1)], "en-zh-Hant": [make_record(2, ("en", "zh-Hant"))]})
    counts = exported(name, "moses", clean=clean)
    assert [path.name for path in counts.files] == [
        f"{name}.en-pt.en.gz", f"{name}.en-pt.pt.gz", f"{name}.en-zh-Hant.en.gz", f"{name}.en-zh-Hant.zh-Hant.gz",
    ]  # fmt: skip
