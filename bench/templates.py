"""What counting over a site's pages adds: `python -m bench templates`.

Sites are made up: articles of random words inside four layouts whose boxes stand unmarked among the paragraphs, as on
sites that nobody tuned an extractor for. Prints precision and recall of paragraphs, page by page and with the counts,
for the pages as HTML and as text dumps of the same.
"""

import random
from collections.abc import Callable, Sequence

from lxml import html

from pipeline.errors import PageError
from pipeline.extract import extract_article, page_keys
from pipeline.extract.templates import SiteTemplates, count_site
from pipeline.records import Kind, RawPage

SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu")
LAYOUTS = (
    ("<p>{box1}</p>", "", "<p>{box2}</p>"),
    ("", "<div><p>{box1}</p><p>{box2}</p></div>", "<p>{box3}</p>"),
    ("<div><p>{box3}</p></div>", "<p>{box1}</p>", "<h3>{head}</h3><p>{box2}</p>"),
    ("", "<blockquote><p>{box2}</p></blockquote>", "<h2>{head}</h2><ul><li>{box1}</li><li>{box3}</li></ul>"),
)
Site = tuple[list[RawPage], list[set[str]]]
"""Pages, and the paragraphs of each page's article."""


def main() -> None:
    print(f"{'':16}alone              with counts")
    print("pages a site    precision recall   precision recall")
    kinds: tuple[Kind, Kind] = ("html", "text")
    for kind in kinds:
        for size in (3, 10, 50):
            sites = [made_site(size, layout, random.Random(seed), kind) for seed, layout in enumerate(LAYOUTS)]
            alone = mean_score(sites, lambda _: None)
            counted = mean_score(sites, lambda pages: count_site([page_keys(page) for page in pages]))
            print(f"{size:2} {kind:12} {alone[0]:9.3f} {alone[1]:6.3f} {counted[0]:11.3f} {counted[1]:6.3f}")


def made_site(size: int, layout: tuple[str, str, str], dice: random.Random, kind: Kind) -> Site:
    words = ["".join(dice.choices(SYLLABLES, k=dice.randint(1, 4))) for _ in range(3_000)]

    def sentence(length: int) -> str:
        return " ".join(dice.choices(words, k=length)).capitalize() + "."

    boxes = {name: sentence(24) for name in ("box1", "box2", "box3")} | {"head": sentence(4)}
    before, between, after = (part.format(**boxes) for part in layout)
    pages, right = [], []
    for number in range(size):
        texts = [" ".join(sentence(dice.randint(8, 20)) for _ in range(3)) for _ in range(dice.randint(4, 12))]
        half = len(texts) // 2
        title = sentence(7)
        upper, lower = ("".join(f"<p>{text}</p>" for text in part) for part in (texts[:half], texts[half:]))
        markup = f"<html><body><div><h1>{title}</h1>{before}{upper}{between}{lower}{after}</div></body></html>"
        url = f"https://made.example/{number}"
        text = markup if kind == "html" else "\n\n".join(html.fromstring(markup).itertext())
        pages.append(RawPage(id=url, path=f"{number}", kind=kind, text=text, sha256="", url=url))
        right.append(set(texts))
    return pages, right


def mean_score(
    sites: Sequence[Site], templates: Callable[[list[RawPage]], SiteTemplates | None]
) -> tuple[float, float]:
    scores = [score(pages, right, templates(pages)) for pages, right in sites]
    return sum(precision for precision, _ in scores) / len(sites), sum(recall for _, recall in scores) / len(sites)


def score(pages: list[RawPage], right: list[set[str]], templates: SiteTemplates | None) -> tuple[float, float]:
    kept = hit = wanted = 0
    for page, texts in zip(pages, right, strict=True):
        try:
            found = [passage.text for passage in extract_article(page, templates=templates).passages]
        except PageError:
            found = []
        kept, wanted = kept + len(found), wanted + len(texts)
        hit += len(texts.intersection(found))
    return hit / max(kept, 1), hit / max(wanted, 1)


if __name__ == "__main__":
    main()
