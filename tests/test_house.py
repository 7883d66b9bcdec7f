"""The rules of the house: who may import whom, what `import pipeline` loads, where every error may be caught."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "pipeline"
STAGES = {"decode", "extract", "identify", "translate", "write"}
GROUND = {"records", "errors", "shipped", "store", "text", "tags", "on_demand"}
# From the roof down: each floor may use those below it.
FLOORS = [
    {"__main__"},
    {"cli", "__init__"},
    {"cli_export", "cli_memory"},
    {"cli_browse", "cli_export", "cli_memory"},
    {"cli_models"},
    {"cli_options"},
    {"batch", "browse"},
    {"flow"},
    {"tools"},
    {"config"},
    STAGES,
    GROUND,
]
# The one file that knows each engine or library that could be exchanged.
ONE_FILE = {
    "trafilatura": 1, "langdetect": 1, "ctranslate2": 1, "fxtranslate": 1, "sentencex": 1,
    "charset_normalizer": 1, "ftfy": 1, "dateparser": 1, "pyromark": 1, "pebble": 1,
    "rensa": 1, "duckdb": 1, "fsspec": 1, "fastwarc": 1, "lingua": 1, "fasttext": 1, "ray": 1,
}  # fmt: skip

FILES = sorted(HOUSE.rglob("*.py"))


def room(path: Path) -> str:
    parts = path.relative_to(HOUSE).parts
    return parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            module = node.module or ""
            names |= {f"{module}.{alias.name}" if module == "pipeline" else module for alias in node.names}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and re.match(r"[\w.]+\.\w*$", node.value):
            names.add(node.value)  # imported by name, while running
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_imports_go_down_only(path: Path) -> None:
    floor = next(number for number, rooms in enumerate(FLOORS) if room(path) in rooms)
    allowed = set().union(*FLOORS[floor + 1 :]) | (
        {room(path)} if room(path) in STAGES | {"batch", "browse"} else set()
    )
    if room(path) == "browse":
        allowed |= {"batch"}
    if room(path) in GROUND:
        allowed = GROUND
    for name in imports(path):
        if name.split(".")[0] == "pipeline" and name != "pipeline":
            assert name.split(".")[1] in allowed, f"{path.name} may not import {name}"


def test_each_engine_is_known_by_one_file() -> None:
    known: dict[str, set[str]] = {}
    for path in FILES:
        for name in imports(path):
            known.setdefault(name.split(".")[0], set()).add(str(path.relative_to(HOUSE)))
    too_many = {name: sorted(known[name]) for name, most in ONE_FILE.items() if len(known.get(name, ())) > most}
    assert not too_many


def test_import_loads_no_model_library() -> None:
    assert loaded_by("import pipeline") == []


def test_a_run_with_nothing_to_do_loads_nothing_that_makes_records(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    code = "import sys, pipeline.cli; sys.argv[1:] = ['clean', 'raw']; pipeline.cli.app(standalone_mode=False)"
    assert loaded_by(code, tmp_path) == []


def test_the_process_that_hands_out_the_work_loads_nothing_that_does_it() -> None:
    assert loaded_by("import pipeline.batch.passes") == ["pebble"]


def test_a_dump_loads_nothing_that_reads_html() -> None:
    assert loaded_by("import pipeline.extract.dump") == ["numpy"]


def loaded_by(code: str, folder: Path = HOUSE.parent) -> list[str]:
    """Which of what is slow to load this code loads."""
    heavy = [
        "trafilatura", "langdetect", "ctranslate2", "fxtranslate", "argostranslate", "onnxruntime",
        "sklearn", "dateparser", "numpy", "ftfy", "langcodes", "rich", "pebble", "ray", "duckdb", "lxml",
    ]  # fmt: skip
    code += f"; import json; print(json.dumps([name for name in {heavy} if name in sys.modules]))"
    ran = subprocess.run(
        [sys.executable, "-c", f"import sys; {code}"], capture_output=True, text=True, check=True, cwd=folder,
        env=os.environ | {"PYTHONPATH": str(HOUSE.parent)},
    )  # fmt: skip
    found: list[str] = json.loads(ran.stdout)
    return found


def test_every_error_is_caught_in_one_place_only() -> None:
    places = [
        path.name
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in {"Exception", "BaseException"})
        and not (node.body and isinstance(node.body[-1], ast.Raise))
    ]
    assert places == ["flow.py"]


def test_nothing_is_printed_but_by_the_commands() -> None:
    printing = {
        path.name
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
    }
    assert printing <= {"cli.py", "cli_memory.py", "cli_options.py"}
