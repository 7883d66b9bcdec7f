"""What the lines of a dump are that the article does not keep."""

import pytest

from pipeline.extract import extract_article
from pipeline.extract.dump import read_lines
from pipeline.extract.head import Head
from pipeline.extract.measure import measure
from pipeline.extract.sections import dropped_lines
from pipeline.extract.standing import _TARGETS
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


TITLE = "Bakers of the valley share one oven again"
TEXT = (
    "The oven of the village has been lit again after forty years, and eleven bakers take turns at it all night.",
    "Nobody wrote the rules down. A notebook hangs on a nail, and a pencil, and the pencil has not been needed.",
)


def roles_of(above="", below="", between="", kind="text"):
    """The role by its text of each line that stands around the title and the text and is not kept."""
    mark = "# " if kind == "markdown" else ""
    text = "\n".join((above, mark + TITLE, between, *TEXT, below))
    lines = read_lines(RawPage(id="x", path="x", kind=kind, text=text, sha256=""))
    texts = [line.text for line in lines]
    kept = [text in {TITLE, *TEXT} or text.startswith("Correction:") for text in texts]
    head = Head(title=texts.index(TITLE), headline=TITLE, first=texts.index(TEXT[0]), last=texts.index(TEXT[1]))
    return {texts[index]: dropped.role for index, dropped in dropped_lines(measure(lines), kept, head)}


def test_a_notice_about_cookies_is_legal_and_so_is_its_button():
    notice = (
        "Diese Seite verwendet Cookies. Mit dem Besuch der Seite sind Sie damit einverstanden, dass wir sie setzen."
    )
    roles = roles_of(above=f"Startseite\nSport\n{notice}\nVerstanden\nStartseite > Leben")
    assert roles[notice] == roles["Verstanden"] == "legal"
    assert roles["Startseite > Leben"] == "menu"


def test_a_notice_without_a_known_word_is_told_by_its_button():
    notice = "We and our 77 friends keep small files in your machine. You may change your mind whenever you like to."
    roles = roles_of(above=f"Home\nSport\n{notice}\nAccept all\nTailor\nHomeNewsValley")
    assert roles[notice] == roles["Accept all"] == roles["Tailor"] == "legal"
    assert roles["HomeNewsValley"] == "menu"


def test_sentences_above_the_article_that_ask_to_subscribe_are_an_offer():
    offer = "Dies ist Ihr letzter freier Beitrag in diesem Monat. Jetzt ein Abo abschließen"
    assert roles_of(above=f"Startseite\n{offer}")[offer] == "subscription"


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


def test_a_name_that_tags_and_articles_share_is_told_by_what_follows():
    roles = roles_of(below="Related topics\nOvens\nBread and salt\nComments")
    assert roles["Related topics"] == roles["Ovens"] == "tag"
    roles = roles_of(below="Related topics\nWhy the last miller of the valley learned to bake\nComments")
    assert roles["Related topics"] == roles["Why the last miller of the valley learned to bake"] == "teaser"


def test_few_short_lines_after_a_note_are_tags():
    roles = roles_of(below="Correction: An earlier version named ten bakers.\n\nOvens\nVillages\nShare")
    assert roles["Ovens"] == roles["Villages"] == "tag"


def test_a_row_of_short_links_after_the_text_is_tags():
    roles = roles_of(below="\n[pains](https://a.example/t/1) [villages](https://a.example/t/2)\n", kind="markdown")
    assert roles["pains villages"] == "tag"


def test_an_offer_ends_the_comments():
    offer = "Subscribe to the valley's weekly letter"
    roles = roles_of(below=f"Comments\nmiller_9\nI was there with my aunt.\nReply\n{offer}\nPrivacy Cookies Imprint")
    assert roles["miller_9"] == roles["I was there with my aunt."] == "comment"
    assert roles[offer] == "subscription"
    assert roles["Privacy Cookies Imprint"] == "legal"


