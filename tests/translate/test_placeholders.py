"""Placeholders stand for items in what a model is given, and are found again in its output."""

import pytest

from pipeline.translate.placeholders import filled, given, has_placeholder, mark, missing

TEXT = f"See {mark(0)}now or {mark(1)}."


def test_given():
    assert given(TEXT, ["url", "amount"], ("en", "pt-BR")) == "See XXURL1XX now or R$72."
    assert given(TEXT, ["url", "amount"], ("en", "ko")) == "See XXURL1XX now or XXURL2XX."


@pytest.mark.parametrize(
    ("output", "lost", "text"),
    [
        ("Veja XXURL1XX agora ou R$73.", [1], "Veja aagora ou R$73."),
        ("Veja XXURL1XX agora ou R$72.", [], "Veja aagora ou b."),
        ("Veja XXURL1XX agora ou R$ 72.", [], "Veja aagora ou b."),
        ("Veja xurl1xx agora ou XX URL2XX.", [], "Veja aagora ou b."),
        ("Veja XXURL1XX2 ou R$72.5.", [0, 1], "Veja XXURL1XX2 ou R$72.5."),
        ("XXURL1XX를 보고 XXURL2XX.", [], "a를 보고 b."),
        ("XXURL2XX XXURL2XX XXURL1XX.", [1], "b b a."),
        ("", [0, 1], ""),
    ],
)
def test_found_again(output, lost, text):
    assert missing(output, TEXT) == lost
    assert filled(output, TEXT, {0: "a", 1: "b"}) == text


def test_what_has_one_is_told():
    assert has_placeholder("Veja XXURL1XX.")
    assert has_placeholder("Custa R$71.")
    assert not has_placeholder("Custa pouco.")
