"""Whole dumps in, whole articles out: pages of our own in the shapes of real ones, and two real ones where they lie."""

import hashlib
import json
from pathlib import Path

import pytest

from pipeline.errors import NoArticle
from pipeline.extract.dump import extract_dump
from pipeline.extract.settings import ExtractSettings, SiteRules
from pipeline.records import Article, Kind, RawPage

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
SETTINGS = ExtractSettings()
# Digests of what a person read off the two pages; the pages themselves are not ours to ship.
PERFECT = {
    "000": {
        "title": "9ff2597f16101cab",
        "standfirst": "2e96f39b82ab7cc9",
        "authors": "8f634ee40decf9a3",
        "published": "2dcf15cad855a972",
        "publication": "00c6579525d7dfbc",
        "images": "4f53cda18c2baa0c",
        "notes": "4f53cda18c2baa0c",
        "text": "defa22b6ba97e30f",
        "translated": "fcbcf165908dd18a",
    },
    "003": {
        "title": "0927755bf494c477",
        "standfirst": "74234e98afe7498f",
        "authors": "4f53cda18c2baa0c",
        "published": "09c31c7cf0b74fc4",
        "publication": "7c5a5ce20656775f",
        "images": "eaf327faabaee32d",
        "notes": "5c5aa3b7c11a492b",
        "text": "335766d8a9009172",
        "translated": "b5bea41b6c623f7c",
    },
}


LIST = """# The gym that became a workshop

Twelve years after the school closed, chess boards are made in its gym. Seven carpenters who retired from the furniture
factory brought their machines, and the town lent them the key. Last year they sold four hundred boards.

## Three steps

1. Dry the board for two years
2. Plane it to its thickness
3. Draw the squares in lacquer

The town will mend the second floor next spring so that visitors can watch. "When I hear children again, that is enough
for me," says the oldest of the seven, who still bikes to the school every morning at six.
"""


HEADLINE = "The tide mill grinds salt again"
LEAD = "A cooperative of nine salt makers has mended the mill in the old harbour and sells what it grinds abroad"
TEXT = """The wheel begins to turn two hours after high water, and nobody has to look at a clock: the whole street hears
it. Since January it grinds salt instead of corn, for a cooperative of nine families that live beside the harbour.

The house had been a store for nets. Its repair cost 140 thousand pounds, half of it paid by the town and the rest by
two hundred people who bought one paddle of the wheel each.
"""


MORE = (
    "The mill will open to schools in June, and twelve classes have asked for a day already, says its owner.\n\n"
    "Grinding with the tide takes twice as long, says the miller, who learned her trade from an old film. “But "
    "the water sends no bill.” The salt is coarser than any that a factory makes, and that is what the "
    "restaurants want to buy.\n\n"
)
CROSSING = (
    "A barge with an electric engine crossed the lagoon yesterday in forty minutes, with twelve people on "
    "board and no more noise than the gulls made. Its builder says that the charge is enough for six "
    "crossings, and the regular service begins in summer if the harbour office agrees to the new pier.\n\n"
    "Two older boats will go on sailing until then, and the crew of the barge is being trained on them every "
    "morning before the first market. The town pays for the pier, and the passengers will pay for the rest of "
    "it.\n\n"
)


def digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()[:16]


def article_of(text: str, kind: Kind = "text", settings: ExtractSettings = SETTINGS, url: str | None = None) -> Article:
    return extract_dump(RawPage(id="x", path="x", kind=kind, text=text, sha256="", url=url), settings)


def numbers(article: Article) -> list[int]:
    return [number for passage in article.passages for number in passage.lines]


def test_a_magazine_page_with_menus_in_another_script():
    article = article_of((ROOT / "raw/samples/magazine.txt").read_text("utf-8"))
    assert article.title == "The Quiet Ferry"
    assert article.published == "March 14, 2026"
    assert article.authors == ("NORA PETTERSSEN",)
    assert article.standfirst.startswith("The harbour of a small island")
    assert article.standfirst.endswith("are watching")
    assert article.publication == "Tidewater Review"
    assert numbers(article) == [17, 19, 21, 23, 25, 27]
    assert article.passages[0].text.startswith("WHEN THE FIRST ELECTRIC FERRY left")
    assert not article.images
    assert not article.notes


def test_a_daily_as_markdown_with_doubled_captions_and_a_note_on_its_translation():
    article = article_of((ROOT / "raw/samples/daily.md").read_text("utf-8"), "markdown")
    assert article.title == "Seoul’s night markets need rules that last longer than a season"
    assert article.published == "12 Feb. 2026, 20:04"
    assert article.publication == "Hanbit Daily"
    assert numbers(article) == [6, 7, 8, 11, 12]
    assert [image.credit for image in article.images] == ["PARK JI-WON", "MIRAE PHOTO/YONHAP"]
    assert all(image.url and image.caption and "[" not in image.caption for image in article.images)
    assert [note.kind for note in article.notes] == ["translation"]
    assert article.machine_translated


