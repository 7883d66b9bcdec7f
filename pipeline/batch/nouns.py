"""The nouns of a run: a page on its way from the plan through the spool into a shard."""

import hashlib

from msgspec import Struct

from pipeline.decode import PageFile


class PlannedPage(Struct, frozen=True):
    """A page file, and what must be known of it before it is opened."""

    file: PageFile
    id: str
    url: str | None
    fetched_at: str | None
    sha256: str
    """Of its bytes on disk; empty if it cannot be read, and then it is always tried again."""
    size: int
    """Bytes, as they lie on disk."""
    site: str
    """Its host, or its folder where it has no url."""
    templates: bytes = b""
    """What recurs on its site, encoded; empty where nothing does."""


BAND_ROWS = 4
"""Hashes of a signature that must be equal for two texts to meet."""


class Fingerprint(Struct, frozen=True):
    """What of an article's text tells copies from originals."""

    length: int
    """Characters of the body."""
    signature: bytes
    """MinHash of its shingles, 4 bytes each; empty for a text too short to be compared."""

    @property
    def bands(self) -> tuple[int, ...]:
        """Keys under which similar texts meet: of each `BAND_ROWS` hashes one, of 56 bits, an integer to SQLite."""
        size = 4 * BAND_ROWS
        parts = (self.signature[start : start + size] for start in range(0, len(self.signature), size))
        digests = (hashlib.blake2b(bytes([band]) + part, digest_size=7) for band, part in enumerate(parts))
        return tuple(int.from_bytes(digest.digest(), "big") for digest in digests)


class SpooledDraft(Struct, frozen=True):
    """A draft that waits until all drafts of its run are there."""

    turn: int
    """Its place in the plan."""
    id: str
    path: str
    sha256: str
    recipe: str
    """How it was made as far as it is: the page's recipe should it turn out a copy."""
    draft: bytes
    print: Fingerprint


class WaitingDraft(Struct, frozen=True):
    """A draft that is to be finished, with what need not be done again."""

    turn: int
    draft: bytes
    languages: bytes | None
    """The languages of its article, encoded; None: they are to be identified."""
    lines: tuple[bytes, ...]
    """Its records as they stand; empty: they are to be translated."""


class FinishedLine(Struct, frozen=True):
    """One record, encoded, and the folder of `clean/` that it belongs to."""

    folder: str
    line: bytes


class FinishedPage(Struct, frozen=True, kw_only=True):
    """What became of one page: its records' lines, its rejection, or the page that it is a copy of."""

    id: str
    path: str
    sha256: str
    recipe: str
    """What its records were made with; a page is done again when this changes."""
    lines: tuple[FinishedLine, ...] = ()
    rejection: bytes | None = None
    """The line of `rejected.jsonl`."""
    kept: str | None = None
    """Id of the page that this one is a copy of."""
    retry: bool = False
    """Whether the next run tries it again, unchanged as it is: it met a bug, or its worker died."""
    facts: dict[str, dict[str, int]] = {}
    """Counts for the report: lines by role, pairs by flag, records by language, rejections by error."""
    languages: bytes | None = None
    """The languages of its article, encoded."""


class PlacedLine(Struct, frozen=True):
    """A pending line and where the page's record stands now, if it stands anywhere."""

    turn: int
    id: str
    folder: str
    line: bytes | None
    """None: the record is to be removed."""
    number: int | None


class RunCounts(Struct, frozen=True, kw_only=True):
    """What became of the pages of one run; each is counted once."""

    pages: int
    written: int = 0
    unchanged: int = 0
    duplicates: int = 0
    rejected: int = 0
    bugs: int = 0
    """How many of the rejected met a bug of ours, killed their worker or were out of reach; such a run exits with 1."""
    counted: int = 0
    """Pages that were read to learn what recurs on their sites."""
    extracted: int = 0
    """Pages that were read for their article."""
    identified: int = 0
    """Articles whose languages were named."""
    translated: int = 0
    """Records whose translation was made, or tried, anew."""
    removed: int = 0
    """Records that were removed, or would be in a dry run, as their pages are gone."""
    gone: tuple[str, ...] = ()
    """The paths of the first of these pages; the last is "…" if there are more."""
    left: int = 0
    """Pages that wait for the next run, as this one was to do only so many."""
    sentences: int = 0
    """Sentence pairs in the records written."""
    changed: bool = True
    """Whether anything was written."""
    due: dict[str, int] = {}
    """Of a dry run: how many pages would be done, by the first stage that is done for them."""

    def intention(self) -> str:
        """What a dry run found, as one line for a person."""
        starts = ", ".join(f"{count:,} from {stage} on" for stage, count in self.due.items())
        return (
            f"{self.pages:,} {'page' if self.pages == 1 else 'pages'}: {self.written:,} would be done"
            f"{f' ({starts})' if starts else ''}, {self.unchanged:,} are unchanged, {self._copies()}, "
            f"{self.rejected:,} rejected before.{self._aside('to remove')} Nothing was written."
        )

    def sentence(self) -> str:
        """The counts as one line for a person."""
        pages = "page" if self.pages == 1 else "pages"
        return (
            f"{self.pages:,} {pages}: {self.written:,} written, {self.unchanged:,} unchanged, "
            f"{self._copies()}, {self.rejected:,} rejected.{self._aside('removed')}"
        )

    def _copies(self) -> str:
        return f"{self.duplicates:,} {'duplicate' if self.duplicates == 1 else 'duplicates'}"

    def _aside(self, removed: str) -> str:
        """What there is to say of pages that are not counted among the others."""
        said = ""
        if self.left:
            said += f" {self.left:,} more {'is' if self.left == 1 else 'are'} left for the next run."
        if self.removed:
            said += f" Records of pages that are gone: {self.removed:,} {removed} ({', '.join(self.gone)})."
        return said
