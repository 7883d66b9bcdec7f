"""The detectors by name, each loaded when it is first asked for."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib import import_module

from msgspec import Struct

from pipeline.errors import SetupError
from pipeline.identify.languages import answers
from pipeline.identify.settings import IdentifySettings

FEWEST_LETTERS = 16
"""Of a script that several languages share; what has fewer is named only where the page speaks for its language."""


class Question(Struct, frozen=True):
    """A text whose language is asked for."""

    text: str
    script: str
    """ISO 15924; the main one."""
    languages: tuple[str, ...]
    """The candidates: those that write the script."""
    letters: int
    """In the script."""


Ranking = list[tuple[str, float]]
"""Tags with probabilities, likeliest first; empty where there is nothing to go on."""
Ranker = Callable[[Sequence[Question]], list[Ranking]]
"""The texts of one page in, a ranking for each out. An engine may let the page tell what its short texts are in."""

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
