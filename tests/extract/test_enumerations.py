"""Lists of dumps that have lost their bullets."""

import pytest

from pipeline.extract.dump import extract_dump
from pipeline.extract.settings import ExtractSettings
from pipeline.records import RawPage

TITLE = "The tide mill grinds salt again\nBy Ida Voss\n12 January 2026\n\n"
FIRST = (
    "The wheel begins to turn two hours after high water, and nobody has to look at a clock: the whole street hears "
    "it. Since January it grinds salt instead of corn, for a cooperative of nine families. Its repair takes in three "
    "works, says the miller"
)
LAST = (
    "Grinding with the tide takes twice as long, says the miller, who learned her trade from an old film. The salt is "
    "coarser than any that a factory makes, and that is what the restaurants of the coast want to buy."
)
WORKS = [
    ("cleaning of all fourteen wheels of the mill;", "a new main spring that has to be ordered from abroad;",
     "a stronger frame of oak for the tower."),
    ("limpeza completa das 14 engrenagens da torre;", "troca da mola principal, feita sob encomenda no sul;",
     "reforço do suporte de madeira da torre velha."),
    ("Reinigung aller vierzehn Räder der alten Mühle;", "eine neue Feder, die im Ausland bestellt werden muss;",
     "ein stärkerer Rahmen aus Eiche für den Turm."),
    ("le nettoyage des quatorze roues du vieux moulin;", "un nouveau ressort, à commander chez un artisan;",
     "un cadre de chêne plus solide pour la tour."),
    ("czyszczenie wszystkich czternastu kół młyna;", "nowa sprężyna, którą trzeba zamówić za granicą;",
     "mocniejsza dębowa rama dla wieży starego młyna."),
    ("limpieza completa de las catorce ruedas del molino;", "cambio del muelle principal, hecho por encargo;",
     "refuerzo del soporte de madera de la torre vieja."),
]  # fmt: skip


def roles(first: str, items: tuple[str, ...]) -> list[str]:
    text = TITLE + first + "\n\n" + "\n".join(items) + "\n\n" + LAST
    page = RawPage(id="x", path="x", kind="text", text=text, sha256="", url=None)
    lines = extract_dump(page, ExtractSettings()).lines
    return [line.role for item in items for line in lines if line.text == item and line.kept]


@pytest.mark.parametrize("items", WORKS)
def test_lines_with_semicolons_below_a_colon_are_items(items: tuple[str, ...]) -> None:
    found = roles(f"{FIRST}:", items)
    assert set(found) == {"list_item"}


@pytest.mark.parametrize("items", WORKS)
def test_without_the_colon_or_the_semicolons_they_are_not(items: tuple[str, ...]) -> None:
    assert "list_item" not in roles(f"{FIRST}.", items)
    assert "list_item" not in roles(f"{FIRST}:", tuple(item.replace(";", ".") for item in items))
