"""Files from a server or a mirror folder: with time-outs, tried again, gone on with where they broke off."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import getproxies

import urllib3
from msgspec import Struct
from urllib3.exceptions import HTTPError, IncompleteRead, MaxRetryError

from pipeline.errors import ModelError

Progress = Callable[[str, int, int | None], None]
"""Called with a file's name, the bytes that are there, and all its bytes if that is known."""

_CHUNK = 1 << 16  # bytes
_ATTEMPTS = 3
_BACK_OFF = 0.2  # seconds, doubled each time
_BUSY = (429, 500, 502, 503, 504)


class Limits(Struct, frozen=True):
    """How long and how much to wait for."""

    timeout: float
    """Seconds until the next bytes must come."""
    size: int
    """Bytes."""


def silent(name: str, done: int, total: int | None) -> None:
    """The `Progress` of who wants none."""


def fetch(address: str, path: Path, limits: Limits, progress: Progress = silent) -> None:
    """Bring a file here; what an earlier attempt left in `path` is gone on with.

    Args:
        address: An http(s) URL, or a path on this machine.
        path: Where the file goes; after an error it holds what came so far.
        limits: How long and how much.
        progress: Told after each chunk.

    Raises:
        ModelError: it cannot be had; the message says why.
    """
    if "://" not in address:
        try:
            shutil.copyfile(address, path)
        except OSError as error:
            raise ModelError(f"{address} cannot be read ({error.strerror}).") from error
        return
    for attempt in range(_ATTEMPTS):
        time.sleep(_BACK_OFF * 2**attempt if attempt else 0)
        try:
            _go_on(address, path, limits, progress)
        except (IncompleteRead, urllib3.exceptions.ProtocolError, urllib3.exceptions.TimeoutError) as error:
            if attempt == _ATTEMPTS - 1:
                raise ModelError(
                    f"{address} broke off ({reason(error)}); run the same command again to go on from there."
                ) from error
        except HTTPError as error:
            raise ModelError(
                f"{address} cannot be reached ({reason(error)}); check the network, or use --from with a mirror."
            ) from error
        else:
            return


def _go_on(address: str, path: Path, limits: Limits, progress: Progress) -> None:
    """One request for what is still missing of the file."""
    here = path.stat().st_size if path.exists() else 0
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={here}-"} if here else {})
    retries = urllib3.Retry(_ATTEMPTS, status_forcelist=_BUSY, backoff_factor=_BACK_OFF, raise_on_status=False)
    with (
        pool(address) as connections,
        connections.request(
            "GET", address, headers=headers, preload_content=False, retries=retries, timeout=limits.timeout
        ) as response,
    ):
        if response.status == 416 and here:  # more is here than there: what is here is not of this file
            path.unlink()
            raise urllib3.exceptions.ProtocolError("the file has changed")
        if response.status not in {200, 206}:
            raise ModelError(f"{address} answers {response.status} {response.reason}; check the address.")
        if response.status == 200:
            here = 0
        length = response.headers.get("Content-Length", "")
        total = here + int(length) if length.isdigit() else None
        with path.open("ab" if here else "wb") as file:
            while chunk := response.read1(_CHUNK):  # what has come, so that nothing is lost when it breaks off
                here += len(chunk)
                if max(here, total or 0) > limits.size:
                    raise ModelError(
                        f"{address} is larger than {limits.size:,} bytes; translate.max_model_bytes is the limit."
                    )
                file.write(chunk)
                progress(Path(urlsplit(address).path).name, here, total)


def pool(address: str) -> urllib3.PoolManager:
    """Connections to the address, by way of the environment's proxy if there is one."""
    proxy = getproxies().get(urlsplit(address).scheme)
    local = urlsplit(address).hostname in {"localhost", "127.0.0.1", "::1"}
    return urllib3.ProxyManager(proxy) if proxy and not local else urllib3.PoolManager()


def reason(error: HTTPError) -> str:
    """What went wrong, in words, without the names of objects."""
    inner = error.reason if isinstance(error, MaxRetryError) and error.reason else error
    told = inner.args[0] if isinstance(inner, urllib3.exceptions.ProtocolError) and inner.args else inner
    return str(told).rsplit(": ", 1)[-1].rstrip(".") or type(inner).__name__
