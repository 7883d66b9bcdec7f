"""How well and how fast HTML pages are extracted: `python -m bench.extract_html`.

Prints the figures of ../shared/data/extract (of snippets, and of shingles of the full text as `full_text` says) for
everything that is shown, for trafilatura alone and for this pipeline (every page judged by a forest that has not seen
its site), and pages per CPU second of the last two, measured page by page in turn. trafilatura's own shingles are near
perfect by making: the full texts are its own, corrected.
"""

import json
import sys
import time
from collections.abc import Callable

import trafilatura

from bench._bars import state
from bench.full_text import shingle_figures
from bench.train_html import GOLD, cross_forests, f1, page_text, read_pages, score
from pipeline.errors import PageError
from pipeline.extract.blocks import parsed, rendered
from pipeline.extract.html import extract_html
from pipeline.extract.settings import ExtractSettings
from pipeline.records import RawPage

SETTINGS = ExtractSettings()


def main() -> None:
    gold = json.loads(GOLD.read_text("utf-8"))
    forests = cross_forests(list(read_pages()))
    answers: dict[str, dict[str, str]] = {"keep all": {}, "trafilatura": {}, "pipeline": {}}
    seconds = {"trafilatura": 0.0, "pipeline": 0.0}
    for name in gold:
        text = page_text(name)
        page = RawPage(id=name, path=name, kind="html", text=text, sha256="", url=gold[name]["url"])
        answers["keep all"][name] = "\n".join(block.text for block in rendered(parsed(text), SETTINGS.max_depth).blocks)
        answers["trafilatura"][name] = timed(
            seconds, "trafilatura", lambda text=text: trafilatura.extract(text, include_comments=False) or ""
        )
        answers["pipeline"][name] = timed(
            seconds, "pipeline", lambda page=page, name=name: article_text(page, forests[name])
        )
    for who, texts in answers.items():
        speed = f"{len(gold) / seconds[who]:6.1f} pages per CPU second" if who in seconds else ""
        print(f"{who:12} snippets {score(texts)}  {speed}")
        print(f"{who:12} shingles {shingle_figures(texts)}")
    state("HTML: snippets, F1", f1(answers["pipeline"]))
    state("HTML: speed, of trafilatura's", seconds["trafilatura"] / seconds["pipeline"])


def timed(seconds: dict[str, float], who: str, make: Callable[[], str]) -> str:
    start = time.process_time()
    made = make()
    seconds[who] += time.process_time() - start
    return made


def article_text(page: RawPage, forest: object) -> str:
    try:
        article = extract_html(page, SETTINGS, forest)
    except PageError as error:
        print(f"{page.id}: {error}", file=sys.stderr)
        return ""
    return "\n".join(filter(None, (article.standfirst, article.text)))


if __name__ == "__main__":
    main()
