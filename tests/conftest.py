"""Small pages of our own, for the tests of whole runs."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest

SAMPLES = Path(__file__).parent.parent / "raw" / "samples"

ENGLISH = """Harbour town votes to keep its night ferry

By Nora Ellison

12 March 2025

The council of the harbour town voted on Tuesday evening to keep the night ferry running for another two years, ending months of argument over who should pay for it.

Shipping companies had asked for the service to be closed, because fewer than forty people use it on an ordinary weekday. Residents of the northern shore said that the boat was the only way home after the last bus.

"We have nurses, bakers and students on that boat every single night," said Ingrid Solberg, who has led the campaign since January. "They would have had to move."

The council will pay half of the costs, and the rest will come from a small charge on parking in the old town. The new timetable begins on the first of May.
"""

PORTUGUESE = """Biblioteca municipal reabre depois de três anos de obras

Por Helena Duarte

4 de junho de 2025

A biblioteca municipal abriu as portas nesta quarta-feira depois de três anos de obras, com uma sala de leitura maior e um arquivo que pode ser consultado pela internet.

Segundo a diretora, o edifício recebeu janelas novas e um sistema de aquecimento que gasta metade da energia do antigo. As obras custaram menos do que a câmara tinha previsto.

"Queríamos que as pessoas voltassem a ficar aqui à tarde inteira", disse a arquiteta responsável pelo projeto, durante a visita aberta aos jornalistas.

A entrada continua gratuita para todos os moradores, e a biblioteca passa a abrir também aos domingos de manhã.
"""


NOTHING = "Home\nNews\nSport\nLog in\nMenu\nHome\nNews\nSport\n"


_WHO = [
    "The harbour council",
    "A farmer from the valley",
    "The teachers' union",
    "Every second shopkeeper",
    "The new mayor",
]
_DOES = ["has asked for", "no longer believes in", "voted again on", "will pay half of", "spoke for an hour about"]
_WHAT = [
    "the northern bridge",
    "a cheaper ticket",
    "the old cinema",
    "longer school days",
    "a second water tower",
    "the bakery",
]
_WHY = ["because the winter was long", "although nobody had written it down", "after a walk through the flooded streets",
        "as the figures of the last year show", "before the holidays begin", "while the trains stand still"]  # fmt: skip


def made_article(number: int) -> str:
    """An article of our own that no other number gives."""
    chance = random.Random(number)
    paragraphs = []
    for _ in range(chance.randint(4, 7)):
        sentences = [
            f"{chance.choice(_WHO)} {chance.choice(_DOES)} {chance.choice(_WHAT)} {chance.choice(_WHY)}, said "
            f"{chance.choice('ABCDEFGHIJ')}. {chance.choice(['Berg', 'Lund', 'Moss', 'Vale'])} on day {chance.randint(1, 365)}."
            for _ in range(chance.randint(3, 5))
        ]
        paragraphs.append(" ".join(sentences))
    return "\n\n".join([f"Town report number {number} on {chance.choice(_WHAT)}", *paragraphs]) + "\n"


def add_page(folder: Path, name: str, text: str, **side: str) -> Path:
    """Write a page, and its side file if anything is given for it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    if side:
        path.with_name(f"{name}.meta.json").write_text(json.dumps(side), "utf-8")
    return path


def made_pages(folder: Path, count: int, sites: int = 7) -> None:
    """Write so many pages into so many folders, each of which is a site."""
    for number in range(count):
        add_page(folder, f"{number % sites}/page{number:03}.txt", made_article(number))


def lines_of(out: Path) -> dict[str, bytes]:
    """The bytes of every .jsonl under an output folder, by path."""
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*.jsonl"))}


def records_of(out: Path, folder: str = "**") -> list[dict[str, Any]]:
    """The records in a folder of an output folder, in order."""
    return [
        json.loads(line)
        for path in sorted(out.glob(f"{folder}/part-*.jsonl"))
        for line in path.read_text("utf-8").split("\n")
        if line
    ]


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder with an English page, a Portuguese one, and one that holds no article."""
    folder = tmp_path / "raw"
    add_page(folder, "ferry.txt", ENGLISH)
    add_page(folder, "town/library.txt", PORTUGUESE)
    add_page(folder, "menu.txt", NOTHING)
    return folder


@pytest.fixture(scope="session")
def s3() -> Iterator[Any]:
    """An S3 server on this machine, as fsspec sees it, with an empty bucket `news`; what starts later finds it, too."""
    server = pytest.importorskip("moto.server")
    pytest.importorskip("s3fs")
    patch = pytest.MonkeyPatch()
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    access = {"ACCESS_KEY_ID": "a", "SECRET_ACCESS_KEY": "b", "REGION": "us-east-1"}
    for name, value in {"ENDPOINT_URL": f"http://{host}:{port}", **access}.items():
        patch.setenv(f"AWS_{name}", value)
    store = fsspec.filesystem("s3")
    store.mkdir("news")
    yield store
    patch.undo()
    running.stop()
    store.clear_instance_cache()


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their length: gzip writes the time into them, and every process must collect the same names."""
    return f"{argname}-{len(val)}-bytes" if isinstance(val, bytes) else None
