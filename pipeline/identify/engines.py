"""The detectors by name, each loaded when it is first asked for."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib import import_module

from pipeline.errors import SetupError
from pipeline.identify.languages import answers
from pipeline.identify.settings import IdentifySettings

Ranker = Callable[[str, Sequence[str], str], list[tuple[str, float]]]
"""Text, candidate tags and the tag that is expected (or `und`) in, tags with probabilities out, likeliest first; empty
where there is nothing to go on. An engine may save itself work where it finds what is expected."""

_RANKERS = {
    "langdetect": "pipeline.identify.both:rank_by_both",
    "lingua": "pipeline.identify.lingua:rank_by_lingua",
    "fasttext": "pipeline.identify.fasttext:rank_by_fasttext",
}
_BUILT_IN = "langdetect"


def check_settings(settings: IdentifySettings) -> None:
    """Refuse what no answer can come from, so that a run stops before its first page.

    Raises:
        ConfigError: `identify.only` names a language that is not known.
        SetupError: the package of the engine is not installed.
    """
    if settings.only:
        answers(settings.only)
    if settings.engine != _BUILT_IN:
        load_engine(settings.engine)


@lru_cache(maxsize=8)
def load_engine(name: str) -> Ranker:
    """The detector of that name.

    Raises:
        SetupError: its package is not installed.
    """
    module, function = _RANKERS[name].split(":")
    try:
        ranker: Ranker = getattr(import_module(module), function)
    except ModuleNotFoundError as error:
        raise SetupError(
            f"identify.engine is {name!r}, whose package is not installed ({error.name}); "
            f"`pip install 'pipeline[{name}]'` installs it, or set identify.engine to 'langdetect'."
        ) from error
    return ranker
