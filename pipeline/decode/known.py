"""What is known of a page before it is read."""

from msgspec import Struct

from pipeline.decode.files import PageFile
from pipeline.decode.side import read_side_file
from pipeline.decode.source import page_id


class KnownPage(Struct, frozen=True):
    """What is known of a page before it is read."""

    id: str
    url: str | None
    fetched_at: str | None


def known_of(page: PageFile) -> KnownPage:
    """What the page's side file says of it, or the container that it lies in."""
    if page.member is None:
        side = read_side_file(page.file)
        return KnownPage(page_id(side.url, page.path), side.url, side.fetched_at)
    member = page.member
    name = f"{page.container}#{member.id}" if member.id else page.path
    return KnownPage(page_id(member.url, name), member.url, member.fetched_at)
