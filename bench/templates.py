"""What counting over a site's pages adds: `python -m bench.templates`.

Sites are made up: articles of random words inside four layouts whose boxes stand unmarked among the paragraphs, as on
sites that nobody tuned an extractor for. Prints precision and recall of paragraphs, page by page and with the counts.
"""

import random

from pipeline.errors import PageError
from pipeline.extract.html import extract_html
from pipeline.extract.settings import ExtractSettings
from pipeline.extract.templates import TemplateCounts, count_lines
from pipeline.records import RawPage

SETTINGS = ExtractSettings()
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu")
LAYOUTS = (
    ("<p>{box1}</p>", "", "<p>{box2}</p>"),
    ("", "<div><p>{box1}</p><p>{box2}</p></div>", "<p>{box3}</p>"),
    ("<div><p>{box3}</p></div>", "<p>{box1}</p>", "<h3>{head}</h3><p>{box2}</p>"),
    ("", "<blockquote><p>{box2}</p></blockquote>", "<h2>{head}</h2><ul><li>{box1}</li><li>{box3}</li></ul>"),
)


def main() -> None:
    print("pages a site   alone: precision recall   with counts: precision recall")
    for size in (3, 10, 50):
        figures = []
        for seed, layout in enumerate(LAYOUTS):
            site, right = made_site(size, layout, random.Random(seed))
            figures.append((score(site, right, None), score(site, right, count_lines(site, SETTINGS))))
        alone, counted = (
            tuple(sum(values) / len(values) for values in zip(*kind, strict=True))
            for kind in zip(*figures, strict=True)
        )
        print(f"{size:12}          {alone[0]:9.3f} {alone[1]:6.3f}                {counted[0]:9.3f} {counted[1]:6.3f}")


def made_site(size: int, layout: tuple[str, str, str], dice: random.Random) -> tuple[list[RawPage], list[set[str]]]:
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
        body = (
            "".join(f"<p>{text}</p>" for text in texts[:half])
            + between
            + "".join(f"<p>{text}</p>" for text in texts[half:])
        )
        html = f"<html><body><div><h1>{title}</h1>{before}{body}{after}</div></body></html>"
        url = f"https://made.example/{number}"
        pages.append(
            RawPage(
                id=url, path=f"{number}.html", kind="html", text=html, sha256=f"{dice.getrandbits(256):064x}", url=url
            )
        )
        right.append(set(texts))
    return pages, right


def score(pages: list[RawPage], right: list[set[str]], counts: TemplateCounts | None) -> tuple[float, float]:
    kept = hit = wanted = 0
    for page, texts in zip(pages, right, strict=True):
        try:
            found = [passage.text for passage in extract_html(page, SETTINGS, templates=counts).passages]
        except PageError:
            found = []
        kept, wanted = kept + len(found), wanted + len(texts)
        hit += len(texts.intersection(found))
    return hit / max(kept, 1), hit / max(wanted, 1)


if __name__ == "__main__":
    main()
