"""Models of an index, a mirror or an archive: listed, downloaded and installed whole, or refused in one sentence."""

import hashlib
import io
import json
import time
import zipfile
from pathlib import Path

import pytest

from pipeline.errors import ModelError
from pipeline.translate import load_translators, translate_texts
from pipeline.translate.install import install_models
from pipeline.translate.installed import find_models
from pipeline.translate.models import available_rows, installed_models, verify_models
from pipeline.translate.settings import TranslateSettings

TINY = Path(__file__).parents[1] / "models"
ARCHIVE = TINY / "translate-en_de.argosmodel"
INDEX = [
    {"from_code": "en", "to_code": "de", "package_version": "0.9", "links": ["{url}/old/translate-en_de.argosmodel"]},
    {"from_code": "en", "to_code": "de", "package_version": "1.0",
     "links": ["ipfs://x", "{url}/translate-en_de.argosmodel"]},
    {"from_code": "ko", "to_code": "en", "package_version": "1.0", "links": ["{url}/translate-ko_en.argosmodel"]},
    {"from_code": "en", "to_code": "pb", "package_version": "1.0", "links": ["{url}/translate-en_pb.argosmodel"]},
    {"from_code": "en", "to_code": "../x", "package_version": "1.0", "links": ["{url}/evil.argosmodel"]},
    {"type": "sbd", "from_codes": ["en"], "links": ["{url}/sbd.argosmodel"]},
]  # fmt: skip


@pytest.fixture
def index(server):
    """The settings that point to a server with both tiny models."""
    server.answers["/index.json"] = json.dumps(INDEX).replace("{url}", server.url).encode()
    for path in TINY.glob("*.argosmodel"):
        server.answers[f"/{path.name}"] = path.read_bytes()
    return TranslateSettings(
        argos_index=f"{server.url}/index.json",
        firefox_index=f"{server.url}/records.json",
        firefox_files=f"{server.url}/files",
        timeout=0.5,
        memory="",
    )


def names(folder):
    return [path.name for path in folder.iterdir() if path.name[0] != "."] if folder.exists() else []


def half_installed(folder):
    """What a broken installation would leave, but for a download that can be gone on with."""
    leftovers = [
        path for path in folder.rglob("*") if path.suffix != ".part" and not path.name.startswith(".models.lock")
    ]
    return [path.name for path in leftovers if path.name not in {".installing", ".downloads", "models.lock"}]


def test_an_archive_is_installed_and_translates(models):
    assert install_models([str(ARCHIVE)], TranslateSettings(), models) == ["translate-en_de"]
    assert sorted(names(models)) == ["models.lock", "translate-en_de"]
    [made] = translate_texts(["Good night."], "en", "de", load_translators(TranslateSettings(memory=""), models.parent))
    assert made.target == "Gut Nacht."
    assert verify_models(models) == []


def test_a_model_of_the_index_is_downloaded_and_translates(models, index):
    told = []
    done = install_models(["translate-en_de"], index, models, progress=lambda *facts: told.append(facts))
    assert done == ["translate-en_de"]
    assert told[-1] == (ARCHIVE.name, ARCHIVE.stat().st_size, ARCHIVE.stat().st_size)
    [made] = translate_texts(["Good night."], "en", "de", load_translators(index, models.parent))
    assert made.target == "Gut Nacht."
    lock = json.loads((models / "models.lock").read_text())
    assert lock["archives"] == {"translate-en_de 1.0": hashlib.sha256(ARCHIVE.read_bytes()).hexdigest()}
    assert lock["models"]["translate-en_de"]["origin"].endswith("/translate-en_de.argosmodel")


def test_a_pair_alone_is_a_name_too_and_one_index_may_be_silent(models, index):
    assert install_models(["ko_en", "en-de"], index, models) == ["translate-ko_en", "translate-en_de"]


@pytest.mark.parametrize("kind", ["folder", "url"])
def test_a_mirror_serves_without_the_indexes(models, index, server, tmp_path, kind):
    mirror = tmp_path / "mirror"
    mirror.mkdir()
    (mirror / ARCHIVE.name).write_bytes(ARCHIVE.read_bytes())
    (mirror / "index.json").write_text(json.dumps(INDEX).replace("{url}", "https://nowhere.invalid"))
    origin = str(mirror) if kind == "folder" else server.url
    if kind == "url":
        server.answers["/index.json"] = (mirror / "index.json").read_bytes()
    offline = TranslateSettings(argos_index="https://nowhere.invalid/index.json")
    assert install_models(["translate-en_de"], offline, models, origin=origin) == ["translate-en_de"]


