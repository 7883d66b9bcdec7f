"""Models that are installed: verified, refused where they are damaged, mended and removed."""

import json
import zipfile
from pathlib import Path

import pytest

from pipeline.errors import ModelError
from pipeline.translate import load_translators, translate_texts
from pipeline.translate.install import install_models
from pipeline.translate.installed import find_models
from pipeline.translate.models import installed_models, remove_model, verify_models, wanted_models
from pipeline.translate.settings import TranslateSettings

TINY = Path(__file__).parents[1] / "models"
ARCHIVE = TINY / "translate-en_de.argosmodel"


def test_another_archive_of_a_known_version_is_refused_and_the_installed_one_stays(models, tmp_path):
    install_models([str(ARCHIVE)], TranslateSettings(), models)
    other = tmp_path / "other.argosmodel"
    with zipfile.ZipFile(ARCHIVE) as old, zipfile.ZipFile(other, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, old.read(info))
    with pytest.raises(ModelError, match=r"translate-en_de 1\.0 is refused: its checksum .* delete its line in"):
        install_models([str(other)], TranslateSettings(), models)
    assert verify_models(models) == []
    remove_model("translate-en_de", models)
    with pytest.raises(ModelError, match="checksum"):
        install_models([str(other)], TranslateSettings(), models)


def test_installing_again_mends_a_model(models):
    install_models([str(ARCHIVE)], TranslateSettings(), models)
    (models / "translate-en_de" / "sentencepiece.model").unlink()
    install_models([str(ARCHIVE)], TranslateSettings(), models)
    assert verify_models(models) == []


@pytest.mark.parametrize("path", ["model/model.bin", "sentencepiece.model", "metadata.json"])
@pytest.mark.parametrize("damage", ["cut", "changed", "gone"])
def test_a_damaged_model_is_refused_by_name_and_the_others_go_on(models, path, damage):
    install_models([str(ARCHIVE), str(TINY / "translate-ko_en.argosmodel")], TranslateSettings(), models)
    file = models / "translate-en_de" / path
    whole = file.read_bytes()
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(whole[:-7] if damage == "cut" else whole[:-7] + b"changed")
    [sentence] = verify_models(models)
    assert "translate-en_de is refused" in sentence
    assert "pipeline models install translate-en_de" in sentence
    translators = load_translators(TranslateSettings(memory=""), models.parent)
    assert translators.lack("en", "de") == sentence
    assert translate_texts(["오늘"], "ko", "en", translators)[0].target == "today"
    assert translators.warnings == [sentence]


def test_a_model_that_babbles_is_refused(models):
    install_models([str(ARCHIVE)], TranslateSettings(), models)
    other = models / "translate-en_nl"
    (models / "translate-en_de").rename(other)
    metadata = other / "metadata.json"
    metadata.write_text(metadata.read_text().replace('"de"', '"nl"'))
    words = other / "model" / "shared_vocabulary.json"
    (other / "model" / "target_vocabulary.json").write_text(
        json.dumps([word if word[0] == "<" else "▁la" for word in json.loads(words.read_text())])
    )
    words.rename(other / "model" / "source_vocabulary.json")
    translators = load_translators(TranslateSettings(memory=""), models.parent)
    assert translators.lack("en", "nl")
    assert "translate-en_nl is refused: it babbles" in translators.warnings[0]


def test_a_folder_that_a_person_put_there_is_pinned_on_first_sight(models):
    with zipfile.ZipFile(ARCHIVE) as zipped:
        zipped.extractall(models)
    assert [row.name for row in installed_models(models)[0]] == ["enpt", "pten", "translate-en_de"]
    (models / "translate-en_de" / "sentencepiece.model").write_bytes(b"x")
    assert "translate-en_de is refused" in installed_models(models)[1][0]


def test_a_folder_without_a_model_is_refused_and_the_others_go_on(models):
    install_models([str(ARCHIVE)], TranslateSettings(), models)
    (models / "notes").mkdir()
    found, refused = find_models(models)
    assert [model.name for model in found] == ["enpt", "pten", "translate-en_de"]
    assert len(refused) == 1
    assert "notes is refused" in refused[0]


def test_a_damaged_lock_refuses_what_is_installed_and_says_how_to_go_on(models):
    install_models([str(ARCHIVE)], TranslateSettings(), models)
    (models / "models.lock").write_text("{")
    found, [sentence] = find_models(models)
    assert [model.name for model in found] == ["enpt", "pten"]
    assert "models.lock cannot be read" in sentence


def test_removing(models):
    install_models([str(ARCHIVE)], TranslateSettings(), models)
    remove_model("translate-en_de", models)
    assert [row.name for row in installed_models(models)[0]] == ["enpt", "pten"]
    with pytest.raises(ModelError, match="No model translate-en_de is installed"):
        remove_model("translate-en_de", models)
    with pytest.raises(ModelError, match=r"No model \.\. is installed"):
        remove_model("..", models)


def test_the_models_that_the_config_wants(models):
    settings = TranslateSettings(targets={"en": ("pt", "ko"), "de": ("ja",), "pt": ("en",), "*": ("en",)})
    assert wanted_models(settings, models) == ["translate-en_ko", "translate-de_en", "translate-en_ja"]
