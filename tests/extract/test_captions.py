"""Captions of whole dumps that no credit tells."""

import pytest
from extract.tide_mill import FIRST, SECOND, THIRD, article_of

TITLE = "# The tide mill grinds salt again\n\nBy Ida Voss\n\n12 January 2026\n\n"
MILL = "The tide mill grinds salt again\n\nBy Ida Voss\n\n12 January 2026\n\n"


def page(inside: str) -> str:
    return "\n\n".join((TITLE + FIRST, inside, SECOND, THIRD))


@pytest.mark.parametrize(
    ("inside", "caption", "credit"),
    [
        (
            "![A bird on a wall](/i.jpg)\nAn avocet on the wall of a salt pan.",
            "An avocet on the wall of a salt pan.",
            None,
        ),
        ("[![](/i.jpg)](/large.jpg)\nThe keys of the mill on their ring", "The keys of the mill on their ring", None),
        (
            "[![](/i.jpg)](/large.jpg)\nDe sleutels van de molen aan hun ring.",
            "De sleutels van de molen aan hun ring.",
            None,
        ),
        ("![Ein Vogel](/i.jpg)\nEin Säbelschnäbler. Jane Doe, CC BY-SA", "Ein Säbelschnäbler.", "Jane Doe, CC BY-SA"),
        ("![](/i.jpg)\n\n_The mill before its repair._", "The mill before its repair.", None),
        ("![](/i.jpg)\nНа мельнице снова мелют соль", "На мельнице снова мелют соль", None),
        ("![](/i.jpg)\nThe old wheel (Φωτ.: Αρχείο Δήμου)", "The old wheel", "Αρχείο Δήμου"),
    ],
)
def test_what_stands_under_a_picture_captions_it(inside, caption, credit):
    article = article_of(page(inside), "markdown")
    assert [(image.url, image.caption, image.credit) for image in article.images] == [("/i.jpg", caption, credit)]
    assert [passage.text for passage in article.passages] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "heading",
    [
        "**Nine families and one wheel**",
        "**Neun Familien und ein Rad**",
        "**Nueve familias y una rueda**",
        "**Dziewięć rodzin i jedno koło**",
        "**Chín gia đình và một bánh xe**",
        "**Neuf familles et une roue**",
    ],
)
def test_a_bold_line_under_a_picture_with_a_caption_is_a_heading(heading):
    article = article_of(page(f"![The wheel of the mill, seen from the harbour.](/i.jpg)\n\n{heading}"), "markdown")
    assert [(passage.kind, passage.text) for passage in article.passages][1] == ("heading", heading.strip("*"))


@pytest.mark.parametrize("name", ["Ada Krol", "Szabó Borbála", "Іван Бойко", "森下遥", "Edilson La Rosa", "নাসরিন হক"])
def test_a_picture_of_who_wrote_it_captions_nothing(name):
    head = f"# The mill grinds again\n\n12 March 2024\n\n![{name}](/p.jpg)\n[{name}](/author/x)\n\n"
    article = article_of("\n\n".join((head + FIRST, SECOND, THIRD)), "markdown")
    assert (article.authors, [image.caption for image in article.images if image.caption]) == ((name,), [])


@pytest.mark.parametrize("name", ["Ada Krol", "Іван Бойко", "Edilson La Rosa", "Szabó Borbála", "নাসরিন হক", "森下遥"])
def test_a_picture_of_whom_the_text_names_is_one_of_the_article(name):
    article = article_of(page(f"![{name}](/p.jpg)\n{name}\n\n{FIRST} {name.split()[-1]} was there."), "markdown")
    assert name not in article.authors
    assert [image.caption for image in article.images] == [name]


def test_a_paragraph_under_a_picture_stays():
    article = article_of(page("![The wheel](/i.jpg)\n" + THIRD.replace("Grinding", "Milling")), "markdown")
    assert len(article.passages) == 4


def test_a_caption_glued_to_its_credit_leaves_the_text():
    inside = "El molino, parado en el puerto después de la marea.Gentileza Cooperativa Salinera"
    article = article_of(page(inside).removeprefix("# "), "text")
    assert [passage.text for passage in article.passages] == [FIRST, SECOND, THIRD]
    assert article.images[0].credit == "Cooperativa Salinera"


