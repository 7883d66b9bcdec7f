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
        ("The ferry left the quay late on Monday.", None),
        ("The book was translated from Swedish. " + "It tells of a ferry and of those who sailed on her. " * 12, None),
    ],
)
def test_remarks_about_the_article(text: str, kind: str | None) -> None:
    assert note_kind(text) == kind


def test_machines_are_named() -> None:
    assert says_machine("This article was translated automatically from Swedish.")
    assert not says_machine("This article was translated from Swedish by Ida Voss.")
