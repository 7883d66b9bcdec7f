"""What lines are by their shape."""

import pytest
from extract.bakers import TITLE, role_below, roles_of


@pytest.mark.parametrize("way", ["Home Valley ", "Etusivu / Laakso / ", "Главная → Долина → ", "ホーム__谷__"])
def test_a_line_above_that_leads_to_the_title_is_a_path(way: str) -> None:
    assert roles_of(above=f"Valley\n{way}{TITLE}")[f"{way}{TITLE}"] == "menu"


@pytest.mark.parametrize(
    "row",
    [
        "OvensMillsFerriesBridge Fund",
        "ÖfenMühlenFährenSalz und Brot",
        "ПечиМельницыПаромы",
        "Valley | Ovens | Mills | Salt",
        "Tal · Öfen · Mühlen · Salz",
        "Region Wirtschaft Meinung Gesundheit Öfen",
        "Región Economía Deportes Cultura Hornos",
    ],
)
def test_a_line_of_a_menus_items_is_menu(row: str) -> None:
    assert roles_of(above=f"Home\n{row}")[row] == "menu"


@pytest.mark.parametrize(
    "line",
    ["Why nobody here owns an oven yet", "McAdam and his iPhone sold the mill", "Mill Burns As Ferry Waits Outside"],
)
def test_a_headline_below_is_no_row(line: str) -> None:
    assert role_below(line) == "teaser"


def test_items_without_blanks_right_after_the_text_are_tags_and_networks_are_buttons():
    roles = roles_of(below="\nHornos CompartidosMolinosTransbordadores\n\nFacebookWhatsAppTelegram")
    assert roles["Hornos CompartidosMolinosTransbordadores"] == "tag"
    assert roles["FacebookWhatsAppTelegram"] == "share"


@pytest.mark.parametrize(
    "notice",
    ["Please enable JavaScript to read the comments.", "Ota JavaScript käyttöön.", "Javascript désactivé : activez-le.",
     "JavaScriptを有効にしてください。", "Включите JavaScript в браузере."],
)  # fmt: skip
def test_a_notice_about_scripts_is_chrome(notice: str) -> None:
    assert roles_of(above=notice)[notice] == role_below(notice) == "chrome"


@pytest.mark.parametrize("weather", ["+21°C", "Laakso 7°", "谷 | 曇り | -1° 7°", "29 °C", "29℃"])
def test_the_weather_is_chrome(weather: str) -> None:
    assert roles_of(above=f"Home\n{weather}\nSport")[weather] == role_below(weather) == "chrome"


def test_icons_in_a_row_are_buttons_for_sharing():
    assert roles_of(between="__ __ __", kind="text")["__ __ __"] == "share"