@pytest.mark.parametrize(
    ("label", "who"),
    [
        ("Source:", "Ida Voss / Valley Press"),
        ("Quelle:", "Ida Voss / Talbote"),
        ("Источник:", "Руслана Вепрева / YARSOL.RU"),
        ("Fuente:", "Ida Vos / Prensa del Valle"),
        ("Фото:", "Олена Гай / Долина"),
        ("Foto:", "Ida Voss"),
    ],
)
def test_a_label_tells_the_credit_below_it_and_the_caption_above(label: str, who: str) -> None:
    article = article_of(page(f"The wheel of the mill on a winter morning\n{label}\n{who}"), "text")
    assert [(image.caption, image.credit) for image in article.images] == [
        ("The wheel of the mill on a winter morning", who)
    ]


@pytest.mark.parametrize(
    "inside",
    ["Source:\n\nIda Voss", f"{SECOND}\nSources:\nThe ledger of the mill", "Source: the ledger of the mill", "Photo:"],
)
def test_a_label_below_a_paragraph_or_over_nothing_tells_none(inside: str) -> None:
    assert not any(image.caption for image in article_of(page(inside), "text").images)


@pytest.mark.parametrize(
    "caption",
    [
        "The chapel above the mill, whose bell nobody rings.",
        "Die Kapelle über der Mühle, deren Glocke niemand läutet.",
        "Часовня над мельницей, в колокол которой никто не звонит.",
        "水車の上の礼拝堂。鐘は鳴らない。",
        "المصلى فوق الطاحونة، ولا يقرع جرسه أحد.",
        "Το παρεκκλήσι πάνω από τον μύλο, που κανείς δεν χτυπά.",
    ],
)
def test_what_stands_beside_a_picture_in_its_line_captions_it(caption: str) -> None:
    article = article_of(page(f"![](/i.jpg) {caption}"), "markdown")
    assert caption not in article.text
    assert any(line.role == "caption" for line in article.lines if caption in line.text)


@pytest.mark.parametrize("beside", ["[A bell for the chapel.](/b)", "More on the mill", f"{SECOND} {THIRD}"])
def test_links_labels_and_paragraphs_beside_a_picture_do_not(beside: str) -> None:
    article = article_of(page(f"![](/i.jpg) {beside}"), "markdown")
    assert not any(line.role == "caption" and line.text.strip() for line in article.lines)


def test_a_caption_that_stands_twice_is_no_headline() -> None:
    text = page("").removeprefix("# ")
    twice = "The wheel of the old mill in spring (PHOTO CREDIT: Ida Voss)\nThe wheel of the old mill in spring\n"
    article, plain = article_of(twice + text, "text"), article_of(text, "text")
    assert (article.title, article.text) == (plain.title, plain.text)


def test_the_line_over_the_credit_of_a_labelled_caption_is_not_its_caption() -> None:
    labelled = "Fuente de la imagen, Prensa del Valle\n\nPie de foto, La rueda del molino"
    article = article_of(page(f"The wheel of the mill turns again\n{labelled}"), "text")
    assert [(image.caption, image.credit) for image in article.images] == [("La rueda del molino", "Prensa del Valle")]


def test_a_credit_glued_to_its_caption_in_a_script_of_india_is_found_in_a_page() -> None:
    article = article_of(page("घाट पर खड़ी नाव, शुक्रवार की शामफोटो: रमेश यादव"), "text")
    assert [(image.caption, image.credit) for image in article.images] == [
        ("घाट पर खड़ी नाव, शुक्रवार की शाम", "रमेश यादव")
    ]


def test_a_line_without_end_under_a_credit_and_over_a_blank_line_is_the_caption():
    line = "The red box before the town hall is sewn from an old postbag and tin"
    article = article_of(f"{MILL}Share\nPhoto: Archive/The Tide\n{line}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}", "text")
    assert [(image.caption, image.credit) for image in article.images] == [(line, "Archive/The Tide")]
    assert [passage.text for passage in article.passages] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "line", ["A box at last", "The red box before the town hall is sewn from an old postbag and tin."]
)
def test_a_heading_or_a_sentence_under_a_credit_stays(line):
    article = article_of("\n\n".join((MILL + FIRST, SECOND, f"Photo: Archive/The Tide\n{line}", THIRD)), "text")
    assert line in [passage.text for passage in article.passages]


