"""The name that a dump gives its own publication."""

import pytest

from pipeline.extract.dump import extract_dump
from pipeline.extract.outlet_names import bare_name
from pipeline.extract.settings import ExtractSettings
from pipeline.records import Kind, RawPage

BODY = """
The ferry that was to be scrapped in the spring will run for another year, the harbour office said on Monday. Its crew
had hidden the keys, and nobody who was asked could say where they had last been seen by daylight.

"We send them a letter every January," the harbour master told a crowd on the quay. "They send us a calendar." The
calendar pays for the coal, and this year it has sold eleven thousand copies all over the country.
"""
TOP = "News\nSport\nCulture\n\nThe ferry that refused to retire\n4 March 2026\n"


def publication(text: str, kind: Kind = "text", url: str | None = None) -> str | None:
    page = RawPage(id="x", path="x", kind=kind, text=text, sha256="", url=url)
    return extract_dump(page, ExtractSettings()).publication


@pytest.mark.parametrize(
    ("footer", "name"),
    [
        ("© 2026 Harbour Quarterly. All rights reserved.", "Harbour Quarterly"),
        ("© Harbour Quarterly 2026", "Harbour Quarterly"),
        ("Copyright © 2019-2026 De Rivierenlander B.V. - Alle rechten voorbehouden", "De Rivierenlander"),
        ("Tous droits réservés © Le Quotidien des Vallées", "Le Quotidien des Vallées"),
        ("RIPRODUZIONE RISERVATA © Copyright Agenzia Lido", "Agenzia Lido"),
        ("澜江网 版权所有", "澜江网"),
        ("版权所有 澜江网 未经书面授权不得复制", "澜江网"),
        ("El Litoraleño © 2026 - Edición Nº 8.214 - Propietario: Editorial Ribera S.R.L.", "El Litoraleño"),
        ("Copyright © 2026 Glasul Morii SRL. Preluarea integrală este interzisă.", "Glasul Morii"),
        ("© 2026 Glas mlina d.o.o.", "Glas mlina"),
        ("Дальний берег © 2026. Все права защищены.", "Дальний берег"),
        ("Copyright 2019 - 2026 PT Selasar Media Nusantara. All Rights Reserved.", None),
        ("Copyright 2026 บริษัท ลุ่มน้ำการพิมพ์ จำกัด", None),
        ("© 2026 ООО Дальний берег", None),
        ("© 2026 Sunshine Media Group", None),
        ("All rights reserved. Do not sell my information.", None),
        ("Mehr lesen", None),
    ],
)
def test_a_line_of_rights_names_the_publication_but_a_publishing_house_alone_does_not(footer, name):
    assert publication(f"{TOP}{BODY}\n{footer}\n") == name


def test_the_name_over_the_page_wins_over_the_company_below_it():
    text = f"The Weald Observer\n{TOP}{BODY}\n© 2026 Weald Observer Media Ltd. All rights reserved.\n"
    assert publication(text) == "The Weald Observer"


@pytest.mark.parametrize(
    "top",
    [
        "[Valle Aperta](https://valle.example.it/)\n",
        "[![Valle Aperta](https://valle.example.it/a.png)](https://valle.example.it/)\n",
        "![Valle Aperta](https://valle.example.it/logo.svg)\n",
        "[Home](https://valle.example.it/)\n[**Valle Aperta**](https://valle.example.it/)\n",
    ],
)
def test_what_links_to_the_front_page_names_the_publication(top):
    text = f"{top}\n[News](https://valle.example.it/news)\n\n# The ferry that refused to retire\n4 March 2026\n{BODY}"
    assert publication(text, "markdown") == "Valle Aperta"


def test_what_the_headline_is_followed_by_names_the_publication():
    assert publication(f"The ferry that refused to retire - Harbour Quarterly\n{TOP}{BODY}") == "Harbour Quarterly"


@pytest.mark.parametrize(
    ("url", "named"),
    [
        (None, False),
        ("https://www.theharbour-quarterly.example.com/a", True),
        ("https://harbour.example/a", True),
        ("https://valle.example.it/a", False),
    ],
)
def test_a_name_that_the_address_holds_needs_less_to_speak_for_it(url, named):
    text = f"{TOP}{BODY}\nImage: Jane Doe/Harbour Quarterly\n"
    assert publication(text, url=url) == ("Harbour Quarterly" if named else None)
    links = "" if url is None else f"\n[Sea]({url})\n[Land]({url})\n"  # where most lead to stands for an address
    assert publication(text + links, "markdown") == ("Harbour Quarterly" if named else None)


def test_a_name_that_the_address_does_not_hold_needs_more():
    text = f"Harbour Quarterly\n{TOP}{BODY}\nWrite to Harbour Quarterly\nImage: Jane Doe/Harbour Quarterly\n"
    assert publication(text) == "Harbour Quarterly"
    assert publication(f"{text}\n[Sea](https://valle.example.it/a)\n", "markdown") == "Harbour Quarterly"
    assert publication(text, url="https://valle.example.it/a") is None


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("KabarSelasar.com", "Dapatkan berita setiap hari dari KabarSelasar.com di saluran WhatsApp kami"),
        ("The Weald Lantern", "Follow The Weald Lantern on Google News"),
        ("Поморье Спорт", "Подписывайтесь на «Поморье Спорт» в Telegram"),
        ("ลุ่มน้ำรายวัน", "โดย กองบรรณาธิการลุ่มน้ำรายวัน"),
        ("خبرگزاری نیلاب", "تمامی حقوق این سایت متعلق به خبرگزاری نیلاب است"),
        ("Rivierenlander", "Meld je aan voor de nieuwsbrief van Rivierenlander"),
    ],
)
def test_a_name_over_the_page_needs_a_line_that_speaks_for_it(name, line):
    assert publication(f"{name}\n{TOP}{BODY}\n{line}\n© 2026 PT Perusahaan\n") == name
    assert publication(f"{name}\n{TOP}{BODY}\n") is None


