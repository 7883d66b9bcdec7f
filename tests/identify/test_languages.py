import pytest

from pipeline.errors import ConfigError
from pipeline.identify.languages import answers, is_rare, languages_of, means
from pipeline.tags import corpus_code, same_language, to_bcp47


def test_a_script_of_one_language_names_it() -> None:
    assert languages_of("Hang") == ("ko",)
    assert languages_of("Jpan") == ("ja",)
    assert languages_of("Cher") == ()


@pytest.mark.parametrize("tag", sorted(answers(())))
def test_every_tag_is_spelled_as_the_rest_of_the_product_spells_it(tag: str) -> None:
    assert same_language(to_bcp47(tag), tag)
    assert corpus_code(tag)[3] == "_"


@pytest.mark.parametrize(
    ("only", "tags"),
    [
        (("en",), {"en"}),
        (("zh",), {"zh-Hans", "zh-Hant"}),
        (("zh-TW",), {"zh-Hant"}),
        (("pt-BR",), {"pt"}),
        (("sr",), {"sr-Cyrl", "sr-Latn"}),
        (("sr-Latn",), {"sr-Latn"}),
    ],
)
def test_only_names_languages_or_tags(only: tuple[str, ...], tags: set[str]) -> None:
    assert answers(only) == tags


def test_an_unknown_language_in_only_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"identify\.only names 'tlh'"):
        answers(("en", "tlh"))


def test_a_tag_means_itself_and_what_is_written_alike() -> None:
    assert means("no", "no")
    assert not means("en", "de")


def test_languages_of_daily_papers_are_not_rare() -> None:
    assert not any(map(is_rare, ("en", "hi", "ko", "hr", "ms", "gl", "mt")))