MENDER = (
    "（新港9日讯）下午三时，雨还没来，旧街尽头的磨坊已经坐满了人。他们手里都有一袋麦子，嘴里都有一段话要讲。",
    "店主林木今年七十四岁，磨面五十二年。四年前他把价目表翻了过来，在背面写上：“磨一袋，讲一个下雨天。”",
    "女儿林仪负责记录。她把每个故事写在面袋上，用回形针别在墙上，至今共有五百零八则，最短的只有七个字。",
)


@pytest.mark.parametrize(("signature", "credit"), [("报道：黄琳 摄影：李豪", "李豪"), ("报道：黄琳", None)])
def test_a_sentence_over_a_dateline_captions_where_the_byline_names_the_photographer(signature, credit):
    line = "林木和女儿在旧街的磨坊里整理客人留下的麦子。"
    text = f"老磨坊不收钱 只收一个下雨天的故事\n09/03/2026\nShare\nFacebook\n{line}\n\n" + "\n".join(
        (*MENDER, signature)
    )
    article = article_of(text, "text")
    captioned = [(image.caption, image.credit) for image in article.images]
    assert captioned == ([(line, credit)] if credit else [])


@pytest.mark.parametrize(
    ("beside", "caption", "credit"),
    [
        ("![viejo-molino-rueda](/i.jpg)_La rueda del molino antes de la reparación._ Foto: Ana Ruiz",
         "La rueda del molino antes de la reparación.", "Ana Ruiz"),
        ("![DSC04711.JPG](/i.jpg) Das Mühlrad vor der Reparatur", "Das Mühlrad vor der Reparatur", None),
        ("![](/i.jpg)Rybacy suszą sieci przed młynem", "Rybacy suszą sieci przed młynem", None),
        ("![A bird](/i.jpg)An avocet rests on the wall of a pan.", "An avocet rests on the wall of a pan.", None),
        (
            "[![The salt of the mill.](/i.jpg) The salt of the mill, dried on linen. Foto: Ana Ruiz](/large.jpg)",
            "The salt of the mill, dried on linen.",
            "Ana Ruiz",
        ),
        ("![](/i.jpg)製塩を再開した潮汐水車と職人たち", "製塩を再開した潮汐水車と職人たち", None),
        ("[![](/i.jpg)](/i.jpg) Halen i'r bwytai, yn barod i'w bacio.", "Halen i'r bwytai, yn barod i'w bacio.", None),
    ],
)  # fmt: skip
def test_what_stands_beside_a_picture_captions_it(beside, caption, credit):
    article = article_of(page(beside), "markdown")
    assert [(image.caption, image.credit) for image in article.images] == [(caption, credit)]
    assert [passage.text for passage in article.passages] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("credit", ["(Foto: Ida Voss)", "Photo: Ida Voss", "Foto:\n\nIda Voss"])
@pytest.mark.parametrize(
    "caption", ["Halb Teich, halb See: Das Wasser treibt das Rad an, zweimal am Tag und jede Nacht."]
)
def test_a_sentence_between_a_picture_and_its_credit_captions_it(caption, credit):
    article = article_of(page(f"![Mühle](/i.jpg)\n\n{caption}\n\n{credit}"), "markdown")
    assert [(image.caption, image.credit) for image in article.images] == [(caption, "Ida Voss")]
    assert [passage.text for passage in article.passages] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("alt", ["IMG_4711", "stary-mlyn-kolo", "mlyn.jpg", "20260112_0815"])
def test_the_name_of_a_file_captions_nothing(alt):
    assert [image.caption for image in article_of(page(f"![{alt}](/i.jpg)"), "markdown").images] == [None]


@pytest.mark.parametrize(
    ("alt", "caption"),
    [
        ("Mill wheel turning at low water", "The wheel of the mill begins turning two hours after low water has come."),
        ("Salzkörner trocknen auf Leinen", "Die groben Salzkörner trocknen zwei Tage lang auf grobem Leinen."),
    ],
)
def test_a_line_that_says_what_the_picture_above_says_captions_it(alt, caption):
    article = article_of(page(f"![{alt}](/i.jpg)\n\n{caption}"), "markdown")
    assert [image.caption for image in article.images] == [caption]
    assert [passage.text for passage in article.passages] == [FIRST, SECOND, THIRD]
