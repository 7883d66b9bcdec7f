"""How the golden pages come out: `python -m bench.golden [--list] [WORD in a page's name]`; `--list`: every miss."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from golden.score import DRAWS, NO_ARTICLE, Miss, figures, file_page, golden_paths, refusal

from bench._bars import state

BARRED = {"titles": "titles", "dates": "dates", "authors": "authors", "line roles": "roles of lines"}
"""Figures that have a bar."""


def main() -> None:
    listing = "--list" in sys.argv
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    pages = [file_page(path) for path in golden_paths() if all(word in path.name for word in words)]
    shares, misses = figures(pages)
    for figure, share in sorted(shares.items()):
        print(f"{figure:28} {share:6.1%}")
    if not words:
        answers = {path.name: refusal(path) for path in sorted(NO_ARTICLE.iterdir())}
        print(f"{'pages without article':28} {sum(map(bool, answers.values()))} of {len(answers)} named\n")
        for figure, name in BARRED.items():
            state(f"golden pages: {name}", shares[figure])
        state("golden pages: captions in bodies", sum(miss.figure == "bodies without captions" for miss in misses))
        state("golden pages: taken for none", sum(miss.figure == "articles found" for miss in misses))
        state("pages without article: named, of 40", sum(map(bool, answers.values())))
        misses += [Miss("pages without article", name, "", "an article") for name, what in answers.items() if not what]
        if listing:
            for name, what in answers.items():
                print(f"    {name:28} {what}")
        for draw, folder in DRAWS.items():
            fresh, more = figures(map(file_page, golden_paths(folder)))
            print(f"\nPages labelled before the code saw them: {draw}")
            for figure, share in sorted(fresh.items()):
                print(f"{figure:28} {share:6.1%}")
            misses += more
    if listing:
        for miss in sorted(misses, key=lambda miss: (miss.figure, miss.page)):
            print(f"\n{miss.figure} · {miss.page}")
            _print("+", miss.wanted)
            _print("-", miss.got)


def _print(mark: str, value: object) -> None:
    for item in value if isinstance(value, list | tuple) else [value]:
        print(f"  {mark} {item}")


if __name__ == "__main__":
    main()
