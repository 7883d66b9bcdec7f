import json

from pipeline.extract.html import extract_html
from pipeline.extract.settings import ExtractSettings
from pipeline.records import Article, RawPage

TOLD = [
    "The harbour board of Lindness voted on Tuesday to keep the old ferry slip open until the end of the summer.",
    "Residents said that the detour over the causeway takes forty minutes in good weather, and more in winter.",
    "The board will decide on a new tender in October; until then the crossing is free\x01 for the island.",
    "Marit Holand, who has run the bakery on the quay for thirty-one years, wants a boat that leaves on time.",
]


def article_of(shown: str, said: str) -> Article:
    data = json.dumps({"@type": "NewsArticle", "headline": "Ferry slip stays open", "articleBody": said})
    text = (
        f'<html><head><script type="application/ld+json">{data}</script></head><body><nav><a href=/>Home</a></nav>'
        f"<article><h1>Ferry slip stays open</h1>{shown}</article><footer>About us</footer></body></html>"
    )
    return extract_html(RawPage(id="x", path="x.html", kind="html", text=text, sha256=""), ExtractSettings())


def test_a_text_that_only_the_data_holds_is_the_article() -> None:
    for said in ("\n".join(TOLD), "".join(f"<p>{text}</p>" for text in TOLD)):
        article = article_of("<div id=app></div>", said)
        assert [passage.text for passage in article.passages] == [text.replace("\x01", "") for text in TOLD]


def test_what_the_page_shows_is_not_doubled_or_replaced() -> None:
    shown = "".join(f"<p>{text}</p>" for text in TOLD)
    assert [passage.text for passage in article_of(shown, "\n".join(TOLD)).passages] == article_texts(shown)
    assert [passage.text for passage in article_of(shown, "Another text altogether. " * 20).passages] == article_texts(
        shown
    )


def article_texts(shown: str) -> list[str]:
    return [passage.text for passage in article_of(shown, "").passages]
