"""The tiny models of `tests/models`, installed once."""

from pathlib import Path

import pytest

from pipeline.translate import load_translators
from pipeline.translate.models import install_file
from pipeline.translate.settings import TranslateSettings

TINY = Path(__file__).parents[1] / "models"


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """A folder as config.toml's, with the tiny models installed."""
    folder = tmp_path_factory.mktemp("home")
    for archive in sorted(TINY.glob("*.argosmodel")):
        install_file(archive, folder / "models", 10_000_000)
    return folder


@pytest.fixture(scope="session")
def translators(home):
    """The bundled and the tiny models."""
    return load_translators(TranslateSettings(memory=""), home)
