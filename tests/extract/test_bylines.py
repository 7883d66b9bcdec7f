"""Authors in bylines of many languages; prose that begins with "by" names none."""

import pytest

from pipeline.extract.bylines import find_authors, names_alone, reporters_in


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("- by NORA PETTERSSEN", ("NORA PETTERSSEN",)),
        ("By Jane Doe and John Smith, Staff Writer", ("Jane Doe", "John Smith")),
        ("By Jane Doe | 12 March 2024", ("Jane Doe",)),
        ("Jane Roe, Political Editor", ("Jane Roe",)),
        ("Von Max Müller", ("Max Müller",)),
        ("Deur Annelie Botha", ("Annelie Botha",)),
        ("Gan Rhys Morgan", ("Rhys Morgan",)),
        ("Muallif: Aziz Karimov", ("Aziz Karimov",)),
        ("Nodira Saidova, muxbir", ("Nodira Saidova",)),
        ("Аўтар: Алесь Каваль", ("Алесь Каваль",)),
        ("Jón Helgason skrifar", ("Jón Helgason",)),
        ("ავტორი: ნინო გელოვანი", ("ნინო გელოვანი",)),
        ("Por Ana Souza e João Lima", ("Ana Souza", "João Lima")),
        ("Par Marie Dupont (avec agences)", ("Marie Dupont",)),
        ("Автор: Иван Петров", ("Иван Петров",)),
        ("Oleh Budi Santoso", ("Budi Santoso",)),
        ("Yazan: Ali Veli", ("Ali Veli",)),
        ("بقلم أحمد علي", ("أحمد علي",)),
        ("द्वारा राम कुमार", ("राम कुमार",)),
        ("홍길동 기자 hong@example.org", ("홍길동",)),
        ("김철수·이영희 기자", ("김철수", "이영희")),
        ("文 / 張三", ("張三",)),
        ("記者王小明／台北報導", ("王小明",)),
        ("By the time he arrived, the hall was empty.", ()),
        ("文章很多人看", ()),
        ("By Staff Writer", ()),
        ("March 9, 2026 by Δήμητρα Καραλή Leave a Comment", ("Δήμητρα Καραλή",)),
        ("From Workbench Monthly, November 15, 2024. By Helena Brandt", ("Helena Brandt",)),
        ("글 서지안 기자 · 사진 민경호", ("서지안",)),
        ("โดย ปิยะดา วงศ์สว่าง", ("ปิยะดา วงศ์สว่าง",)),
        ("Szerző: Kovács Anna", ("Kovács Anna",)),
        ("Edited by: Vikas Rawat | Updated: 30 Jun 2025", ()),
        ("2026-01-11 21:18 来源：澜江网 作者：方知夏", ("方知夏",)),
        ("作者：方以宁　程砚", ("方以宁", "程砚")),
        ("本报记者 张晓东 李明华", ("张晓东", "李明华")),
        ("记者 王宁 通讯员 陈晓明", ("王宁", "陈晓明")),
        ("来源：新华网 记者：张三", ("张三",)),
        ("文/张三 图/李四", ("张三",)),
        ("責任編輯：王五 作者：張三", ("張三",)),
        ("責任編輯：王五", ()),
        ("（责任编辑：孔令舟）", ()),
        ("15/05/2025 - Ρεπορτάζ: Στέλιος Μαυρογένης", ("Στέλιος Μαυρογένης",)),
        ("Autor: Jan Novák Foto: Petr Dvořák", ("Jan Novák",)),
        ("Text: Anna Berg Foto: Lars Holm", ("Anna Berg",)),
        ("Penulis: Ratna Wulandari Editor: Dimas Prakoso", ("Ratna Wulandari",)),
        ("Editor: Dimas Prakoso | Penulis: Ratna Wulandari", ("Ratna Wulandari",)),
        ("Editor: Dimas Prakoso", ()),
        ("Автор: Иван Петров, фото: Анна Смирнова", ("Иван Петров",)),
        ("लेखक: राम कुमार | संपादक: सीता देवी", ("राम कुमार",)),
        ("Publicada por Graça Valadares à(s) 18:42", ("Graça Valadares",)),
        ("Publicado por Juan Pérez a las 10:30", ("Juan Pérez",)),
        ("Posted by Jane Doe at 10:30 AM", ("Jane Doe",)),
        ("Gepostet von Max Müller um 18:20 Uhr", ("Max Müller",)),
        ("Pubblicato da Anna Rossi alle 18:20", ("Anna Rossi",)),
        ("Publié par Jean Petit à 18:20", ("Jean Petit",)),
        ("Geplaatst door Jan Bakker om 18:20", ("Jan Bakker",)),
        ("Posted by Jane Doe 4 comments", ("Jane Doe",)),
        ("Escribe Camila Méndez en Territorio", ("Camila Méndez",)),
        ("von Michael Rädel, Redaktion", ("Michael Rädel",)),
        ("By Rob Picheta, CNN", ("Rob Picheta",)),
        ("Gepostet von Katharina Volkwein | Wohnen", ("Katharina Volkwein",)),
        ("By Eric Levitz@EricLevitz", ("Eric Levitz",)),
        ("von Mathilda Trausch, Online-Redaktion", ("Mathilda Trausch",)),
        ("लेखक के बारे में", ()),
        ("de Política", ()),
        ("Over de auteur", ()),
        ("Über den Autor", ()),
        ("By Jane Doe and John Smith, University of Westhaven", ("Jane Doe", "John Smith")),
        ("Par Marie Dupont et Jean Petit, Le Quotidien", ("Marie Dupont", "Jean Petit")),
        ("By Jane Doe Photos: John Roe", ("Jane Doe",)),
        ("โดย กองบรรณาธิการลุ่มน้ำรายวัน", ("กองบรรณาธิการลุ่มน้ำรายวัน",)),
        ("By Vindhya News Agency", ("Vindhya News Agency",)),
        ("ByJane Doe", ("Jane Doe",)),
        ("AuthorAndreas Kalt4 Kommentare", ("Andreas Kalt",)),
        ("words written by Kanae Nakamine • Art by Koichi", ("Kanae Nakamine",)),
        ("取材・文：高梨 美咲", ("高梨 美咲",)),
        ("撰文｜罗亦舟 摄影｜李四", ("罗亦舟",)),
        ("Author: Jane Doe Published: 3 May 2026", ("Jane Doe",)),
        ("Yazar: Ayşe Demir Editör: Ali Can", ("Ayşe Demir",)),
        ("كتب: أحمد علي - تصوير: سامي", ("أحمد علي",)),
        ("Tác giả: Lê Văn An Ảnh: Quốc Bảo", ("Lê Văn An",)),
        ("", ()),
        ("Deur Hermien Botha", ("Hermien Botha",)),
        ("Opracowanie: Kamila Wrona", ("Kamila Wrona",)),
        ("La información es de Ana Cárdenas", ("Ana Cárdenas",)),
        ("durch Yi Chen", ("Yi Chen",)),
        ("Per: Gemma Rovira", ("Gemma Rovira",)),
        ("By Jane Doe Marine Correspondent", ("Jane Doe",)),
        ("Aoife Ní Bhriain MARINE CORRESPONDENT", ("Aoife Ní Bhriain",)),
        ("JANE DOE POLITICAL EDITOR", ("JANE DOE",)),
        ("By Jane Doe, Senior Crime Reporter", ("Jane Doe",)),
        ("Von Max Muster, Leiter Politik", ("Max Muster",)),
        ("Door Jan Bakker, chef economie", ("Jan Bakker",)),
        ("von Claudia Berg Twitter Account von Claudia Berg", ("Claudia Berg",)),
        ("von: Rasender Reporter", ("Rasender Reporter",)),
        ("By Jean Pierre MARCHAND", ("Jean Pierre MARCHAND",)),
        ("By Anna Marine", ("Anna Marine",)),
        ("By Robert Sunday", ("Robert Sunday",)),
        ("Vertaald door Anna Bakker", ()),
    ],
)
def test_authors_are_found_without_the_words_around_them(line, authors):
    assert find_authors(line) == authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Leila Haddadin and Omar Bseiso", ("Leila Haddadin", "Omar Bseiso")),
        ("Dirk van Loon", ("Dirk van Loon",)),
        ("শারমিন আক্তার", ("শারমিন আক্তার",)),
        ("森下遥", ("森下遥",)),
        ("Jane Miller | 06.11.23", ("Jane Miller",)),
        ("Read more", ()),
        ("Monday", ()),
        ("The mayor has resigned", ()),
        ("（編集委員・戸倉真帆）", ("戸倉真帆",)),
        ("（社会部・佐藤健）", ("佐藤健",)),
        ("（社会部　佐藤健）", ("佐藤健",)),
        ("（戸倉真帆）", ("戸倉真帆",)),
        ("（佐藤健、鈴木一郎）", ("佐藤健", "鈴木一郎")),
        ("Hoàng Lam - Ngọc Diễm", ("Hoàng Lam", "Ngọc Diễm")),
        ("Anna Kowalska – Jan Nowak", ("Anna Kowalska", "Jan Nowak")),
        ("Иван Петров — Анна Сидорова", ("Иван Петров", "Анна Сидорова")),
        ("Ana Souza / João Lima", ("Ana Souza", "João Lima")),
        ("Олена Ткачук і Іван Бойко", ("Олена Ткачук", "Іван Бойко")),
        ("Олена Ткачук та Іван Бойко", ("Олена Ткачук", "Іван Бойко")),
        ("Michael L. Anderson, PhD,", ("Michael L. Anderson",)),
        ("Hélène Quéméner, Université de Port-Blanc", ("Hélène Quéméner",)),
        ("（写真：佐藤健）", ()),
        ("(Foto: Anna Berg)", ()),
        ("Photo: Jane Doe", ()),
        ("（桟橋で綱を結ぶ生徒たち）", ()),
        ("Vindhya News Agency", ()),
        ("Most Read - Most Shared", ()),
        ("渡し船 小灯島 汐見水産高", ()),
        ("RED-TOR/MZ", ()),
        ("（共同提供）", ()),
        ("The Ferry - The Quay", ()),
        ("(Jane Doe / The Plains Gazette)", ()),
        ("Reporter", ()),
        ("Jane Miller Friday 14 November 2025 20:40", ("Jane Miller",)),
        ("Anna Berg Freitag, 14. November 2025", ("Anna Berg",)),
        ("عمارہ شاہین جمعہ 14 نومبر 2025 20:40", ("عمارہ شاہین",)),
        ("Jan Kowalski piątek, 14.11.2025", ("Jan Kowalski",)),
        ("Олена Ткачук п'ятниця, 14.11.2025", ("Олена Ткачук",)),
        ("Nancy Friday", ()),
        ("— Marivic Salcedo/RTB, Coast News", ("Marivic Salcedo",)),
        ("Markus M. Huber, London, Beat Bumann", ("Markus M. Huber", "Beat Bumann")),
        ("Verónica De Vega", ("Verónica De Vega",)),
        ("An Observational Study With a Regression Design", ()),
        ("New York, London, Paris", ()),
    ],
)
def test_a_line_of_names_alone_is_told_from_others(line, names):
    assert names_alone(line) == names


