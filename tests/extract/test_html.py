import pytest
from extract.wooden_ferry import PARAGRAPHS, article, extracted, page, texts

from pipeline.errors import NoArticle
from pipeline.extract.html import extract_html
from pipeline.extract.settings import ExtractSettings, SiteRules


@pytest.mark.parametrize("mark", ["ENDS", "###", "پایان پیام"])
def test_a_mark_that_the_text_is_over_is_none_of_it(mark: str) -> None:
    text = article().replace("</div></article>", f"<p>{mark}</p></div></article>")
    assert texts(extracted(text)) == PARAGRAPHS
    assert extracted(text).authors == ()


def test_the_body_is_the_body() -> None:
    found = extracted(article())
    assert texts(found) == PARAGRAPHS
    assert found.title == "Last crossing of the Marguerite"
    assert found.declared_languages == ("en",)


def test_every_block_has_one_verdict_and_passages_point_at_theirs() -> None:
    found = extracted(article())
    assert [line.number for line in found.lines] == list(range(1, len(found.lines) + 1))
    by_number = {line.number: line for line in found.lines}
    for passage in found.passages:
        assert passage.text == "\n".join(by_number[number].text for number in passage.lines)
        assert all(by_number[number].kept for number in passage.lines)
    assert all(line.reason and 0 <= line.score <= 1 for line in found.lines)


@pytest.mark.parametrize(
    ("markup", "kinds", "text"),
    [
        ("<h2>A bench for the evening</h2>", ["heading"], "A bench for the evening"),
        (
            "<blockquote><p>“I never learned to swim,” the captain said.</p></blockquote>",
            ["quote"],
            "“I never learned to swim,” the captain said.",
        ),
        (
            "<ul><li>Boats: two, of which one floats</li><li>Benches: one, of which none faces west</li></ul>",
            ["list_item"] * 2,
            "Boats: two, of which one floats",
        ),
        (
            (
                "<table><tr><th>Year</th><th>Cows</th></tr><tr><td>1931</td><td>214</td></tr><tr><td>2024</td><td>3"
                "</td></tr></table>"
            ),
            ["table"],
            "Year | Cows\n1931 | 214\n2024 | 3",
        ),
    ],
)
def test_kinds_are_kept_in_order(markup: str, kinds: list[str], text: str) -> None:
    found = extracted(article(middle=markup))
    assert [passage.kind for passage in found.passages] == ["paragraph"] * 3 + kinds + ["paragraph"] * 2
    assert found.passages[3].text == text


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Read more: <a href=/x>Lighthouse keeper counts 10,000 gulls and one flamingo</a></p>",
        "<p>Lea también: <a href=/x>El farero cuenta diez mil gaviotas</a></p>",
        "<div class=newsletter-signup><p>Sign up to our newsletter and never miss a ferry again.</p></div>",
        "<aside class=related-posts><h3>Related</h3><ul><li><a href=/x>Herring are late again</a></li></ul></aside>",
        (
            "<div style='display:none'><p>This paragraph is not shown to anybody who reads the page in a "
            "browser.</p></div>"
        ),
        "<p>Advertisement</p>",
    ],
)
def test_furniture_inside_the_text_is_left_out(markup: str) -> None:
    assert texts(extracted(article(middle=markup))) == PARAGRAPHS


@pytest.mark.parametrize(
    "markup",
    [
        (
            "<div id=comments class=comments-area><ol class=comment-list><li class=comment><p>My grandmother "
            "crossed on that ferry with a cow that was older than the captain, and both were "
            "seasick.</p></li></ol></div>"
        ),
        (
            "<section class=reader-comments><p>The bench was mine. I carved my name into it in the summer of "
            "1962, and I would do it again.</p></section>"
        ),
        (
            "<hyvor-talk-comments><p>The bench was mine. I carved my name into it in the summer of 1962, and I would "
            "do it again.</p></hyvor-talk-comments>"
        ),
        (
            "<div id=comentarios><p>The bench was mine. I carved my name into it in the summer of 1962, and I would "
            "do it again.</p></div>"
        ),
    ],
)
def test_comments_never_stand_in_the_body(markup: str) -> None:
    found = extracted(article(after=markup))
    assert texts(found) == PARAGRAPHS
    assert {line.role for line in found.lines if "bench was mine" in line.text or "grandmother" in line.text} == {
        "comment"
    }


def test_what_a_heading_calls_comments_is_no_text() -> None:
    mine = "The bench was mine. I carved my name into it in the summer of 1962, and I would do it again."
    found = extracted(article(after=f"<div><h3>3 Comments</h3><div><p>{mine}</p></div></div>"))
    assert texts(found) == PARAGRAPHS


def test_pictures_stand_beside_the_text() -> None:
    figure = (
        "<figure><img src=/img/boat.jpg><figcaption>The Marguerite at her berth. <span class=credit>Photo: "
        "Ida Voss</span></figcaption></figure>"
    )
    found = extracted(article(middle=figure))
    assert texts(found) == PARAGRAPHS
    (image,) = found.images
    assert (image.url, image.caption, image.credit) == (
        "https://www.example.com/img/boat.jpg",
        "The Marguerite at her berth.",
        "Ida Voss",
    )


