"""First verb: bytes become a page of text, in one encoding, with one kind of line end."""

from typing import TYPE_CHECKING

from pipeline.on_demand import on_demand

if TYPE_CHECKING:
    from pipeline.decode.containers import is_there
    from pipeline.decode.files import PageFile, page_under, place_of
    from pipeline.decode.found import list_pages
    from pipeline.decode.known import KnownPage, known_of
    from pipeline.decode.page import decode_bytes, decode_page
    from pipeline.decode.settings import DecodeSettings
    from pipeline.decode.side import SideFile
    from pipeline.decode.source import page_id
else:
    __getattr__ = on_demand(
        __name__,
        containers=("is_there",),
        files=("PageFile", "page_under", "place_of"),
        found=("list_pages",),
        known=("KnownPage", "known_of"),
        page=("decode_bytes", "decode_page"),
        settings=("DecodeSettings",),
        side=("SideFile",),
        source=("page_id",),
    )

__all__ = [
    "VERSION", "DecodeSettings", "KnownPage", "PageFile", "SideFile", "decode_bytes", "decode_page", "is_there",
    "known_of", "list_pages", "page_id", "page_under", "place_of",
]  # fmt: skip

VERSION = 3
"""Raised by hand when the same bytes give another page."""
