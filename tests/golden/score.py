"""How well the real verbs file the golden pages: figures between 0 and 1, and every miss by name.

A page's own share is counted first and then averaged over pages, so that a long page weighs no more than a short one.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from pipeline import assemble_record, decode_page, extract_article, identify_language
from pipeline.errors import NoArticle
from pipeline.identify.settings import IdentifySettings
from pipeline.records import BilingualRecord, JudgedLine
from pipeline.text import normalized

HERE = Path(__file__).parent
PAGES = HERE / "pages"
DRAWS = {
    name: HERE / name
    for name in (
        "fresh", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    )
}  # fmt: skip
"""Pages that were labelled before the code had seen them."""
NO_ARTICLE = HERE / "noarticle"
_WORDS = re.compile(r"[぀-ヿ㐀-鿿가-힯฀-๿]|\w+")  # scripts without blanks: by character


@dataclass(frozen=True)
class Filed:
    """A golden page, what is right of it, and what became of it."""

    path: Path
    gold: dict[str, Any]
    record: BilingualRecord | None
    """None if the page was taken for one without an article."""
    lines: tuple[JudgedLine, ...] = ()


@dataclass(frozen=True)
class Miss:
    """One thing that is not as it should be."""

    figure: str
    page: str
    wanted: object
    got: object


def golden_paths(folder: Path = PAGES) -> list[Path]:
    """All pages of a folder that hold an article, in order."""
    return sorted(path for path in folder.iterdir() if not path.name.endswith(".gold.json"))


def digest() -> str:
    """Of all pages and labels: a floor holds for these bytes."""
    paths = sorted(path for folder in (PAGES, *DRAWS.values(), NO_ARTICLE) for path in folder.iterdir())
    return hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in paths)).hexdigest()[:16]


def file_page(path: Path) -> Filed:
    """Take a golden page through decode, extract, identify and write."""
    gold = json.loads(path.with_name(f"{path.stem}.gold.json").read_text("utf-8"))
    page = decode_page(path)
    try:
        article = extract_article(page)
    except NoArticle:
        return Filed(path, gold, None)
    record = assemble_record(page, article, identify_language(article, IdentifySettings()), None, {})
    return Filed(path, gold, record, article.lines)


def refusal(path: Path) -> str | None:
    """What the page is said to be instead of an article, or None if one was found in it."""
    try:
        extract_article(decode_page(path))
    except NoArticle as error:
        return error.what
    return None


def figures(pages: Iterable[Filed]) -> tuple[dict[str, float], list[Miss]]:
    """Each figure averaged over the pages it applies to, and what was missed."""
    shares: dict[str, list[float]] = {}
    misses: list[Miss] = []
    for page in pages:
        for figure, share, wanted, got in _shares(page):
            shares.setdefault(figure, []).append(share)
            if share < 1:
                misses.append(Miss(figure, page.path.stem, wanted, got))
    return {figure: mean(values) for figure, values in shares.items()}, misses


def _shares(page: Filed) -> Iterator[tuple[str, float, object, object]]:
    gold, record = page.gold, page.record
    yield "articles found", float(record is not None), True, record is not None
    if record is None:
        for figure in ("titles", "dates", "authors", "languages", "passages F1"):
            yield figure, 0.0, None, "no article"
        if "roles" in gold:
            yield "line roles", 0.0, None, "no article"
        return
    for figure, wanted, got in (
        ("titles", gold["title"], record.title),
        ("standfirsts", gold["standfirst"], record.standfirst),
        ("publications", gold["publication"], record.publication),
        ("machine translation noticed", gold["machine_translated"], record.machine_translated_source),
        ("notes", [note["text"] for note in gold["notes"]], [note.text for note in record.notes]),
    ):
        yield figure, float(wanted == got), wanted, got
    yield "languages", float(_same_language(gold["language"], record.language)), gold["language"], record.language
    yield "dates", float(_same_date(gold["published"], record.date)), gold["published"], record.date
    yield "authors", float(_names(gold["authors"]) == _names(record.authors)), gold["authors"], record.authors
    body = [passage.text for passage in record.passages]
    leaked = [caption for caption in gold["captions"] if _leaked(caption, body, gold["body"])]
    yield "bodies without captions", float(not leaked), [], leaked
    if gold["captions"]:
        seen = [image.caption for image in record.images if image.caption]
        said = {_bare(caption) for caption in seen}
        yield "captions", float(any(_bare(caption) in said for caption in gold["captions"])), gold["captions"], seen
    if gold["credits"]:
        credited = [image.credit for image in record.images if image.credit]
        found = [any(_same_credit(credit, other) for other in credited) for credit in gold["credits"]]
        yield "credits", mean(found), gold["credits"], credited
    yield "passages F1", *_f1(gold["body"], body)
    yield "passages exact", *_exact(gold["body"], body)
    if "roles" in gold:
        yield "line roles", *_roles(gold["roles"], page.lines)


def _same_language(wanted: str, got: str) -> bool:
    """A tag that adds the script that the language is mostly written in says the same."""
    return got == wanted or got.startswith(f"{wanted}-")


def _same_date(wanted: str | None, got: str | None) -> bool:
    """A date that is more precise says the same; none is right where the page has none."""
    return (got or "").startswith(wanted) if wanted else got is None


def _same_credit(wanted: str, got: str) -> bool:
    """With or without the word for "photo"."""
    wanted, got = _bare(wanted), _bare(got)
    return wanted in got or (got in wanted and len(got) > len(wanted) / 2)


def _names(authors: Iterable[str]) -> set[str]:
    return {"".join(name.split()) for name in authors}


def _bare(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORDS.findall(text.casefold())
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


def _leaked(caption: str, body: list[str], right: list[str]) -> bool:
    """Whether the caption, or most of what some passage says, stands in the body and doesn't belong there."""
    if _bare(caption) in _bare(" ".join(right)):
        return False
    words = _shingles(caption)
    halves = ((words & _shingles(text)).total() / _shingles(text).total() for text in body if text not in right)
    return _bare(caption) in _bare(" ".join(body)) or any(share > 0.5 for share in halves)


def _f1(right: list[str], body: list[str]) -> tuple[float, object, object]:
    """By shingles of four words, as news benchmarks count it."""
    wanted, got = _shingles("\n".join(right)), _shingles("\n".join(body))
    share = 2 * (wanted & got).total() / (wanted.total() + got.total())
    return share, [text for text in right if text not in body], [text for text in body if text not in right]


def _exact(right: list[str], body: list[str]) -> tuple[float, object, object]:
    share = 2 * (Counter(right) & Counter(body)).total() / (len(right) + len(body))
    return share, "the passages above", ""


def _roles(right: dict[str, str | list[str]], lines: tuple[JudgedLine, ...]) -> tuple[float, object, object]:
    wrong = []
    judged = {line.number: line for line in lines}
    for number, roles in right.items():
        line = judged.get(int(number))
        allowed = [roles] if isinstance(roles, str) else roles
        if line is None or line.role not in allowed:
            wrong.append((int(number), "/".join(allowed), line.role if line else None, line.text[:60] if line else ""))
    return 1 - len(wrong) / len(right), "", [f"{n}: {want} ≠ {got}: {normalized(text)}" for n, want, got, text in wrong]
