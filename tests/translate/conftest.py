"""The tiny models of `tests/models`, installed once, and a server on loopback."""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from pipeline.translate import load_translators
from pipeline.translate.install import install_models
from pipeline.translate.settings import TranslateSettings

TINY = Path(__file__).parents[1] / "models"


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """A folder as config.toml's, with the tiny models installed."""
    folder = tmp_path_factory.mktemp("home")
    install_models([str(path) for path in sorted(TINY.glob("*.argosmodel"))], TranslateSettings(), folder / "models")
    return folder


@pytest.fixture(scope="session")
def translators(home):
    """The bundled and the tiny models."""
    return load_translators(TranslateSettings(memory=""), home)


class Server(ThreadingHTTPServer):
    """A server on loopback that answers as `answers` says, by path; it remembers what it was asked."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Callable[[Handler], None] | bytes] = {}
        self.asked: list[tuple[str, str | None, bytes]] = []

    def handle_error(self, *_: object) -> None:
        """Who hangs up early is no error here."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.asked.append((self.path, self.headers.get("Range"), self.body))
        answer = self.server.answers.get(self.path)
        if answer is None:
            self.say(404, b"")
        elif callable(answer):
            answer(self)
        else:
            self.give(answer)

    do_POST = do_GET  # noqa: N815

    def give(self, data: bytes) -> None:
        """The data, or the part of it that was asked for."""
        start = int((self.headers.get("Range") or "bytes=0-")[6:].rstrip("-"))
        self.say(206 if start else 200, data[start:])

    def say(self, status: int, data: bytes, claimed: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(data) if claimed is None else claimed))
        self.end_headers()
        self.wfile.write(data)
        if claimed is not None:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server():
    """An answering machine on loopback."""
    with Server() as running:
        thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def models(tmp_path):
    """Where models are to be installed: nothing is there."""
    return tmp_path / "models"
