"""Names in capitals."""

import pytest

from pipeline.write.capitals import in_normal_case


@pytest.mark.parametrize(
    ("name", "language", "normal"),
    [
        ("ANNA-LENA BERG-MÜLLER", "de", "Anna-Lena Berg-Müller"),
        ("D'ANGELO RUSSO", "it", "D'Angelo Russo"),
        ("ANNA D'ANGELO", "en", "Anna D'Angelo"),
        ("MARIO DELL'ORTO", "it", "Mario Dell'Orto"),
        ("SAM MCGEE", "en", "Sam McGee"),
        ("MACHIKO MACE", "en", "Machiko Mace"),
        ("ED NG", "en", "Ed Ng"),
        ("AJ LEE", "en", "AJ Lee"),
        ("GARCÍA, ANA", "es", "García, Ana"),
        ("AFP", "en", "AFP"),
        ("Jean-Luc DE LA TOUR", "fr", "Jean-Luc de la Tour"),
        ("HBN Harbour News", "en", "HBN Harbour News"),
        ("EXAMPLE.ORG", "en", "EXAMPLE.ORG"),
        ("REUTERS/AP", "en", "REUTERS/AP"),
        ("MADRUGADA", "en", "Madrugada"),
        ("Anna Berg", "en", "Anna Berg"),
        ("anna berg", "en", "anna berg"),
        ("ΝΙΚΟΣ ΠΑΠΠΑΣ", "el", "Νικος Παππας"),
        ("김민수", "ko", "김민수"),
        ("ØYVIND ÅS", "nb", "Øyvind Ås"),
        ("RICARDO I. DOS SANTOS", "pt", "Ricardo I. dos Santos"),
    ],
)
def test_normal_case(name: str, language: str, normal: str) -> None:
    assert in_normal_case(name, language) == normal
