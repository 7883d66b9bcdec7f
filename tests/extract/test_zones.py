import pytest

from pipeline.extract.blocks import parsed
from pipeline.extract.zones import zone_of, zone_of_name

NAMES = {
    "comments": ["comments", "commentList", "post-comments", "comment_body"],
    "": ["commentary", "has-drop-cap", "authority", "shareholder", "content-with-sidebar", "article-body", ""],
    "caption": ["wp-caption-text", "image-caption"],
    "credit": ["photo-credit"],
    "byline": ["articleByline", "author-name"],
    "related": ["related-posts", "story__related--list"],
    "share": ["share-buttons"],
    "subscription": ["newsletter-signup"],
    "legal": ["cookie-banner"],
    "nav": ["main-nav"],
    "aside": ["left-sidebar"],
    "footer": ["site-footer"],
    "date": ["entry-date"],
    "standfirst": ["article-lead", "standfirst"],
    "tags": ["post-tags"],
}


@pytest.mark.parametrize(("name", "zone"), [(name, zone) for zone, names in NAMES.items() for name in names])
def test_names_of_content_management_systems(name: str, zone: str) -> None:
    assert zone_of_name(name) == zone


def test_a_name_that_denies_a_zone_marks_none() -> None:
    assert zone_of_name("row-non-paywall") == ""


def test_names_made_by_machines_say_nothing() -> None:
    assert zone_of_name("comments-" + "x" * 500) == ""


@pytest.mark.parametrize(
    ("markup", "zone"),
    [
        ("<nav>x</nav>", "nav"),
        ("<div role=navigation>x</div>", "nav"),
        ("<figcaption>x</figcaption>", "caption"),
        ("<div itemprop=author>x</div>", "byline"),
        ("<a rel=author href=/x>x</a>", "byline"),
        ("<div style='color:red; display: none'>x</div>", "hidden"),
        ("<div hidden class=comments>x</div>", "hidden"),
        ("<main class=comments>x</main>", ""),
        ("<div class='wide comments'>x</div>", "comments"),
        ("<div id=comments>x</div>", "comments"),
        ("<p>x</p>", ""),
    ],
)
def test_what_markup_says(markup: str, zone: str) -> None:
    body = parsed(f"<html><body>{markup}</body></html>").find("body")
    assert zone_of(body[0].tag, body[0].items()) == zone
