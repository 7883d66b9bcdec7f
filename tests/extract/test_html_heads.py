"""Who wrote an HTML page, and when: heads as content management systems of many countries write them."""

import pytest

from pipeline.extract.html import extract_html
from pipeline.extract.settings import ExtractSettings
from pipeline.records import Article, RawPage

PARAGRAPHS = [
    "The ferry to Hollow Island left twenty minutes late on Monday, and nobody on the quay was in a hurry to board it.",
    "It was the last crossing of the wooden boat, which has carried cows, brides and pianos over the sound since 1931.",
    "Her captain sounded the horn three times and then, she said, once more because her hands were cold that morning.",
    "The new boat is twice as fast. It has no bench on the side where the sun goes down, as Port Lorne had asked for.",
]
JAPANESE = [
    "霧浜市の渡し船は月曜日、二十分遅れで出航した。桟橋で急いでいる人は一人もいなかった。",
    "一九三一年から牛や花嫁やピアノを運んできた木造船の、最後の航海だった。",
    "船長は汽笛を三度鳴らし、それからもう一度鳴らした。手が冷たかったからだという。",
    "新しい船は二倍の速さで、喫茶室もある。だが夕日の側のベンチはもうない。",
]
CHINESE = [
    "周一，开往空心岛的渡船晚点二十分钟才离港，码头上没有一个人急着上船。",
    "这是木船最后一次渡海，自一九三一年以来，它载过牛、新娘和钢琴。",
    "船长鸣笛三声，后来又鸣了一声，她说那是因为早上手太冷了。",
    "新船快了一倍，还有咖啡馆。只是夕阳那一侧再也没有长椅了。",
]
DATE = "<p class=date>10 March 2026</p>"


def article(above: str = DATE, head: str = "", paragraphs: list[str] = PARAGRAPHS, below: str = "") -> Article:
    texts = "".join(f"<p>{text}</p>" for text in paragraphs)
    text = (
        f"<html><head><title>Last crossing of the wooden boat</title>{head}</head><body><ul><li><a href=/>Home</a></li>"
        f"</ul><main><article><h1>Last crossing of the wooden boat</h1>{above}<div class=text>{texts}{below}</div>"
        "</article></main><footer><p>© 2026 Sound Courier. All rights reserved.</p></footer></body></html>"
    )
    return extract_html(RawPage(id="x", path="x.html", kind="html", text=text, sha256=""), ExtractSettings())


def data(author: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": {{"name": "{author}"}}}}</script>'


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("<a class=author href=/a>Ida Voss</a><a class=author href=/b>Bo Ek</a>", ("Ida Voss", "Bo Ek")),
        ("<div class=autoren><a href=/a>Ida Voss</a><a href=/b>Bo Ek</a></div>", ("Ida Voss", "Bo Ek")),
        ("<div class=writers><a href=/a>رنا الخطيب</a><a href=/b>سامر حداد</a></div>", ("رنا الخطيب", "سامر حداد")),
        ("<p class=writer><span>한유진 기자</span><span>박도윤 기자</span></p>", ("한유진", "박도윤")),
        ("<p class=author><b>Ida Voss</b><i>Correspondante à Brest</i></p>", ("Ida Voss",)),
        ("<p class=author><b>Ida Voss</b><i>Transport Correspondent</i><i>10 March 2026</i></p>", ("Ida Voss",)),
        ("<p class=author><b>Ida Voss</b><i>Port Lorne</i></p>", ("Ida Voss",)),
        ("<p class=author><b>Ida Voss</b><i>Journalist</i><b>Bo Ek</b><i>Fotograf</i></p>", ("Ida Voss",)),
        ("<p class=author>By <a>Ida Voss</a> and <a>Bo Ek</a></p>", ("Ida Voss", "Bo Ek")),
        ("<p class=byline>IV</p><p class=byline>Ida Voss</p>", ("Ida Voss",)),
        ("<p class=author>AUTOR/IN</p><p class=author>Ida Voss</p>", ("Ida Voss",)),
        ("<p class=author>Ida Voss</p><p class=author>Member of the newsroom</p>", ("Ida Voss",)),
    ],
)
def test_what_the_page_sets_apart_is_read_apart(byline: str, authors: tuple[str, ...]) -> None:
    assert article(byline + DATE).authors == authors


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("مهتاب زرین‌کلک - گروه شهرستان‌ها", "مهتاب زرین‌کلک"),
        ("رنا الخطيب - عمّان", "رنا الخطيب"),
        ("Вера Лагунова — отдел общества", "Вера Лагунова"),
        ("di Nora Bastiani - foto di Piero Galli", "Nora Bastiani"),
        ("Por Ana Reyes - São Paulo", "Ana Reyes"),
        ("Enviado por Rocío Barahona", "Rocío Barahona"),
    ],
)
def test_a_desk_a_place_or_a_photographer_behind_a_dash_is_no_part_of_the_name(byline: str, author: str) -> None:
    assert article(f"<p class=author>{byline}</p>{DATE}").authors == (author,)


