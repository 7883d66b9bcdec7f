"""Whether a text is language at all: names, code, tables and words of a language in foreign letters are none."""

import math
import re
from collections.abc import Sequence

from pipeline.identify.engines import Question
from pipeline.identify.groups import telltales
from pipeline.identify.langid import margins_over_noise
from pipeline.identify.languages import is_rare
from pipeline.text import letters

# Margins, in nats a byte, at which a text is as likely language as noise, and how fast that turns into certainty.
# Chosen on a sample of translated sentences against names, code, tables, mojibake and romanized text.
_EVEN = {"Latn": 1.0, "Cyrl": 2.95}
_EVEN_ELSEWHERE = 2.7  # letters of two and three bytes
_WIDTH = 0.12
_WINDOW = 150  # characters, from the middle; py3langid counts repetition less, so long texts have smaller margins
# What is dressed like names or code must be that much clearer, and so must rare languages. Elsewhere it is refused.
_EXTRA = {"Latn": 0.6}
_EXTRA_ELSEWHERE = 1.5
_ONLY_NAMES = 2.2  # 13 of 3,988 sentences have no telltale word, with margins up to 4.3; lists of names up to 4.6
_TITLE_CASE = 0.8  # share of capitalized words in a list of names
_BEGINNING = 500  # characters that show whether a text is in title case
_CODE = 0.03  # signs of code per letter
_NO_CAPITALS = {"Arab", "Deva"}  # nothing marks a name, but every sentence holds some telltale word of its language

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_CODE_SIGNS = b"{}[]<>=_;|$\\^~*+`"


def prose_probabilities(questions: Sequence[Question], tags: Sequence[str]) -> list[float]:
    """How surely each text is language, 0 to 1, if it is in the language that seems likeliest.

    By py3langid's margin over its class of texts that are no language.
    """
    margins = margins_over_noise([_middle(one.text) for one in questions], [one.languages for one in questions])
    doubts = (
        (_even(one.text, one.script, tag) - margin) / _WIDTH
        for one, tag, margin in zip(questions, tags, margins, strict=True)
    )
    return [1.0 / (1.0 + math.exp(min(doubt, 50.0))) for doubt in doubts]


def _middle(words: str) -> str:
    start = max(0, len(words) - _WINDOW) // 2
    return words[start : start + _WINDOW]


def _even(words: str, script: str, tag: str) -> float:
    """The margin at which a text is as likely language as noise."""
    even = _EVEN.get(script, _EVEN_ELSEWHERE)
    several = words.count(" ") > 1
    only_names = several and script in _NO_CAPITALS and not telltales(words, tag)
    extra = _EXTRA.get(script, _EXTRA_ELSEWHERE)
    return even + extra * (_is_title_case(words) + _code(words) + is_rare(tag)) + _ONLY_NAMES * only_names


def _is_title_case(words: str) -> bool:
    initials = [word[0] for word in _WORD.findall(words[:_BEGINNING])]
    return len(initials) > 1 and sum(map(str.isupper, initials)) >= _TITLE_CASE * len(initials)


def _code(words: str) -> int:
    """How many times over the text has more signs than prose: 0, 1, 2."""
    plain = words.encode("ascii", "ignore")
    signs = len(plain) - len(plain.translate(None, _CODE_SIGNS))
    return min(2, int(signs / (_CODE * letters(words) or 1))) if signs else 0
