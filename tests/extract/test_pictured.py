"""Lines that say themselves that they describe a picture, and lines that only use such words."""

import pytest

from pipeline.extract.measure import measure
from pipeline.extract.pictured import pictured
from pipeline.extract.reading import plain_lines


def says_so(line: str) -> bool:
    facts = measure(plain_lines(f"Home\n{line}\nThe board meets on Friday to vote on the plan."))
    return pictured(facts, range(3)) == {1}


@pytest.mark.parametrize(
    "line",
    [
        "Clerks Donna Reese, left, and Wade Pruitt count ballots Tuesday night in the basement of the Grange Hall.",
        "Mayor Ida Voss (left) and the miller Anton Berg at the opening",
        "From left: Ida Voss, Anton Berg and Mara Lund.",
        "Ida Voss (l.) und Anton Berg haben einen guten Draht.",
        "Ida Voss (links) mit dem Müller Anton Berg vor der Mühle.",
        "La maire Ida Voss, à gauche, et le meunier Anton Berg devant le moulin.",
        "Ida Voss (izq.) y Anton Berg durante la firma",
        "Ida Voss (à esquerda) e Anton Berg na entrega das chaves",
        "Мэр Ида Фосс (слева) и мельник Антон Берг на открытии мельницы.",
        "Ida Voss (solda) ve Anton Berg törende",
        "市長の田中花子さん（左）と水車小屋の山本太郎さん",
        "市长王小明（右二）参观水磨坊。",
        "김하나 시장(왼쪽)과 방앗간 주인 이두리씨.",
        "العمدة إيدا فوس (يمين) وصاحب الطاحونة أنطون بيرغ",
        "นายกเทศมนตรีสมศรี (ซ้าย) กับเจ้าของโรงสี",
        "In this undated photo, the wheel stands still beside the harbour.",
        "Die Mühle dreht sich seit Januar wieder. (Symbolbild)",
        "The old mill before its repair (file photo)",
        "The old mill before its repair. File photo.",
        "图为修复后的水磨坊。",
        "Image caption, The mill in spring",
        "图像加注文字，春天的水磨坊",
        "Ilustrasi kincir air di pelabuhan",
        "Młyn w porcie (zdjęcie ilustracyjne)",
        "桟橋で綱の結び方を教わる生徒たち＝１０日、汐見市灯台町",
        "水車の前に集まった市民＝港町で",
        "Ο μύλος μετά την επισκευή (φωτογραφία αρχείου)",
    ],
)
def test_a_line_says_that_it_describes_a_picture(line):
    assert says_so(line)


@pytest.mark.parametrize(
    "line",
    [
        "The party moved left, and its voters stayed where they were.",
        "Turn left, then right, and the mill is in front of you.",
        "The left (links in German) has never agreed on the mill, says its historian.",
        "“Right, left, right again,” says Ida Voss, who drives the cart through Bergen every morning.",
        "Die Partei steht links von der Mitte.",
        "Image captions help those who cannot see the mill.",
        "La gauche, à gauche comme à droite, ne veut pas de moulin.",
        "Her photo of the mill won a prize in Oslo last year.",
        "The file, photo and all, was lost in the flood.",
        "写真を撮る人が橋の左側に並んだ。",
        "会費＝月500円（税込み）。",
        "A＝Bの式を使う。",
        "王小明左转进入老街，又走了两公里。",
        "시장은 왼쪽 길로 걸어갔다.",
        "Это сделано правильно, говорит мельник.",
        "Das Archiv der Stadt ist am Montag geschlossen.",
        "The town lists its mills in an archive.",
    ],
)
def test_words_that_only_sound_like_it(line):
    assert not says_so(line)


def test_a_long_paragraph_is_no_caption():
    assert not says_so("Ida Voss (left) came first. " + "The wheel turns two hours after high water. " * 8)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("People stand on the pier as the ferry leaves Port Hope, March 8, 2026.", True),
        ("People stand on the pier as the ferry leaves Port Hope, on Sunday, March 8, 2026.", True),
        ("Marée basse dans l’anse du Loch, à Port-Guénec (Finistère), le 8 mars 2026.", True),
        ("The last ferry across the strait will leave Port Hope on Sunday, March 8, 2026.", False),
        ("The ferry has been out of service, says its owner, since March 8, 2026.", False),
        ("The captain of the last ferry was born in Port Hope, on March 8, 1961.", False),
        ("“We sold the last ticket at the counter in Port Hope, on March 8, 2026.”", False),
    ],
)
def test_a_caption_ends_with_the_day_behind_a_comma(line, says):
    facts = measure(plain_lines(f"12 March 2026\n{line}\nThe board meets on Friday to vote on the plan."))
    assert (pictured(facts, range(3)) == {1}) == says
