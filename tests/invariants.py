"""What holds of any bytes at all: they are a record that keeps every promise, or a page error of one clear sentence."""

import atexit
import json
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

import msgspec
from jsonschema import Draft202012Validator

from pipeline.decode import decode_bytes, decode_page, known_of, list_pages
from pipeline.errors import NoArticle, PageError
from pipeline.extract import extract_article
from pipeline.identify import identify_language
from pipeline.identify.settings import IdentifySettings
from pipeline.records import BilingualRecord, JudgedLine, TranslatedArticle
from pipeline.translate import Translators, load_translators, translate_articles
from pipeline.translate.install import install_models
from pipeline.translate.settings import TranslateSettings
from pipeline.write import assemble_record
from pipeline.write.promises import broken_promises
from pipeline.write.schema import SCHEMA_FILE

REPO = Path(__file__).parent.parent


def check_bytes(data: bytes, path: str) -> BilingualRecord | None:
    """Take a page through every stage; its record, or None where it is rejected as it should be.

    English is translated by a tiny model, for the sake of the pairs; other languages are not.

    Raises:
        AssertionError: a promise is broken.
    """
    try:
        page = decode_bytes(data, path)
        assert page.text.strip()
        page.text.encode()
        article = extract_article(page)
    except PageError as error:
        check_message(str(error))
        if isinstance(error, NoArticle):
            check_lines(error.lines)
        return None
    check_lines(article.lines)
    numbers = {line.number for line in article.lines}
    assert article.passages
    assert all(numbers.issuperset(passage.lines) for passage in article.passages)
    languages = identify_language(article, IdentifySettings())
    assert len(languages.passages) == len(article.passages)
    translation = None
    if languages.article.tag == "en":
        [translation] = translate_articles([article], [languages], ["de"], translators())
        assert isinstance(translation, TranslatedArticle), translation
    record = assemble_record(page, article, languages, translation, {"decode": "v1"})
    assert broken_promises(record) == []
    encoded = msgspec.json.encode(record)
    errors = [error.message for error in schema().iter_errors(json.loads(encoded))]
    assert errors == []
    assert msgspec.json.decode(encoded, type=BilingualRecord) == record
    return record


def check_container(data: bytes, file: Path) -> int:
    """List the pages of a container and read each; how many could be read.

    Raises:
        AssertionError: a promise is broken.
    """
    file.write_bytes(data)
    pages = list_pages([file])
    assert len({page.path for page in pages}) == len(pages)
    assert pages == sorted(pages, key=lambda page: page.order)
    read = 0
    for page in pages:
        known = known_of(page)
        try:
            raw = decode_page(page)
        except PageError as error:
            check_message(str(error))
            continue
        assert page.member is not None
        assert (raw.id, raw.url, raw.sha256) == (known.id, known.url, page.member.sha256)
        read += 1
    return read


def check_message(message: str) -> None:
    """It is one sentence on one line."""
    assert message.endswith("."), message
    assert "\n" not in message, message


def check_lines(lines: tuple[JudgedLine, ...]) -> None:
    """Every line is there once, in order, with a reason."""
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert all(line.reason and 0 <= line.score <= 1 for line in lines)


def seeds() -> list[tuple[str, bytes]]:
    """Pages of our own, name and bytes."""
    folders = (REPO / "raw" / "samples", REPO / "tests" / "golden" / "pages", REPO / "tests" / "golden" / "noarticle")
    files = [file for folder in folders for file in sorted(folder.glob("*")) if file.suffix in {".html", ".md", ".txt"}]
    return [(file.name, file.read_bytes()) for file in files]


@lru_cache(maxsize=1)
def translators() -> Translators:
    """The tiny models of `tests/models`."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    models = [str(file) for file in sorted((REPO / "tests" / "models").glob("*.argosmodel"))]
    install_models(models, TranslateSettings(), folder / "models")
    return load_translators(TranslateSettings(memory=""), folder)


@lru_cache(maxsize=1)
def schema() -> Draft202012Validator:
    """The promise in writing."""
    return Draft202012Validator(json.loads(SCHEMA_FILE.read_text("utf-8")))
