import pytest

from pipeline.extract.blocks import parsed, rendered
from pipeline.extract.figures import figures, images
from pipeline.records import Image

URL = "https://example.com/news/ferry"
TEXT = "<p>" + "The ferry left the quay late on Monday, and nobody was in a hurry. " * 4 + "</p>"


def images_of(markup: str, url: str | None = URL) -> tuple[Image, ...]:
    rendering = rendered(parsed(f"<html><body><h1>Ferry</h1>{TEXT}{markup}{TEXT}</body></html>"), 2_000)
    return images(figures(rendering, 1, len(rendering.blocks)), url)


CAPTIONS = [
    ("The quay.", "The quay.", None),
    ("The quay. (Photo: Ida Voss)", "The quay.", "Ida Voss"),
    ("The quay. Photo: Ida Voss", "The quay.", "Ida Voss"),
    ("The quay <span class=credit>Ida Voss</span>", "The quay", "Ida Voss"),
    ("<span>The quay.</span> <span>Ida Voss/Courier</span>", "The quay.", "Ida Voss/Courier"),
    ("<span>The quay</span> <span>ภาพ: ไอดา</span>", "The quay", "ไอดา"),
    ("<span>Foto: Ida Voss</span> <span>Am Kai wird gewartet</span>", "Am Kai wird gewartet", "Ida Voss"),
    ("<span>Фото: Ида Восс</span> <span>12 января 2026, 10:15</span>", None, "Ида Восс"),
    ("Photo: <a href=/i>Ida Voss</a>, via Quay Archive | Licence: CC BY 4.0", None, "Ida Voss, via Quay Archive"),
]
IDIOMS = [
    ("<div class='wp-caption'><img src=/a.jpg><p class='wp-caption-text'>The quay.</p></div>", "The quay.", None),
    ("<div class=photo><img src=/a.jpg><br><i>The quay.</i></div>", "The quay.", None),
    (
        "<div><img src=/a.jpg><p class=img-desc>The quay.</p><p class=photo-credit>Ida Voss</p></div>",
        "The quay.",
        "Ida Voss",
    ),
    (
        "<figure><img src=/a.jpg><span class=copyright>QTV/Ida</span><figcaption>The quay.</figcaption></figure>",
        "The quay.",
        "QTV/Ida",
    ),
    ("<p><img src=/a.jpg></p><p>The quay at dusk [AP/YONHAP]</p>", "The quay at dusk", "AP/YONHAP"),
    ("<picture><source srcset=/a.webp><img src=/a.jpg></picture><figcaption>The quay.</figcaption>", "The quay.", None),
    ("<div><p>The quay. (AP Photo/Ida Voss)</p></div><img src=/a.jpg>", "The quay.", "AP Photo/Ida Voss"),
    ("<amp-img src=/a.jpg></amp-img><figcaption>The quay.</figcaption>", "The quay.", None),
    ("<img src=/a.jpg alt='Five people wait on the quay at dusk'>", "Five people wait on the quay at dusk", None),
    ("<img src=/a.jpg alt=quay>", None, None),
    ("<img src=/a.jpg alt='DSC 0012 quay morning.jpg'>", None, None),
    ("<img src=/a.jpg alt=quay title='Five people wait on the quay'>", "Five people wait on the quay", None),
]


@pytest.mark.parametrize(("text", "caption", "credit"), CAPTIONS)
def test_a_credit_is_told_from_its_caption(text: str, caption: str | None, credit: str | None) -> None:
    (image,) = images_of(f"<figure><img src=/a.jpg><figcaption>{text}</figcaption></figure>")
    assert (image.url, image.caption, image.credit) == ("https://example.com/a.jpg", caption, credit)


@pytest.mark.parametrize(("markup", "caption", "credit"), IDIOMS)
def test_caption_and_credit(markup: str, caption: str | None, credit: str | None) -> None:
    assert [(image.caption, image.credit) for image in images_of(markup) if image.url] == [(caption, credit)]


@pytest.mark.parametrize(
    ("attributes", "url"),
    [
        ("src=/a.jpg", "https://example.com/a.jpg"),
        ("src=data:image/gif;base64,R0lGOD data-src=/a.jpg", "https://example.com/a.jpg"),
        ("src=/blank.gif srcset='/s.jpg 300w, /l.jpg 1200w'", "https://example.com/l.jpg"),
        ("src=/placeholder.png data-srcset='/s.jpg 1x, /l.jpg 2x'", "https://example.com/l.jpg"),
    ],
)
def test_lazily_loaded_pictures_are_found(attributes: str, url: str) -> None:
    (image,) = images_of(f"<figure><img {attributes}><figcaption>The quay.</figcaption></figure>")
    assert image.url == url


@pytest.mark.parametrize(
    "attributes",
    ["src=/pixel.gif", "src=/logo.png", "src=/a.jpg width=1 height=1", "src=/avatar/ida.jpg", "src=/icon.svg", ""],
)
def test_icons_and_trackers_are_no_pictures(attributes: str) -> None:
    assert images_of(f"<img {attributes}>") == ()


def test_addresses_stay_as_written_without_the_page_s_own() -> None:
    assert images_of("<img src=/a.jpg>", url=None) == (Image("/a.jpg", None, None),)


def test_the_page_s_data_captions_what_has_no_caption() -> None:
    rendering = rendered(parsed("<html><body><p>a</p><img src=/i/a-800x600.jpg alt=quay><p>b</p></body></html>"), 2_000)
    told = (Image("https://cdn.example.com/i/a.jpg", "The quay at dusk", "Ida Voss"),)
    found = images(figures(rendering, 1, 2), URL, told)
    assert found == (Image("https://example.com/i/a-800x600.jpg", "The quay at dusk", "Ida Voss"),)


def test_each_picture_counts_once() -> None:
    twice = "<figure><img src=/a.jpg><figcaption>The quay.</figcaption></figure>" * 2
    assert len(images_of(twice)) == 1


def test_a_credit_on_its_own_belongs_to_the_picture_above() -> None:
    assert images_of("<img src=/a.jpg><p>Some words of text.</p><p>Photo: Ida Voss</p>")[-1].credit == "Ida Voss"


def test_pictures_of_other_articles_are_left_alone() -> None:
    card = "<div class=related-posts><a href=/x><img src=/b.jpg><figcaption>Herring.</figcaption></a></div>"
    assert images_of(card) == ()


def test_a_paragraph_beside_a_picture_is_no_caption() -> None:
    assert images_of("<div><img src=/a.jpg><p>The ferry came back at night.</p></div>") == (
        Image("https://example.com/a.jpg", None, None),
    )


def test_a_caption_that_stands_again_below_the_text_is_no_second_picture() -> None:
    figure = "<figure><img src=/a.jpg><figcaption>The quay at dawn.</figcaption></figure>"
    again = "<p class=wp-caption-text>The quay at dawn.</p>"
    assert images_of(f"{figure}{TEXT}{again}") == (Image("https://example.com/a.jpg", "The quay at dawn.", None),)


def test_pictures_of_a_page_that_is_one_form_are_kept():
    markup = "<form><h1>Ferry</h1><img src=/a.jpg><p>The quay. Photo: Ida Voss</p>"
    rendering = rendered(parsed(f"<html><body>{markup}{TEXT}{TEXT}</form></body></html>"), 2_000)
    assert images(figures(rendering, 3, 4), URL)[0].url == "https://example.com/a.jpg"
