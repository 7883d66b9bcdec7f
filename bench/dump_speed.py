"""How fast text and Markdown dumps are extracted; `extract_dumps` prints it.

Pages of ../shared/data/extract per CPU second in one process with one thread, from bytes to article: decoding, reading,
measuring, judging and assembling; the files are read before. Then the seconds that made pages of 5 MB take.
"""

import time

from threadpoolctl import threadpool_limits

from bench._bars import state
from bench.dump_pages import DATA, KINDS
from pipeline.decode import decode_bytes
from pipeline.errors import PageError
from pipeline.extract import extract_article

_SIZE = 5_000_000
_PARAGRAPH = "The council said on Monday that the bridge over the river will stay closed until repairs end in May. " * 3
_LARGE = {
    "an article with menus.txt": f"{_PARAGRAPH}\n\nHome\nSport\nRead more: the week in pictures\n2 min read\n",
    "one line.txt": _PARAGRAPH,
    "short lines.txt": "Home\n",
    "an article with links.md": f"{_PARAGRAPH}\n\n* [Sport](https://example.com) [**News**](/tag/n)\n\n![x](/i.png)\n",
    "links.md": "[Home](/) ",
    "lines of links.md": "* [Home](https://example.com/a)\n",
    "brackets.md": "[",
    "stars.md": "*_",
    "quotes.md": "> ",
    "links that never end.md": "[a](b",
    "mojibake.txt": "Ã©tÃ© Ã\n",
    "one Korean line.txt": "야시장은 올해도 강가에서 열린다고 시가 밝혔다. ",
}  # fmt: skip


def print_speed() -> None:
    with threadpool_limits(1):
        for kind, (suffix, _) in KINDS.items():
            pages = [(path.name, path.read_bytes()) for path in sorted((DATA / kind).glob(f"*.{suffix}"))]
            seconds_of(pages[:50])  # what is loaded once
            speed = len(pages) / seconds_of(pages)
            state(f"{kind}: pages per CPU second", speed)
        large = {name: part.encode() * (_SIZE // len(part.encode())) for name, part in _LARGE.items()}
        seconds = {name: seconds_of([(name, page)]) for name, page in large.items()}
        for name, taken in seconds.items():
            print(f"5 MB of {name:28} {taken:.2f} CPU seconds")
        state("dumps: CPU seconds for 5 MB", max(seconds.values()))


def seconds_of(pages: list[tuple[str, bytes]]) -> float:
    """CPU seconds that these pages take; pages without an article take theirs too."""
    start = time.process_time()
    for name, data in pages:
        try:
            extract_article(decode_bytes(data, name))
        except PageError:
            continue
    return time.process_time() - start