@pytest.mark.parametrize(
    ("note", "kind", "machine"),
    [
        ("Correction: an earlier version of this article gave the ferry's age as 49.", "correction", False),
        ("This article was translated from Swedish using generative AI.", "translation", True),
        ("Editor's note: the names of the cows have been changed.", "editor", False),
    ],
)
def test_notes_are_kept_apart(note: str, kind: str, machine: bool) -> None:
    found = extracted(article(after=f"<p><em>{note}</em></p>"))
    assert [(one.kind, one.text) for one in found.notes] == [(kind, note)]
    assert found.machine_translated is machine
    assert texts(found) == PARAGRAPHS


def test_a_site_can_be_mended_by_hand() -> None:
    rules = {"example.com": SiteRules(keep=("All rights reserved",), drop=("café",))}
    found = extracted(article(), settings=ExtractSettings(sites=rules))
    assert texts(found) == [*PARAGRAPHS[:3], PARAGRAPHS[4], "© 2025 Sound Courier. All rights reserved."]
    dropped = next(line for line in found.lines if "café" in line.text)
    assert (dropped.kept, dropped.reason) == (False, 'you said so in config.toml: drop "café"')


def test_what_a_person_keeps_makes_an_article_of_a_page() -> None:
    body = "<h1>Water supply</h1><p>Water is off in Mill Lane until six.</p>"
    with pytest.raises(NoArticle):
        extracted(body)
    found = extracted(body, settings=ExtractSettings(sites={"example.com": SiteRules(keep=("Water is off",))}))
    assert texts(found)[0] == "Water is off in Mill Lane until six."


def test_rules_of_a_domain_hold_on_its_subdomains() -> None:
    settings = ExtractSettings(sites={"example.com": SiteRules(drop=("café",))})
    found = extract_html(page(article(), url="https://news.example.com/ferry"), settings)
    assert texts(found) == [*PARAGRAPHS[:3], PARAGRAPHS[4]]


def test_declared_languages_of_blocks_are_noted() -> None:
    found = extracted(
        article(middle="<p lang=sv>”Vi ses på andra sidan”, ropade någon från bryggan, och så gick båten.</p>")
    )
    assert [passage.declared_language for passage in found.passages] == ["en", "en", "en", "sv", "en", "en"]


def test_the_same_page_gives_the_same_article_whatever_came_before() -> None:
    first = extracted(article())
    for _ in range(3):
        extracted(article(middle="<p>Another text altogether stands here, so that something has come in between.</p>"))
    assert extracted(article()) == first


def test_a_higher_threshold_never_keeps_more() -> None:
    doubtful = "".join(
        f"<p><a href=/{n}>The harbour café closes in winter, and nobody knows</a> why so early.</p>" for n in range(3)
    )
    body = article(middle=f"<div class=promo>{doubtful}</div>", after=f"<div>{doubtful}</div>")
    kept = [texts(extracted(body, settings=ExtractSettings(threshold=share))) for share in (0.05, 0.5, 0.95)]
    assert set(kept[2]) <= set(kept[1]) <= set(kept[0])
    assert len(kept[0]) > len(kept[2])


@pytest.mark.parametrize(
    "label",
    [
        "あわせて読みたい",
        "Read also",
        "Lesen Sie auch",
        "À lire aussi",
        "Te puede interesar",
        "Читайте также",
        "Leia também",
    ],
)
def test_links_under_a_heading_that_points_elsewhere_are_no_text(label: str) -> None:
    links = "".join(f"<li><a href='/{at}'>The cat of the lighthouse wins a prize {at}</a></li>" for at in range(2))
    found = extracted(article(middle=f"<div><h2>{label}</h2><ul>{links}</ul></div>"))
    assert texts(found) == PARAGRAPHS


@pytest.mark.parametrize(
    "announced",
    [
        "According to the report, the new boat will carry:",
        "Laut Bericht wird das neue Schiff befördern:",
        "Selon le rapport, le nouveau bateau transportera :",
        "По данным отчёта, новое судно будет перевозить:",
        "報告書によると、新しい船が運ぶもの：",
    ],
)
def test_a_list_that_a_paragraph_announces_is_text(announced: str) -> None:
    items = ["about 90 cows to 1,100 farms;", "two public pianos near the market;", "a reserve of brides."]
    markup = f"<p>{announced}</p><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
    assert [text for text in texts(extracted(article(middle=markup))) if text not in PARAGRAPHS] == [announced, *items]


@pytest.mark.parametrize("align", ["left", "right"])
def test_a_table_with_nothing_but_a_picture_and_a_line_is_a_figure(align: str) -> None:
    caption = "The Marguerite at the quay, as seen from the café."
    cell = "<tr><td><img src='/m.jpg' width=250 height=188></td></tr>"
    table = f"<table align={align} width=260>{cell}<tr><td><i>{caption}</i></td></tr></table>"
    found = extracted(article(middle=table))
    assert texts(found) == PARAGRAPHS
    assert found.images[0].caption == caption


def test_a_table_of_figures_stays() -> None:
    table = "<table><tr><th>Boat</th><th>Year</th></tr><tr><td>Marguerite</td><td>1931</td></tr></table>"
    assert "Marguerite" in " ".join(texts(extracted(article(middle=table))))
