"""Pages in the encodings of the world, read right."""

import pytest

from pipeline.decode.encoding import decoded

KOREAN = (
    "서울시는 내년 봄부터 한강 공원에서 자전거를 무료로 빌려주기로 했다고 밝혔다.\n시민들은 대체로 반기는 분위기다."
)
JAPANESE = "市役所は来年の春から川沿いの公園で自転車を無料で貸し出すと発表した。\n市民の多くは歓迎しているという。"
SIMPLIFIED = "市政府宣布，从明年春天开始，市民可以在河边的公园免费借用自行车。\n大多数居民对这个消息表示欢迎。"
TRADITIONAL = "市政府宣布，從明年春天開始，市民可以在河邊的公園免費借用自行車。\n大多數居民對這個消息表示歡迎。"
RUSSIAN = "Мэрия сообщила, что с весны будущего года велосипеды в парках у реки будут выдавать бесплатно.\nЖители рады."
UKRAINIAN = "Мерія повідомила, що з весни наступного року велосипеди в парках біля річки видаватимуть безкоштовно."
GREEK = "Ο δήμος ανακοίνωσε ότι από την άνοιξη τα ποδήλατα στα πάρκα δίπλα στο ποτάμι θα είναι δωρεάν."
HEBREW = "העירייה הודיעה כי החל מהאביב הבא יושאלו אופניים בחינם בפארקים שלאורך הנהר."
ARABIC = "أعلنت البلدية أن الدراجات ستعار مجانا في الحدائق القريبة من النهر ابتداء من الربيع المقبل."
THAI = "เทศบาลประกาศว่าตั้งแต่ฤดูใบไม้ผลิปีหน้าประชาชนสามารถยืมจักรยานในสวนริมแม่น้ำได้ฟรี"
POLISH = (
    "Urząd miasta ogłosił, że od przyszłej wiosny rowery w parkach nad rzeką będą wypożyczane za darmo. Mieszkańcy "
    "są zadowoleni, choć część kierowców narzeka na węższe ulice."
)
CZECH = (
    "Radnice oznámila, že od příštího jara si lidé budou moci v parcích u řeky půjčovat kola zdarma. Většina "
    "obyvatel to vítá."
)
HUNGARIAN = (
    "A városháza közölte, hogy jövő tavasztól ingyen lehet kerékpárt kölcsönözni a folyó menti parkokban. A lakók "
    "többsége örül, a szűk utcákban élők viszont kérdőn nézik a tervet."
)
ROMANIAN = (
    "Primãria".replace("ã", "ă")
    + " a anunţat că din primăvara viitoare bicicletele din parcurile de lângă râu vor fi împrumutate gratuit."
)
GERMAN = (
    "Die Stadt kündigte an, dass Fahrräder in den Parks am Fluss ab dem Frühjahr kostenlos verliehen werden. Viele "
    "Bürger begrüßen das."
)
FRENCH = (
    "La mairie a annoncé que dès le printemps prochain les vélos seront prêtés gratuitement près de la rivière, là "
    "où naît le marché."
)
SPANISH = (
    "El ayuntamiento anunció que desde la próxima primavera se prestarán bicicletas junto al río. ¿Y quién pagará? "
    "Eso se verá mañana."
)
PORTUGUESE = (
    "A câmara anunciou que, a partir da próxima primavera, as bicicletas serão emprestadas junto ao rio. Não há "
    "ainda preço."
)
TURKISH = (
    "Belediye, gelecek bahardan itibaren nehir kıyısındaki parklarda bisikletlerin ücretsiz ödünç verileceğini "
    "açıkladı. Çoğu kişi şaşırdı."
)
LITHUANIAN = (
    "Savivaldybė pranešė, kad nuo kito pavasario prie upės esančiuose parkuose dviračiai bus skolinami nemokamai. "
    "Žmonės džiaugiasi, nors kai kurie abejoja, ar jų užteks visiems šeštadieniais."
)

LEGACY = [
    (KOREAN, "cp949", "euc-kr"),
    (KOREAN + "\n똠방각하", "cp949", "euc-kr"),
    (JAPANESE, "cp932", "shift_jis"),
    (JAPANESE + "\n①㈱", "cp932", "shift_jis"),
    (JAPANESE, "euc_jp", "euc-jp"),
    (JAPANESE, "iso2022_jp", "iso-2022-jp"),
    (SIMPLIFIED, "gb2312", "gb18030"),
    (SIMPLIFIED + "\n镕", "gb18030", "gb18030"),
    (TRADITIONAL, "big5", "big5"),
    (RUSSIAN, "windows-1251", "windows-1251"),
    (RUSSIAN, "koi8-r", None),  # koi8-u reads the same
    (RUSSIAN, "iso8859-5", "iso-8859-5"),
    (RUSSIAN, "cp866", "ibm866"),
    (UKRAINIAN, "windows-1251", "windows-1251"),
    (UKRAINIAN, "koi8-u", "koi8-u"),
    (GREEK, "windows-1253", None),  # but for a few signs iso-8859-7 reads the same
    (HEBREW, "windows-1255", "windows-1255"),
    (ARABIC, "windows-1256", "windows-1256"),
    (THAI, "cp874", "windows-874"),
    (POLISH, "windows-1250", "windows-1250"),
    (POLISH, "iso8859-2", "iso-8859-2"),
    (CZECH, "windows-1250", "windows-1250"),
    (HUNGARIAN, "windows-1250", None),
    (HUNGARIAN, "iso8859-2", None),
    (ROMANIAN, "windows-1250", None),
    (GERMAN, "windows-1252", "windows-1252"),
    (FRENCH + " « Oui », dit-on – enfin…", "windows-1252", "windows-1252"),
    (SPANISH, "windows-1252", "windows-1252"),
    (PORTUGUESE, "windows-1252", "windows-1252"),
    (TURKISH, "windows-1254", "windows-1254"),
    (LITHUANIAN, "windows-1257", "windows-1257"),
]
UNICODE = [KOREAN, JAPANESE, TRADITIONAL, RUSSIAN, ARABIC, THAI, GERMAN]
ENGLISH_MENU = "\n".join(
    ["Home", "World news", "Sport", "Subscribe to our newsletter", "Sign in or register to comment"] * 6
)


