"""What stands in the text of whole dumps and is none of it, what only looks so, and how texts close."""

import pytest
from extract.tide_mill import FIRST, SECOND, THIRD, article_of

from pipeline.records import Kind

HEAD = "The tide mill grinds salt again\n\nIda Voss\n\n12 January 2026\n\n"


def body_with(inside: str, kind: Kind = "text") -> list[str]:
    head = f"# {HEAD}" if kind == "markdown" else HEAD
    return [passage.text for passage in article_of("\n\n".join((head + FIRST, inside, SECOND, THIRD)), kind).passages]


@pytest.mark.parametrize(
    "inside",
    [
        "MIRÁ TAMBIÉN\nQuiso pagar el colectivo con un pollo\nQué pasa si dejo una cuchara en el freezer",
        "LEIA TAMBÉM\nPadaria de Lisboa fecha após cem anos\nO gato que mora no museu",
        "ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ\nΤο παλιό καράβι γύρισε στο λιμάνι\nΗ γάτα του μουσείου",
        "READ ALSO\nThe cat that lives in the museum\nHarbour office moves to the old school",
        "À LIRE AUSSI\nLe chat qui habite au musée\nLe bureau du port déménage",
        "ЧИТАЙТЕ ТАКЖЕ\nКот, который живёт в музее\nКонтора порта переезжает",
        ">> The bridges that changed the market",
        "» Những cây cầu làm đổi dòng chợ quê",
        "➡ Die Katze, die im Museum wohnt",
        "MEHR WATT\nDie Krebse, die das Rathaus von der Straße trägt\nDrei Häfen warten seit Mai auf ihre Bagger",
        "Lees: Waarom de haven van de overkant dichtblijft",
        "Смотрите: как новое колесо везли по реке",
        "[Mapa: dónde muelen todavía con la marea]",
        "De tekst gaat verder onder de foto",
        "L’article continue ci-dessous",
        "請繼續往下閱讀",
        "ΔΙΑΦΗΜΙΣΗ",
        "The Slow Tram is a reader-supported publication. To receive new posts, become a free or paid subscriber.",
        "Join our WhatsApp channel for the news of the harbour.",
        "Follow us on Google News",
        "Dapatkan update berita pilihan setiap hari. Mari bergabung di saluran WhatsApp kami.",
        "Подписывайтесь на наш канал, чтобы не пропустить новости порта.",
        "Ακολουθήστε τη Φωνή στο Google News και μάθετε πρώτοι τα νέα.",
        "Seguinos en Google Noticias",
        "Folgen Sie uns auf WhatsApp und verpassen Sie nichts.",
    ],
)
def test_it_leaves_the_text(inside):
    assert body_with(inside) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "inside",
    [
        "The miller follows the news of the harbour, and the harbour follows hers: her channel has a thousand friends.",
        "Whoever wants to read more about the mill finds its history in the library of the town, on the second floor.",
        "“Follow me,” says the miller, and she climbs the stairs to the wheel as she has done for forty years now.",
        "The end of the wheel is the end of the street, the neighbours said when the mill was closed in the sixties.",
    ],
)
def test_it_stays(inside):
    assert body_with(inside) == [FIRST, inside, SECOND, THIRD]


@pytest.mark.parametrize(
    "heading", ["Nine families, one wheel", "Neun Familien, ein Rad", "Nueve familias y una rueda", "Neuf familles"]
)
def test_a_heading_below_a_caption_or_an_aside_stays(heading):
    caption = "The wheel before its repair (Photo: Jane Doe)"
    assert body_with(f"{caption}\n\n{heading}") == [FIRST, heading, SECOND, THIRD]


@pytest.mark.parametrize(
    "mark", ["انتهای پیام/", "-30-", "- ENDS -", "（完）", "(끝)", "[Ende]", "###", "FIN", "/КОНЕЦ/"]
)
def test_a_mark_that_says_that_the_text_is_over(mark):
    assert [passage.text for passage in article_of("\n\n".join((HEAD + FIRST, SECOND, THIRD, mark))).passages][2:] == [
        THIRD
    ]


@pytest.mark.parametrize(
    ("greeting", "name"),
    [
        ("See you next week,", "Ida"),
        ("Tot volgende week,", "Ida Voss"),
        ("Bis nächste Woche,", "Ida"),
        ("À bientôt,", "Ida"),
        ("Un abrazo,", "Ida Voss"),
        ("До встречи,", "Ida"),
    ],
)
def test_a_greeting_with_the_authors_name_is_text(greeting, name):
    article = article_of("\n\n".join((HEAD.replace("Ida", "By Ida") + FIRST, SECOND, THIRD, greeting, name, "Share")))
    assert [passage.text for passage in article.passages][3:] == [greeting, name]


