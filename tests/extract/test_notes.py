import pytest

from pipeline.extract.notes import note_kind, says_machine


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Correction: an earlier version gave the wrong age of the ferry.", "correction"),
        ("Correção: uma versão anterior deste texto indicava outro preço para a garrafa.", "correction"),
        ("Rättelse: " + "I en tidigare version angavs fel ålder på färjan. " * 3, "correction"),
        ("This article was translated from Swedish using generative AI.", "translation"),
        ("Editor's note: This article was translated from Swedish by AI.", "translation"),
        ("Correction: the letters that we quote were translated by Ida Voss, not by her sister.", "correction"),
        ("Editor's note: names have been changed.", "editor"),
        ("Korrekció: A cikk első változatában azt írtuk, hogy a hivatal márciusban zárt be.", "correction"),
        ("Rättelse 10.11.2025 kl. 14.20: I en tidigare version stod fel årtal.", "correction"),
        ("Oikaisu 12.11.2025 klo 9.15: Jutussa luki aiemmin väärä vuosi.", "correction"),
        ("訂正（11月10日 14時）：初出で年号が間違っていました。", "correction"),
        ("Διόρθωση 10/11/2025, 14:20: Σε προηγούμενη έκδοση αναφερόταν λάθος έτος.", "correction"),
        ("Dit verhaal verscheen oorspronkelijk in De Molen en is met toestemming overgenomen.", "provenance"),
        ("Cet article a d'abord été publié par Le Moulin et republié avec autorisation.", "provenance"),
        ("Материал впервые опубликован в газете «Мельница», перепечатан с разрешения.", "provenance"),
        ("Artikeln publicerades först i Kvarnen och återges med tillstånd.", "provenance"),
        ("Материалът е изготвен в партньорство с вестник „Мелничар“.", "provenance"),
        ("Публикация подготовлена при поддержке Фонда мельниц.", "provenance"),
        ("Ce reportage a été réalisé avec le soutien du Fonds des moulins.", "provenance"),
        ("Artykuł powstał dzięki wsparciu Funduszu Młynów.", "provenance"),
        ("Liputan ini didukung oleh Yayasan Kincir.", "provenance"),
        ("This article was produced in partnership with Mill Radio.", "provenance"),
        ("Editor’s note: This article first appeared in The Mill and was shortened by us.", "provenance"),
        ("Nota del editor: este texto fue publicado originalmente en El Molino.", "provenance"),
        ("Esta reportagem foi publicada originalmente em O Moinho.", "provenance"),
        ("Dieser Artikel erschien zuerst in der Mühlenpost.", "provenance"),
        ("Článek původně vyšel v časopise Mlýn.", "provenance"),
        ("Матеріал підготовлено за підтримки Фонду млинів.", "provenance"),
        ("本記事の取材は財団の助成を受けて制作されました。水車新聞より転載しています。", "provenance"),
        ("本文转载自《水磨报》。", "provenance"),
        ("이 기사는 물레방아재단의 지원을 받아 작성됐다.", "provenance"),
        ("یہ تحریر پہلے اخبار «چکی» میں چھپی۔", "provenance"),
        ("บทความนี้เผยแพร่ครั้งแรกในหนังสือพิมพ์กังหัน", "provenance"),
        ("यह लेख सबसे पहले पनचक्की पत्रिका में छपा।", "provenance"),
        ("Cet article est paru dans Le Moulin, traduit de l'anglais par Ida Voss.", "translation"),
        ("Correction: this article first appeared in The Mill in May, not in June.", "correction"),
        ("The views expressed are those of the author.", "editor"),
        ("Editor's note: the keeper of the mill is the reporter's brother, a conflict of interest.", "editor"),
        ("Editor's note: our texts may not be republished before Sunday.", "editor"),
        ("Das Haus entstand mit Unterstützung der Stiftung Mühlen.", None),
        ("Мельница подготовлена к зиме при поддержке соседей, говорит сторож.", None),
        ("Le roman a d'abord été publié à Lyon, avec l'autorisation de la veuve.", None),
        ("De roman verscheen oorspronkelijk in Gent en kreeg daar een prijs.", None),
        ("Роман впервые опубликован в Казани и переведён на девять языков.", None),
        ("A törvény első változatában még nem volt szó a malomról.", None),
        ("The ferry left the quay late on Monday.", None),
        ("The book was translated from Swedish. " + "It tells of a ferry and of those who sailed on her. " * 12, None),
    ],
)
def test_remarks_about_the_article(text: str, kind: str | None) -> None:
    assert note_kind(text) == kind


def test_machines_are_named() -> None:
    assert says_machine("This article was translated automatically from Swedish.")
    assert not says_machine("This article was translated from Swedish by Ida Voss.")
