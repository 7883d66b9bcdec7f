"""The commands, run as a person runs them."""

import json
import re
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from conftest import ENGLISH, NOTHING, add_page
from inprocess import workers_here
from prometheus_client.openmetrics.parser import text_string_to_metric_families

from pipeline.cli import main

MODELS = Path(__file__).parent / "models"


def run(*words: str | Path, cwd: Path | None = None, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command in this process: to start others would be most of what it costs (test_documented.py does)."""
    given, out, said = BytesIO(stdin.encode()), BytesIO(), BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        for name, buffer in (("stdin", given), ("stdout", out), ("stderr", said)):
            patch.setattr(sys, name, TextIOWrapper(buffer, "utf-8", write_through=True))
        patch.setattr(sys, "argv", ["pipeline", *map(str, words)])
        patch.setattr("pipeline.batch.passes.local_workers", workers_here)
        patch.chdir(cwd or Path.cwd())
        with pytest.raises(SystemExit) as ended:
            main()
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
            stream.detach()
    return subprocess.CompletedProcess(
        words, int(ended.value.code or 0), out.getvalue().decode(), said.getvalue().decode()
    )


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return add_page(tmp_path, "ferry.txt", ENGLISH)


def test_clean_reads_raw_and_says_what_it_did(raw: Path, tmp_path: Path) -> None:
    done = run("clean", "--no-translate", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout == ""
    assert "3 pages: 2 written, 0 unchanged, 0 duplicates, 1 rejected." in done.stderr
    assert "clean/rejected.jsonl" in done.stderr
    again = run("clean", "--no-translate", cwd=tmp_path)
    assert "Nothing new: clean is as it was." in again.stderr


def test_a_program_can_watch_a_run(raw: Path, tmp_path: Path) -> None:
    done = run("clean", "--no-translate", "--progress", "json", "--metrics", "run.prom", cwd=tmp_path)
    assert done.returncode == 0
    paces = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    assert paces[-1]["done"] == paces[-1]["total"] == 2
    assert paces[-1]["rejected"] == 1
    families = {family.name: family for family in text_string_to_metric_families((tmp_path / "run.prom").read_text())}
    pages = {sample.labels["outcome"]: sample.value for sample in families["pipeline_run_pages"].samples}
    assert pages == {"written": 2, "unchanged": 0, "duplicates": 0, "rejected": 1}


def test_a_rebuild_does_every_page_again_and_a_dry_run_none(raw: Path, tmp_path: Path) -> None:
    first = run("clean", "--no-translate", "--dry-run", cwd=tmp_path)
    assert "Nothing was written." in first.stderr
    assert not list((tmp_path / "clean").glob("**/*.jsonl"))
    run("clean", "--no-translate", cwd=tmp_path)
    again = run("clean", "--no-translate", "--rebuild", cwd=tmp_path)
    assert "3 pages: 2 written, 0 unchanged, 0 duplicates, 1 rejected." in again.stderr


def test_an_empty_raw_says_so(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    done = run("clean", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "There is no page in raw" in done.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["clean", "nowhere"], "There is no file or folder nowhere"),
        (["clean", "raw", "--config", "none.toml"], "none.toml cannot be read"),
        (["clean", "raw", "--config", "typo.toml"], 'did you mean "max_bytes"?'),
        (["clean", "raw", "--out", "typo.toml"], "typo.toml is a file, not a folder"),
        (["explain", "0123456789abcdef"], "There is no file 0123456789abcdef"),
        (["explain", "raw"], "raw is a folder; name one of the pages in it."),
        (["models", "install", "missing.argosmodel"], "There is no model file missing.argosmodel"),
        (["translate", "-f", "en", "-t", "xx"], '"xx" is no language tag'),
        (["translate", "-f", "en", "-t", "ko"], "translate-en_ko"),
        (["translate", "-f", "en-GB", "-t", "en"], "nothing to translate"),
        (["clean", "raw", "--target", "klingon"], '"klingon" is no language tag'),
        (["extract", "--precision", "--recall", "x.txt"], "contradict"),
        (["extract", "raw/ferry.txt", "raw"], "raw is a folder; name one of the pages in it."),
        (["extract", "raw/ferry.txt", "none.txt"], "There is no file none.txt"),
        (["extract", "raw/ferry.txt", "raw/two.jsonl"], "two.jsonl holds many pages; name one of them"),
        (["extract", "zzz://a/b.txt"], "zzz://a/b.txt cannot be read"),
        (["clean", "zzz://a/b"], "zzz://a/b cannot be read"),
        (["clean", "raw", "--publish", "zzz://a/b"], "zzz://a/b cannot be read"),
        (["clean", "raw", "--out", "s3://a/b"], "name one with --out, and add --publish s3://a/b"),
        (["clean", "raw", "--metrics", "s3://a/b"], "s3://a/b is a URL"),
        (["extract", "raw/ferry.txt", "--out", "s3://a/b"], "s3://a/b is a URL"),
        (["export", "--format", "txt", "-o", "s3://a/b"], "s3://a/b is a URL"),
        (["export", "--format", "txt", "-o", "b", "--from", "s3://a/b"], "s3://a/b is a URL"),
        (["browse", "--review", "s3://a/b"], "s3://a/b is a URL"),
        (["memory", "export", "s3://a/b.tmx"], "s3://a/b.tmx is a URL"),
        (["check", "--config", "s3://a/b"], "s3://a/b is a URL"),
    ],
)
def test_a_set_up_error_is_one_sentence_and_exit_code_2(tmp_path: Path, words: list[str], message: str) -> None:
    add_page(tmp_path, "raw/ferry.txt", ENGLISH)
    add_page(tmp_path, "raw/two.jsonl", "{}\n{}\n")
    (tmp_path / "typo.toml").write_text("[decode]\nmax_byte = 1\n", "utf-8")
    done = run(*words, cwd=tmp_path, stdin="Good morning.\n")
    assert done.returncode == 2
    assert done.stdout == ""
    assert message in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert {path.name for path in tmp_path.iterdir()} <= {"raw", "typo.toml", "models"}


def test_extract_prints_standfirst_and_body_only(page: Path) -> None:
    done = run("extract", page)
    lines = done.stdout.splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("The council of the harbour town voted")
    assert "Nora Ellison" not in done.stdout
    assert "night ferry\n" not in done.stdout


def test_extract_names_its_files_after_the_pages(tmp_path: Path, page: Path) -> None:
    import gzip  # noqa: PLC0415

    packed = tmp_path / "night.ferry.md.gz"
    packed.write_bytes(gzip.compress(f"# Night ferry\n\n{ENGLISH}".encode()))
    menu = add_page(tmp_path, "menu.txt", NOTHING)
    done = run("extract", page, packed, menu, "--out", tmp_path / "out")
    assert done.returncode == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["ferry.txt", "night.ferry.txt"]
    assert "menu.txt: This page holds no article" in done.stderr


def test_extract_takes_a_page_for_what_it_is_told(tmp_path: Path) -> None:
    html = "<p>" + "</p><p>".join(ENGLISH.split("\n\n")) + "</p>"
    page = add_page(tmp_path, "page.dat", f"<html><body><article>{html}</article></body></html>")
    assert "<p>" not in run("extract", page).stdout
    assert run("extract", page, "--kind", "html").stdout == run("extract", page).stdout


def test_explain_gives_every_line_a_role_and_a_reason(page: Path) -> None:
    done = json.loads(run("explain", page, "--json").stdout)
    written = [number for number, line in enumerate(ENGLISH.split("\n"), 1) if line.strip()]
    told = [line for line in done["lines"] if line["role"] != "blank"]
    assert [line["number"] for line in told] == written
    assert all(line["reason"] for line in told)
    assert [line["role"] for line in told][:3] == ["title", "byline", "date"]
    assert done["article"]["title"] == "Harbour town votes to keep its night ferry"


def test_explain_finds_the_page_of_a_record_and_shows_why_there_is_no_article(raw: Path, tmp_path: Path) -> None:
    run("clean", "--no-translate", cwd=tmp_path)
    rejected = json.loads((tmp_path / "clean/rejected.jsonl").read_text("utf-8"))
    done = run("explain", rejected["id"], cwd=tmp_path)
    assert rejected["message"] in done.stdout
    record = json.loads((tmp_path / "clean/untranslated/en/part-00000.jsonl").read_text("utf-8"))
    assert "Title: Harbour town votes" in run("explain", record["id"], cwd=tmp_path).stdout


def test_explain_as_html_escapes_what_the_page_says(tmp_path: Path) -> None:
    text = ENGLISH.replace("fewer than forty people", "5 < 40 & 6 > 3 people")
    html = run("explain", add_page(tmp_path, "<script>alert(1)<.txt", text), "--html").stdout
    assert "5 &lt; 40 &amp; 6 &gt; 3" in html
    assert "&lt;script&gt;alert(1)" in html
    assert "<script" not in html


def test_identify_answers_each_line_in_its_order() -> None:
    lines = [
        "Der Zug nach Hamburg fährt heute leider erst um neun Uhr ab.",
        "",
        "12345",
        "기차는 아홉 시에 출발합니다",
        "a\rb",
    ]
    done = run("identify", stdin="".join(f"{line}\n" for line in lines))
    tags = [line.split("\t")[0] for line in done.stdout.split("\n")]
    assert tags == ["de", "und", "und", "ko", "und", ""]
    assert all(0 <= float(line.split("\t")[1]) <= 1 for line in done.stdout.splitlines())


def test_identify_guesses_and_shows_candidates() -> None:
    assert run("identify", "--guess", stdin="Guten Abend\n").stdout.split("\t")[0] == "de"
    cells = (
        run("identify", "--top", "3", stdin="O comboio parte às nove da manhã de amanhã.\n").stdout.strip().split("\t")
    )
    assert cells[0] == "pt"
    assert len(cells) == 6


def test_identify_shows_the_passages_of_a_page(page: Path) -> None:
    rows = [line.split("\t") for line in run("identify", "--page", page).stdout.splitlines()]
    assert [row[2] for row in rows] == ["p1", "p2", "p3", "p4"]
    assert {row[0] for row in rows} == {"en"}


def test_translate_gives_a_line_for_a_line() -> None:
    lines = [
        "Good morning.",
        "",
        "  ",
        "The ferry sails tonight. 🚢",
        "one\rtwo",
        "word " * 2_000,
        "The town is quiet.",
    ]
    done = run("translate", "-f", "en", "-t", "pt", stdin="\n".join(lines) + "\n")
    assert done.returncode == 0, done.stderr
    out = done.stdout.split("\n")
    assert len(out) == len(lines) + 1
    assert out[0] == "Bom dia."
    assert out[1] == ""
    assert "🚢" in out[3]
    assert "cidade" in out[6]


def test_translate_as_json_says_engine_and_flags() -> None:
    [row] = map(
        json.loads,
        run("translate", "-f", "pt", "-t", "en", "--json", stdin="A cidade é pequena.\n").stdout.splitlines(),
    )
    assert row["engine"] == "firefox"
    assert "city" in row["target"] or "town" in row["target"]
    assert row["flags"] == []


def test_models_are_listed_installed_used_verified_and_removed(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[translate]\nmemory = ''\n", "utf-8")
    assert "enpt" in run("models", "list", cwd=tmp_path).stdout
    done = run("models", "install", MODELS / "translate-ko_en.argosmodel", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "translate-ko_en" in run("models", "list", cwd=tmp_path).stdout
    assert "are whole" in run("models", "verify", cwd=tmp_path).stderr
    assert run("translate", "-f", "ko", "-t", "en", cwd=tmp_path, stdin="안녕하세요\n").returncode == 0
    model = next((tmp_path / "models/translate-ko_en").rglob("model.bin"))
    model.write_bytes(model.read_bytes()[:-100])
    broken = run("check", cwd=tmp_path)
    assert broken.returncode == 2
    assert "translate-ko_en" in broken.stderr
    assert run("models", "remove", "translate-ko_en", cwd=tmp_path).returncode == 0
    assert "translate-ko_en" not in run("models", "list", cwd=tmp_path).stdout


def test_the_memory_remembers_and_takes_corrections(tmp_path: Path) -> None:
    sentence = "The ferry sails at nine."
    words = ("translate", "-f", "en", "-t", "pt")
    machine = run(*words, cwd=tmp_path, stdin=f"{sentence}\n").stdout
    assert run("memory", "stats", cwd=tmp_path).stdout.splitlines()[1].split("\t") == ["en-pt", "1", "0"]
    run("memory", "export", "memory.tmx", cwd=tmp_path)
    tmx = (tmp_path / "memory.tmx").read_text("utf-8").replace(machine.strip(), "A balsa parte às nove em ponto.")
    (tmp_path / "memory.tmx").write_text(tmx, "utf-8")
    assert run("memory", "import", "memory.tmx", cwd=tmp_path).returncode == 0
    assert run(*words, cwd=tmp_path, stdin=f"{sentence}\n").stdout == "A balsa parte às nove em ponto.\n"


def test_the_collection_is_counted_and_exported(raw: Path, tmp_path: Path) -> None:
    run("clean", cwd=tmp_path)
    assert "en" in run("stats", cwd=tmp_path).stdout
    done = run("export", "--format", "tsv", "--pair", "en-pt", "-o", "out.tsv", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    record = json.loads((tmp_path / "clean/en-pt/part-00000.jsonl").read_text("utf-8"))
    written = (tmp_path / "out.tsv").read_text("utf-8").splitlines()
    assert len([line for line in written if "harbour" in line.lower() or "\t" in line]) >= len(
        record["translation"]["pairs"]
    )
    assert run("export", "--format", "tmx", "--pair", "en-xx", "-o", "out.tmx", cwd=tmp_path).returncode == 2
    done = run("export", "--format", "md", "--where", "language = 'xx'", "-o", "articles", cwd=tmp_path)
    assert re.search(r"Exported 0 pairs of 0 articles to articles, \d articles? left out by --where\.", done.stderr)


def test_reset_removes_what_clean_made_and_nothing_else(raw: Path, tmp_path: Path) -> None:
    run("clean", "--no-translate", cwd=tmp_path)
    for mine in (
        "clean/README.md",
        "clean/untranslated/en/notes.txt",
        "review/review.jsonl",
        "models/x/metadata.json",
        "memory.sqlite",
    ):
        (tmp_path / mine).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / mine).write_text("mine", "utf-8")
    assert run("reset", cwd=tmp_path).returncode == 0
    left = sorted(
        str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file() and raw not in path.parents
    )
    assert left == [
        "clean/README.md",
        "clean/untranslated/en/notes.txt",
        "memory.sqlite",
        "models/x/metadata.json",
        "review/review.jsonl",
    ]


@pytest.mark.parametrize(
    "words",
    [
        ["clean"],
        ["extract"],
        ["explain"],
        ["identify"],
        ["translate"],
        ["check"],
        ["reset"],
        ["models", "list"],
        ["models", "install"],
        ["models", "verify"],
    ],
)
def test_each_command_shows_an_example(words: list[str]) -> None:
    assert "Example:" in run(*words, "--help").stdout


def test_a_run_says_which_model_it_refused_and_goes_on(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[translate]\nmemory = ''\n", "utf-8")
    (tmp_path / "models/translate-ko_en").mkdir(parents=True)
    (tmp_path / "models/translate-ko_en/metadata.json").write_text("{", "utf-8")
    done = run("clean", cwd=tmp_path)
    assert done.returncode == 0
    assert "translate-ko_en" in done.stderr
    assert "2 written" in done.stderr
    assert (tmp_path / "clean/en-pt/part-00000.jsonl").exists()
