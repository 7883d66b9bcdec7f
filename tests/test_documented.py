"""Every command that the README and `docs/` show is run, in its order, by somebody who has only the samples.

Each document gets a folder with the samples and what `make clean` made of them. What needs a network, other machines
or a person at a keyboard stands in `NOT_RUN` with the reason, or has a stand-in here.
"""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from filelock import FileLock

from pipeline.config import load_settings

ROOT = Path(__file__).parent.parent
DOCUMENTS = ["README.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md")))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"^ {4}((?:pipeline|make|ray|python) .+)$", re.MULTILINE)
COMMENT = re.compile(r"(^|\s)#\s.*$")
NOT_RUN = {
    r"^make (test|lint|bench|fuzz|lock)\b": "is for developers and runs this test, or runs for minutes",
    r"^pipeline models (list --available|install)": "asks a server; tests/translate/test_models.py asks a local one",
    r"^(ray|RAY_ADDRESS=)|--executor ray|FIRST:6379": "needs a cluster; tests/batch/test_on_ray.py starts one",
    r"^(git clone|cd /srv|pip install)|make (-C \S+ )?ray\b": "needs other machines or a registry",
    r"^\. \S*\.venv/bin/activate": "the folder of the commands is in PATH already",
}
NAMELESS = re.compile(r"\bmy\.|FILE|DIR\b|/mnt/|…")
"""Commands about files that only the reader of the document has."""


def blocks(document: str, language: str) -> list[str]:
    text = (ROOT / document).read_text("utf-8")
    return [body for name, body in FENCE.findall(text) if name == language]


def commands(document: str) -> list[str]:
    """The lines of all `sh` blocks, and of blocks that are indented, in order, without comments."""
    text = (ROOT / document).read_text("utf-8")
    found = [(match.start(), match[2]) for match in FENCE.finditer(text) if match[1] == "sh"]
    bare = FENCE.sub(lambda match: " " * len(match[0]), text)
    found += [(match.start(), match[1]) for match in INDENTED.finditer(bare)]
    lines = (COMMENT.sub("", line).strip() for _, body in sorted(found) for line in body.split("\n"))
    return [line for line in lines if line]


def is_run(command: str) -> bool:
    return not NAMELESS.search(command) and not any(re.search(pattern, command) for pattern in NOT_RUN)


@pytest.fixture(scope="module")
def environment(s3: Any) -> dict[str, str]:
    """What the commands find around them; the samples lie in an object store, too."""
    s3.put(f"{ROOT / 'raw' / 'samples'}/", "news/scrapes/", recursive=True)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "COLUMNS": "120", "HF_HUB_OFFLINE": "1"}


