"""Which lines belong to the section that a line above them opens."""

import pytest
from extract.bakers import roles_of

from pipeline.extract import extract_article
from pipeline.records import RawPage

PAGE = """Home
Sport
Comments
Last ferry crosses the strait
By Nora Pettersen
12 March 2026
Facebook
The ferry crossed the strait for the last time on Sunday, and half of the village stood on the pier to watch it.

It had carried mail, cattle and brides for sixty years. The new bridge opens in spring, says the harbour office.

Read also: A lighthouse is for sale

Nobody knows yet what will become of the ferry. A museum in the capital has asked for it twice.
Related articles
A lighthouse is for sale
The baker who rows to work
Comments
gull_61
11 March 2026
I was on board with my grandmother.
Privacy policy
All rights reserved
"""


def judged():
    return extract_article(RawPage(id="x", path="x", kind="text", text=PAGE, sha256="")).lines


def test_a_line_is_of_the_section_that_it_stands_in():
    roles = {line.text: line.role for line in judged()}
    assert roles["Home"] == roles["Sport"] == "menu"
    assert roles["Facebook"] == "share"
    assert roles["A lighthouse is for sale"] == roles["The baker who rows to work"] == "teaser"
    assert roles["Read also: A lighthouse is for sale"] == "teaser"
    assert roles["gull_61"] == roles["I was on board with my grandmother."] == "comment"
    assert roles["All rights reserved"] == "legal"


def test_a_word_in_the_menu_opens_no_section():
    assert [line.role for line in judged()][:6] == ["menu", "menu", "menu", "title", "byline", "date"]


def test_the_reason_names_the_section():
    reasons = {line.text: line.reason for line in judged()}
    assert reasons["gull_61"] == 'stands among the comments, under "Comments"'
    assert reasons["The baker who rows to work"] == 'stands among links to other articles, under "Related articles"'


def test_a_line_of_tags_or_buttons_opens_no_section():
    below = ("Tags: ovens, bread, villages", "Other reports of ours", "A mill that turns without a river")
    more = ("Facebook WhatsApp E-mail", "How the last miller learned to bake", "A lighthouse is for sale in the north")
    roles = roles_of(below="\n\n".join((*below, *more)))
    assert [roles[line] for line in below] == ["tag", "teaser", "teaser"]
    assert [roles[line] for line in more] == ["share", "teaser", "teaser"]


def test_a_blank_line_ends_a_list_that_is_written_without():
    roles = roles_of(below="Tags\nOvens\nBread\n\nOther reports\n\nA mill that turns without a river")
    assert roles["Ovens"] == roles["Bread"] == "tag"
    assert roles["Other reports"] == "teaser"


def test_a_heading_as_high_ends_the_comments():
    below = "## Comments\n\nmiller_9\n\nI was there.\n\n## Sidebar\n\nThe weather in the valley"
    roles = roles_of(below=below, kind="markdown")
    assert roles["I was there."] == "comment"
    assert roles["Sidebar"] == roles["The weather in the valley"] == "teaser"


def test_a_footer_ends_the_teasers():
    roles = roles_of(below="Most read\nA lighthouse is for sale\nContact\nOur complaints desk\nPrivacy policy")
    assert roles["Contact"] == roles["Our complaints desk"] == "menu"


def test_a_date_under_a_teaser_is_no_menu():
    assert roles_of(below="A lighthouse is for sale in the far north\n21/04/2026")["21/04/2026"] == "teaser"


def test_who_stands_under_about_the_author_is_no_teaser():
    roles = roles_of(below="About the author\nNora Pettersen\nTags\nOvens\nVillages\nShare")
    assert roles["Nora Pettersen"] == "chrome"
    assert roles["Ovens"] == "tag"


def test_an_offer_ends_at_a_blank_line_if_nothing_asks_below():
    roles = roles_of(below="Sign up for our letter\n\nA lighthouse is for sale\n\nA mill that turns without a river")
    assert roles["A lighthouse is for sale"] == "teaser"


@pytest.mark.parametrize(
    ("comments", "latest"),
    [
        ("[Comments](/c)", "Latest of ours"), ("[Kommentare](/c)", "Unsere Auswahl"),
        ("[Комментарии](/c)", "Наш выбор"), ("[コメント](/c)", "ほかの記事"),
        ("[Commentaires](/c)", "Nos choix du jour"), ("[التعليقات](/c)", "من اختيارنا"),
    ],
)  # fmt: skip
def test_a_top_heading_ends_the_comments_and_a_lower_one_does_not(comments: str, latest: str) -> None:
    below = (
        f"\n{comments}\n\n### miller_9\n\nI was there with my aunt.\n\n## {latest}\n\nA lighthouse stands in the north"
    )
    roles = roles_of(below=below, kind="markdown")
    assert roles["miller_9"] == roles["I was there with my aunt."] == "comment"
    assert roles[latest] != "comment"
    assert roles["A lighthouse stands in the north"] == "teaser"


@pytest.mark.parametrize("label", ["Read more", "Lue lisää", "Mehr lesen", "Читать далее", "Xem thêm", "もっと見る"])
def test_a_row_of_short_links_right_below_a_pointer_is_tags(label: str) -> None:
    row = "[Oven](https://a.example/1)[Bread](https://a.example/2)[Salt](https://a.example/3)"
    assert roles_of(below=f"\n{label}\n\n{row}", kind="markdown")["OvenBreadSalt"] == "tag"
    row = "[Why the last miller learned to bake](https://a.example/1) [A lighthouse for sale](https://a.example/2)"
    text = "Why the last miller learned to bake A lighthouse for sale"
    assert roles_of(below=f"\n{label}\n\n{row}", kind="markdown")[text] == "teaser"


