"""The reader: a small web application over `clean/`, for one person on this machine."""

import os
import socket
from collections.abc import Callable
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pipeline.browse.index import Index
from pipeline.browse.review import Desk
from pipeline.browse.safety import Safety
from pipeline.browse.views import Missing, Reader, article, message, page_list, reader_templates, why
from pipeline.errors import PipelineError, SetupError

_HERE = "127.0.0.1"


def reader_app(desk: Desk, raw: Path | str) -> Starlette:
    """The application, for any ASGI server."""
    static = StaticFiles(directory=str(files("pipeline.browse").joinpath("static")))
    app = Starlette(
        routes=[
            Route("/", page_list, name="list"),
            Route("/article/{page_id}", article, methods=["GET", "POST"], name="article"),
            Route("/why/{page_id}", why, name="why"),
            Mount("/static", static, name="static"),
        ],
        # Hosts by name: a page elsewhere whose own name leads here must not be answered.
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[_HERE, "localhost"]), Middleware(Safety)],
        exception_handlers={PipelineError: _failed, 404: _no_such_address},
    )
    app.state.reader = Reader(Index(desk.clean), raw, desk, reader_templates())
    return app


def serve(desk: Desk, raw: Path | str, port: int, say: Callable[[str], None]) -> None:
    """Make or renew the index, say where the reader is, and answer until it is interrupted.

    Args:
        desk: what is read, and where verdicts go.
        raw: where the pages of the records lie; a URL if they do in a store.
        port: on which it listens, on this machine alone; 0: any that is free.
        say: told one sentence at a time.

    Raises:
        SetupError: there is nothing to read, or the port is taken.
        OutputUnusable: the index cannot be written.
    """
    if not desk.clean.is_dir():
        raise SetupError(f"There is no {desk.clean}; make one with `pipeline clean`, or name it with --from.")
    try:
        listening = socket.create_server((_HERE, port))
    except OSError as error:
        raise SetupError(
            f"Port {port} cannot be used ({os.strerror(error.errno or 0)}); choose another with --port."
        ) from error
    app = reader_app(desk, raw)
    app.state.reader.index.refresh(lambda name: say(f"Indexing {desk.clean / name} …"))
    say(f"Reading {desk.clean} at http://{_HERE}:{listening.getsockname()[1]}/ (Ctrl+C ends it).")
    config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off")
    with suppress(KeyboardInterrupt), listening:
        uvicorn.Server(config).run(sockets=[listening])


async def _failed(request: Request, error: Exception) -> Response:
    missing = isinstance(error, Missing)
    return message(request, 404 if missing else 409, "Not found" if missing else "This cannot be shown", str(error))


async def _no_such_address(request: Request, _: Exception) -> Response:
    return message(request, 404, "Not found", "There is no such page here; go to the list.")
