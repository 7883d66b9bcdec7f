"""Articles as text: a file per article and language."""

from pipeline.records import RecordPassage
from pipeline.write.export.plain import as_text, file_name, readables


def test_files_lie_by_language(exported, tmp_path):
    exported("x", "txt")
    files = sorted(path.relative_to(tmp_path / "x").as_posix() for path in (tmp_path / "x").rglob("*.txt"))
    assert files == [
        f"{tag}/{n:016x}.txt"
        for tag, n in [("en", 1), ("en", 2), ("en", 3), ("ko", 4), ("pt", 1), ("pt", 2), ("pt", 3)]
    ]


def test_an_article_is_its_title_standfirst_and_passages(make_record):
    passages = tuple(
        RecordPassage(f"p{n}", "paragraph", text, (n,), "en") for n, text in enumerate(["One.", "Two."], 1)
    )
    article, _ = readables(make_record(passages=passages))
    assert as_text(article) == "Boats\n\nHow nets are mended.\n\nOne.\n\nTwo.\n"


def test_what_is_missing_leaves_no_hole(make_record):
    _, translated = readables(make_record())
    assert as_text(translated).startswith("Barcos\n\nA maré estava baixa.\n\n")


def test_no_name_leaves_its_folder():
    assert file_name("../a/b c") == "-a-b-c"
