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
        ("Dit verhaal verscheen oorspronkelijk in De Molen en is met toestemming overgenomen.", "editor"),
        ("Cet article a d'abord été publié par Le Moulin et republié avec autorisation.", "editor"),
        ("Материал впервые опубликован в газете «Мельница», перепечатан с разрешения.", "editor"),
        ("Artikeln publicerades först i Kvarnen och återges med tillstånd.", "editor"),
        ("Материалът е изготвен в партньорство с вестник „Мелничар“.", "editor"),
        ("Публикация подготовлена при поддержке Фонда мельниц.", "editor"),
        ("Ce reportage a été réalisé avec le soutien du Fonds des moulins.", "editor"),
        ("Artykuł powstał dzięki wsparciu Funduszu Młynów.", "editor"),
        ("Liputan ini didukung oleh Yayasan Kincir.", "editor"),
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
