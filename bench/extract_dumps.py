"""How well and how fast text and Markdown dumps are extracted: `python -m bench.extract_dumps [--quick|--speed]`.

Prints the figures of ../shared/data/extract (of snippets, and of shingles of the full text as `full_text` says) for
every line, and for this pipeline with every page judged by a model that has not seen its site; the size of the model;
and the speed, as `dump_speed` measures it. Learning the five models takes about twenty-five CPU minutes; `--quick`
prints the figures of the shipped model instead, which has seen these pages; `--speed` prints nothing but the speed.
"""

import sys

from bench._bars import state
from bench.dump_pages import KINDS, gold, raw_page, read_pages, site_folds, snippet_figures
from bench.dump_speed import print_speed
from bench.full_text import shingle_figures
from bench.train_judge import cross_models, learned_from
from pipeline.errors import NoArticle
from pipeline.extract.dump import article_by, read_lines
from pipeline.extract.model import Model, packed, shipped
from pipeline.extract.settings import ExtractSettings
from pipeline.records import RawPage

SETTINGS = ExtractSettings()


def main() -> None:
    if "--speed" not in sys.argv:
        print_quality()
    print_speed()


def print_quality() -> None:
    quick = "--quick" in sys.argv
    models = [shipped()] * 5 if quick else fold_models()
    folds = site_folds()
    for kind in KINDS:
        pages = {name: raw_page(name, kind) for name in gold()}
        everything = {name: "\n".join(line.text for line in read_lines(page)) for name, page in pages.items()}
        texts = {name: article_text(models[folds[name]], page) for name, page in pages.items()}
        print(f"{kind:10} every line  snippets {snippet_figures(everything)}")
        print(f"{kind:10} every line  shingles {shingle_figures(everything)}")
        figures = snippet_figures(texts)
        print(f"{kind:10} pipeline    snippets {figures}")
        print(f"{kind:10} pipeline    shingles {shingle_figures(texts)}")
        if not quick:
            state(f"{kind}: snippets, F1", figures["f1"])
    print(f"model      {len(packed(shipped())):,} bytes")


def fold_models() -> list[Model]:
    pages = list(read_pages())
    return cross_models(learned_from(pages))[0]


def article_text(model: Model, page: RawPage) -> str:
    """Standfirst and body, as `pipeline extract` prints them."""
    try:
        article = article_by(model, page, SETTINGS)
    except NoArticle:
        return ""
    return "\n".join(filter(None, (article.standfirst, article.text)))


if __name__ == "__main__":
    main()