def test_an_offer_ends_the_teasers_and_a_label_does_not():
    box = "Newsletter\nThe valley on Sundays\nYour email address\nSign up"
    teasers = "Most read\nA lighthouse is for sale\nSubscribers\nA mill without a river\nA bridge of rope\nA lost bell"
    roles = roles_of(below=f"{teasers}\n{box}")
    assert {roles[line] for line in teasers.splitlines()} == {"teaser"}
    assert {roles[line] for line in box.splitlines()} == {"subscription"}


def test_a_line_over_an_offer_in_the_same_paragraph_belongs_to_it():
    roles = roles_of(below="\nThe valley before breakfast\nSign up for what matters, straight to your inbox\n")
    assert set(roles.values()) == {"subscription"}


def test_a_field_of_the_form_ends_no_comments():
    roles = roles_of(below="Leave a comment\nYour e-mail address *\nLog in to comment\nWebsite of yours\nPost comment")
    assert set(roles.values()) == {"comment"}


def test_a_heading_as_high_ends_the_comments():
    below = "## Comments\n\nmiller_9\n\nI was there.\n\n## Sidebar\n\nThe weather in the valley"
    roles = roles_of(below=below, kind="markdown")
    assert roles["I was there."] == "comment"
    assert roles["Sidebar"] == roles["The weather in the valley"] == "teaser"


def test_a_line_that_cites_the_title_is_about_the_article():
    roles = roles_of(below=f"2 Gedanken zu „{TITLE}“\nmiller_9\nLändlich | {TITLE}")
    assert roles[f"2 Gedanken zu „{TITLE}“"] == roles["miller_9"] == "comment"
    assert roles_of(below=f"Valley and hills: {TITLE}")[f"Valley and hills: {TITLE}"] == "teaser"


def test_what_begins_with_a_mark_of_rights_is_legal():
    assert roles_of(below="Most read\nA lighthouse is for sale\n© Valley Voice")["© Valley Voice"] == "legal"


def test_a_footer_ends_the_teasers():
    roles = roles_of(below="Most read\nA lighthouse is for sale\nContact\nOur complaints desk\nPrivacy policy")
    assert roles["Contact"] == roles["Our complaints desk"] == "menu"


def test_a_date_under_a_teaser_is_no_menu():
    assert roles_of(below="A lighthouse is for sale in the far north\n21/04/2026")["21/04/2026"] == "teaser"


def test_who_stands_under_about_the_author_is_no_teaser():
    roles = roles_of(below="About the author\nNora Pettersen\nTags\nOvens\nVillages\nShare")
    assert roles["Nora Pettersen"] == "chrome"
    assert roles["Ovens"] == "tag"


def test_many_short_lines_under_the_title_are_a_menu():
    assert set(roles_of(between="Alder\nBirch\nCedar\nDogwood\nElder").values()) == {"menu"}
    assert set(roles_of(between="Alder\nBirch").values()) == {"chrome"}


def test_a_part_of_the_site_may_be_a_tag():
    roles = roles_of(below="\nOvens\nEducation\nVillages\n\nMost read")
    assert roles["Ovens"] == roles["Education"] == roles["Villages"] == "tag"


def test_an_offer_ends_at_a_blank_line_if_nothing_asks_below():
    roles = roles_of(below="Sign up for our letter\n\nA lighthouse is for sale\n\nA mill that turns without a river")
    assert roles["A lighthouse is for sale"] == "teaser"


def test_an_address_is_no_teaser():
    assert roles_of(below="nora@valley.example.org")["nora@valley.example.org"] == "chrome"


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


