"""Encodings read right without a declaration, by us and by charset-normalizer, on development sentences.

Each trial is a text of one language in one encoding, alone or between English menu lines; right means: equal to it.
"""

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from charset_normalizer import from_bytes

from pipeline.decode.encoding import decoded

SENTENCES = Path("../shared/data/lid")
CODECS = {
    "ko": ["cp949"], "ja": ["cp932", "euc_jp", "iso2022_jp"], "zh": ["gb18030"],
    "ru": ["cp1251", "koi8-r", "iso8859-5", "cp866"], "uk": ["cp1251", "koi8-u"], "bg": ["cp1251"], "sr": ["cp1251"],
    "pl": ["cp1250", "iso8859-2"], "cs": ["cp1250", "iso8859-2"], "sk": ["cp1250"], "hu": ["cp1250", "iso8859-2"],
    "ro": ["cp1250"], "hr": ["cp1250"], "sl": ["cp1250"], "de": ["cp1252"], "fr": ["cp1252"], "es": ["cp1252"],
    "pt": ["cp1252"], "it": ["cp1252"], "sv": ["cp1252"], "da": ["cp1252"], "fi": ["cp1252"], "is": ["cp1252"],
    "ca": ["cp1252"], "tr": ["cp1254"], "el": ["cp1253", "iso8859-7"], "he": ["cp1255"], "ar": ["cp1256", "iso8859-6"],
    "fa": ["cp1256"], "th": ["cp874"], "lt": ["cp1257"], "lv": ["cp1257"], "et": ["cp1257"],
}  # fmt: skip
SIZES = (60, 200, 1_000, 4_000)
"""Characters; a page has a thousand and more."""
ROUNDS = 20
MENU = "Home\nWorld news\nSport\nSubscribe to our newsletter\nSign in\n"


def texts_of(language: str, codec: str, size: int) -> Iterator[str]:
    lines = (SENTENCES / f"{language}.txt").read_text("utf-8").splitlines()
    fitting = [line for line in lines if line.encode(codec, "ignore").decode(codec) == line]
    chance = random.Random(f"{language} {codec} {size}")
    for number in range(ROUNDS):
        text = ""
        while len(text) < size:
            text += chance.choice(fitting) + "\n"
        text = text[:size] if size < 100 else text
        if not text.isascii():
            yield MENU + text + MENU if number % 2 else text


def theirs(data: bytes) -> str | None:
    best = from_bytes(data).best()
    return str(best) if best else None


def ours(data: bytes) -> str | None:
    page = decoded(data)
    return page.text if page else None


def measure(reader: Callable[[bytes], str | None], trials: list[tuple[bytes, str]]) -> tuple[int, float]:
    start = time.process_time()
    right = sum(reader(data) == text for data, text in trials)
    return right, time.process_time() - start


def main() -> None:
    if not SENTENCES.is_dir():
        print("The development sentences are not here; nothing was measured.")
        return
    print("| characters | trials | ours, % right | charset-normalizer, % right | our time to theirs |")
    print("|---|---|---|---|---|")
    for size in SIZES:
        trials = [
            (text.encode(codec), text)
            for language, codecs in CODECS.items()
            for codec in codecs
            for text in texts_of(language, codec, size)
        ]
        (mine, my_time), (other, other_time) = measure(ours, trials), measure(theirs, trials)
        shares = f"{100 * mine / len(trials):.1f} | {100 * other / len(trials):.1f}"
        print(f"| {size:,} | {len(trials)} | {shares} | {my_time / other_time:.2f} |")


if __name__ == "__main__":
    main()