@pytest.fixture(scope="module")
def cleaned(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Path:
    """A folder as it is after `make clean` on the samples, made once for all processes of the test run."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = base / "documented"
    with FileLock(base / "documented.lock"):
        if not (folder / "clean" / "report.json").exists():
            shutil.copytree(ROOT / "raw" / "samples", folder / "raw" / "samples", dirs_exist_ok=True)
            shutil.copy(ROOT / "config.toml", folder)
            for day, page in (("monday", "daily.md"), ("tuesday", "portuguese.html")):
                (folder / "scrapes" / day).mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / "raw" / "samples" / page, folder / "scrapes" / day)
            run("pipeline clean --workers 1", folder, environment)
    return folder


@pytest.fixture
def project(cleaned: Path, tmp_path: Path) -> Path:
    shutil.copytree(cleaned, tmp_path / "news")
    return tmp_path / "news"


def run(command: str, folder: Path, environment: dict[str, str]) -> None:
    shell = ["bash", "-euo", "pipefail", "-c", command]
    done = subprocess.run(shell, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


def behind(command: str) -> str:
    """What the Makefile runs for a target: the command, its arguments, and no set-up."""
    match = re.match(r'^make (clean|report|browse|models|reset)(?: ARGS="(.*)")?$', command)
    if match is None:
        return command
    recipe = re.search(rf"^{match[1]}:.*\n\t@\$\(BIN\)/(.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert recipe, command
    return recipe[1].replace("$(ARGS)", match[2] or "").strip()


def browse(command: str, folder: Path, environment: dict[str, str]) -> None:
    """Start the reader, open the first English article with a translation, accept its title, and press Ctrl+C."""
    arguments = [*shlex.split(command), "--port", "0"]
    with subprocess.Popen(arguments, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True) as server:
        try:
            said = iter(server.stderr or ())
            address = next(match[0] for line in said if (match := re.search(r"http://[\d.:]+", line)))
            with urlopen(f"{address}/?pair=en-pt") as page:
                article = re.search(r'href="(/article/\w+)', page.read().decode())
            assert article
            form = urlencode({"s": "title-1", "verdict": "accept"}).encode()
            with urlopen(Request(f"{address}{article[1]}?to=pt", form)) as page:
                assert "Kept in review/review.jsonl" in page.read().decode()
            server.send_signal(signal.SIGINT)
            assert (server.wait(60), "".join(said)) == (0, "")
        finally:
            server.kill()


SHOWN_FIRST: dict[str, str] = {}
"""The commands that are run, in order, with the document that shows them first: there they are run, and once."""
for name in DOCUMENTS:
    for shown in map(behind, filter(is_run, commands(name))):
        SHOWN_FIRST.setdefault(shown, name)


@pytest.mark.parametrize("document", sorted(set(SHOWN_FIRST.values())))
def test_every_command_runs(document: str, project: Path, environment: dict[str, str]) -> None:
    for command in [command for command, first in SHOWN_FIRST.items() if first == document]:
        if command.startswith("pipeline browse"):
            browse(command, project, environment)
        else:
            run(command, project, environment)
    if document == "README.md":  # which leads from a clone to the sentence that was accepted
        assert (project / "reviewed.tmx").read_text("utf-8").count("<tu ") == 1


@pytest.mark.parametrize(("document", "code"), [(name, code) for name in DOCUMENTS for code in blocks(name, "python")])
def test_every_piece_of_python_runs(document: str, code: str, project: Path, environment: dict[str, str]) -> None:
    if "from datasets" in code:
        pytest.importorskip("datasets")
    for command in commands(document):
        if command.startswith("pipeline export") and re.search(r"-o (\S+)", command)[1].split("/")[0] in code:
            run(command, project, environment)
    (project / "shown.py").write_text(code, "utf-8")
    run(f"{shlex.quote(sys.executable)} shown.py", project, environment)


@pytest.mark.parametrize("line", [line for name in DOCUMENTS for line in "".join(blocks(name, "crontab")).splitlines()])
def test_every_line_for_cron_runs(line: str, project: Path, environment: dict[str, str]) -> None:
    *times, command = line.split(maxsplit=5)
    assert all(re.fullmatch(r"[\d*/,-]+", time) for time in times)
    here = command.replace("\\%", "%").replace("/srv/news", str(project)).replace(".venv/bin/", "")
    run(here, project, environment)
    assert "0 written" in (project / "clean.log").read_text("utf-8")


@pytest.mark.parametrize(("document", "config"), [(name, text) for name in DOCUMENTS for text in blocks(name, "toml")])
def test_every_piece_of_config_is_understood(document: str, config: str, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(config, "utf-8")
    load_settings(tmp_path / "config.toml")


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="this is no checkout")
def test_git_ignores_what_the_commands_write() -> None:
    shown = "\n".join(command for name in DOCUMENTS for command in commands(name) if is_run(command))
    written = {f"{path}/in-it" for path in re.findall(r"(?:-o|--metrics|>) ([a-z][\w./-]*)", shown)}
    asked = ["git", "check-ignore", *sorted(written)]
    ignored = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    assert written - set(ignored) == set()


def words_not_run() -> Iterator[str]:
    return (command for name in DOCUMENTS for command in commands(name) if not is_run(command))


def test_no_reason_is_left_over() -> None:
    """A reason for not running something goes when the last such command goes."""
    left = list(words_not_run())
    assert [pattern for pattern in NOT_RUN if not any(re.search(pattern, command) for command in left)] == []