@pytest.mark.skipif(not SEEDS.exists(), reason="the shared pages are not here")
@pytest.mark.parametrize("kind", ["text", "markdown"])
@pytest.mark.parametrize("start", ["000", "003"])
def test_the_two_seeds_are_perfect(kind, start):
    (path,) = SEEDS.glob(f"{start}*")
    article = article_of(path.read_text("utf-8"), kind)
    found = {
        "title": article.title,
        "standfirst": article.standfirst,
        "authors": article.authors,
        "published": article.published,
        "publication": article.publication,
        "images": [(image.url, image.caption, image.credit) for image in article.images],
        "notes": [(note.kind, note.text) for note in article.notes],
        "text": article.text,
        "translated": article.machine_translated,
    }
    wanted = PERFECT[start]
    assert {name: digest(value) for name, value in found.items()} == wanted


def test_items_of_a_list_are_told_from_headings():
    article = article_of(LIST, "markdown")
    assert [passage.text for passage in article.passages if passage.kind == "heading"] == ["Three steps"]
    items = [passage.text for passage in article.passages if passage.kind == "list_item"]
    assert items == ["Dry the board for two years", "Plane it to its thickness", "Draw the squares in lacquer"]


def test_a_byline_that_begins_as_other_sentences_do_is_one_beside_the_text():
    article = article_of(
        "Barafu ya jua yaokoa samaki\nJumanne, Februari 17, 2026\nNa Zuhura Mwinyimvua\n\n"
        "Kila alfajiri mashua arobaini na mbili zinarejea ufukweni. Miezi sita iliyopita, theluthi moja ya samaki "
        "iliharibika kabla ya saa nne asubuhi kwa sababu barafu ilitoka mjini.\n\n"
        "Sasa barafu inatengenezwa kijijini. Paneli sitini za jua juu ya paa la ghala la zamani zinaendesha mashine "
        "mbili zinazotoa tani moja ya barafu kwa siku, wanasema viongozi wa ushirika.\n"
    )
    assert article.authors == ("Zuhura Mwinyimvua",)


def test_remarks_below_a_text_are_no_part_of_it():
    contributors = "Contributing: Dana Whitlock. Contact the reporter at praman@courier.example."
    remark = "Correção: uma versão anterior deste texto indicava que o preço se referia à garrafa de meio litro."
    found = article_of(f"# {HEADLINE}\n\n{TEXT}\n\n{contributors}\n\n{remark}\n", "markdown")
    assert not any(said in found.text for said in ("Contributing", "Correção"))
    assert [(note.kind, note.text) for note in found.notes] == [("correction", remark)]


def test_a_long_line_right_under_a_headline_introduces_it():
    article = article_of(f"News\n\n{HEADLINE}\n{LEAD}\n8 April 2026\nMarta Lindqvist, Leeds\n\n{TEXT}")
    assert (article.title, article.standfirst, article.authors) == (HEADLINE, LEAD, ("Marta Lindqvist",))


def test_a_caption_beside_its_picture_holds_the_credit():
    picture = "![Boats wait in the channel at low tide](https://example.org/1.jpg)"
    line = f"{picture} Boats wait in the channel at low tide - Jane Doe/The Span"
    article = article_of(f"# {HEADLINE}\n\n{TEXT}\n{line}\n\n{TEXT}", "markdown")
    (image,) = article.images
    assert (image.caption, image.credit) == ("Boats wait in the channel at low tide", "Jane Doe/The Span")


@pytest.mark.parametrize(("kind", "mark"), [("text", ""), ("markdown", "# ")])
def test_of_two_articles_the_main_one_is_kept_and_the_record_says_so(kind, mark):
    other = "Electric barge makes its first crossing"
    first = "\n\n".join(" ".join(part.split()) for part in TEXT.split("\n\n"))
    main = f"{mark}{HEADLINE}\n8 April 2026\nBy Marta Lindqvist\n\n{first}\n\n{MORE}"
    text = f"{main}\n{mark}{other}\nBy Mario Lavrador\n7 April 2026\n\n{CROSSING}"
    article = article_of(text, kind)
    assert article.title == HEADLINE
    assert "barge" not in article.text
    assert article.warnings == (f"The page holds another article, “{other}”; only the main one is kept.",)
    assert {line.reason for line in article.lines if "barge" in line.text} == {"belongs to another article of the page"}


def test_every_line_gets_a_verdict_under_its_own_number():
    text = (ROOT / "raw/samples/magazine.txt").read_text("utf-8")
    lines = article_of(text).lines
    assert [line.number for line in lines] == list(range(1, text.count("\n") + 2))
    assert all(line.reason for line in lines)
    assert {line.role for line in lines if not line.text} == {"blank"}