@pytest.mark.parametrize(
    "notice",
    ["Kopiereg © 2025 Mylpaal Media", "Oikeudet © 2025 Mylly", "Права © 2010–2025 Мельница", "著作権 © 2025 水車",
     "Mill 2024 © of its readers", "الحقوق © 2025 الطاحونة"],
)  # fmt: skip
def test_a_sign_of_rights_with_its_year_ends_the_comments(notice: str) -> None:
    roles = roles_of(below=f"Comments\nI was there with my aunt.\n{notice}")
    assert roles["I was there with my aunt."] == "comment"
    assert roles[notice] == "legal"


@pytest.mark.parametrize("line", ["Photo © Ida Voss", "The © is a sign", "In 2025 the © came"])
def test_a_sign_without_its_year_is_no_notice(line: str) -> None:
    assert roles_of(below=f"Comments\n{line}")[line] == "comment"


@pytest.mark.parametrize(
    "items",
    [("Valley", "Ovens", "Ferries"), ("Tal", "Öfen", "Fähren"), ("Долина", "Печи", "Паромы"), ("谷", "窯", "船"),
     ("الوادي", "الأفران", "العبارات"), ("Κοιλάδα", "Φούρνοι", "Πλοία")],
)  # fmt: skip
def test_items_of_the_menu_are_its_again_below(items: tuple[str, ...]) -> None:
    menu = "\n".join(items)
    roles = roles_of(above=menu, below=f"Comments\nI was there.\n{menu}")
    assert [roles[item] for item in items] == ["menu"] * 3
    two = roles_of(above=menu, below="Comments\nI was there.\n" + "\n".join(items[:2]))
    assert [two[item] for item in items[:2]] == ["comment"] * 2


@pytest.mark.parametrize(
    "ages",
    [("2 hours ago", "5 hours ago"), ("vor 2 Stunden", "vor 5 Stunden"), ("il y a 2 heures", "il y a 5 heures"),
     ("hace 2 horas", "hace 5 horas"), ("2 часа назад", "5 часов назад"), ("2時間前", "5時間前")],
)  # fmt: skip
def test_headlines_above_with_their_ages_are_teasers(ages: tuple[str, str]) -> None:
    roles = roles_of(above=f"Valley\nA mill without a river\n{ages[0]}\nA lost bell\n{ages[1]}")
    assert [roles[line] for line in ("A mill without a river", "A lost bell", *ages)] == ["teaser"] * 4
    assert roles["Valley"] == "menu"


def test_one_age_makes_no_ticker() -> None:
    assert roles_of(above="Valley\nOvens\n2 hours ago\nFerries")["Ovens"] == "menu"


@pytest.mark.parametrize(
    "date",
    ["Published: 9 November 2025, 17:30", "Publiziert: 09.11.2025, 17:30", "Updated: 11-11-2025 at 16:12",
     "Обновлено: 11.11.2025, 09:40", "最終更新：2025年11月12日 7:40", "Aggiornato il 12/11/2025"],
)  # fmt: skip
def test_a_date_right_below_the_text_is_one(date: str) -> None:
    assert roles_of(below=f"\n{date}")[date] == "date"
    assert roles_of(below=f"\nTags\nOvens\n{date}")[date] == "date"
    assert roles_of(below=f"\nRead also\nA mill without a river runs\n{date}")[date] == "teaser"


def test_a_number_between_title_and_text_counts_something() -> None:
    assert roles_of(between="14")["14"] == "share"
    assert roles_of(between="+ +")["+ +"] == "chrome"


def role_below(line: str, kind: str = "text") -> str:
    """The role of a line in the footer of a page, among links to others."""
    text = line if kind == "text" else line.replace("](", "").replace("[", "")
    roles = roles_of(below=f"\nA mill without a river runs in the north\n{line}", kind=kind)
    return roles[text] if text in roles else [*roles.values()][-1]


@pytest.mark.parametrize(
    "line",
    ["Valley office +56 0 0000 0988", "Telefon: 030 000 00 00", "Тел. +7 (000) 000-00-00", "電話 03-0000-0000",
     "هاتف +962 0 000 0000", "Tel. (021) 000 0000"],
)  # fmt: skip
def test_a_telephone_number_in_the_footer_is_no_teaser(line: str) -> None:
    assert role_below(line) == "chrome"


