"""What can be installed: the Argos index, Firefox's Remote Settings, or a mirror of them."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import DecodeError, Struct, ValidationError, json

from pipeline.errors import ModelError
from pipeline.tags import to_bcp47
from pipeline.translate.download import Limits, fetch
from pipeline.translate.package import CODE, ArgosMetadata
from pipeline.translate.settings import TranslateSettings

_LARGEST_INDEX = 50_000_000  # bytes
_ARCHITECTURES = ("base", "base-memory", "tiny")  # best first


class RemoteFile(Struct, frozen=True):
    """A file of a model that can be installed."""

    name: str
    address: str
    sha256: str = ""
    """Of the unpacked file, where the index tells."""
    bytes: int = 0
    """To download; 0 where the index does not tell."""


class Available(Struct, frozen=True):
    """A model that can be installed."""

    name: str
    engine: str
    source: str
    target: str
    version: str
    files: tuple[RemoteFile, ...]


def available_models(settings: TranslateSettings, engine: str, origin: str = "") -> list[Available]:
    """The newest version of each model of an engine, by name.

    Args:
        settings: The addresses of the indexes, and time-outs.
        engine: `argos` or `firefox`.
        origin: A mirror's folder or URL, instead of those addresses.

    Raises:
        ModelError: the index cannot be had or read.
    """
    address, parse = _INDEXES[engine]
    place = f"{origin.rstrip('/')}/{address}" if origin else getattr(settings, f"{engine}_index")
    with TemporaryDirectory(prefix="index-") as folder:
        path = Path(folder) / "index.json"
        fetch(place, path, Limits(settings.timeout, _LARGEST_INDEX))
        body = path.read_bytes()
    try:
        return parse(body, settings, origin.rstrip("/"))
    except (DecodeError, ValidationError, ValueError) as error:
        raise ModelError(f"The index {place} cannot be read ({error}).") from error


def _argos(body: bytes, settings: TranslateSettings, origin: str) -> list[Available]:
    """Of several links the first http(s) one is taken."""
    del settings
    newest: dict[str, Available] = {}
    for entry in json.decode(body, type=list[ArgosMetadata]):
        link = next((link for link in entry.links if link.startswith(("http://", "https://"))), "")
        if not (link and entry.translates):
            continue
        file = link.rsplit("/", 1)[-1]
        remote = RemoteFile(file, f"{origin}/{file}" if origin else link)
        source, target = to_bcp47(entry.from_code), to_bcp47(entry.to_code)
        model = Available(entry.name, "argos", source, target, entry.package_version, (remote,))
        if model.name not in newest or version_key(newest[model.name].version) < version_key(model.version):
            newest[model.name] = model
    return sorted(newest.values(), key=lambda model: model.name)


def _firefox(body: bytes, settings: TranslateSettings, origin: str) -> list[Available]:
    """A version counts more than an alpha of it; of several sizes of one version the best is taken."""
    from pipeline.translate.firefox import parse_index  # noqa: PLC0415  # loads a native library

    models: dict[tuple[str, str], dict[tuple[str, str], list[RemoteFile]]] = {}
    for file in parse_index(body.decode()):
        if not all(map(CODE.fullmatch, (file.source_language, file.target_language))):
            continue
        address = f"{origin or settings.firefox_files.rstrip('/')}/{file.location}"
        remote = RemoteFile(file.name, address, file.decompressed_hash or "", file.bytes)
        variants = models.setdefault((file.source_language, file.target_language), {})
        variants.setdefault((file.version, file.architecture or ""), []).append(remote)

    def quality(variant: tuple[str, str]) -> tuple[tuple[int, ...], int]:
        known = variant[1] in _ARCHITECTURES
        return version_key(variant[0]), -_ARCHITECTURES.index(variant[1]) if known else -len(_ARCHITECTURES)

    found = []
    for (source, target), variants in sorted(models.items()):
        best = max(variants, key=quality)
        name = f"firefox-{source}_{target}"
        found.append(Available(name, "firefox", to_bcp47(source), to_bcp47(target), best[0], tuple(variants[best])))
    return found


def version_key(version: str) -> tuple[int, ...]:
    """For comparing versions: `1.10` is newer than `1.9`, `3.0` than `3.0a1`."""
    return tuple(int(part) for part in version.split(".") if part.isdigit())


_Parser = Callable[[bytes, TranslateSettings, str], list[Available]]
_INDEXES: dict[str, tuple[str, _Parser]] = {
    "argos": ("index.json", _argos),
    "firefox": ("records.json", _firefox),
}
