"""Floors of how well languages are identified. They are raised by hand when the figures rise, and never lowered.

`python -m bench identify` measures the same on every odd line; here it is every eighth of them, so that the test takes
seconds.
"""

import hashlib

import pytest
from identify.material import (
    first_words,
    made_pages,
    paragraphs,
    read_no_language,
    read_sentences,
    right,
    right_in_group,
)

from pipeline.config import Settings
from pipeline.decode import decode_bytes
from pipeline.extract import extract_article
from pipeline.flow import attempt
from pipeline.identify import identify_language, identify_text
from pipeline.records import Article

FLOORS = {
    "sentences": 0.977,
    "paragraphs of five sentences": 0.994,
    "first six words, guessed": 0.944,
    "first three words, guessed": 0.861,
}
PRECISION_FLOOR = 0.998
NO_LANGUAGE_FLOOR = 99
MADE_PAGES_FLOOR = 0.985
NO_LANGUAGE_DIGEST = "13a26bda3f93dcd2"
SENTENCES_DIGEST = "c89b019356f42570"


@pytest.fixture(scope="module")
def lines() -> dict[str, list[str]]:
    sentences = read_sentences()
    if not sentences:
        pytest.skip("the development sentences are not here")
    return {tag: found[1::2] for tag, found in sentences.items()}


def digest(texts: list[str]) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


def cut(kind: str, tag: str, found: list[str]) -> list[str]:
    if kind.startswith("paragraphs"):
        return paragraphs(found)[::4]
    if kind.startswith("first"):
        return [first_words(tag, line, 6 if "six" in kind else 3) for line in found[::8]]
    return found[::8]


@pytest.mark.parametrize("kind", FLOORS)
def test_languages_are_named_as_often_as_before(kind: str, lines: dict[str, list[str]]) -> None:
    answers = [
        (tag, identify_text(text, guess=kind.endswith("guessed")).tag)
        for tag, found in lines.items()
        for text in cut(kind, tag, found)
    ]
    assert sum(right(*pair) for pair in answers) / len(answers) >= FLOORS[kind]


def test_what_is_answered_is_right(lines: dict[str, list[str]]) -> None:
    answers = [(tag, identify_text(text).tag) for tag, found in lines.items() for text in found[::8]]
    answered = [pair for pair in answers if pair[1] != "und"]
    assert sum(right_in_group(*pair) for pair in answered) / len(answered) >= PRECISION_FLOOR


def test_an_article_among_lines_in_another_language_is_found(lines: dict[str, list[str]]) -> None:
    settings = Settings()
    answers = []
    for tag, _, _, page in made_pages(read_sentences()):
        article = attempt(raw := decode_bytes(page.encode(), "page.txt"), extract_article, raw, settings.extract)
        named = identify_language(article, settings.identify).article.tag if isinstance(article, Article) else "none"
        answers.append(right(tag, named))
    assert sum(answers) / len(answers) >= MADE_PAGES_FLOOR


def test_strings_that_are_no_language_are_und() -> None:
    strings = read_no_language()
    assert len(strings) == 100
    assert sum(identify_text(string).tag == "und" for string in strings) >= NO_LANGUAGE_FLOOR


def test_floors_hold_for_these_strings() -> None:
    assert digest(read_no_language()) == NO_LANGUAGE_DIGEST, "the strings changed: measure again"


def test_floors_hold_for_these_sentences(lines: dict[str, list[str]]) -> None:
    assert digest([line for found in lines.values() for line in found]) == SENTENCES_DIGEST