@pytest.mark.parametrize(
    "line",
    ["The mill sold 1,000,000 sacks", "From 1931 to 1945: a mill at war",
     "A loan of 30 000 000 pounds", "In 10.000.000 words"],
)  # fmt: skip
def test_other_numbers_are_no_telephone(line: str) -> None:
    assert role_below(line) == "teaser"


@pytest.mark.parametrize(
    "line",
    ["Contenidos bajo licencia Creative Commons (CC-BY-NC) salvo excepciones", "Inhalte stehen unter CC BY 4.0",
     "Материалы доступны по лицензии Creative Commons", "記事は CC BY 4.0", "Sisältö: CC BY-SA 4.0",
     "المحتوى برخصة Creative Commons"],
)  # fmt: skip
def test_the_licence_of_a_site_is_legal(line: str) -> None:
    assert role_below(line) == "legal"


@pytest.mark.parametrize("line", ["What the commons create for the valley", "The CC of a letter nobody read"])
def test_words_like_a_licence_are_none(line: str) -> None:
    assert role_below(line) == "teaser"


@pytest.mark.parametrize(
    "line",
    ["Meet the mill wherever you are on Facebook, X/Twitter, Instagram, YouTube and in the hall every Monday",
     "Die Mühle ist überall zu finden, wo Menschen sind: bei Facebook, Instagram, YouTube und Telegram, immer montags",
     "Ищите мельницу там, где вам удобно её читать каждое утро: Facebook, Telegram, YouTube и Viber",
     "ติดตามโรงสี ได้ทุกช่องทาง Facebook, X/Twitter, Instagram, Youtube และ TikTok",
     "水車の記事はいつでもどこでも Facebook、Instagram、YouTube で読める毎日の便り",
     "Ο μύλος βρίσκεται παντού όπου κι αν είστε: στο Facebook, στο Instagram, στο YouTube κάθε Δευτέρα πρωί"],
)  # fmt: skip
def test_a_line_of_networks_says_where_to_follow(line: str) -> None:
    assert role_below(line) == "share"


def test_two_networks_make_a_headline() -> None:
    line = "How the valley learned that neither Facebook nor a YouTube channel can bake any bread for its children"
    assert role_below(line) == "teaser"


@pytest.mark.parametrize("label", ["Read more", "Lue lisää", "Mehr lesen", "Читать далее", "Xem thêm", "もっと見る"])
def test_a_row_of_short_links_right_below_a_pointer_is_tags(label: str) -> None:
    row = "[Oven](https://a.example/1)[Bread](https://a.example/2)[Salt](https://a.example/3)"
    assert roles_of(below=f"\n{label}\n\n{row}", kind="markdown")["OvenBreadSalt"] == "tag"
    row = "[Why the last miller learned to bake](https://a.example/1) [A lighthouse for sale](https://a.example/2)"
    text = "Why the last miller learned to bake A lighthouse for sale"
    assert roles_of(below=f"\n{label}\n\n{row}", kind="markdown")[text] == "teaser"


@pytest.mark.parametrize(
    "buttons",
    ["FacebookXWhatsApp", "FacebookXEmailPrint", "X", "FacebookTwitterTelegramVK", "Facebook | X | E-mail",
     "ВКонтактеОдноклассникиTelegram", "LINEXFacebook"],
)  # fmt: skip
def test_names_of_networks_between_title_and_text_are_buttons(buttons: str) -> None:
    assert roles_of(between=buttons)[buttons] == "share"


@pytest.mark.parametrize("line", ["Print shop", "Facebook in court", "LINE UP", "Xenia", "Mailand", "Twitters"])
def test_other_words_are_none(line: str) -> None:
    assert _TARGETS.fullmatch(line) is None
