"""What other extractors make of the development pages, as HTML and as dumps: quality, and speed beside ours.

They get a dump as they would in practice, each line wrapped in `<p>`. Nothing is installed here: a peer that is
missing is left out, and a line says what to install. The pipeline's models have learned from these pages, so only its
speed is printed here; its quality on pages of sites that it has not seen is printed by `python -m bench extract_html`
and `python -m bench extract_dumps`.
"""

# ruff: noqa: PLC0415 - only the peers that are installed can be loaded
import time
from collections.abc import Callable
from html import escape
from importlib.util import find_spec

from lxml.html import document_fromstring

from bench.dump_pages import gold, raw_page, snippet_figures
from bench.train_html import page_text
from pipeline.errors import PageError
from pipeline.extract import extract_article
from pipeline.extract.settings import ExtractSettings
from pipeline.records import RawPage

SETTINGS = ExtractSettings()


def by_trafilatura(html: str) -> str:
    import trafilatura

    return trafilatura.extract(html, include_comments=False) or ""


def by_readability(html: str) -> str:
    from readability import Document

    return document_fromstring(Document(html).summary()).text_content()


def by_justext(html: str) -> str:
    import justext

    stop_words = frozenset().union(
        *map(justext.get_stoplist, justext.get_stoplists())
    )  # the pages speak many languages
    paragraphs = justext.justext(html.encode(), stop_words, encoding="utf-8")
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


def by_resiliparse(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(html, main_content=True)


def by_newsplease(html: str) -> str:
    from newsplease import NewsPlease

    return NewsPlease.from_html(html, url=None).maintext or ""


PEERS: dict[str, tuple[str, str, Callable[[str], str]]] = {
    "trafilatura": ("trafilatura", "trafilatura", by_trafilatura),
    "readability-lxml": ("readability", "readability-lxml", by_readability),
    "jusText": ("justext", "jusText", by_justext),
    "resiliparse": ("resiliparse", "resiliparse", by_resiliparse),
    "news-please": ("newsplease", "news-please", by_newsplease),
}
"""By name: the module that must be there, the package that brings it, and how it is asked."""


def main() -> None:
    installed = {name: ask for name, (module, _, ask) in PEERS.items() if find_spec(module)}
    for name, (_, package, _) in PEERS.items():
        if name not in installed:
            print(f"{name} is not installed and left out: pip install {package}")
    compare("HTML", {name: RawPage(id=name, path=name, kind="html", text=page_text(name), sha256="",
                                   url=gold()[name]["url"]) for name in gold()}, installed)  # fmt: skip
    for kind in ("innertext", "markdown"):
        compare(f"{kind} dumps", {name: raw_page(name, kind) for name in gold()}, installed)


def compare(what: str, pages: dict[str, RawPage], peers: dict[str, Callable[[str], str]]) -> None:
    """Ask all page by page in turn, so that a busy machine slows all alike."""
    texts: dict[str, dict[str, str]] = {name: {} for name in peers}
    seconds = dict.fromkeys([*peers, "pipeline"], 0.0)
    failed = dict.fromkeys(peers, 0)
    for page_name, page in pages.items():
        html = page.text if page.kind == "html" else wrapped(page.text)
        for name, ask in peers.items():
            began = time.process_time()
            try:
                texts[name][page_name] = ask(html)
            except Exception:  # noqa: BLE001 - whatever a peer raises, it has no text for this page
                texts[name][page_name] = ""
                failed[name] += 1
            seconds[name] += time.process_time() - began
        began = time.process_time()
        own_text(page)
        seconds["pipeline"] += time.process_time() - began
    print(f"\n{what}, {len(pages)} pages")
    for name, found in texts.items():
        speed = f"{len(pages) / seconds[name]:6.1f} pages per CPU second"
        figures = "  ".join(f"{figure} {value:.3f}" for figure, value in snippet_figures(found).items())
        print(f"{name:18}{figures}  {speed}, {failed[name]} failed")
    print(f"{'pipeline':61}{len(pages) / seconds['pipeline']:6.1f} pages per CPU second")


def own_text(page: RawPage) -> str:
    try:
        return extract_article(page, SETTINGS).text
    except PageError:
        return ""


def wrapped(text: str) -> str:
    lines = "\n".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())
    return f"<html><body>{lines}</body></html>"


if __name__ == "__main__":
    main()