def test_a_page_without_end_is_read_to_a_limit_and_says_so():
    text = (ROOT / "raw/samples/magazine.txt").read_text("utf-8")
    article = article_of(text + "\n\n* * *\nMore" * 20_000)
    assert article.text.startswith(article_of(text).text[:200])
    assert len(article.lines) == text.count("\n") + 60_001
    assert article.lines[-1].reason == "stands after the first 40,000 lines, and no more are read"


def test_lines_without_end_are_read_to_a_limit_and_the_article_says_so():
    text = (ROOT / "raw/samples/magazine.txt").read_text("utf-8")
    article = article_of(f"{text}\n{'a ' * 1_000_000}\nMore")
    assert article.text.startswith(article_of(text).text[:200])
    assert article.lines[-1].reason == "stands after the first 2,000,000 characters, and no more are read"
    assert "no more than the first 2,000,000 were read" in article.warnings[0]


def test_a_person_overrules_the_judge_for_a_site():
    text = (ROOT / "raw/samples/magazine.txt").read_text("utf-8")
    rules = SiteRules(keep=("They meet at six",), drop=("Opponents were",))
    settings = ExtractSettings(sites={"example.org": rules})
    article = article_of(text, settings=settings, url="https://www.example.org/a")
    assert "They meet at six" in article.text
    reasons = [line.reason for line in article.lines if "config.toml" in line.reason]
    assert any('keep "They meet at six"' in reason for reason in reasons)
    assert "They meet at six" not in article_of(text, settings=settings, url="https://other.org/a").text


def test_what_a_person_keeps_makes_an_article_of_a_page():
    text = "Home\nNews\nSport\n\nThe pool opens at ten\n\nContact\nLog in\n"
    settings = ExtractSettings(sites={"example.org": SiteRules(keep=("The pool opens",))})
    assert article_of(text, settings=settings, url="https://example.org/a").text == "The pool opens at ten"


def test_a_refused_page_says_why_line_by_line():
    with pytest.raises(NoArticle) as caught:
        article_of("Home\nNews\n\nLog in\n")
    assert [line.text for line in caught.value.lines] == ["Home", "News", "", "Log in", ""]
    assert not any(line.kept for line in caught.value.lines)


@pytest.mark.parametrize("text", ["", "\n\n  \n", "Home\nNews\nSport\nContact\nLog in\n", "* * *\n\n---\n"])
def test_a_page_without_prose_holds_no_article(text):
    with pytest.raises(NoArticle):
        article_of(text)


FLOOD = "The wheel of the mill at high water"
SEEN = f"{FLOOD}, seen from the bridge that the town built last year."


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("alt", "below", "caption", "credit"),
    [
        (FLOOD, f"{SEEN} Photo: Anna Prior", SEEN, "Anna Prior"),
        (FLOOD, SEEN, SEEN, None),
        (f"{FLOOD[:-6]}...", SEEN, SEEN, None),
        ("The mill.", "The mill. Photo: Anna Prior", "The mill.", "Anna Prior"),
        (FLOOD, "PAULO PIMENTA", FLOOD, "PAULO PIMENTA"),
        (FLOOD, "**PAULO PIMENTA**", FLOOD, "PAULO PIMENTA"),
        ("", "PAULO PIMENTA", None, "PAULO PIMENTA"),
        ("", f"**{SEEN}**", SEEN, None),
    ],
)
def test_the_line_below_a_picture_is_its_caption_in_full_or_its_credit(alt, below, caption, credit, between):
    picture = f"![{alt}](https://example.org/mill.jpg){between}{below}"
    article = article_of(f"# {HEADLINE}\n\nBy Jane Doe\n\n{TEXT}\n{picture}\n\n{MORE}", "markdown")
    (image,) = article.images
    assert (image.url, image.caption, image.credit) == ("https://example.org/mill.jpg", caption, credit)
    assert "PIMENTA" not in article.text
    assert "high water, seen" not in article.text
    assert article.authors == ("Jane Doe",)


def test_a_name_in_capitals_below_a_caption_is_its_credit_in_text_too():
    caption = "The wheel of the mill at high water, seen from the bridge"
    article = article_of(f"{HEADLINE}\n\nBy Jane Doe\n\n{TEXT}\n\n{caption}\nPAULO PIMENTA\n\n{MORE}")
    assert [(image.caption, image.credit) for image in article.images] == [(caption, "PAULO PIMENTA")]


