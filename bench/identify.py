"""How well languages are identified: `python -m bench identify`.

Sentences come from `../shared/data/lid`. The telltale words and their odds were chosen on its even line numbers (from
0), the other thresholds on samples of all; what is printed is the odd lines. `und` counts as wrong everywhere.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from identify.material import (
    HERE,
    answers_to,
    first_words,
    made_pages,
    paragraphs,
    read_no_language,
    read_sentences,
    right,
    right_in_group,
    serbian_in_latin,
)

from pipeline.decode import decode_bytes
from pipeline.errors import PageError
from pipeline.extract import ExtractSettings, extract_article
from pipeline.identify import IdentifySettings, identify_language, identify_text
from pipeline.records import Article, JudgedLine, Passage

SETTINGS = IdentifySettings()
Items = list[tuple[str, str]]  # language, text


def main() -> None:
    sentences = read_sentences()
    strings(read_no_language())
    strings((HERE / "more_no_language.txt").read_text("utf-8").split("\n")[:-1])
    if not sentences:
        sys.exit("The sentences of ../shared/data/lid are not here; nothing more to measure.")
    odd = {tag: lines[1::2] for tag, lines in sentences.items()}
    print(f"\n{'':40}{'%':>7}{'bar':>8}")
    for name, bar, guess, cut in KINDS:
        share = figures(items_of(odd, cut), guess=guess)
        row(name, share["right"], bar)
        row("    right within groups", share["right in group"])
        if not guess:
            row("    right within groups, of the answered", share["precise in group"], 99.3)
            row("    answered", share["answered"])
        print("        mostly", ", ".join(f"{want}→{got} {count}" for (want, got), count in share["wrong"]))
    latin = [("sr-Latn", sentence) for sentence in serbian_in_latin(odd["sr"])]
    row("Serbian in Latin letters", figures(latin, guess=False)["right"])
    restricted({tag: odd[tag] for tag in ("en", "ko", "hi")})
    pages(sentences)
    speed(odd)
    same_answers(odd)


KINDS: tuple[tuple[str, float, bool, Callable[[str, list[str]], Iterable[str]]], ...] = (
    ("sentences", 97.5, False, lambda _, lines: lines),
    ("paragraphs of five sentences", 98.5, False, lambda _, lines: paragraphs(lines)),
    ("first six words, --guess", 94.5, True, lambda tag, lines: [first_words(tag, line, 6) for line in lines]),
    ("first three words, --guess", 86.0, True, lambda tag, lines: [first_words(tag, line, 3) for line in lines]),
)


def row(name: str, share: float, bar: float | None = None) -> None:
    print(f"{name:40}{share:7.2f}" + (f"{bar:8.1f}" if bar else ""))


def items_of(sentences: dict[str, list[str]], cut: Callable[[str, list[str]], Iterable[str]]) -> Items:
    return [(tag, text) for tag, lines in sentences.items() for text in cut(tag, lines)]


def figures(items: Items, *, guess: bool) -> dict:
    """Shares in percent; languages have equally many items, so these are means over languages."""
    answers = [(tag, identify_text(text, SETTINGS, guess=guess).tag) for tag, text in items]
    answered = [pair for pair in answers if pair[1] != "und"]
    return {
        "right": 100 * sum(right(*pair) for pair in answers) / len(answers),
        "right in group": 100 * sum(right_in_group(*pair) for pair in answers) / len(answers),
        "precise in group": 100 * sum(right_in_group(*pair) for pair in answered) / max(1, len(answered)),
        "answered": 100 * len(answered) / len(answers),
        "wrong": Counter(pair for pair in answers if not right(*pair)).most_common(6),
    }


def strings(lines: list[str]) -> None:
    answered = [(guess.tag, line) for line in lines if (guess := identify_text(line)).tag != "und"]
    share = 100 * (1 - len(answered) / len(lines))
    print(f"strings that are no language: {share:.0f} % of {len(lines)} und (bar: 98)")
    for tag, line in answered:
        print(f"    {tag}: {line}")


def restricted(sentences: dict[str, list[str]]) -> None:
    settings = IdentifySettings(only=tuple(sentences))
    items = items_of(sentences, lambda tag, lines: [first_words(tag, line, 3) for line in lines])
    plain, only = (
        100 * sum(right(tag, identify_text(text, chosen, guess=True).tag) for tag, text in items) / len(items)
        for chosen in (SETTINGS, settings)
    )
    print(f"three words of {', '.join(sentences)}: {plain:.2f}; with only = {list(sentences)}: {only:.2f}")


def pages(sentences: dict[str, list[str]]) -> None:
    known = found = refused = around = 0
    missed: Counter[str] = Counter()
    made = list(made_pages(sentences))
    for tag, other, body, page in made:
        ideal = identify_language(article_of(body, page), SETTINGS)
        known += right(tag, ideal.article.tag)
        around += any(right(other, spoken) for spoken in ideal.page)
        try:
            whole = extract_article(decode_bytes(page.encode(), "page.txt"), ExtractSettings())
        except PageError:
            refused += 1
            continue
        answer = identify_language(whole, SETTINGS).article.tag
        found += right(tag, answer)
        if not right(tag, answer):
            missed[f"{tag}→{answer}"] += 1
    percent = 100 / len(made)
    wrong = ", ".join(f"{pair} {times}" for pair, times in missed.most_common(12))
    print(f"\nmade pages, {len(made)}: main language right in {found * percent:.1f} % (bar: 99)")
    print(f"    refused by extract: {refused}; wrong: {wrong or 'none'}")
    print(f"    with the body given: {known * percent:.1f} %; page_languages names the rest: {around * percent:.1f} %")


def article_of(body: str, page: str) -> Article:
    """The article as a perfect extraction would hand it on."""
    passages = tuple(Passage(f"p{n}", "paragraph", text, (n,)) for n, text in enumerate(body.split("\n"), 1))
    kept = set(body.split("\n"))
    lines = tuple(
        JudgedLine(number, text, "body" if text in kept else "menu", text in kept, "", 1.0)
        for number, text in enumerate(page.split("\n"), 1)
    )
    return Article(
        title=None,
        standfirst=None,
        authors=(),
        publication=None,
        published=None,
        passages=passages,
        images=(),
        notes=(),
        lines=lines,
    )


def speed(sentences: dict[str, list[str]]) -> None:
    texts = [line for lines in sentences.values() for line in lines]
    for name, guess in (("sentences", False), ("sentences with --guess", True)):
        start = time.process_time()
        for text in texts:
            identify_text(text, SETTINGS, guess=guess)
        print(f"{name}: {len(texts) / (time.process_time() - start):,.0f} per CPU second (bar: 1,500)")


def same_answers(sentences: dict[str, list[str]]) -> None:
    texts = [line for lines in sentences.values() for line in lines[:40]]
    first = answers_to(texts)
    shuffled = random.Random(1).sample(range(len(texts)), len(texts))
    backwards = dict(zip(shuffled, answers_to([texts[place] for place in shuffled]), strict=True))
    with ThreadPoolExecutor(4) as threads:
        threaded = list(threads.map(identify_text, texts))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        elsewhere = processes.submit(answers_to, texts).result()
    same = first == answers_to(texts) == threaded == elsewhere == [backwards[place] for place in range(len(texts))]
    print(f"same answers a second time, shuffled, in threads and in another process: {'yes' if same else 'NO'}")


if __name__ == "__main__":
    main()
