"""What each address of the reader answers: the list, an article, a verdict, the fate of a page's lines."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import msgspec
from jinja2 import Environment
from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from pipeline.browse.article import Shown, lay_out
from pipeline.browse.explain import explain_page
from pipeline.browse.index import Index
from pipeline.browse.pages import page_templates
from pipeline.browse.review import Desk, give_verdict, standing_verdicts, verdict_on
from pipeline.browse.safety import is_foreign, web_address
from pipeline.browse.search import PAGE_SIZE, Located, count, facets, locate, question_of, search
from pipeline.browse.side import side_of
from pipeline.decode import is_there, page_under
from pipeline.errors import PipelineError
from pipeline.records import BilingualRecord

_LONGEST_FORM = 100_000  # bytes; the longest sentence that is translated is far shorter


class Missing(PipelineError):
    """There is nothing under this address."""


class PageGone(PipelineError):
    """The file of a page is no longer where it was."""


class Reader(Struct, frozen=True):
    """What the reader reads and writes."""

    index: Index
    raw: Path | str
    """Where the pages of the records lie."""
    desk: Desk
    templates: Environment


def reader_templates() -> Environment:
    """The templates, and the functions that the reader's pages use."""
    environment = page_templates()
    environment.globals.update(side_of=side_of, web_address=web_address, urlencode=urlencode, named=_named)
    return environment


def message(request: Request, status: int, title: str, text: str) -> Response:
    """A page that says one thing."""
    return _shown(request, "message.html", {"title": title, "message": text}, status)


def page_list(request: Request) -> Response:
    """The list; the index is brought up to date first."""
    index = _reader(request).index
    index.refresh()
    question = question_of(request.query_params)
    with index.reading() as database:
        found = count(database, question)
        page = max(1, min(_number(request, "page"), -(-found // PAGE_SIZE)))
        entries = search(database, question, (page - 1) * PAGE_SIZE)
        filters = facets(database)
    values = {
        "languages": [(tag, f"{side_of(tag).name} ({number:,})") for tag, number in filters["language"]],
        "facets": filters, "question": question, "entries": entries, "found": found, "page": page, "size": PAGE_SIZE,
    }  # fmt: skip
    return _shown(request, "list.html", values)


async def article(request: Request) -> Response:
    """An article; posted to, it takes a verdict on one of its sentences."""
    if request.method != "POST":
        return await run_in_threadpool(_article, request)
    if is_foreign(request):
        return message(request, 403, "Refused", "Only this reader's own pages give verdicts.")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST_FORM:
            return message(request, 413, "Too long", "No sentence is as long as this.")
    return await run_in_threadpool(_review, request, dict(parse_qsl(body.decode("utf-8", "replace"))))


def why(request: Request) -> Response:
    """The page as it lies in raw/, line by line, with what became of each."""
    reader, page_id = _reader(request), request.path_params["page_id"]
    index = reader.index
    with index.reading() as database:
        located = locate(database, page_id, "")
    if located is None:
        raise Missing(f"There is no page {page_id} in {index.clean}; go back to the list.")
    entry = located.entry
    file = page_under(reader.raw, entry.path)
    if not is_there(file):
        raise PageGone(
            f"This page came from {entry.path}, which is not under {reader.raw}; name its folder with --raw."
        )
    return _shown(request, "why.html", {"entry": entry, "explanation": explain_page(file, reader.desk.settings)})


def _article(request: Request) -> Response:
    located, layout = _laid_out(request)
    if layout is None:
        return RedirectResponse(request.url_for("why", page_id=located.entry.id).path)
    chosen = layout.sentence(request.query_params.get("s", ""))
    values = {
        "layout": layout,
        "chosen": chosen, "following": layout.after(chosen), "here": _here(request),
        "said": request.query_params.get("said", ""), "near": _neighbours(request),
    }  # fmt: skip
    return _shown(request, "article.html", values)


def _review(request: Request, form: dict[str, str]) -> Response:
    _, layout = _laid_out(request)
    sentence = layout.sentence(form.get("s", "")) if layout else None
    verdict = sentence and verdict_on(sentence.pair, form.get("verdict", ""), form.get("corrected", ""))
    if not sentence or not verdict:
        asked = "A verdict is accept, reject, or correct with a translation; go back and try again."
        return message(request, 422, "Not understood", asked)
    said = give_verdict(verdict, sentence.pair, _reader(request).desk)
    address = f"{request.url.path}?{urlencode({**_here(request), 's': sentence.anchor, 'said': said})}"
    return RedirectResponse(address, 303)


def _laid_out(request: Request) -> tuple[Located, Shown | None]:
    """The entry of the page that is asked for, and its record laid out if it has one."""
    reader = _reader(request)
    index, page_id, target = reader.index, request.path_params["page_id"], request.query_params.get("to", "")
    for _ in range(2):
        with index.reading() as database:
            located = locate(database, page_id, target)
        if located is None:
            break
        if located.entry.state in {"rejected", "copy"}:
            return located, None
        record = _record(index.line(located.file, located.begins, located.size))
        if record and record.id == page_id:
            return located, lay_out(record, standing_verdicts(reader.desk.review))
        index.refresh()  # a run has moved the record since the list was shown
    raise Missing(f"There is no page {page_id} in {index.clean}; go back to the list.")


def _record(line: bytes) -> BilingualRecord | None:
    """The record of this line; None if it is none (any longer)."""
    try:
        return msgspec.json.decode(line, type=BilingualRecord)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _neighbours(request: Request) -> dict[str, str]:
    """Addresses of the articles before and after this one in the list that it was opened from; empty at its ends."""
    found = {"previous": "", "next": ""}
    if "at" not in request.query_params:
        return found
    question = question_of(dict(parse_qsl(request.query_params.get("list", ""))))
    at = _number(request, "at") - 1
    first = max(0, at - 1)
    with _reader(request).index.reading() as database:
        entries = dict(enumerate(search(database, question, first, at + 2 - first), first))
    for name, place in (("previous", at - 1), ("next", at + 1)):
        if place in entries:
            entry = entries[place]
            values = {"to": entry.target, "list": question.query_string(), "at": str(place + 1)}
            found[name] = f"{request.url_for('article', page_id=entry.id).path}?{urlencode(values)}"
    return found


def _reader(request: Request) -> Reader:
    reader: Reader = request.app.state.reader
    return reader


def _shown(request: Request, template: str, values: Mapping[str, object], status: int = 200) -> Response:
    return HTMLResponse(_reader(request).templates.get_template(template).render(values), status)


def _named(values: Sequence[tuple[str, int]]) -> list[tuple[str, str]]:
    """The values of a filter with what its form says of them."""
    return [(value, f"{value.replace('_', ' ')} ({number:,})") for value, number in values]


def _here(request: Request) -> dict[str, str]:
    """What the address of this article says beside the sentence that is chosen."""
    return {name: request.query_params[name] for name in ("to", "list", "at") if name in request.query_params}


def _number(request: Request, name: str) -> int:
    value = request.query_params.get(name, "1")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 1
