import importlib.util

import pytest

from pipeline.errors import ConfigError, SetupError
from pipeline.identify import IdentifySettings, check_settings, identify_text

PACKAGES = {"lingua": "lingua", "fasttext": "fasttext"}


def installed(engine: str) -> bool:
    return importlib.util.find_spec(PACKAGES[engine]) is not None


@pytest.mark.parametrize("engine", PACKAGES)
@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Byrådet besluttede i tirsdags at holde det gamle bibliotek åbent et år til.", "da"),
        ("The council voted on Tuesday to keep the old library open for another year.", "en"),
        ("Градско веће је у уторак одлучило да стара библиотека ради још годину дана.", "sr-Cyrl"),
        ("시의회는 화요일 오래된 도서관을 열어 두기로 했다.", "ko"),
    ],
)
def test_an_extra_engine_answers_in_the_same_tags(engine: str, text: str, tag: str) -> None:
    if not installed(engine):
        pytest.skip(f"pipeline[{engine}] is not installed")
    assert identify_text(text, IdentifySettings(engine=engine)).tag == tag


@pytest.mark.parametrize("engine", PACKAGES)
def test_a_missing_extra_is_a_setup_error_that_names_the_command(engine: str) -> None:
    if installed(engine):
        pytest.skip(f"pipeline[{engine}] is installed")
    with pytest.raises(SetupError, match=rf"pip install 'pipeline\[{engine}\]'"):
        check_settings(IdentifySettings(engine=engine))


def test_the_default_settings_are_in_order() -> None:
    check_settings(IdentifySettings())


def test_a_language_that_nobody_knows_stops_the_run() -> None:
    with pytest.raises(ConfigError, match="tlh"):
        check_settings(IdentifySettings(only=("tlh",)))
