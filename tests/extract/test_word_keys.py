"""Keys of words."""

import numpy as np
import pytest

from pipeline.extract.vocabulary import vocabulary_of
from pipeline.extract.word_keys import keys_of, keys_of_pairs, looked_up

ALIKE = (
    ["ab", "ba", "a", "b", "aa", "aab", "aba"],
    ["letter", "wetter", "litter", "retter"],
    ["0", "00", "000"],
    ["桥", "橋", "桥梁", "梁桥"],
    ["x" * 5_000, "x" * 4_999 + "y", "y" + "x" * 4_999],
)


@pytest.mark.parametrize("words", ALIKE)
def test_different_words_differ_in_the_upper_half_of_their_keys(words: list[str]) -> None:
    assert len(set((keys_of(words) >> np.uint64(32)).tolist())) == len(words)


def test_a_word_has_one_key_wherever_it_stands() -> None:
    text = "The bridge, the river\nand THE BRIDGE (bridge) of Brücke and 다리\n"
    words = ["the", "bridge", "the", "river", "and", "the", "bridge", "bridge", "of", "brücke", "and", "다리"]
    vocabulary = vocabulary_of(text)
    assert vocabulary.keys[vocabulary.numbers].tolist() == keys_of(words).tolist()
    assert keys_of(["river"]).tolist() == keys_of(["a", "", "river"])[2:].tolist()


def test_pairs_are_told_by_both_words_and_their_order() -> None:
    pairs = keys_of_pairs(keys_of(["read", "more", "read", "more", "more"])).tolist()
    assert pairs[0] == pairs[2]
    assert len(set(pairs)) == 3


def test_keys_are_looked_up_among_those_that_are_known() -> None:
    known = np.sort(keys_of(["tide", "mill", "harbour"]))
    places, found = looked_up(keys_of(["mill", "windmill", "tide"]), known)
    assert found.tolist() == [True, False, True]
    assert known[places[found]].tolist() == keys_of(["mill", "tide"]).tolist()