FOOTERS = [
    ("Privacy policy", "Terms of use"),
    ("Impressum", "Datenschutz"),
    ("Termos de uso", "Política de privacidade"),
]


@pytest.mark.parametrize("notices", FOOTERS)
def test_networks_among_legal_notices_are_buttons_and_the_notices_go_on(notices: tuple[str, str]) -> None:
    roles = roles_of(below="\n".join(("", notices[0], "Facebook", "X", "Instagram", "Oven hotline", notices[1])))
    assert roles["Facebook"] == roles["X"] == roles["Instagram"] == "share"
    assert roles[notices[0]] == roles["Oven hotline"] == roles[notices[1]] == "legal"


def test_comments_among_tabs_over_links_and_in_a_rubric_are_no_readers():
    links = "Why the last miller learned to bake\nA lighthouse that nobody wants to buy"
    roles = roles_of(below=f"\nMost popular\nRecent posts\nComments\n{links}")
    assert roles["Comments"] == roles["A lighthouse that nobody wants to buy"] == "teaser"
    roles = roles_of(
        below="\nRelated articles\nComment\nA cable is no reason to wait\nCulture\nThe mill sings again at night"
    )
    assert roles["A cable is no reason to wait"] == roles["The mill sings again at night"] == "teaser"
    roles = roles_of(below="\nRelated articles\nThe mill sings again at night\nComments\nmiller_9\nI was there, too.")
    assert roles["miller_9"] == roles["I was there, too."] == "comment"


def test_an_advertisement_among_comments_is_no_comment():
    roles = roles_of(below="\nComments\nmiller_9\nI was there, too.\nAdvertisement\nanna_k\nSo was I.")
    assert roles["Advertisement"] == "chrome"
    assert roles["anna_k"] == roles["So was I."] == "comment"


def test_a_menu_over_the_end_of_a_footer_ends_the_teasers():
    items = ("News", "Valley", "Ovens", "Podcasts", "Weather", "Mills", "Classifieds", "Letters")
    roles = roles_of(
        below="\n".join(("", *["A mill without a river"] * 6, "Most read", "1 Salt at last", *items, "Imprint"))
    )
    assert {roles[item] for item in items} == {"menu"}
    assert roles["1 Salt at last"] == "teaser"


@pytest.mark.parametrize("headline", ["Five free lessons on salt and bread", "What our bakers share with the mill"])
def test_a_headline_that_mentions_an_offer_or_sharing_is_a_teaser(headline: str) -> None:
    below = f"\nMost read\nA mill without a river is sold\n{headline}\nThe oven hotline rings at night"
    assert roles_of(below=below)[headline] == "teaser"


@pytest.mark.parametrize("label", ["Les plus lus", "Selección del Editor"])
def test_a_label_over_other_articles_may_hold_a_word_of_other_boxes(label: str) -> None:
    assert (
        roles_of(below=f"\n{label}\nUn moulin sans rivière\nLe four du village")["Un moulin sans rivière"] == "teaser"
    )


def test_rubric_and_topic_labels_are_over_links_if_headlines_follow():
    label, headline = "Dans la même rubrique", "« Le silence des moulins a une histoire »"
    assert roles_of(below=f"\n{label}\nEntretien\n{headline}\nTribune")[headline] == "teaser"
    assert roles_of(below=f"\n{label}\nMoulins\nPain\nSel\n\nPartager")["Pain"] == "tag"


def test_tags_below_a_button_are_tags():
    roles = roles_of(below="\nFollow us on Google News\n\nMills\nSalt\nOvens\n\nComments", kind="markdown")
    assert roles["Mills"] == roles["Salt"] == roles["Ovens"] == "tag"


def test_buttons_for_sharing_above_the_title_are_no_menu():
    roles = roles_of(above="News\nValley\nShare\nFacebook\nPrint")
    assert roles["Facebook"] == roles["Print"] == "share"
    assert roles["Valley"] == "menu"


def test_headlines_above_the_title_are_teasers_and_a_kicker_is_none():
    top = ("The mill without a river is sold once again", "Council looks for another kind of salt lamps")
    roles = roles_of(above="\n".join(("News", "Valley", *top, "Weather")))
    assert roles[top[0]] == roles[top[1]] == "teaser"
    assert (
        roles_of(above="News\nValley\nA long report on bread and all of its people")[
            "A long report on bread and all of its people"
        ]
        == "menu"
    )


def test_short_lines_among_legal_notices_are_a_menu():
    roles = roles_of(below="\nPrivacy policy\nOur mills\nThe ferry fund\nPublisher: Ada Voss\nImprint")
    assert roles["Our mills"] == roles["The ferry fund"] == "menu"
    assert roles["Publisher: Ada Voss"] == "legal"


@pytest.mark.parametrize("label", ["Latest news", "Últimas noticias", "Aktuelles"])
def test_a_label_over_no_other_article_is_an_item(label: str) -> None:
    assert roles_of(below=f"\n\n© Valley Voice\n{label}\nOvens\nMills\nSalt")[label] == "menu"


def test_a_part_of_the_site_over_a_headline_among_others_is_its_rubric():
    headlines = ("A lighthouse that nobody wants to buy", "Why the last miller learned to bake")
    roles = roles_of(below=f"\n{headlines[0]}\n\nEconomy\n\n{headlines[1]}")
    assert roles["Economy"] == roles[headlines[0]] == "teaser"
