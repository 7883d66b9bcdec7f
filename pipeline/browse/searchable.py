"""Text as the search index keeps it: scripts that write no blanks between words become pairs of characters.

SQLite's tokenizer parts words at blanks, which finds nothing inside a run of Han, kana, Hangul or Thai. Pairs that
overlap find every part of such a run, two syllables and one alike (Lucene's CJKBigramFilter does the same).
"""

import regex

_RUN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}ー\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]+")
_TERM = regex.compile(r'"([^"]+)"|(\S+)')
_SAID = regex.compile(r"[\p{L}\p{M}\p{N}]")


def searchable(text: str) -> str:
    """The text with every such run as overlapping pairs, and its last character alone."""
    return _RUN.sub(_pairs_and_last, text)


def match_expression(query: str) -> str:
    """What a person typed, for FTS5: every term must be there, the last letters of each may be missing.

    Words in quotation marks stay together. Empty if nothing that was typed can be searched for.
    """
    terms = (quoted or single.replace('"', " ") for quoted, single in _TERM.findall(query))
    return " ".join(f'"{_RUN.sub(_pairs, term)}" *' for term in terms if _SAID.search(term))


def _pairs(match: regex.Match[str]) -> str:
    run = match.group()
    return f" {' '.join(run[at : at + 2] for at in range(max(1, len(run) - 1)))} "


def _pairs_and_last(match: regex.Match[str]) -> str:
    run = match.group()
    return f"{_pairs(match)}{run[-1]} " if len(run) > 1 else f" {run} "
