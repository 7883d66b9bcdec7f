from concurrent.futures import ThreadPoolExecutor

import pytest

from pipeline.errors import ModelError
from pipeline.translate.firefox import FirefoxTranslator
from pipeline.translate.installed import find_models


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    models, refused = find_models(tmp_path_factory.mktemp("none"))
    assert refused == []
    return next(model for model in models if model.target == "pt")


@pytest.fixture(scope="module")
def translator(model):
    return FirefoxTranslator(model)


def test_each_sentence_has_its_translation(translator):
    made = translator.translate(["Good morning.", "It is raining today.", "Good morning."])
    assert [each.text for each in made] == ["Bom dia.", "Está chovendo hoje.", "Bom dia."]
    assert not any(each.cut_short for each in made)


def test_an_output_that_hits_the_engines_limit_says_so(translator):
    babble, honest = translator.translate(["9 " * 125, "The river, which is old, " * 9])
    assert babble.cut_short
    assert not honest.cut_short


def test_threads_get_engines_of_their_own(translator):
    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(lambda _: translator.translate(["Good morning."])[0].text, range(4)))
    assert made == ["Bom dia."] * 4


@pytest.mark.parametrize(
    ("text", "answer"), [("Good morning", True), ("안녕", False), ("a — b", False), ("XXURL1XX", True)]
)
def test_the_vocabulary_says_what_it_spells(translator, text, answer):
    assert translator.vocabulary.spells(text) is answer


@pytest.mark.parametrize("spoilt", ["model", "vocab", "lex"])
def test_damaged_files_are_refused(model, tmp_path, spoilt):
    folder = tmp_path / "firefox-en_pt"
    folder.mkdir()
    for path in model.files:
        whole = (model.folder / path).read_bytes()
        (folder / path).write_bytes(b"abc" if path.startswith(spoilt) else whole)
    [damaged] = [each for each in find_models(tmp_path)[0] if each.folder == folder]
    with pytest.raises(ModelError, match="firefox-en_pt is refused"):
        FirefoxTranslator(damaged)
