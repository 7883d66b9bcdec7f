"""Captions and credits told apart."""

import pytest

from pipeline.extract.credits import is_surely_credited, split_credit


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("A crew at work. [MIRAE PHOTO/YONHAP]", "A crew at work.", "MIRAE PHOTO/YONHAP"),
        ("Leaders meet (AP Photo/Jane Doe)", "Leaders meet", "AP Photo/Jane Doe"),
        ("Two boats (Photo by Jane Doe)", "Two boats", "Jane Doe"),
        ("Foto: Ada Krol. The keeper at the tower.", "The keeper at the tower.", "Ada Krol"),
        ("Фото: Іван Бойко. Доглядач біля вежі маяка.", "Доглядач біля вежі маяка.", "Іван Бойко"),
        ("Pak Wan menunjukkan botol. - Foto Suara Kincir", "Pak Wan menunjukkan botol.", "Foto Suara Kincir"),
        ("Children play. Photo: Jane Doe/Reuters", "Children play.", "Jane Doe/Reuters"),
        ("Wavuvi wakishusha samaki. PICHA | SALIM BAKARI", "Wavuvi wakishusha samaki.", "SALIM BAKARI"),
        ("Das Haus. © dpa", "Das Haus.", "dpa"),
        ("Ein Sieg. | © Verband/Getty Images", "Ein Sieg.", "Verband/Getty Images"),
        ("서울 전경. 사진=연합뉴스", "서울 전경.", "연합뉴스"),
        ("写真：共同通信", None, "共同通信"),
        ("Foto: Erika Beispiel", None, "Erika Beispiel"),
        ("Der Keller ist kalt. | Jane Doe/MRF", "Der Keller ist kalt.", "Jane Doe/MRF"),
        ("Der Keller ist kalt. | picture alliance/dpa", "Der Keller ist kalt.", "picture alliance/dpa"),
        ("A tailor at work. /Courtesy of Harbour House", "A tailor at work.", "Courtesy of Harbour House"),
        ("Ikasleak etxolan. / Jane Doe", "Ikasleak etxolan.", "Jane Doe"),
        ("Marée basse. JANE DOE POUR « LE PHARE »", "Marée basse.", "JANE DOE POUR « LE PHARE »"),
        ("Sie kam. | Mehr lesen", "Sie kam. | Mehr lesen", None),
        (
            "The ferry leaves, on March 8, 2026. REUTERS/Jane Doe/File Photo Purchase Licensing Rights, opens new tab",
            "The ferry leaves, on March 8, 2026.",
            "REUTERS/Jane Doe/File Photo",
        ),
        ("Image source, Jane Doe", None, "Jane Doe"),
        ("图像来源，Jane Doe", None, "Jane Doe"),
        ("Автор фото, Агентство «Долина»", None, "Агентство «Долина»"),
        (
            "Image source, of course, is what matters most here.",
            "Image source, of course, is what matters most here.",
            None,
        ),
        ("Image caption, Villagers on the pier", "Villagers on the pier", None),
        ("Pie de foto: Vecinos en el muelle", "Vecinos en el muelle", None),
        ("घाट पर खड़ी नाव, शुक्रवार की शामफोटो: रमेश यादव", "घाट पर खड़ी नाव, शुक्रवार की शाम", "रमेश यादव"),
        (
            "Le Rex a retrouvé son enseigne. Photo LQV/Jean Exemple",
            "Le Rex a retrouvé son enseigne.",
            "Photo LQV/Jean Exemple",
        ),
        ("“It is dry,” she says. Jane Doe for The Span", "“It is dry,” she says.", "Jane Doe for The Span"),
        ("居民正在挑选台灯。江城观察 记者 吴澜 摄", "居民正在挑选台灯。", "江城观察 记者 吴澜 摄"),
        ("主民이 택시에 오르고 있다. 윤채원 기자", "主民이 택시에 오르고 있다.", "윤채원 기자"),
        (
            "退休校工站在校園，準備敲鐘。東海社記者藍子晴攝 114年11月10日",
            "退休校工站在校園，準備敲鐘。",
            "東海社記者藍子晴攝 114年11月10日",
        ),
        ("村民在修理铺前。江城社记者吴澜摄 2025年11月10日", "村民在修理铺前。", "江城社记者吴澜摄 2025年11月10日"),
        ("水车恢复转动，时间是2025年11月10日", "水车恢复转动，时间是2025年11月10日", None),
        ("A slip at dawn. Jane Doe/Getty Images", "A slip at dawn.", "Jane Doe/Getty Images"),
        ("A slip at dawn. REUTERS/Jane Doe", "A slip at dawn.", "REUTERS/Jane Doe"),
        ("El muelle. EFE/Juan Ejemplo", "El muelle.", "EFE/Juan Ejemplo"),
        ("A slip at dawn. Photo by Jane Doe on Unsplash", "A slip at dawn.", "Jane Doe on Unsplash"),
        ("A slip at dawn (Express photo by Jane Doe)", "A slip at dawn", "Express photo by Jane Doe"),
        ("항구의 모습이다. /연합뉴스", "항구의 모습이다.", "연합뉴스"),
        ("渡し場に残る料金表＝港町教育委員会提供", "渡し場に残る料金表", "港町教育委員会"),
        ("櫓をこぐ生徒＝18日、港町（山田太郎撮影）", "櫓をこぐ生徒＝18日、港町", "山田太郎"),
        ("祭りの夜。山田太郎さん提供", "祭りの夜。", "山田太郎"),
        ("市が救命胴衣を無料で提供", "市が救命胴衣を無料で提供", None),
        ("Boats at rest (NEWS1)", "Boats at rest", "NEWS1"),
        (
            "El interno 208, después del viaje.Gentileza Terminal Alcaraz",
            "El interno 208, después del viaje.",
            "Terminal Alcaraz",
        ),
        ("Walber Castillo, ingeniero del institutoCedida", "Walber Castillo, ingeniero del instituto", "Cedida"),
        (
            "The wheel of the mill at dawn.Jane Doe/Example Images",
            "The wheel of the mill at dawn.",
            "Jane Doe/Example Images",
        ),
        ("Das Rad der Mühle am Morgen.Foto: Jane Doe", "Das Rad der Mühle am Morgen.", "Jane Doe"),
        ("A roda do moinho ao amanhecer.Divulgação", "A roda do moinho ao amanhecer.", "Divulgação"),
        ("La ruota del mulino all'alba.ANSA", "La ruota del mulino all'alba.", "ANSA"),
        (
            "Une avocette, à Kerlaouen. Hélène Quéméner, CC BY-SA",
            "Une avocette, à Kerlaouen.",
            "Hélène Quéméner, CC BY-SA",
        ),
        ("The wheel. Wikimedia Commons / CC0", "The wheel.", "Wikimedia Commons / CC0"),
        ("Das Rad. Jane Doe via Flickr, CC BY-NC 4.0", "Das Rad.", "Jane Doe via Flickr, CC BY-NC 4.0"),
        ("Η κοιλάδα (φωτ.: Αρχείο Δήμου)", "Η κοιλάδα", "Αρχείο Δήμου"),
        ("Młyn (fot.: Jan Przykład)", "Młyn", "Jan Przykład"),
        ("Мельница (фот.: Иван Пример)", "Мельница (фот.: Иван Пример)", None),
        ("UniCredit: the bank of Example City", "UniCredit: the bank of Example City", None),
        ("The iPhone and the YouTube Kids app were new.", "The iPhone and the YouTube Kids app were new.", None),
        ("He left the U.S.Army in 1945.", "He left the U.S.Army in 1945.", None),
        ("All texts of this site are free under CC BY", "All texts of this site are free under CC BY", None),
        ("She wrote to her boss, CC the mayor", "She wrote to her boss, CC the mayor", None),
        ("More on this at our site.Read More...", "More on this at our site.Read More...", None),
        ("Download PDF (214 KB)", "Download PDF (214 KB)", None),
        ("How the town got through it (COVID-19)", "How the town got through it (COVID-19)", None),
        ("The deal was first reported by Reuters", "The deal was first reported by Reuters", None),
        ("He met Reuters/Ipsos pollsters and left.", "He met Reuters/Ipsos pollsters and left.", None),
        ("He said so (in 2020)", "He said so (in 2020)", None),
        ("The mayor (left) speaks.", "The mayor (left) speaks.", None),
        ("Photos by Іванна Ткач", None, "Photos by Іванна Ткач"),
        ("Foto Şule Özkan", None, "Foto Şule Özkan"),
        ("Zdjęcia Łucja Żak", None, "Zdjęcia Łucja Żak"),
        ("© Foto: Ida Voss", None, "Ida Voss"),
    ],
)
def test_a_credit_is_taken_off_its_caption(text, caption, credit):
    assert split_credit(text) == (caption, credit)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("The quay at dawn. The water is gone. (Image: Jane Doe)", True),
        ("Der Hafen am Morgen. (Foto: Erika Beispiel)", True),
        ("الميناء عند الفجر (صورة: سناء)", True),
        ("櫓をこぐ生徒＝18日、港町（山田太郎撮影）", True),
        ("Nine of ten harbours are too shallow. (Source: Harbour Office)", False),
        ("Neun von zehn Häfen sind zu flach. (Quelle: Hafenamt)", False),
        ("He said so (in 2020).", False),
    ],
)
def test_a_word_for_a_picture_makes_a_credit_sure_as_one_for_a_source_does_not(text, sure):
    assert is_surely_credited(text) == sure


@pytest.mark.parametrize(
    "text",
    [
        "他说。 | " + "阅读" * 100 + "！",
        "It works. Jane Doe for " + "A" * 300 + "!",
        "It works. " + "A" * 300 + " CC",
        "Foto " + "A/" * 150 + "!",
    ],
)
def test_a_line_without_blanks_ends_the_search_for_its_credit(text: str) -> None:
    assert split_credit(text) == (text, None)
