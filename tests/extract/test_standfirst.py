"""Standfirsts of dumps that nothing sets apart, and first paragraphs that are none."""

import pytest

from pipeline.extract.dump import extract_dump
from pipeline.extract.settings import ExtractSettings
from pipeline.extract.standfirst import lead_label
from pipeline.records import Article, RawPage

HEAD = "The tide mill grinds salt again\n\n12 January 2026\n\nIda Voss\n\n"
TEXT = (
    "The wheel of the mill begins to turn two hours after high water, and nobody beside the harbour has to look at a "
    "clock: the whole street hears it. Since January it grinds salt for nine families, who own one share each.\n\n"
    "The house had been a store for nets. Its repair cost the cooperative 140 thousand pounds, half of it paid by the "
    "town and the rest by two hundred people who bought one paddle of the old wheel each.\n\n"
    "Grinding with the tide takes twice as long, says the miller, who learned her trade from an old film. The families "
    "sell the salt abroad, and that is what the restaurants of the coast had not expected.\n"
)


def article_of(opening: str) -> Article:
    text = f"{HEAD}{opening}\n\n{TEXT}"
    return extract_dump(RawPage(id="x", path="x", kind="text", text=text, sha256="", url=None), ExtractSettings())


@pytest.mark.parametrize(
    "opening",
    [
        "Nine families have repaired the old mill beside the harbour, and the salt that it grinds is sold abroad.",
        "A cooperative of nine families repaired the old wheel. It grinds salt with the tide.",
        "Forty years of silence are over beside the harbour. Who would have thought that salt is worth the noise?",
    ],
)
def test_a_short_first_paragraph_that_speaks_of_the_same(opening):
    article = article_of(opening)
    assert article.standfirst == opening
    assert len(article.passages) == 3


def test_a_first_paragraph_over_a_caption():
    opening = (
        "Die Ebbe war vierzig Jahre lang nur eine Ebbe, und wer am Hafen wohnte, der schlief. Nun dreht sich das Rad, "
        "und mit ihm drehen sich die Schläfer im Bett."
    )
    caption = "Das Rad vor der Reparatur. Foto: Ida Voss"
    assert article_of(f"{opening}\n\n{caption}").standfirst == opening
    assert article_of(opening).standfirst is None


@pytest.mark.parametrize(
    "opening",
    [
        "“Nine families have repaired the mill beside the harbour, and the salt that it grinds is sold,” says Ida.",
        "Port Hope – Nine families have repaired the old mill beside the harbour, and the salt is sold abroad.",
        "PORT HOPE — Nine families have repaired the old mill beside the harbour, and the salt is sold abroad.",
        "A fire broke out on Monday evening at a bakery in the west of Exampleton, police and witnesses said.",
        (
            "Nine families have repaired the old mill beside the harbour, and the salt that it grinds is sold abroad. "
            "The town paid half of what the cooperative needed. The rest came from two hundred people. It was enough."
        ),
    ],
)
def test_a_first_paragraph_that_is_text(opening):
    article = article_of(opening)
    assert article.passages[0].text == opening


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("核心提示： 修了五十二年钟", "修了五十二年钟"),
        ("【导读】修了五十二年钟", "修了五十二年钟"),
        ("Summary: The mill grinds again", "The mill grinds again"),
        ("Résumé : le moulin tourne", "le moulin tourne"),
        ("Özet: Değirmen yeniden dönüyor", "Değirmen yeniden dönüyor"),
        ("요약: 물레방아가 다시 돈다", "물레방아가 다시 돈다"),
        ("Кратко: мельница снова мелет", "мельница снова мелет"),
        ("خلاصه: آسیاب دوباره می‌چرخد", "آسیاب دوباره می‌چرخد"),
        ("In sintesi: il mulino gira", "il mulino gira"),
    ],
)
def test_a_label_is_no_part_of_the_standfirst(text, rest):
    assert text[lead_label(text) :] == rest


@pytest.mark.parametrize(
    "text", ["Summary of the report", "The summary: short", "Leader: Ida Voss", "Lead in the water", "导读者协会成立"]
)
def test_what_is_no_label(text):
    assert lead_label(text) == 0


TITLE, SUBTITLE = HEAD.partition("\n")[0], "A street says goodbye to the silence of forty years"


@pytest.mark.parametrize(
    "between",
    [
        "",
        "12 January 2026, 9.30 am\nComments (3) Share on Facebook Print\nby Ida Voss\n",
        "[ __ ](https://share.example/?text=The tide mill grinds salt again &url=https://x.example/a)\n",
    ],
)
def test_the_line_that_introduces_the_text_whatever_buttons_stand_above_it(between):
    below = "by Ida Voss\n12 January 2026\n\n" if "by Ida Voss" not in between else ""
    text = f"Home\nNews\n\n{TITLE}\n{between}{SUBTITLE}\n{below}\n{TEXT}"
    page = RawPage(id="x", path="x", kind="text", text=text, sha256="", url=None)
    article = extract_dump(page, ExtractSettings())
    assert (article.title, article.standfirst) == (TITLE, SUBTITLE)


@pytest.mark.parametrize(
    "line",
    [
        "This post and the photos within it may contain affiliate links",
        "Follow us on Google News and never miss a story of ours again",
    ],
)
def test_what_the_site_says_of_itself_introduces_nothing(line):
    text = f"{TITLE}\n{line}\n12 January 2026\n\n{TEXT}"
    page = RawPage(id="x", path="x", kind="text", text=text, sha256="")
    assert extract_dump(page, ExtractSettings()).standfirst is None


@pytest.mark.parametrize(
    "line",
    ["La marée : le moulin moud de nouveau le sel du port", "Accueil Région La marée: le moulin moud de nouveau"],
)
def test_a_line_that_says_the_title_again_or_more_than_a_sentence_does_is_none(line):
    lead = "Neuf familles ont réparé la roue, et le sel part désormais vers l’étranger."
    title = "La marée: le moulin moud de nouveau"
    text = f"Accueil\nRégion\n\n{title}\n12 janvier 2026\n{line}\n\n{lead}\nPartager\n\n{TEXT}"
    assert (
        extract_dump(RawPage(id="x", path="x", kind="text", text=text, sha256=""), ExtractSettings()).standfirst == lead
    )
