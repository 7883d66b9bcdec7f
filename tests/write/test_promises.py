"""Every promise, kept and broken."""

import msgspec
import pytest

from pipeline.records import SentencePair
from pipeline.write.promises import broken_promises


def test_a_good_record_breaks_none(record_of) -> None:
    assert broken_promises(record_of()) == []
    assert broken_promises(record_of(None)) == []


def test_addresses_and_file_names_stay_as_they_were_given(record_of) -> None:
    record = msgspec.structs.replace(record_of(), url="https://example.org/caf\u0065\u0301", file_path="a\x07.html")
    assert broken_promises(record) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"text": "other"}, "not the passages joined"),
        ({"title": "a\x07b"}, "title holds control characters"),
        ({"title": "e\u0301"}, "title is not in NFC"),
        ({"authors": ("Tom", "Tom")}, "named twice"),
        ({"passages": ()}, "not the passages joined"),
        ({"language": "pt"}, "language of the article"),
        ({"images": ()}, "images are not those"),
    ],
)
def test_a_broken_promise_of_the_record_is_named(record_of, change: dict, says: str) -> None:
    assert any(says in sentence for sentence in broken_promises(msgspec.structs.replace(record_of(), **change)))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda _: {"text": "other"}, "translation.text is not"),
        (lambda good: {"pairs": good.pairs[1:]}, "sources of the pairs of title"),
        (lambda good: {"pairs": (*good.pairs, good.pairs[2])}, "sources of the pairs of p1"),
        (lambda good: {"pairs": (*good.pairs, SentencePair("p9", "a", "b", "argos", ()))}, "belongs to p9"),
        (lambda _: {"title": "Outra coisa"}, "targets of the pairs of title"),
        (lambda good: {"passages": good.passages[:1]}, "passages are not those"),
    ],
)
def test_a_broken_promise_of_the_translation_is_named(record_of, translation, change, says: str) -> None:
    translation = msgspec.structs.replace(translation, **change(translation))
    assert any(says in sentence for sentence in broken_promises(record_of(translation)))
