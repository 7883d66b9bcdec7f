from pathlib import Path

import msgspec
import pytest

from pipeline.config import Settings, load_settings, with_changes
from pipeline.errors import ConfigError

SHIPPED = Path(__file__).parent.parent / "config.toml"


def test_the_shipped_config_says_the_defaults() -> None:
    shipped = load_settings(SHIPPED)
    assert msgspec.structs.replace(shipped, folder=".") == Settings()


def test_the_shipped_config_names_every_key() -> None:
    text = SHIPPED.read_text("utf-8")
    missing = [
        f"{section.name}.{key}"
        for section in msgspec.structs.fields(Settings)
        if section.name != "folder"
        for key in section.type.__struct_fields__
        if key not in {"sites", "targets"} and f"\n{key} = " not in text
    ]
    assert not missing
    assert "[translate.targets]" in text
    assert '[sites."example.com"]' in text


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("[decode]\nmax_byte = 1", ['"max_byte"', "[decode]", '"max_bytes"']),
        ("[extrakt]\nthreshold = 1", ['"extrakt"', '"extract"']),
        ("[site.'a.org']\ndrop = []", ['"site"', '"sites"']),
        ("[sites.'a.org']\nkeeep = []", ['"keeep" in [sites."a.org"]', 'did you mean "keep"?']),
        ("[sites.'a.org']\ndrop = 'Our picks'", ['drop in [sites."a.org"]', 'write drop = ["Our picks"]']),
        ("[translate.targets]\nen = 'pt'", ["en in [translate.targets]", 'write en = ["pt"]']),
        ("[translate.targets]\n'*' = 'en'", ['write "*" = ["en"]']),
        ("[translate.targets]\nen = ['nonsense tag']", ["translate", '"nonsense tag" is no language tag']),
        ("extract = 1\n[sites.'a.org']\ndrop = []", ["write [extract]"]),
        ("[sites]\n'a.org' = ['Our picks']", ['write [sites."a.org"]']),
        ("[decode]\nmax_bytes = 'many'", ["max_bytes", "int"]),
        ("[write]\nrecords_per_shard = 0", ["records_per_shard in [write]", ">= 1"]),
        ("[run]\nexecutor = 'spark'", ["executor in [run]", 'write "local" or "ray"']),
        ("[decode\n", ["not valid TOML"]),
        ("folder = 'x'", ['"folder"']),
    ],
)
def test_what_is_wrong_with_a_config_is_said_in_one_line(tmp_path: Path, toml: str, words: list[str]) -> None:
    path = tmp_path / "config.toml"
    path.write_text(toml, "utf-8")
    with pytest.raises(ConfigError) as caught:
        load_settings(path)
    message = str(caught.value)
    assert str(path) in message
    assert "\n" not in message
    assert all(word in message for word in words), message


def test_a_config_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_settings(tmp_path / "none.toml")


def test_without_a_config_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings() == Settings()


def test_a_site_of_the_config_reaches_the_extractor(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[sites."WWW.example.com"]\ndrop = ["Our picks"]\n', "utf-8")
    settings = load_settings(path)
    assert settings.extract.sites["example.com"].drop == ("Our picks",)
    assert settings.folder == str(tmp_path)


def test_changes_set_keys_and_none_leaves_them() -> None:
    settings = with_changes(
        Settings(), {"run.workers": 3, "translate.engine": None, "translate.targets": {"*": ["ko"]}}
    )
    assert settings.run.workers == 3
    assert settings.translate.engine == "best"
    assert settings.translate.targets_of("en") == ("ko",)
    with pytest.raises(ConfigError, match=r"translate\.engine"):
        with_changes(Settings(), {"translate.engine": "bing"})
