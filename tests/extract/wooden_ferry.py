"""A made page of HTML, in which things can be put before, into and below its text."""

from pipeline.extract.html import extract_html
from pipeline.extract.settings import ExtractSettings
from pipeline.records import Article, RawPage

DEFAULT = ExtractSettings()
PARAGRAPHS = [
    "The ferry to Hollow Island left twenty minutes late on Monday, and nobody on the quay was in a hurry to board it.",
    (
        "It was the last crossing of the wooden Marguerite, which has carried cows, brides and pianos over "
        "the sound since 1931."
    ),
    (
        "Her captain, Tove Lindqvist, sounded the horn three times and then, she said, once more because "
        "her hands were cold."
    ),
    "The new boat is twice as fast and has a café. It also has no bench on the side where the sun goes down.",
    "Islanders have asked the county to move the old bench over. A decision is expected before the herring come back.",
]


def page(body: str, head: str = "", url: str | None = "https://www.example.com/news/ferry") -> RawPage:
    text = f"<html lang=en><head><title>Last crossing | Sound Courier</title>{head}</head><body>{body}</body></html>"
    return RawPage(id="x", path="x.html", kind="html", text=text, sha256="", url=url)


def article(middle: str = "", before: str = "", after: str = "") -> str:
    texts = [f"<p>{text}</p>" for text in PARAGRAPHS]
    return (
        "<nav><ul><li><a href=/>Home</a></li><li><a href=/sport>Sport</a></li></ul></nav>"
        f"<main><article><h1>Last crossing of the Marguerite</h1>{before}<div class=text>{''.join(texts[:3])}{middle}"
        f"{''.join(texts[3:])}</div></article>{after}</main>"
        "<footer><p>© 2025 Sound Courier. All rights reserved.</p></footer>"
    )


def extracted(body: str, head: str = "", settings: ExtractSettings = DEFAULT) -> Article:
    return extract_html(page(body, head), settings)


def texts(found: Article) -> list[str]:
    return [passage.text for passage in found.passages]
