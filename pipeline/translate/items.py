"""What stands in a sentence and must come back from the translator as it was: addresses, amounts, codes, emoji.

Words are not looked at here; what a model's vocabulary cannot spell is found in `spelling.py`.
"""

import tomllib
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files

import regex


def keep_items(text: str, keep: Callable[[str], str]) -> str:
    """The text with each item replaced by what `keep` gives for it."""
    return _pattern().sub(lambda match: keep(match.group()), text)


@lru_cache(maxsize=1)
def _pattern() -> regex.Pattern[str]:
    table = tomllib.loads(files("pipeline.translate").joinpath("items.toml").read_text("utf-8"))
    parts = "".join(f"(?P<{name}>{part})" for name, part in table["parts"].items())
    alternatives = "|".join(f"(?:{alternative})" for item in table["items"].values() for alternative in item)
    return regex.compile(f"(?(DEFINE){parts})(?:{alternatives})")
