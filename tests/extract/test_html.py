import pytest

from pipeline.errors import NoArticle
from pipeline.extract.html import extract_html
from pipeline.extract.settings import ExtractSettings, SiteRules
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


def test_a_standfirst_introduces_the_text_and_is_no_part_of_it() -> None:
    found = extracted(
        article(before="<p class=standfirst>After 94 years the wooden ferry gives way to a faster one.</p>")
    )
    assert found.standfirst == "After 94 years the wooden ferry gives way to a faster one."
    assert texts(found) == PARAGRAPHS


LEAD = "After 94 years the wooden ferry gives way to a faster one, and not all of its passengers are glad to see it go"


@pytest.mark.parametrize(("tag", "style"), [("h2", "sub"), ("p", "standfirst"), ("p", ""), ("p", "view-sub")])
def test_authors_and_date_are_found_below_a_standfirst(tag: str, style: str) -> None:
    meta = (
        "<p class=byline>By Priya Raman and Tom O'Connor, local democracy reporters</p>"
        "<p>Published 9 March 2026, 6.42pm | Updated 10 March 2026</p>"
    )
    found = extracted(article(before=f"<{tag} class='{style}'>{LEAD}</{tag}>{meta}"))
    assert (found.standfirst, found.published) == (LEAD, "9 March 2026, 6.42pm")
    assert found.authors == ("Priya Raman", "Tom O'Connor")
    assert texts(found) == PARAGRAPHS


def test_the_first_heading_of_a_text_is_no_standfirst() -> None:
    found = extracted(article(before="<h2>In the harbour</h2>"))
    assert found.standfirst is None


def test_bylines_and_dates_are_read_and_no_part_of_the_text() -> None:
    meta = (
        "<div class=meta><span>By Ansel Brook</span> | <time datetime=2025-03-10T08:15:00Z>10 March 2025</time></div>"
    )
    found = extracted(article(before=meta))
    assert (found.authors, found.published) == (("Ansel Brook",), "2025-03-10T08:15:00Z")
    assert texts(found) == PARAGRAPHS


def test_a_signature_below_the_text_names_the_author() -> None:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    found = extracted(f"<article><h1>Last crossing</h1>{body}<p><i>Ida Marie Voss</i></p></article>")
    assert found.authors == ("Ida Marie Voss",)
    assert texts(found) == PARAGRAPHS


@pytest.mark.parametrize(
    ("inside", "authors"),
    [
        ("<p><strong>Ida Marie Voss</strong></p>{}", ("Ida Marie Voss",)),
        ("<p><b>Søren Ågård</b></p>{}", ("Søren Ågård",)),
        ("<p><strong>The second ferry</strong></p>{}", ()),
        ("<p><strong>Voss</strong></p>{}", ()),
        ("{}<div class=byline>Door: <a href=/a/x>Ida Voss</a></div>", ("Ida Voss",)),
        ("<div class=byline>Vertaald door <a href=/a/x>Ida Voss</a></div>{}", ()),
        ("<div class=byline><i>Translated by</i> <a href=/a/x>Ida Voss</a></div>{}", ()),
        ("<p>3 May 2025 • Aangepast 4 May 2025</p>{}", ()),
    ],
)
def test_who_is_named_beside_the_text_wrote_it_unless_they_translated(inside: str, authors: tuple[str, ...]) -> None:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    assert extracted(f"<article><h1>Last crossing</h1>{inside.format(body)}</article>").authors == authors


def test_a_year_makes_no_date_of_a_standfirst() -> None:
    lead = "The wooden Marguerite has carried cows and brides since 1931."
    found = extracted(article(before=f"<p class=subtitulo>{lead}</p><p class=autor>Ida Voss</p>"))
    assert (found.standfirst, found.authors, found.published) == (lead, ("Ida Voss",), None)


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


def test_a_byline_with_the_time_of_an_update_is_no_remark():
    found = extracted(
        article(
            before="<div class=byline>Door <a rel=author>Ida Voss</a>"
            "<time datetime=2026-03-10T04:30>Vandaag, 04:30</time><span>Laatste update: 09:02</span></div>"
        )
    )
    assert (found.authors, found.notes) == (("Ida Voss",), ())
