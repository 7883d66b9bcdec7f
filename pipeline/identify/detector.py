"""langdetect: the named default detector, seeded, asked only about languages of the text's script."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from importlib import resources
from itertools import repeat
from threading import Lock

import msgspec
import numpy as np
from langdetect.detector import Detector
from langdetect.detector_factory import DetectorFactory
from langdetect.lang_detect_exception import LangDetectException
from msgspec import Struct
from numpy.typing import NDArray

_PROFILES = {"nb": "no", "zh-Hans": "zh-cn", "zh-Hant": "zh-tw"}
_LOADING = Lock()


def rank_by_langdetect(text: str, languages: Sequence[str]) -> list[tuple[str, float]]:
    """The languages with the probabilities that langdetect gives them, likeliest first; those below 0.1 are not named.

    Empty if it has profiles for fewer than two of them or finds nothing to go on.
    """
    with _LOADING:  # two threads must not read the profiles at once; a look-up costs nothing
        factory = _factory(tuple(languages))
    if factory is None:
        return []
    detector = _FiveAtOnce(factory)
    detector.append(text)
    try:
        found = detector.get_probabilities()
    except LangDetectException:  # "No features in text"
        return []
    tags = {_profile(tag): tag for tag in languages}
    return [(tags[language.lang], language.prob) for language in found]


class _FiveAtOnce(Detector):  # type: ignore[misc]
    """langdetect's detector, to the last bit, but with the n-grams between two looks at the result taken at once."""

    def _detect_block(self) -> None:
        self.cleaning_text()
        grams = self._extract_ngrams()
        if not grams:
            raise LangDetectException(0, "No features in text.")
        numbers = {gram: number for number, gram in enumerate(dict.fromkeys(grams))}
        drawn_from = [numbers[gram] for gram in grams]
        known = self.word_lang_prob_map.of_all(numbers)
        total = np.zeros(len(self.langlist))
        self.random.seed(self.seed)
        for _ in range(self.n_trial):
            chances = np.full(len(self.langlist), 1.0 / len(self.langlist))
            alpha = self.alpha + self.random.gauss(0.0, 1.0) * self.ALPHA_WIDTH
            smoothed = known + alpha / self.BASE_FREQ
            for seen in range(0, self.ITERATION_LIMIT + 1, 5):  # langdetect looks after 1 n-gram, then after each 5
                drawn = [self.random.choice(drawn_from) for _ in range(5 if seen else 1)]
                chances = np.multiply.reduce(np.concatenate((chances[None], smoothed[drawn])))
                chances /= sum(chances.tolist())  # one after the other, as langdetect adds
                if chances.max() > self.CONV_THRESHOLD:
                    break
            total += chances / self.n_trial
        self.langprob = total.tolist()


def has_profile(tag: str) -> bool:
    """Whether langdetect knows the language at all; of one it doesn't know it says another, and surely."""
    return _profile(tag) in _profiles()


def _profile(tag: str) -> str:
    return _PROFILES.get(tag, tag)


@lru_cache(maxsize=1)
def _profiles() -> frozenset[str]:
    return frozenset(path.name for path in resources.files("langdetect").joinpath("profiles").iterdir())


@lru_cache(maxsize=64)
def _factory(languages: tuple[str, ...]) -> DetectorFactory | None:
    """A factory of our own, since langdetect's keeps all profiles, in whatever order the file system lists them."""
    names = sorted(_profile(tag) for tag in languages if has_profile(tag))
    if len(names) < 2:
        return None
    factory = DetectorFactory()
    factory.set_seed(0)
    factory.langlist = names
    factory.word_lang_prob_map = _Shares(tuple(map(_load, names)))
    return factory


class _Profile(Struct, frozen=True):
    """How often langdetect has seen a language's n-grams, and how many of one, two and three characters it saw."""

    freq: dict[str, int]
    n_words: tuple[int, int, int]


@lru_cache(maxsize=64)
def _load(name: str) -> _Profile:
    file = resources.files("langdetect").joinpath("profiles", name)
    return msgspec.json.decode(file.read_bytes(), type=_Profile)


class _Shares(Struct, frozen=True):
    """For n-grams their shares in each language: langdetect's table, but of what is asked for; all takes 0.4 s."""

    profiles: tuple[_Profile, ...]

    def __contains__(self, gram: str) -> bool:
        return any(gram in profile.freq for profile in self.profiles)

    def of_all(self, grams: Collection[str]) -> NDArray[np.float64]:
        """Grams × languages."""
        seen = np.array([list(map(profile.freq.get, grams, repeat(0))) for profile in self.profiles], dtype=np.float64)
        among = np.array([profile.n_words for profile in self.profiles])[:, [len(gram) - 1 for gram in grams]]
        return np.ascontiguousarray((seen / among).T)
