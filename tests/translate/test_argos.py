from concurrent.futures import ThreadPoolExecutor

import pytest

from pipeline.errors import ModelError
from pipeline.translate.argos import ArgosTranslator
from pipeline.translate.installed import find_models


@pytest.fixture(scope="module")
def model(home):
    return next(model for model in find_models(home / "models")[0] if model.target == "de")


@pytest.fixture(scope="module")
def translator(model):
    return ArgosTranslator(model, beam=2, threads=2)


def test_each_sentence_has_its_translation(translator):
    made = translator.translate(["Good night.", "The old river.", "Good night."])
    assert [each.text for each in made] == ["Gut Nacht.", "Die alte Fluss.", "Gut Nacht."]
    assert not any(each.cut_short for each in made)


def test_underscores_and_unknown_letters_come_back(translator):
    assert [each.text for each in translator.translate(["see my_file", "안녕 world"])] == ["see my_file", "안녕 Welt"]


def test_order_and_company_change_nothing(translator):
    sentences = [f"{'the old bridge ' * (number % 7)}house {number}" for number in range(60)]
    together = [each.text for each in translator.translate(sentences)]
    assert together == [translator.translate([sentence])[0].text for sentence in sentences]
    assert together[::-1] == [each.text for each in translator.translate(sentences[::-1])]


def test_threads_may_share_it(translator):
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: translator.translate(["Good night."])[0].text, range(8)))
    assert made == ["Gut Nacht."] * 8


@pytest.mark.parametrize(("text", "answer"), [("Good night", True), ("안녕", False)])
def test_the_vocabulary_says_what_it_spells(translator, text, answer):
    assert translator.vocabulary.spells(text) is answer


@pytest.mark.parametrize("path", ["model/model.bin", "sentencepiece.model"])
def test_damaged_files_are_refused(model, tmp_path, path):
    folder = tmp_path / "translate-en_de"
    for each in model.files:
        (folder / each).parent.mkdir(parents=True, exist_ok=True)
        (folder / each).write_bytes(b"abc" if each == path else (model.folder / each).read_bytes())
    [damaged] = [each for each in find_models(tmp_path)[0] if each.folder == folder]
    with pytest.raises(ModelError, match="translate-en_de is refused"):
        ArgosTranslator(damaged, beam=2, threads=1)
