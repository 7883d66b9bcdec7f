import pytest

from pipeline.identify.groups import group_of, telltales, told_apart
from pipeline.identify.languages import languages_of
from pipeline.tags import same_language, to_bcp47

SCRIPTS = ["Latn", "Cyrl", "Arab", "Deva", "Hani"]


@pytest.mark.parametrize(
    "tags",
    [("hr", "bs", "sr-Latn"), ("id", "ms"), ("nb", "da", "nn"), ("pt", "gl"), ("cs", "sk"), ("hi", "mr", "ne")],
)
def test_languages_that_are_easily_confused_are_one_group(tags: tuple[str, ...]) -> None:
    assert set(tags) <= set(group_of(tags[0]))


def test_a_language_without_lookalikes_is_its_own_group() -> None:
    assert group_of("hu") == ("hu",)


@pytest.mark.parametrize("tag", sorted({tag for script in SCRIPTS for tag in languages_of(script)}))
def test_every_member_of_a_group_is_a_language_that_can_be_answered(tag: str) -> None:
    known = {name for script in SCRIPTS for name in languages_of(script)}
    assert set(group_of(tag)) <= known
    assert same_language(to_bcp47(tag), tag)


@pytest.mark.parametrize(
    ("text", "tag", "rival"),
    [
        ("tjedan dana poslije, tvrtka je priopćila", "hr", "bs"),
        ("sedmicu kasnije kompanija je saopćila", "bs", "hr"),
        ("posle nedelju dana, u celom svetu", "sr-Latn", "hr"),
        ("bahwa uang itu untuk kantor polisi resmi", "id", "ms"),
        ("bahawa wang itu untuk syarikat kerana undi", "ms", "id"),
        ("etter at språket ble norsk", "nb", "da"),
        ("efter at sproget blev dansk", "da", "nb"),
        ("tamén a xente de Galicia, pero non onte", "gl", "pt"),
        ("também as pessoas, mas não ontem", "pt", "gl"),
        ("keď sa povedal, ktorý bol", "sk", "cs"),
    ],
)
def test_telltale_words_turn_a_tie(text: str, tag: str, rival: str) -> None:
    assert told_apart(text, [(rival, 0.5), (tag, 0.45), ("hu", 0.05)])[0][0] == tag
    assert telltales(text, tag) > telltales(text, rival)


def test_the_group_as_a_whole_stays_as_likely_as_it_was() -> None:
    ranked = told_apart("tjedan dana", [("bs", 0.5), ("hr", 0.3), ("sl", 0.2)])
    assert sum(score for tag, score in ranked if tag != "sl") == pytest.approx(0.8)
    assert dict(ranked)["sl"] == 0.2