@pytest.mark.parametrize(
    ("url", "line", "name"),
    [
        ("https://www.wealdlantern.example.com/a", "More from Weald Lantern", "Weald Lantern"),
        ("https://arbeit-und-recht.de/a", "Die Zeitschrift Arbeit und Recht", "Arbeit und Recht"),
        ("https://valle-aperta.it/a", "Chi siamo: Valle-Aperta", "Valle-Aperta"),
        ("https://www.lacuillere.fr/a", "Écrire à La Cuillère", "La Cuillère"),
        ("https://www.filmkultur.de/a", "Mehr auf Filmkultur.de lesen", "Filmkultur.de"),
        ("https://energia24.pl/a", "Redakcja Energia24", "Energia24"),
        ("https://katzenblog.wordpress.com/a", "Willkommen im Katzenblog", "Katzenblog"),
        ("https://www.wealdlantern.example.com/a", "More from us", None),
        ("https://www.wealdlantern.example.com/a", "Write to editor@wealdlantern.example.com", None),
        ("https://www.wealdlantern.example.com/a", "Wealdlanterns are lit", None),
        ("https://x.wordpress.com/a", "Proudly powered by WordPress", None),
        ("https://ferry.example.com/a", "Sunday", "ferry"),
        (None, "More from Weald Lantern", None),
    ],
)
def test_what_the_address_says_is_read_as_the_page_writes_it(url, line, name):
    assert publication(f"{TOP}{BODY}\n{line}\n", url=url) == name


@pytest.mark.parametrize(
    ("top", "below", "name"),
    [
        ("Mwanga Leo", "© 2026 Mwanga Media Group. All Rights Reserved.", "Mwanga Leo"),
        ("Radio Lindero", "© 2026 Radio Lindero Comunicaciones", "Radio Lindero"),
        ("Sahil News", "© 2009-2026 Sahil News Network. All rights reserved.", "Sahil News"),
        ("Teleskop", "© 2026 Teleskop Média Zrt.", "Teleskop"),
        ("Cawsby Mercury", "All rights reserved.", "Cawsby Mercury"),
        ("PASSO", "PASSO ist unabhängig. Abonnieren Sie den Newsletter.\n© Genossenschaft Grenzpass", "PASSO"),
        ("Lantern", "© 2026 Harbour Media Group", None),
        ("Weather", "© 2026 Weatherby Media Group", None),
        ("The Hill Lantern", "© 2026 The Harbour Media Group", None),
    ],
)
def test_a_name_over_the_page_that_the_company_below_begins_with_is_the_newspaper(top, below, name):
    assert publication(f"{top}\n{TOP}{BODY}\n{below}\n") == name


@pytest.mark.parametrize(
    ("footer", "name"),
    [
        ("© 2026 Bote24 Sp. z o.o.", "Bote24"),
        ("© 2010–2026 YARSOL.RU", "YARSOL.RU"),
        ("© 2026 24horas.cl", "24horas.cl"),
        ("© 2026 海濱社", "海濱社"),
        ("© 2026 北浜新聞社", "北浜新聞"),
        ("© 2026 Hochwald-Brief eG", "Hochwald-Brief"),
        ("© 2026 3 hours ago", None),
    ],
)
def test_numbers_and_endings_of_addresses_may_belong_to_a_name(footer, name):
    assert publication(f"{TOP}{BODY}\n{footer}\n") == name


def test_a_link_by_reference_to_the_front_page_names_the_publication():
    links = "[1]: https://estran.example.fr/\n[2]: https://estran.example.fr/a/1\n[3]: https://estran.example.fr/a/2\n"
    text = f"[Estran][1]\n\n# The ferry that refused to retire\n\n4 March 2026\n{BODY}\n[Sea][2] [Land][3]\n\n{links}"
    assert publication(text, "markdown") == "Estran"


def test_the_source_beside_the_author_is_named_without_the_label_of_the_author():
    text = f"{TOP.replace('4 March 2026', '2026-01-11 21:18 来源：澜江网 作者：方知夏')}{BODY}\n© 澜江网\n"
    assert publication(text) == "澜江网"


@pytest.mark.parametrize("form", ["Verlags-GmbH", "Verlags GmbH", "Verlagsgesellschaft mbH", "Verlag AG"])
def test_a_name_loses_that_its_company_publishes_and_the_form_of_that(form):
    assert bare_name(f"Wiesentaler Bote {form}") == "Wiesentaler Bote"


def test_a_hebrew_name_loses_the_form_of_its_company_and_the_preposition_glued_to_it():
    assert publication(f'קול הטחנה\n{TOP}{BODY}\nכל הזכויות שמורות לקול הטחנה בע"מ ©\n') == "קול הטחנה"


def test_an_author_and_a_remark_on_rights_are_no_publication():
    assert publication(f"{TOP}By Nora Petrie\n{BODY}\n© 2026 Nora Petrie\n") is None
    assert publication(f"{TOP}{BODY}\n© 凡注明“来源：澜江晚报”的作品，未经授权不得转载。\n") is None
    assert publication(f"The Dale Post\n{TOP}{BODY}\n© 2026 The Dale Post • Registered in Dale\n") == "The Dale Post"
