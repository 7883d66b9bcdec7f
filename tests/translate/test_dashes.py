"""Dashes that a model cannot spell come back where its hyphens are."""

import pytest

from pipeline.translate.dashes import hyphenate, restore


class Ascii:
    def spells(self, text):
        return text.isascii()

    def cost(self, word):
        return len(word)


@pytest.mark.parametrize(
    ("text", "given", "output", "target"),
    [
        ("We go — now.", "We go - now.", "Vamos - agora.", "Vamos — agora."),
        ("We go—now—or not.", "We go - now - or not.", "Vamos - agora - ou não.", "Vamos — agora — ou não."),
        ("We go – now - or not.", "We go - now - or not.", "Vamos - agora - ou não.", "Vamos – agora - ou não."),
        ("We go — now.", "We go - now.", "Vamos agora.", "Vamos agora."),
        ("We go - now.", "We go - now.", "Vamos - já - agora.", "Vamos - já - agora."),
        ("The Lisbon–Porto train", "The Lisbon-Porto train", "O comboio Lisboa-Porto", "O comboio Lisboa-Porto"),
        ("A well‑known man", "A well-known man", "Um homem conhecido", "Um homem conhecido"),
        ("“But I—”", "“But I—”", "“Mas eu—”", "“Mas eu—”"),
        ("2–1", "2–1", "2–1", "2–1"),
    ],
)  # fmt: skip
def test_there_and_back(text, given, output, target):
    hyphenated = hyphenate(text, Ascii())
    assert hyphenated.text == given
    assert restore(output, hyphenated) == target


def test_a_model_that_spells_dashes_is_given_them():
    assert hyphenate("We go — now.", None).text == "We go — now."