@pytest.mark.parametrize(("text", "codec", "name"), LEGACY)
def test_a_text_without_declaration_is_read_in_its_encoding(text: str, codec: str, name: str | None) -> None:
    page = decoded(text.encode(codec))
    assert page.text == text
    assert page.found == "detected"
    assert name in {None, page.encoding}


@pytest.mark.parametrize(("text", "codec", "name"), LEGACY)
def test_english_menus_around_a_text_do_not_hide_its_encoding(text: str, codec: str, name: str | None) -> None:
    dump = f"{ENGLISH_MENU}\n{text}\n{ENGLISH_MENU}"
    assert decoded(dump.encode(codec)).text == dump


@pytest.mark.parametrize(("text", "codec", "name"), LEGACY)
@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "no-such-encoding"])
def test_a_false_declaration_is_found_out(text: str, codec: str, name: str | None, declared: str) -> None:
    html = f'<html><head><meta charset="{declared}"></head><body><p>{text}\n{text}</p></body></html>'
    assert decoded(html.encode(codec)).text == html


@pytest.mark.parametrize(
    ("label", "text", "codec", "name"),
    [
        ("ks_c_5601-1987", KOREAN + " 똠방", "cp949", "euc-kr"),
        ("EUC-KR", "뉴스", "cp949", "euc-kr"),
        ("x-sjis", "天気①", "cp932", "shift_jis"),
        ("euc-jp", "天気", "euc_jp", "euc-jp"),
        ("gb2312", "朱镕基", "gb18030", "gb18030"),
        ("iso-8859-1", "“Oui” – 5 €", "windows-1252", "windows-1252"),
        ("latin1", "naïve", "windows-1252", "windows-1252"),
        ("ISO-8859-9", "Işık", "windows-1254", "windows-1254"),
        ("tis-620", "ข่าว", "cp874", "windows-874"),
        ("iso-8859-2", "Łódź", "iso8859-2", "iso-8859-2"),
        ("windows-1251", "Да", "windows-1251", "windows-1251"),
        ("iso-8859-15", "Le cœur à 5 €", "iso8859-15", "iso-8859-15"),
    ],
)
@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="{}">',
        "<META CHARSET={}>",
        "<meta http-equiv='Content-Type' content='text/html; charset={}' />",
        '<?xml version="1.0" encoding="{}"?>',
    ],
)
def test_a_declared_encoding_reads_even_a_few_words(head: str, label: str, text: str, codec: str, name: str) -> None:
    html = head.format(label) + f"<p>{text}</p>"
    page = decoded(html.encode(codec))
    assert (page.text, page.encoding, page.found) == (html, name, "declared")


@pytest.mark.parametrize("text", UNICODE)
@pytest.mark.parametrize(("codec", "name"), [("utf-8-sig", "utf-8"), ("utf-16", "utf-16le"), ("utf-32", "utf-32le")])
def test_a_byte_order_mark_settles_it_and_is_no_text(text: str, codec: str, name: str) -> None:
    page = decoded(text.encode(codec))
    assert (page.text, page.encoding, page.found) == (text, name, "bom")


@pytest.mark.parametrize("text", UNICODE)
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_text_without_a_mark_is_read(text: str, codec: str) -> None:
    page = decoded((text + "\n").encode(codec))
    assert page.text == text + "\n"
    assert page.encoding == codec[:6] + codec[7:]


@pytest.mark.parametrize("text", [*UNICODE, "Plain words."])
def test_valid_utf8_is_utf8_whatever_the_page_declares(text: str) -> None:
    html = f'<meta charset="euc-kr"><p>{text}</p>'
    page = decoded(html.encode())
    assert (page.text, page.encoding, page.found, page.broken) == (html, "utf-8", "valid", 0)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ((RUSSIAN * 3).encode() + b"\xd0", RUSSIAN * 3 + "\ufffd"),
        (b"\xff " + (KOREAN * 3).encode(), "\ufffd " + KOREAN * 3),
    ],
)
def test_a_few_broken_bytes_cost_themselves_only(data: bytes, text: str) -> None:
    page = decoded(data)
    assert (page.text, page.encoding, page.broken) == (text, "utf-8", 1)


def test_a_cut_character_in_a_declared_encoding_is_marked() -> None:
    data = b'<meta charset="euc-kr">' + (KOREAN * 3).encode("cp949")[:-3] + b"\xb0"
    page = decoded(data)
    assert (page.encoding, page.found, page.broken) == ("euc-kr", "declared", 1)


def test_the_replacement_character_of_the_page_itself_is_not_counted() -> None:
    assert decoded(f"{GERMAN} \ufffd".encode()).broken == 0


def test_a_stray_zero_in_a_page_is_left_out() -> None:
    page = decoded(b"<p>" + b"All is well. " * 200 + b"\0</p>")
    assert page.encoding == "utf-8"
    assert "\0" not in page.text


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\0" * 5_000, b"\x01\x00\x02\x00\xff\xd8" * 99])
def test_bytes_full_of_zeros_are_no_text(data: bytes) -> None:
    assert decoded(data) is None
