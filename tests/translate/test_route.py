from pathlib import Path

import pytest

from pipeline.translate.codes import engine_code
from pipeline.translate.engine import Model
from pipeline.translate.route import find_route, missing_model, published_score
from pipeline.translate.settings import TranslateSettings


def model(engine, source, target, name=""):
    return Model(
        engine=engine,
        name=name or f"{engine}-{source}_{target}",
        version="1",
        source=source,
        target=target,
        folder=Path(f"{engine}-{source}_{target}{name}"),
        files={},
    )


EVERYTHING = [
    model("argos", "en", "pt"),
    model("firefox", "en", "pt"),
    model("firefox", "hi", "en"),
    model("argos", "en", "ko"),
    model("argos", "ko", "en"),
    model("argos", "hi", "ko"),
    model("argos", "en", "zh-Hant"),
    model("argos", "en", "pt-BR"),
]

ROUTES = [
    ("en", "pt", ["firefox-en_pt"]),  # the better published score
    ("en", "pt-BR", ["argos-en_pt-BR"]),  # its own region
    ("en", "pt-PT", ["firefox-en_pt"]),
    ("en-GB", "ko", ["argos-en_ko"]),
    ("hi", "ko", ["argos-hi_ko"]),  # direct before pivot
    ("ko", "pt", ["argos-ko_en", "firefox-en_pt"]),
    ("en", "zh-TW", ["argos-en_zh-Hant"]),
    ("en", "zh", None),  # no simplified script is installed
    ("de", "ko", None),
    ("en", "de", None),
]


@pytest.mark.parametrize(("source", "target", "names"), ROUTES)
@pytest.mark.parametrize("backwards", [False, True])
def test_route(source, target, names, backwards):
    models = EVERYTHING[::-1] if backwards else EVERYTHING
    route = find_route(models, source, target, TranslateSettings())
    assert (route and [step.name for step in route.steps]) == names


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        (TranslateSettings(engine="argos"), "argos-en_pt"),
        (TranslateSettings(engine="firefox"), "firefox-en_pt"),
        (TranslateSettings(engines=("argos",)), "argos-en_pt"),
    ],
)
def test_a_person_can_choose_the_engine(settings, name):
    assert find_route(EVERYTHING, "en", "pt", settings).steps[0].name == name


def test_a_pivot_names_both_steps():
    route = find_route(EVERYTHING, "ko", "pt", TranslateSettings())
    assert route.engine == "argos+firefox"
    assert route.model == "argos-ko_en 1+firefox-en_pt 1"


@pytest.mark.parametrize(
    ("source", "target", "settings", "command"),
    [
        ("ja", "en", TranslateSettings(), "install translate-ja_en`"),
        ("ja", "ko", TranslateSettings(), "install translate-ja_en`"),
        ("ja", "de", TranslateSettings(), "install translate-ja_en translate-en_de`"),
        ("en", "zh-Hans", TranslateSettings(), "install translate-en_zh`"),
        ("zh-Hant", "en", TranslateSettings(engine="firefox"), "install firefox-zt_en`"),
    ],
)
def test_the_missing_model_is_named_with_its_command(source, target, settings, command):
    assert command in missing_model(EVERYTHING, source, target, settings)


def test_languages_are_named_in_words():
    message = missing_model([], "ko", "en", TranslateSettings())
    assert message.startswith("No installed model translates Korean (ko) to English (en): run `pipeline models install")


def test_firefox_beats_argos_where_the_published_table_says_so():
    assert published_score("firefox", "en", "pt") > published_score("argos", "en", "pt")
    assert published_score("firefox", "en", "tlh") is None


def test_scores_are_compared_only_where_both_engines_have_one():
    models = [
        model("argos", "hi", "en"),
        model("firefox", "hi", "en"),
        model("argos", "fa", "en"),
        model("firefox", "fa", "en"),
    ]
    assert find_route(models, "hi", "en", TranslateSettings()).engine == "firefox"
    assert find_route(models, "fa", "en", TranslateSettings()).engine == "firefox"
    assert (
        find_route([model("argos", "ca", "en"), model("firefox", "ca", "en")], "ca", "en", TranslateSettings()).engine
        == "argos"
    )


@pytest.mark.parametrize(("tag", "code"), [("pt-BR", "pb"), ("zh-TW", "zt"), ("zh", "zh"), ("ko", "ko"), ("nb", "nb")])
def test_what_argos_calls_a_language(tag, code):
    assert engine_code(tag) == code