@pytest.mark.parametrize(("below", "name"), [("Bergen,", "Norway"), ("Dear editor,", "Anna"), ("Tags: salt,", "mill")])
def test_what_is_no_greeting(below, name):
    article = article_of("\n\n".join((HEAD.replace("Ida", "By Ida") + FIRST, SECOND, THIRD, below, name)))
    assert name not in [passage.text for passage in article.passages]


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("Rectificatie, 9 januari: het rad weegt vier ton en niet veertig.", "correction"),
        ("Correction (Jan. 9): The wheel weighs four tons, not forty.", "correction"),
        ("Berichtigung vom 9. Januar: Das Rad wiegt vier Tonnen.", "correction"),
        ("Rectificatif, 9 janvier : la roue pèse quatre tonnes.", "correction"),
        ("Corrección, 9 de enero: la rueda pesa cuatro toneladas.", "correction"),
        ("Correction\n\nThe wheel weighs four tons, not forty as we first wrote.", "correction"),
        ("Déclaration d'intérêts\n\nIda Voss a reçu des financements de la Fondation du Littoral.", "editor"),
        ("Disclosure statement\n\nIda Voss receives funding from the Coast Foundation.", "editor"),
    ],
)
def test_a_remark_under_a_dated_or_lone_label(note, kind):
    article = article_of("\n\n".join((HEAD + FIRST, SECOND, THIRD, note)))
    assert len(article.passages) == 3
    assert [one.text for one in article.notes] == [note.split("\n\n")[-1]]


@pytest.mark.parametrize(
    "remark",
    [
        "Haftungsausschluss: Die Zahlen dieses Berichts hat die Genossenschaft selbst geliefert.",
        "(अस्वीकरण: यह खबर चक्की के मालिकों से बातचीत पर आधारित है।)",
        "※ This report is made of talks that were held in January.",
    ],
)
def test_what_disclaims_something_right_below_the_text_is_a_note_and_farther_below_none(remark):
    article = article_of("\n\n".join((HEAD + FIRST, SECOND, THIRD, remark, "Share", "Tags", "salt")))
    assert ([one.text for one in article.notes], len(article.passages)) == ([remark], 3)
    article = article_of("\n\n".join((HEAD + FIRST, SECOND, THIRD, "Share", remark, "Tags", "salt")))
    assert (article.notes, len(article.passages)) == ((), 3)


def test_a_button_for_reporting_mistakes_is_no_note():
    article = article_of("\n\n".join((HEAD + FIRST, SECOND, THIRD, "Report a correction or typo", "Share")))
    assert (article.notes, len(article.passages)) == ((), 3)


@pytest.mark.parametrize(
    "line",
    [
        "Update, 14:30: The wheel has stopped again, and the harbour office has sent two divers to look at its axle.",
        (
            "Correction fluid, invented in 1956: the town has a museum of it, and nine thousand people came to see its "
            "bottles last year, most of them from abroad."
        ),
        "The correction of the river, begun in 1931: forty men, two barges and a steam shovel worked for nine years.",
    ],
)
def test_what_is_no_remark(line):
    assert line in body_with(line)


def test_the_reports_of_a_ticker_above_the_title():
    ticker = (
        "LATEST NEWS\n13:08 Football: the club of the harbour sacks its trainer after nine defeats in a row\n"
        "12:55 Fuel: prices hold for the third week, says the office for the control of prices\n"
        "12:41 Weather: snow on the hills, and the schools of three towns stay closed for a day\n\n"
    )
    assert [passage.text for passage in article_of(f"{ticker}{HEAD}{FIRST}\n\n{SECOND}\n\n{THIRD}").passages] == [
        FIRST,
        SECOND,
        THIRD,
    ]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (
            "This text was translated automatically from Polish. [See the original](/pl)",
            "This text was translated automatically from Polish.",
        ),
        ("Цей текст перекладено автоматично. [Zobacz oryginał](/pl)", "Цей текст перекладено автоматично."),
        ("[This text was machine translated.](/about)", "This text was machine translated."),
        ("Correction: the [wheel](/w) weighs four tons", "Correction: the wheel weighs four tons"),
    ],
)
def test_a_link_behind_a_remark_is_no_part_of_it(note, said):
    article = article_of("\n\n".join((f"# {HEAD}{note}", FIRST, SECOND, THIRD)), "markdown")
    assert [one.text for one in article.notes] == [said]