@pytest.mark.parametrize(
    ("paragraph", "reporters"),
    [
        ("本报讯（记者 陈亦舒）昨天上午，市集开张。", ("陈亦舒",)),
        ("（海濱社記者林子晴南嶺縣10日電）南嶺縣的鐘停了。", ("林子晴",)),
        ("(海濱社記者李四、王小明紐約9日專電)聯合會今天開會。", ("李四", "王小明")),
        ("〔記者林子晴／南嶺綜合報導〕鐘停了。", ("林子晴",)),
        ("(서울=한빛통신) 홍길동 기자 = 시장이 오늘 열렸다.", ("홍길동",)),
        ("[부산=한빛] 김철수·이영희 기자 = 시장이 열렸다.", ("김철수", "이영희")),
        ("(도쿄=한빛통신) 박성진 특파원 = 시장이 열렸다.", ("박성진",)),
        ("【釜山＝佐藤健】市場が開いた。", ("佐藤健",)),
        ("【ワシントン＝山田花子、佐藤太郎】市場が開いた。", ("山田花子", "佐藤太郎")),
        ("昨天上午，市集（见图）开张。", ()),
        ("【速報】市場が開いた。", ()),
        ("（東京都、10日）市場が開いた。", ()),
        ("(서울=한빛통신) 정부는 오늘 시장을 열었다.", ()),
        ("【写真＝市場提供】市場が開いた。", ()),
        ("他对（本台记者）说，钟停了。", ()),
    ],
)
def test_a_reporter_in_the_first_paragraph_is_found(paragraph, reporters):
    assert reporters_in(paragraph) == reporters


@pytest.mark.parametrize(
    "text", ["The Plains Gazette", "Süddorfer Landeszeitung", "Hamburger Abendblatt", "한빛일보", "Diário do Porto"]
)
def test_a_newspaper_alone_is_nobody(text):
    assert names_alone(text) == ()


def test_a_dash_may_part_a_name_from_a_place():
    assert names_alone("Nora Petrie - Rosa Fuchs", by_dashes=False) == ()


@pytest.mark.parametrize("text", ["Sara Blatt", "Maria Correia"])
def test_a_name_that_sounds_like_a_newspaper_is_somebody(text):
    assert names_alone(text) == (text,)
