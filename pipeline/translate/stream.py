"""Many texts, chunk by chunk, by one process per core; in order and in constant memory."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

import msgspec

from pipeline.translate.settings import TranslateSettings
from pipeline.translate.texts import TranslatedText, translate_texts
from pipeline.translate.translators import Translators, load_translators

_AHEAD = 2  # chunks per process that wait or are worked on


def translate_stream(
    chunks: Iterable[Sequence[str]],
    direction: tuple[str, str],
    settings: TranslateSettings,
    folder: Path,
    workers: int,
) -> Iterator[list[TranslatedText]]:
    """The translations of each chunk of texts, in order.

    A single chunk is translated here. For more, processes are spawned (a fork after a model was used hangs); each
    loads its models once. How the texts are cut into chunks changes no output.

    Args:
        chunks: Read ahead of what is asked for by a few.
        direction: Source and target, BCP 47.
        settings: `[translate]`.
        folder: Where config.toml lies.
        workers: Processes.

    Raises:
        ModelError: no installed model translates this direction.
    """
    chunks = iter(chunks)
    first = list(islice(chunks, 2))
    if len(first) < 2 or workers < 2:
        translators = load_translators(settings, folder)
        for chunk in chain(first, chunks):
            yield translate_texts(chunk, *direction, translators)
        return
    job = (direction, msgspec.json.encode(settings), folder)
    waiting: deque[Future[list[TranslatedText]]] = deque()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for chunk in chain(first, chunks):
            waiting.append(pool.submit(_translate, list(chunk), *job))
            if len(waiting) > _AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _translate(texts: list[str], direction: tuple[str, str], settings: bytes, folder: Path) -> list[TranslatedText]:
    return translate_texts(texts, *direction, _translators(settings, folder))


@lru_cache(maxsize=1)
def _translators(settings: bytes, folder: Path) -> Translators:
    """This process's translators."""
    return load_translators(msgspec.json.decode(settings, type=TranslateSettings), folder)
