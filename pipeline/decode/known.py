"""The pages that lie somewhere, and what is known of each before it is read."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from pipeline.decode.containers import pages_in
from pipeline.decode.files import PageFile, place_of
from pipeline.decode.found import list_files
from pipeline.decode.settings import DecodeSettings
from pipeline.decode.side import read_side_file
from pipeline.decode.source import page_id

DEFAULT = DecodeSettings()


class KnownPage(Struct, frozen=True):
    """What is known of a page before it is read."""

    id: str
    url: str | None
    fetched_at: str | None


def list_pages(paths: Sequence[Path | str], settings: DecodeSettings = DEFAULT) -> list[PageFile]:
    """Every page under these files and folders, those inside of containers too, sorted by path.

    Raises:
        SetupError: a path does not exist or a folder cannot be listed.
    """
    places = [place_of(path) for path in paths]
    return [page for file in list_files(places) for page in pages_in(file, settings)]


def known_of(page: PageFile) -> KnownPage:
    """What the page's side file says of it, or the container that it lies in."""
    if page.member is None:
        side = read_side_file(page.file)
        return KnownPage(page_id(side.url, page.path), side.url, side.fetched_at)
    member = page.member
    name = f"{page.container}#{member.id}" if member.id else page.path
    return KnownPage(page_id(member.url, name), member.url, member.fetched_at)