@pytest.mark.parametrize(
    ("said", "byline", "authors"),
    [
        ("Ida Voss", "<p class=author><a>Ida Voss</a><a>Bo Ek</a></p>", ("Ida Voss", "Bo Ek")),
        ("Ida Voss", "<p class=author>Ida Voss</p><p class=author>Bo Ek</p>", ("Ida Voss", "Bo Ek")),
        ("Ida Voss", "<p class=author>Ida Voss</p>", ("Ida Voss",)),
        ("Lorne News Agency", "<p class=author>By Ida Voss</p>", ("Ida Voss",)),
    ],
)
def test_a_byline_completes_what_the_data_says(said: str, byline: str, authors: tuple[str, ...]) -> None:
    assert article(byline + DATE, data(said)).authors == authors


@pytest.mark.parametrize(
    ("paragraphs", "signature", "authors"),
    [
        (JAPANESE, "<p>（梶谷文乃）</p>", ("梶谷文乃",)),
        (JAPANESE, "<p>【梶谷文乃、佐藤健】</p>", ("梶谷文乃", "佐藤健")),
        ([*JAPANESE[:3], f"{JAPANESE[3]}（梶谷文乃）"], "", ("梶谷文乃",)),
        ([*JAPANESE[:3], f"{JAPANESE[3]}（敬称略）"], "", ()),
        (CHINESE, "<p>（罗博 萧海川）</p>", ("罗博", "萧海川")),
        (CHINESE, "<p>作者：记者方知夏</p>", ("方知夏",)),
        ([f"〔記者魏子晴、李大華／嘉禾報導〕{CHINESE[0]}", *CHINESE[1:]], "", ("魏子晴", "李大華")),
        ([f"〔即時新聞／綜合報導〕{CHINESE[0]}", *CHINESE[1:]], "", ()),
        (PARAGRAPHS, "<p><b>Nguyễn Thảo Vy</b></p>", ("Nguyễn Thảo Vy",)),
    ],
)
def test_reporters_sign_where_the_text_begins_or_ends(
    paragraphs: list[str], signature: str, authors: tuple[str, ...]
) -> None:
    assert article(paragraphs=paragraphs, below=signature).authors == authors


def test_a_signature_counts_more_than_the_newspaper_in_the_data() -> None:
    assert article(head=data("The Lorne Gazette"), below="<p>Ida Marie Voss</p>").authors == ("Ida Marie Voss",)


@pytest.mark.parametrize(("signed", "authors"), [("- Ida Voss", ("Ida Voss",)), ("- Port Lorne", ())])
def test_a_dash_below_the_text_leads_to_its_author(signed: str, authors: tuple[str, ...]) -> None:
    assert article(below=f"</div><aside>{signed}</aside><div>").authors == authors


def test_a_link_with_an_office_below_it_names_the_author() -> None:
    byline = "<p><a href=/team>Ida Voss</a></p><p>Chief Editor</p>"
    assert article(byline + DATE).authors == ("Ida Voss",)


def test_a_post_that_the_text_quotes_names_no_author() -> None:
    post = "<blockquote><p>Sunrise over the sound.</p>— Bo Ek (@boek) March 7, 2026</blockquote>"
    found = article(f"<p>By Ida Voss</p>{DATE}", paragraphs=[*PARAGRAPHS[:2], post, *PARAGRAPHS[2:]])
    assert found.authors == ("Ida Voss",)


def test_a_zone_that_holds_the_whole_article_says_nothing_of_its_head() -> None:
    found = article(
        f"</article><article class=subscription><h1>Last crossing of the wooden boat</h1><p>By Ida Voss</p>{DATE}"
    )
    assert (found.authors, found.published) == (("Ida Voss",), "10 March 2026")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("<p>Tuesday, March 10, 2026</p><p>Published at 09:05</p>", "March 10, 2026 09:05"),
        ("<p>Tuesday, March 10, 2026</p><p>Updated at 09:05</p>", "March 10, 2026"),
        ("<p>02 septiembre de 2026 | Publicado a las 08:15</p>", "02 septiembre de 2026 | Publicado a las 08:15"),
        ("<p><span>10 March 2026</span><span>09:05</span></p>", "10 March 2026 | 09:05"),
    ],
)
def test_a_time_beside_the_date_belongs_to_it(line: str, published: str) -> None:
    assert article(line).published == published
