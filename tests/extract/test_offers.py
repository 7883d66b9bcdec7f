"""Offers to subscribe among teasers and comments."""

import pytest
from extract.bakers import roles_of


def test_an_offer_ends_the_comments():
    offer = "Subscribe to the valley's weekly letter"
    roles = roles_of(below=f"Comments\nmiller_9\nI was there with my aunt.\nReply\n{offer}\nPrivacy Cookies Imprint")
    assert roles["miller_9"] == roles["I was there with my aunt."] == "comment"
    assert roles[offer] == "subscription"
    assert roles["Privacy Cookies Imprint"] == "legal"


def test_an_offer_ends_the_teasers_and_a_label_does_not():
    box = "Newsletter\nThe valley on Sundays\nYour email address\nSign up"
    teasers = "Most read\nA lighthouse is for sale\nSubscribers\nA mill without a river\nA bridge of rope\nA lost bell"
    roles = roles_of(below=f"{teasers}\n{box}")
    assert {roles[line] for line in teasers.splitlines()} == {"teaser"}
    assert {roles[line] for line in box.splitlines()} == {"subscription"}


def test_a_line_over_an_offer_in_the_same_paragraph_belongs_to_it():
    roles = roles_of(below="\nThe valley before breakfast\nSign up for what matters, straight to your inbox\n")
    assert set(roles.values()) == {"subscription"}


def test_a_field_of_the_form_ends_no_comments():
    roles = roles_of(below="Leave a comment\nYour e-mail address *\nLog in to comment\nWebsite of yours\nPost comment")
    assert set(roles.values()) == {"comment"}


@pytest.mark.parametrize(
    "line",
    ["Support our work and help us keep reporting", "Ayúdanos a seguir al aire", "Jetzt Mitglied werden",
     "Soutenez-nous, même un peu", "Podpořte naši práci", "Поддержите редакцию сегодня", "Bağımsız gazeteciliğe destek",
     "您的赞助让磨坊转动", "Dukung jurnalisme lembah", "Στηρίξτε μας"],
)  # fmt: skip
def test_what_asks_for_support_is_an_offer(line: str) -> None:
    assert roles_of(below=f"\n{line}\n\nA mill without a river runs in the north")[line] == "subscription"
