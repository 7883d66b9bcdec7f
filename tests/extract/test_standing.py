"""What lines are by where they stand."""

import pytest
from extract.bakers import role_below, roles_of

from pipeline.extract.signs import TARGETS


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


def test_few_short_lines_after_a_note_are_tags():
    roles = roles_of(below="Correction: An earlier version named ten bakers.\n\nOvens\nVillages\nShare")
    assert roles["Ovens"] == roles["Villages"] == "tag"


def test_a_row_of_short_links_after_the_text_is_tags():
    roles = roles_of(below="\n[pains](https://a.example/t/1) [villages](https://a.example/t/2)\n", kind="markdown")
    assert roles["pains villages"] == "tag"


def test_many_short_lines_under_the_title_are_a_menu():
    assert set(roles_of(between="Alder\nBirch\nCedar\nDogwood\nElder").values()) == {"menu"}
    assert set(roles_of(between="Alder\nBirch").values()) == {"chrome"}


def test_an_address_is_no_teaser():
    assert roles_of(below="nora@valley.example.org")["nora@valley.example.org"] == "chrome"


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


@pytest.mark.parametrize(
    "buttons",
    ["FacebookXWhatsApp", "FacebookXEmailPrint", "X", "FacebookTwitterTelegramVK", "Facebook | X | E-mail",
     "ВКонтактеОдноклассникиTelegram", "LINEXFacebook"],
)  # fmt: skip
def test_names_of_networks_between_title_and_text_are_buttons(buttons: str) -> None:
    assert roles_of(between=buttons)[buttons] == "share"


@pytest.mark.parametrize("line", ["Print shop", "Facebook in court", "LINE UP", "Xenia", "Mailand", "Twitters"])
def test_other_words_are_none(line: str) -> None:
    assert TARGETS.fullmatch(line) is None
