"""Capitals are set in sentence case, names kept, and come back where the whole line had them."""

import pytest

from pipeline.translate.capitals import capitals, names_of, sentence_case


class News:
    """A vocabulary that knows some names and acronyms, and else likes small letters."""

    usual = frozenset({"Lisbon", "Maria", "Dunmore", "June", "UN", "I", "German"})

    def spells(self, text):
        return True

    def cost(self, word):
        return (
            1.0
            if word in self.usual
            or (word.islower() and word.title() not in self.usual and word.upper() not in self.usual)
            else 2.0
        )


@pytest.mark.parametrize(
    ("text", "recased", "style"),
    [
        ("COUNCIL VOTES TO KEEP LISBON FERRY", "Council votes to keep Lisbon ferry", "capitals"),
        ("UN SENDS AID", "UN sends aid", "capitals"),
        ("OPINION", "Opinion", "capitals"),
        ("\"I AM TIRED,\" MARIA SAID.", "\"I am tired,\" Maria said.", "capitals"),
        ("DUNMORE (UN) - JUNE 2, 2024", "Dunmore (UN) - June 2, 2024", "capitals"),
        ("THE COUNCIL VOTED on Tuesday to keep the ferry.", "The council voted on Tuesday to keep the ferry.", "lead"),
        ("MARIA SOUSA, a nurse, said no.", "Maria sousa, a nurse, said no.", "lead"),
        ("Council Votes to Keep Its Lisbon Ferry", "Council votes to keep its Lisbon ferry", "title"),
        ("Is This the End of the German Ferry?", "Is this the end of the German ferry?", "title"),
        # what stays
        ("The council voted on Tuesday.", "The council voted on Tuesday.", "sentence"),
        ("NASA said no.", "NASA said no.", "sentence"),
        ("The UN and the EU said no.", "The UN and the EU said no.", "sentence"),
        ("Maria Sousa Lima of Dunmore Town said no.", "Maria Sousa Lima of Dunmore Town said no.", "sentence"),
        ("Maria Sousa", "Maria Sousa", "sentence"),
        ("NATO", "NATO", "sentence"),
        ("BTS 새 앨범", "BTS 새 앨범", "sentence"),
        ("संसद में बहस", "संसद में बहस", "sentence"),
        ("", "", "sentence"),
        ("12:30", "12:30", "sentence"),
    ],
)  # fmt: skip
def test_sentence_case(text, recased, style):
    result = sentence_case(text, News())
    assert (result.text, result.style) == (recased, style)


def test_names_of_the_article_are_kept():
    names = names_of(
        "The ferry of Okonjo Lines sails from Harwick. The NHS told Okonjo so. Ferry fans cheered. A ferry."
    )
    assert names == {"Okonjo", "Lines", "Harwick", "NHS"}
    text = "NHS AND OKONJO LINES KEEP HARWICK FERRY"
    assert sentence_case(text, News(), names).text == "NHS and Okonjo Lines keep Harwick ferry"
    assert sentence_case("HARWICK’S FERRY IS LATE", News(), names).text == "Harwick’s ferry is late"
    assert sentence_case(text, None, names).text == "NHS and Okonjo Lines keep Harwick ferry"


@pytest.mark.parametrize(
    ("text", "language", "upper"),
    [("Câmara mantém", "pt", "CÂMARA MANTÉM"), ("istanbul ılık", "tr", "İSTANBUL ILIK"), ("다리 UN", "ko", "다리 UN")],
)
def test_capitals_of_the_target(text, language, upper):
    assert capitals(text, language) == upper


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("THE COUNCIL KEEPS ITS LISBON FERRY", set()),
        ("THE COUNCIL SAYS that the UN and Lisbon agree.", {"UN", "Lisbon"}),
        ("Council Votes to Keep Its Lisbon Ferry", set()),
        ("He said: “Ferries are safe.” They are. Yes.", set()),
        ("Ferry news\nMay opens. On 2 May it may rain.", set()),
        ("In Dunmore's harbour, O'Connor waits.", {"Dunmore", "O'Connor"}),
    ],
)
def test_what_tells_names(text, names):
    assert names_of(text) == names
