"""The two commands, run as a person runs them."""

import signal
import subprocess
import sys
from urllib.request import urlopen

RUN = "import sys, typer; from pipeline import cli_browse as commands; typer.run(getattr(commands, sys.argv.pop(1)))"


def test_browse_says_where_it_is_and_ends_when_interrupted(made_once, tmp_path):
    command = [sys.executable, "-c", RUN, "browse", "--from", made_once / "clean", "--port", "0"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as reader:
        said = next(line for line in reader.stderr if "http://" in line)
        with urlopen(said.split(" at ")[1].split()[0], timeout=20) as answer:
            assert b"Harbour town 1" in answer.read()
        reader.send_signal(signal.SIGINT)
        assert "Traceback" not in reader.stderr.read()
    assert reader.returncode == 0


def test_report_writes_the_file_and_prints_the_numbers(collection):
    command = [sys.executable, "-c", RUN, "report", "--from", collection / "clean"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "NoArticle" in done.stdout
    assert "report.html" in done.stderr
    assert (collection / "clean" / "report.html").exists()
