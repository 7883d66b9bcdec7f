"""What stands above and below a text in another script than the text: menus and notices of a site in two languages."""

from collections.abc import Sequence

from pipeline.extract.blocks import Block
from pipeline.extract.prose import reads_as_text
from pipeline.text import script_counts

_TOGETHER = dict.fromkeys(("Hira", "Kana", "Hang", "Bopo"), "Hani")  # scripts that one text mixes
_MAIN = 0.8  # share of the letters of whole sentences; with less of one script the text itself is in two


def native(blocks: Sequence[Block], body: Sequence[int]) -> list[int]:
    """The body without what stands above or below its sentences and holds no letter of their script, but others."""
    sentences = [number for number in body if reads_as_text(blocks[number - 1])]
    counts = _scripts(" ".join(blocks[number - 1].text for number in sentences))
    main = max(counts, key=counts.__getitem__, default="")
    if not counts or counts[main] < _MAIN * sum(counts.values()):
        return list(body)

    def is_own(number: int) -> bool:
        written = _scripts(blocks[number - 1].text)
        return main in written or not written

    own = [number for number in sentences if is_own(number)]
    return [number for number in body if own[0] <= number <= own[-1] or is_own(number)]


def _scripts(text: str) -> dict[str, int]:
    """Letters of the text by script, those that one text mixes counted as one."""
    counts: dict[str, int] = {}
    for script, count in script_counts(text).items():
        together = _TOGETHER.get(script, script)
        counts[together] = counts.get(together, 0) + count
    return counts