def test_a_download_that_breaks_off_is_gone_on_with(models, index, server):
    whole = ARCHIVE.read_bytes()

    def cut_once(handler):
        if handler.headers.get("Range"):
            handler.give(whole)
        else:
            handler.say(200, whole[: len(whole) // 2], claimed=len(whole))

    server.answers[f"/{ARCHIVE.name}"] = cut_once
    assert install_models(["translate-en_de"], index, models) == ["translate-en_de"]
    assert [asked[1] for asked in server.asked if "argosmodel" in asked[0]] == [None, f"bytes={len(whole) // 2}-"]


def test_the_next_command_goes_on_where_a_download_broke_off(models, index, server):
    whole = ARCHIVE.read_bytes()
    server.answers[f"/{ARCHIVE.name}"] = lambda handler: handler.say(
        206 if handler.headers.get("Range") else 200, b"" if handler.headers.get("Range") else whole[:9], claimed=99
    )
    with pytest.raises(ModelError, match=r"broke off .* run the same command again"):
        install_models(["translate-en_de"], index, models)
    assert names(models) == half_installed(models) == []
    server.answers[f"/{ARCHIVE.name}"] = whole
    assert install_models(["translate-en_de"], index, models) == ["translate-en_de"]
    assert server.asked[-1][1] == "bytes=9-"


def no_answer(handler):
    time.sleep(0.7)


def fault(answer):
    return lambda server: server.answers.update({f"/{ARCHIVE.name}": answer})


def index_fault(answer):
    return lambda server: server.answers.update({"/index.json": answer})


FAULTS = [
    ("index down", lambda server: server.server_close(), "cannot be reached"),
    ("index is nonsense", index_fault(b"<html>Welcome"), "The index .* cannot be read"),
    ("index of another shape", index_fault(b'{"data": 3}'), "The index .* cannot be read"),
    ("index says 500", index_fault(lambda handler: handler.say(500, b"")), "answers 500"),
    ("index hangs", index_fault(no_answer), "cannot be reached"),
    ("archive is gone", lambda server: server.answers.pop(f"/{ARCHIVE.name}"), "answers 404"),
    ("archive says 500", fault(lambda handler: handler.say(500, b"")), "answers 500"),
    ("archive hangs", fault(no_answer), "cannot be reached"),
    ("archive is nonsense", fault(b"<html>Welcome"), "no whole zip archive"),
    ("archive is cut", fault(ARCHIVE.read_bytes()[:50_000]), "no whole zip archive"),
    ("archive is too large", fault(ARCHIVE.read_bytes() * 3), "larger than"),
]


@pytest.mark.parametrize(("break_it", "message"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
def test_a_fault_is_one_sentence_and_nothing_half_installed_remains(models, index, server, break_it, message):
    break_it(server)
    settings = TranslateSettings(argos_index=index.argos_index, timeout=0.2, max_model_bytes=400_000)
    if "whole" in message:
        settings = TranslateSettings(argos_index=index.argos_index, timeout=0.2)
    with pytest.raises(ModelError, match=message) as caught:
        install_models(["translate-en_de"], settings, models)
    assert "\n" not in str(caught.value)
    assert names(models) == half_installed(models) == []
    assert installed_models(models)[1] == []


def archive_of(**entries):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as zipped:
        for name, content in entries.items():
            zipped.writestr(name, content)
    return data.getvalue()


def link_archive():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as zipped:
        link = zipfile.ZipInfo("p/link")
        link.external_attr = 0o120777 << 16
        zipped.writestr(link, "/etc/passwd")
    return data.getvalue()


METADATA = json.dumps({"from_code": "en", "to_code": "de", "package_version": "2.0"})
HOSTILE = [
    (archive_of(**{"../evil": "x"}), "outside its folder"),
    (archive_of(**{"p/../../evil": "x"}), "outside its folder"),
    (archive_of(**{"/tmp/evil": "x"}), "outside its folder"),
    (archive_of(**{"..\\evil": "x"}), "outside its folder"),
    (archive_of(**{"C:/evil": "x"}), "outside its folder"),
    (link_archive(), "holds a link"),
    (archive_of(**{"a/metadata.json": METADATA, "b/x": "x"}), "exactly one folder"),
    (archive_of(**{"metadata.json": METADATA}), "exactly one folder"),
    (archive_of(), "exactly one folder"),
    (archive_of(**{"p/model.bin": b"\0" * 2_000_000}), "max_model_bytes"),
    (archive_of(**{"p/model.bin": "x"}), "metadata.json cannot be read"),
    (archive_of(**{"p/metadata.json": "{"}), "metadata.json cannot be read"),
    (archive_of(**{"p/metadata.json": '{"type": "sbd"}'}), "names no pair"),
    (archive_of(**{"p/metadata.json": METADATA.replace('"de"', '"../../x"')}), "names no pair"),
]


@pytest.mark.parametrize(("data", "message"), HOSTILE)
def test_a_hostile_archive_is_refused(models, tmp_path, data, message):
    archive = tmp_path / "x.argosmodel"
    archive.write_bytes(data)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ModelError, match=message):
        install_models([str(archive)], TranslateSettings(max_model_bytes=1_000_000), models)
    assert names(models) == half_installed(models) == []
    assert [path for path in sorted(tmp_path.rglob("*")) if models not in (path, *path.parents)] == before


def test_listing_what_is_available(index):
    rows, silent = available_rows(index)
    assert [(row.name, row.source, row.target, row.version) for row in rows] == [
        ("translate-en_de", "en", "de", "1.0"),
        ("translate-en_pb", "en", "pt-BR", "1.0"),
        ("translate-ko_en", "ko", "en", "1.0"),
    ]
    assert rows[0].score == 81.2
    assert len(silent) == 1
    assert "records.json answers 404" in silent[0]


def test_a_misspelt_name_shows_what_is_near(models, index):
    with pytest.raises(ModelError, match="No index knows a model translate-en_dee; near are translate-en_de"):
        install_models(["translate-en_dee"], index, models)


def zstandard(data: bytes) -> bytes:
    """The data as a zstd frame of raw blocks."""
    blocks = [data[start : start + 100_000] for start in range(0, len(data), 100_000)]
    frame = b"\x28\xb5\x2f\xfd\xa0" + len(data).to_bytes(4, "little")
    for number, block in enumerate(blocks, 1):
        frame += ((len(block) << 3) | (number == len(blocks))).to_bytes(3, "little") + block
    return frame


@pytest.fixture
def remote_settings(server, index, tmp_path):
    """Remote Settings that offer the bundled English-Portuguese model as one for Galician."""
    bundled = next(model for model in find_models(tmp_path / "none")[0] if model.target == "pt")
    records = []
    for version in ("3.0", "3.0a1", "2.0"):
        for path in bundled.files:
            data = (bundled.folder / path).read_bytes()
            name = path.replace("enpt", "engl")
            location = f"v{version}/{name}.zst"
            server.answers[f"/files/{location}"] = zstandard(data)
            records.append(
                {
                    "name": name, "fileType": path.split(".")[0], "sourceLanguage": "en", "targetLanguage": "gl",
                    "version": version, "architecture": "tiny", "decompressedHash": hashlib.sha256(data).hexdigest(),
                    "attachment": {"location": location, "size": len(data)},
                }
            )  # fmt: skip
    server.answers["/records.json"] = json.dumps({"data": records}).encode()
    return index


def test_a_firefox_model_is_downloaded_verified_and_translates(models, remote_settings):
    [row] = [row for row in available_rows(remote_settings)[0] if row.engine == "firefox"]
    assert (row.name, row.version, row.bytes > 20_000_000) == ("firefox-en_gl", "3.0", True)
    assert install_models(["firefox-en_gl"], remote_settings, models) == ["firefox-en_gl"]
    translators = load_translators(remote_settings, models.parent)
    [made] = translate_texts(["Good morning."], "en", "gl", translators)
    assert (made.target, made.engine, made.model) == ("Bom dia.", "firefox", "firefox-en_gl 3.0")
    assert verify_models(models) == []


def test_a_firefox_file_that_is_not_what_the_index_says_is_refused(models, remote_settings, server):
    [path] = [path for path in server.answers if path.startswith("/files/v3.0/vocab")]
    server.answers[path] = zstandard(b"something else")
    with pytest.raises(ModelError, match=r"vocab\.engl\.spm is refused"):
        install_models(["firefox-en_gl"], remote_settings, models)
    assert names(models) == half_installed(models) == []
