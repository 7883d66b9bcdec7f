"""Which line of a dump is the headline."""

import pytest

from pipeline.extract import extract_article
from pipeline.records import RawPage

BODY = """The ferry crossed the strait for the last time on Sunday, and half of the village stood on the pier.

It had carried mail, cattle and brides for sixty years. The new bridge opens in spring, says the harbour office.

Nobody knows yet what will become of the ferry. A museum in the capital has asked for it twice."""


STORM = """Jaka bura u noći na subotu odnijela je polovicu krova dvorane u Stinjaku, a vatrogasci su izašli na teren.

Ravnatelj škole kaže da je dvorana zatvorena do daljnjega i da će se nastava tjelesnog održavati u domu kulture.

Grad je obećao novi krov do jeseni. Procjena štete očekuje se idući tjedan, a osiguranje je već poslalo stručnjaka."""


def title_of(text, kind="text"):
    page = RawPage(id="x", path="x", kind=kind, text=text, sha256="")
    return extract_article(page).title


@pytest.mark.parametrize(
    "above",
    [
        "Home\nNews\nSport\n\nLast ferry crosses the strait\nBy Nora Pettersen\n12 March 2026\n\n",
        "Home\nNews\nLast ferry crosses the strait\nHalf a village says goodbye after sixty years\n12 March 2026\n\n",
        "Home\nLast ferry crosses the strait\nNora Pettersen\n12 March 2026\nShare\nFacebook\n\n",
        "Latest: Mayor resigns over new bridge\nSport\nLast ferry crosses the strait\nPublished 12 March 2026\n\n",
        "Last ferry crosses the strait\n\n12 March 2026\n\nSixty years are over\n\nLast ferry crosses the strait\n\n",
    ],
)
def test_the_headline_is_found_among_what_stands_above_the_text(above):
    assert title_of(above + BODY) == "Last ferry crosses the strait"


def test_the_headline_of_another_article_to_which_the_text_leads_is_not_its_own():
    above = "Related\n19.00\nA museum asks for the ferry\nSundhavn  12 March 2026  19.43\nThe last ferry leaves\n\n"
    first, *others = BODY.split("\n\n")
    assert title_of(above + "\n\n".join((first, "Read more: A museum asks for the ferry", *others))) == (
        "The last ferry leaves"
    )


def test_breadcrumbs_may_cut_the_headline_short():
    crumbs = "  * [Home](https://x.example/)\n  * [Sea](https://x.example/sea)\n  * Last ferry crosses the strait\n\n"
    title = "Last ferry crosses the strait, mayors wave politely while brass bands tune instruments"
    assert title_of(f"{crumbs}# {title}\n\n12 March 2026\n\n{BODY}", "markdown") == title


def test_a_headline_that_a_hard_wrap_has_cut_is_whole():
    assert title_of(f"News\n\nLast ferry crosses the strait while the\nvillage watches\n\n12 March 2026\n\n{BODY}") == (
        "Last ferry crosses the strait while the village watches"
    )


def test_the_address_tells_which_of_two_lines_is_the_headline():
    above = "Home\nThe long way home over land\nA museum asks for the ferry\n12 March 2026\n\nThe pier\n\n"
    page = RawPage(
        id="x", path="x", kind="text", text=above + BODY, sha256="", url="https://x.example/the-long-way-home-over-land"
    )
    assert extract_article(page).title == "The long way home over land"
    assert title_of(above + BODY) == "A museum asks for the ferry"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Home News Last ferry crosses the strait", "Last ferry crosses the strait"),
        ("The Last ferry crosses the strait", "The Last ferry crosses the strait"),
        ("Farewell at sea: Last ferry crosses the strait", "Farewell at sea: Last ferry crosses the strait"),
    ],
)
def test_a_kicker_is_cut_where_another_line_says_the_rest(line, title):
    text = (
        f"{line}\n12 March 2026\n\n{BODY}\n\nMost read\nLast ferry crosses the strait\nMayor resigns over new bridge\n"
    )
    assert title_of(text) == title


def test_a_byline_that_begins_small_is_no_part_of_a_headline_that_the_page_says_alone():
    below = "Zu „Last ferry crosses the strait“: 3 Kommentare"
    assert (
        title_of(f"Last ferry crosses the strait\nvon zahlenzauberin\n\n{BODY}\n\n{below}\n")
        == "Last ferry crosses the strait"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Bura odnijela krov dvorane u Stinjaku (FOTO)",
        "VIDEO: Bura odnijela krov dvorane u Stinjaku",
        "Bura odnijela krov dvorane u Stinjaku [FOTOGALERIJA]",
    ],
)
def test_a_headline_that_says_that_there_are_pictures_is_no_caption(line):
    assert title_of(f"Naslovnica\nVijesti\n{line}\nPiše: Iva Marušić\n12.03.2026. 08:15\n\n{STORM}") == line


