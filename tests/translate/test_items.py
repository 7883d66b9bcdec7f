"""Items are found whole, with nothing around them."""

import pytest

from pipeline.translate.items import items_of, keep_items, places_of


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("See (https://a.example/b_(c)?d=e&f#g), please.", {"https://a.example/b_(c)?d=e&f#g"}),
        ("Go to www.a.example.", {"www.a.example"}),
        ("Ask a.b+c@d.example!", {"a.b+c@d.example"}),
        ("By @ann.lee, @bo", {"@ann.lee", "@bo"}),
        ("#Água and #5", {"#Água", "#5"}),
        ("open news.example.org today", {"news.example.org"}),
        ("end.Next sentence", set()),
        ("e.g. this, i.e. that at 5 p.m. in the U.S. too", set()),
        ("£5, £1,450.50 and US$300m", {"£5", "£1,450.50", "US$300m"}),
        ("R$ 1.200,50 or 5 € or kr 900 or 2 500 kr", {"R$ 1.200,50", "5 €", "kr 900", "2 500 kr"}),
        ("₹75 crore and Rs. 500", {"₹75 crore", "Rs. 500"}),
        ("£5–7 a day", {"£5–7"}),
        ("50 % but 5.2%", {"50 %"}),
        ("3–1, 1914–1918 and 5–10 %", {"3–1", "1914–1918", "5–10 %"}),
        ("−12 °C and 4 °C", {"−12 °C", "4 °C"}),
        ("at 51.5° N, 0.1° W", {"51.5° N, 0.1° W"}),
        ("👩‍💻 🇰🇷 👍🏽 ❤️", {"👩‍💻", "🇰🇷", "👍🏽", "❤️"}),
        ("5.000.000 people, v2.4.1, 192.0.2.44", {"v2.4.1", "192.0.2.44"}),
        ("CVE-2023-12345, KE902, BNT162b2 and COVID-19", {"CVE-2023-12345", "KE902", "BNT162b2"}),
        ("/var/log/x and and/or and km/h", {"/var/log/x"}),
        ("<b>bold</b> {name} {{ x }} %s `a b`", {"<b>", "</b>", "{name}", "{{ x }}", "%s", "`a b`"}),
        ("snake_case and f()", {"snake_case", "f()"}),
        ("10 km² of CO₂", {"km²", "CO₂"}),
        ("+44 20 7946 0958 or (555) 010-0199", {"+44 20 7946 0958", "(555) 010-0199"}),
        ("In 2019, 4,500 people paid 12 for 3-1.", set()),
        ("A plain sentence, with nothing in it.", set()),
    ],
)  # fmt: skip
def test_items(text, items):
    assert items_of(text) == items
    assert {text[start:end] for start, end in places_of(text)} == items


def test_items_are_replaced_with_their_kind():
    assert keep_items("Pay £5 at a@b.example.", lambda item, kind: f"[{kind} {item}]") == (
        "Pay [amount £5] at [email a@b.example]."
    )