def test_a_heading_in_capitals_below_a_picture_and_a_paragraph_on_who_is_pictured_stay_text():
    lead = (
        "Clementine Harbour has milled salt for eleven winters and wants to go on for as many, says the town’s paper."
    )
    picture = "![Clementine Harbour](https://example.org/mill.jpg)"
    article = article_of(f"# {HEADLINE}\n\n{TEXT}\n{picture}\n\nTHE NINE FAMILIES\n\n{MORE}", "markdown")
    assert "THE NINE FAMILIES" in article.text
    article = article_of(f"# {HEADLINE}\n\n{TEXT}\n{picture}\n\n{lead}\n\n{MORE}", "markdown")
    assert lead in article.text


@pytest.mark.parametrize(
    ("line", "publication"),
    [
        ("The Plains Gazette | Updated: 3/4/2026 14:20 IST", "The Plains Gazette"),
        ("Published: 3/4/2026 14:20 | Süddorfer Landeszeitung", "Süddorfer Landeszeitung"),
        ("한빛일보 | 2026.04.03 14:20", "한빛일보"),
        ("3 April 2026 (来源：河北日报)", "河北日报"),
        ("Marsh Lantern | Updated: 3/4/2026 14:20 IST", "Marsh Lantern"),
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_a_newspaper_named_beside_the_date_is_the_publication_and_no_author(line, publication, above):
    lines = ["Anjali Deshpande", line] if above else [line, "Anjali Deshpande"]
    rights = "© 2026 Marsh Lantern. All rights reserved" if "Lantern" in line else ""
    article = article_of("\n\n".join([HEADLINE, *lines, MORE, CROSSING, rights]))
    assert article.authors == ("Anjali Deshpande",)
    assert article.publication == publication
    assert "2026" in (article.published or "")


def test_a_person_named_beside_the_date_is_the_author_though_the_page_is_theirs():
    rights = "© 2026 Anjali Deshpande. All rights reserved"
    article = article_of(f"{HEADLINE}\n\nAnjali Deshpande | 3 April 2026\n\n{TEXT}\n\n{MORE}\n\n{rights}")
    assert article.authors == ("Anjali Deshpande",)


def test_a_caption_of_two_sentences_is_none_of_the_text():
    caption = "The mill on the morning after the flood. The water reached the third stair of most houses."
    article = article_of(f"{HEADLINE}\n\n{caption} (Image: Anna Prior)\n\n{TEXT}\n\n{MORE}")
    assert [(image.caption, image.credit) for image in article.images] == [(caption, "Anna Prior")]
    assert "third stair" not in article.text


@pytest.mark.parametrize("file", ["Download PDF (214 KB)", "Lista provisional (XLSX, 48 KB)", "Audio [143 MB]"])
def test_a_file_to_download_is_no_caption_and_none_of_the_text(file):
    article = article_of(f"{HEADLINE}\n\n{TEXT}\n\n{file}\n\n{MORE}")
    assert not article.images
    assert file not in article.text


@pytest.mark.parametrize("logo", ["![The Span](/i/logo.png)", "![Logo: The Span](/i/1.png)", "![The Span](/i/1.png)"])
def test_a_logo_above_the_title_is_no_picture_of_the_article(logo):
    text = f"Home\n\n{logo}\n\n# {HEADLINE}\n\nBy Jane Doe\n\n{TEXT}\n\n{MORE}\n\n© 2026 The Span"
    assert not article_of(text, "markdown").images
    pictured = text.replace(logo, "![The mill at high water](/i/1.jpg)")
    assert [image.caption for image in article_of(pictured, "markdown").images] == ["The mill at high water"]


def test_a_bold_question_below_a_picture_is_the_interviewer_s():
    question, picture = "**Did you never want to leave the mill?**", "![](/i/2.jpg)"
    article = article_of(f"# {HEADLINE}\n\n{TEXT}\n\n{picture}\n\n{question}\n\n{MORE}", "markdown")
    assert question.strip("*") in article.text


@pytest.mark.parametrize("aside", ["READ ALSO: The pier that nobody needed", "Advertisement"])
def test_a_heading_after_an_aside_is_one_of_the_text(aside):
    article = article_of(f"{HEADLINE}\n\n{TEXT}\n\n{aside}\n\nThe water sends no bill\n\n{MORE}")
    assert ("heading", "The water sends no bill") in [(passage.kind, passage.text) for passage in article.passages]
    assert aside not in article.text


BELOW = "Share\nMore from Obituaries\nLog in\nTerms & conditions\n"


def test_the_dates_of_a_life_close_the_text_and_are_no_byline():
    life = "Ida Maria Voss, miller, born 3 May 1931; died 2 November 2025"
    article = article_of(f"{HEADLINE}\n8 November 2025\n\n{TEXT}\n{MORE}{life}\nMarta Lindqvist\n\n{BELOW}")
    assert article.text.endswith(life)
    assert article.authors == ("Marta Lindqvist",)
    assert article.published == "8 November 2025"
