"""Any LibreTranslate-compatible server, by its address; never contacted unless the config names one."""

from collections.abc import Sequence
from typing import Any, TypeVar

import urllib3
from msgspec import DecodeError, Struct, ValidationError, field, json

from pipeline.errors import ModelError
from pipeline.tags import to_bcp47
from pipeline.translate.codes import engine_code
from pipeline.translate.download import pool, reason
from pipeline.translate.engine import Model, Translation
from pipeline.translate.settings import TranslateSettings

_SENTENCES = 50  # a request; servers limit the characters of a request
_TRIES = urllib3.Retry(
    3, status_forcelist=(429, 500, 502, 503, 504), allowed_methods=None, backoff_factor=0.2, raise_on_status=False
)
T = TypeVar("T")


class LibreTranslator:
    """A direction that a server offers."""

    vocabulary = None

    def __init__(self, model: Model, settings: TranslateSettings) -> None:
        """Take a direction of `server_models`; nothing is asked yet."""
        self.model = model
        self._settings = settings

    def translate(self, sentences: Sequence[str], *, second_try: bool = False) -> list[Translation]:
        """See `Translator`; the server has no settings that a second try could change.

        Raises:
            ModelError: the server does not answer, or answers nonsense.
        """
        del second_try
        made: list[Translation] = []
        for start in range(0, len(sentences), _SENTENCES):
            part = list(sentences[start : start + _SENTENCES])
            body: dict[str, Any] = {
                "q": part,
                "source": engine_code(self.model.source),
                "target": engine_code(self.model.target),
                "format": "text",
            }
            if self._settings.libretranslate_key:
                body["api_key"] = self._settings.libretranslate_key
            texts = _ask(self._settings, "translate", _Translated, body).texts
            if len(texts) != len(part):
                raise ModelError(
                    f"{self._settings.libretranslate_url} gave {len(texts)} translations of {len(part)} sentences; "
                    "it is not used any more."
                )
            made += [Translation(text) for text in texts]
        return made


def server_models(settings: TranslateSettings) -> list[Model]:
    """The directions that the configured server offers; none if no server is configured.

    Raises:
        ModelError: the server does not answer, or answers nonsense.
    """
    if not settings.libretranslate_url:
        return []
    languages = _ask(settings, "languages", list[_Language])
    codes = [language.code for language in languages]
    return [
        Model(
            engine="libretranslate",
            name=f"libretranslate-{language.code}_{target}",
            version="",
            source=to_bcp47(language.code),
            target=to_bcp47(target),
            address=settings.libretranslate_url,
        )
        for language in languages
        for target in language.targets or codes
        if target != language.code
    ]


class _Language(Struct):
    code: str
    targets: list[str] = []


class _Translated(Struct):
    texts: list[str] = field(name="translatedText")


class _Refusal(Struct):
    error: str = ""


def _ask(settings: TranslateSettings, verb: str, answer: type[T], body: dict[str, Any] | None = None) -> T:
    address = f"{settings.libretranslate_url.rstrip('/')}/{verb}"
    try:
        with pool(address) as connections:
            response = connections.request(
                "POST" if body else "GET", address, json=body, retries=_TRIES, timeout=settings.timeout
            )
    except urllib3.exceptions.HTTPError as error:
        raise ModelError(f"{address} cannot be reached ({reason(error)}); it is not used any more.") from error
    if response.status != 200:
        raise ModelError(f"{address} answers {response.status} ({_refusal(response)}); it is not used any more.")
    try:
        return json.decode(response.data, type=answer)
    except (DecodeError, ValidationError) as error:
        raise ModelError(f"{address} answers what is no translation ({error}); it is not used any more.") from error


def _refusal(response: urllib3.BaseHTTPResponse) -> str:
    """Why, in the server's words if it has some."""
    try:
        return json.decode(response.data, type=_Refusal).error or str(response.reason)
    except (DecodeError, ValidationError):
        return str(response.reason)
