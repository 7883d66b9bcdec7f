"""What the list shows of a page: one entry per record, rejection or copy, with the words it is found by."""

from collections.abc import Sequence
from typing import Literal
from urllib.parse import urlsplit

from msgspec import Struct

from pipeline.batch.plan import Duplicate
from pipeline.browse.searchable import searchable
from pipeline.records import BilingualRecord, Rejection

State = Literal["translated", "untranslated", "rejected", "copy"]


class Entry(Struct, frozen=True, kw_only=True):
    """One row of the list; its fields are the columns of the index."""

    id: str
    state: State
    title: str
    source: str = ""
    """BCP 47, as is `target`; empty where there is none."""
    target: str = ""
    site: str = ""
    """The host of its url, without www."""
    date: str = ""
    kind: str = ""
    engine: str = ""
    machine: bool = False
    """The page says that a machine translated it."""
    pairs: int = 0
    doubtful: int = 0
    """How many of the pairs have a flag."""
    reason: str = ""
    """Name of the error, of a rejected page."""
    message: str = ""
    """Why it is rejected, or not translated, or whose copy it is."""
    path: str
    url: str = ""


class Found(Struct, frozen=True):
    """The words that an entry is found by, and the flags of its pairs."""

    title: str
    text: str
    address: str
    flags: tuple[str, ...] = ()


def of_record(record: BilingualRecord) -> tuple[Entry, Found]:
    """The entry of a record."""
    translation = record.translation
    pairs = translation.pairs if translation else ()
    entry = Entry(
        id=record.id, state="translated" if translation else "untranslated", title=record.title or record.file_path,
        source=record.language, target=translation.language if translation else "", site=site_of(record.url),
        date=record.date or "", kind=record.kind, engine=translation.engine if translation else "",
        machine=record.machine_translated_source, pairs=len(pairs), doubtful=sum(bool(pair.flags) for pair in pairs),
        message="" if translation else " ".join(record.warnings), path=record.file_path, url=record.url or "",
    )  # fmt: skip
    titles = [record.title, translation.title if translation else None]
    texts = [record.standfirst, *record.authors, record.publication, record.text]
    texts += [image.caption for image in record.images]
    if translation:
        texts += [translation.standfirst, translation.text]
    flags = {flag: None for pair in pairs for flag in pair.flags}
    return entry, Found(_words(titles), _words(texts), _words([entry.url, entry.path]), tuple(flags))


def of_rejection(page: Rejection) -> tuple[Entry, Found]:
    """The entry of a rejected page."""
    entry = Entry(
        id=page.id, state="rejected", title=page.file_path, site=site_of(page.url), reason=page.error,
        message=page.message, path=page.file_path, url=page.url or "",
    )  # fmt: skip
    return entry, Found("", _words([page.message]), _words([entry.url, entry.path]))


def of_copy(page: Duplicate) -> tuple[Entry, Found]:
    """The entry of a page that was left out because another says the same."""
    message = f"{page.reason.capitalize()} as page {page.kept}."
    entry = Entry(id=page.id, state="copy", title=page.file_path, message=message, path=page.file_path)
    return entry, Found("", "", _words([entry.path]))


def site_of(url: str | None) -> str:
    """The host of an address, without www; empty if there is none."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:  # a broken IPv6 address
        return ""


def _words(texts: Sequence[str | None]) -> str:
    return searchable("\n".join(text for text in texts if text))