def test_a_headline_may_stand_over_the_credit_of_its_picture():
    above = "Naslovnica\nVijesti\nBura odnijela krov dvorane u Stinjaku\nFoto: Ante Perković\n12.03.2026. 08:15\n\n"
    assert title_of(above + STORM) == "Bura odnijela krov dvorane u Stinjaku"


def test_a_marked_headline_is_found_however_much_stands_between_it_and_the_text():
    menu = "\n".join(f"* [Harbour {number}](https://x.example/{number})" for number in range(80))
    text = f"# Last ferry crosses the strait\n\n{menu}\n\n12 March 2026\n\n{BODY}"
    assert title_of(text, "markdown") == "Last ferry crosses the strait"


def test_a_script_without_capitals_begins_no_line_small():
    body = """面馆开在旧码头边上，客人进门先看墙上的手势，再决定要鱼丸还是要葱，几乎没有人开口说话，只听见锅里的水声。

店主说，七年前开张的时候只有一块写字板，后来隔壁的学生把菜单画成了手势，一学就会，街坊们慢慢也都学会了。

今年春天，邻居们凑钱给店里换了一盏灯，有人进门灯就闪两下，店主说现在最担心的是灯泡坏了没人告诉他。"""
    above = "首页\n财经\n旧码头面馆的手势菜单\n作者，林若溪\nRole，寰宇广播面馆记者\n2026年3月4日\n\n"
    assert title_of(above + body) == "旧码头面馆的手势菜单"


def test_a_headline_loses_the_name_of_the_site_that_the_rights_of_the_page_repeat():
    head, foot = "Last ferry crosses the strait - Strait Herald\n12 March 2026\n\n", "\n\n© 2026 Strait Herald Ltd."
    assert title_of(head + BODY + foot) == "Last ferry crosses the strait"


def test_a_long_line_below_a_short_one_introduces_the_text():
    lead = "The ferry crossed the strait for the last time, and half of the village stood on the pier to see it go"
    assert title_of(f"Home\nNews\nGoodbye to an old companion today\n{lead}\n12 March 2026\n\n{BODY}") == (
        "Goodbye to an old companion today"
    )


@pytest.mark.parametrize("below", ["Last ferry", "The last ferry"])
def test_breadcrumbs_are_no_headline_though_they_say_more(below):
    path = "Home / Transport / Islands / Last ferry crosses the strait"
    assert title_of(f"{path}\n{below}\n{BODY}") == below


@pytest.mark.parametrize("staff", ["Redaktion Seeland", "Vindhya News Agency"])
def test_a_newsroom_named_above_and_below_the_date_is_no_headline(staff):
    above = f"Home\nLast ferry crosses the strait\n{staff}\n12 March 2026\n{staff}\n\n"
    assert title_of(above + BODY) == "Last ferry crosses the strait"


@pytest.mark.parametrize(
    "byline", ["By Nora Petrie and Rosa Fuchs", "by Nora Petrie, who crossed the strait on the ferry"]
)
def test_who_signs_is_no_headline(byline):
    assert title_of(f"Home\nGoodbye\n{byline}\n12 March 2026\n\n{BODY}") == "Goodbye"


def test_a_page_with_nothing_but_a_byline_over_its_text_has_no_headline():
    text = f"By Nora Petrie and Rosa Fuchs\n\n{BODY}"
    found = extract_article(RawPage(id="x", path="x", kind="text", text=text, sha256=""))
    assert (found.title, found.authors) == (None, ("Nora Petrie", "Rosa Fuchs"))


def test_what_a_picture_says_is_no_headline():
    above = (
        "![The ferry crosses the strait for the last time](/i.jpg)\n\nGoodbye to an old companion\n\n12 March 2026\n\n"
    )
    assert title_of(above + BODY, "markdown") == "Goodbye to an old companion"


@pytest.mark.parametrize(
    "remnant",
    ["[Last ferry crosses the strait](https://x.example/a", "Last ferry crosses the strait](https://x.example/a)"],
)
def test_a_remnant_of_a_link_is_no_headline(remnant):
    above = f"Home\n{remnant}\nGoodbye to an old companion\n12 March 2026\n\n"
    assert title_of(above + BODY) == "Goodbye to an old companion"


def test_a_headline_over_date_and_buttons_stays_one_though_a_longer_line_introduces_the_text():
    lead = (
        "Sixty years after its first voyage the ferry of the strait is moored for good, and a village looks at a bridge"
    )
    head = "Last ferry crosses the strait of the village\nBy Nora Pettersen\n12 March 2026\nShare\nA+"
    assert title_of(f"Home\nNews\n{head}\n{lead}\n\n{BODY}") == "Last ferry crosses the strait of the village"
