"""Pages made for learning: articles among the menus of other pages, in languages and scripts that nobody lists.

Three kinds. `mixed`: a page's article among the menus and footers of another page of its fold, so that what stands
around an article and the article are learned apart; one in seven loses its blank lines. `foreign`: a few sentences of
an article, a line each or two, among menu entries, teasers and single sentences of other pages in any order; either
side may be respelled letter by letter into another alphabet, so that the judge has seen articles without a word or a
script that it knows. `bare`: an article from its headline to its end, whole or only its beginning, with no more than a
few lines of its page, as somebody copies it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from msgspec import structs
from numpy.typing import NDArray

from bench.dump_pages import FOLDS, KINDS, SEED, DumpPage
from pipeline.extract.reading import ReadLine

Labels = NDArray[np.bool_]
Respelling = Callable[[str], str]
_SENTENCES = re.compile(r"(?<=[.!?…。！？।؟])\s+")
_SHORTEST, _LONGEST = 50, 400
"""Characters of a sentence that is taken."""
_BARE, _FEWEST_BARE = 0.4, 3
"""Share of the pages whose article is shown alone, and its fewest lines."""


class Mixture(NamedTuple):
    """Lines of several pages."""

    names: tuple[str, ...]
    """Pages that its words come from; none where they are respelled."""
    fold: int
    lines: list[ReadLine]
    labels: Labels


def mixed(pages: Sequence[DumpPage]) -> Iterator[Mixture]:
    """Each page's article among the menus and footers of another page of its fold and kind."""
    random = np.random.RandomState(SEED + 1)
    for fold in range(FOLDS):
        for kind in KINDS:
            group = [page for page in pages if (page.fold, page.kind) == (fold, kind) and page.labels.any()]
            for place, other in enumerate(random.permutation(len(group))):
                host, guest = group[other], group[place]
                if host.name == guest.name:
                    continue
                article, chrome = _respelled(random, 0.8), _respelled(random, 0.8)
                first, last = _inner(guest, random)
                host_first, host_last = _inner(host, random)
                parts = [
                    (_in_letters(chrome, host.lines[:host_first]), host.labels[:host_first]),
                    (_in_letters(article, guest.lines[first:last]), guest.labels[first:last]),
                    (_in_letters(chrome, host.lines[host_last:]), host.labels[host_last:]),
                ]
                lines = _stacked([lines for lines, _ in parts], gaps=random.rand() > 1 / 7)
                labels = np.concatenate([labels for _, labels in parts])
                yield Mixture((guest.name, host.name), fold, lines, labels)


def foreign(pages: Sequence[DumpPage]) -> Iterator[Mixture]:
    """For each page a few sentences of its article among lines from around the articles of other pages of its fold."""
    random = np.random.RandomState(SEED + 2)
    for fold in range(FOLDS):
        group = [page for page in pages if page.fold == fold and page.kind == "innertext" and page.labels.any()]
        told = [_sentences(page) for page in group]
        around = [[line for line, label in zip(page.lines, page.labels, strict=True) if not label] for page in group]
        for guest, sentences in enumerate(told):
            count = random.randint(4, 11)
            if len(sentences) < count:
                continue
            start = random.randint(0, len(sentences) - count + 1)
            step = random.randint(1, 4)
            stop = start + count
            body = [" ".join(sentences[place : min(place + step, stop)]) for place in range(start, stop, step)]
            host, other = random.choice(np.delete(np.arange(len(group)), guest), 2, replace=False)
            rest = _around(around[host], told[other], random)
            article, chrome = (_respelled(random, 0.4) for _ in range(2))
            above = random.randint(2, max(len(rest) - 2, 3))
            texts = [*map(chrome, rest[:above]), *map(article, body), *map(chrome, rest[above:])]
            gap = int(random.rand() > 1 / 4)
            lines = [ReadLine((place,), text, place * gap) for place, text in enumerate(texts)]
            labels = np.zeros(len(lines), np.bool_)
            labels[len(rest[:above]) : len(rest[:above]) + len(body)] = True
            yield Mixture((group[guest].name, group[host].name, group[other].name), fold, lines, labels)


def bare(pages: Sequence[DumpPage]) -> Iterator[Mixture]:
    """Some pages' articles with little or nothing of what stands around them."""
    random = np.random.RandomState(SEED + 3)
    for page in pages:
        kept = np.flatnonzero(page.labels)
        if len(kept) < _FEWEST_BARE or random.rand() > _BARE:
            continue
        above = kept[0] - random.choice((0, 1, 2, 3, 5))
        count = len(kept) if random.rand() > 1 / 2 else random.randint(_FEWEST_BARE, min(len(kept), 12) + 1)
        below = kept[count - 1] + 1 + (random.choice((0, 0, 1, 3)) if count == len(kept) else 0)
        lines = slice(max(above, 0), below)
        yield Mixture((page.name,), page.fold, page.lines[lines], page.labels[lines])


def _sentences(page: DumpPage) -> list[str]:
    """The article's sentences of common length."""
    texts = (line.text for line, label in zip(page.lines, page.labels, strict=True) if label)
    sentences = (sentence for text in texts for sentence in _SENTENCES.split(text))
    return [sentence for sentence in sentences if _SHORTEST <= len(sentence) <= _LONGEST]


def _around(lines: Sequence[ReadLine], sentences: Sequence[str], random: np.random.RandomState) -> list[str]:
    """Menu entries, notices and teasers, and single sentences of an article, in any order."""
    short = [line.text for line in lines if 0 < len(line.text) < _SHORTEST] or ["Menu"]
    long = [line.text for line in lines if _SHORTEST <= len(line.text) <= _LONGEST] or ["Menu"]
    rest = [
        *random.choice(short, random.randint(15, 60)),
        *random.choice(long, random.randint(0, 10)),
        *random.permutation(np.array(sentences))[: random.randint(0, 10)],
    ]
    return [str(text) for text in random.permutation(np.array(rest))]


def _inner(page: DumpPage, random: np.random.RandomState) -> tuple[int, int]:
    """From a few lines above the article to a few below it."""
    kept = np.flatnonzero(page.labels)
    return max(kept[0] - random.randint(2, 9), 0), min(kept[-1] + 1 + random.randint(1, 5), len(page.lines))


def _stacked(parts: Sequence[list[ReadLine]], *, gaps: bool) -> list[ReadLine]:
    lines: list[ReadLine] = []
    for part in parts:
        above = lines[-1].block + 1 - part[0].block if lines and part else 0
        lines += [structs.replace(line, block=line.block + above if gaps else 0) for line in part]
    return lines


# Alphabets to respell in: letters, what ends a sentence, whether words stand apart, letters of the source for each.
_ALPHABETS = (
    ("abcdefghijklmnopqrstuvwxyz", ".", True, 1),
    ("абвгдежзийклмнопрстуфхцчшщыюя", ".", True, 1),
    ("αβγδεζηθικλμνξοπρστυφχψω", ".", True, 1),
    ("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ", "։", True, 1),
    ("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", ".", True, 1),
    ("अआइईउएओकखगघचछजझटडतथदधनपफबभमयरलवशसह", "।", True, 1),
    ("অআইউএওকখগঘচছজটডতথদধনপফবভমযরলশসহ", "।", True, 1),
    ("அஆஇஈஉஎஏஒகஙசஞடணதநபமயரலவழளறன", ".", True, 1),
    ("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", ".", True, 1),
    ("אבגדהוזחטיכלמנסעפצקרשת", ".", True, 1),
    ("ሀለሐመሠረሰሸቀበተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐ", "።", True, 2),
    ("กขคงจฉชซญดตถทธนบปผพฟภมยรลวศสหอะาิีุูเแโไ", "", False, 1),
    ("ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮະາິີຸູເແໂໄ", "", False, 1),
    ("ကခဂဃငစဆဇညတထဒဓနပဖဗဘမယရလဝသဟအာိီုူေ", "။", False, 1),
    ("កខគឃងចឆជញដឋណតថទធនបផពភមយរលវសហអាិីុូេ", "។", True, 1),
    ("가나다라마바사아자차카타파하고노도로모보소오조구누두루무부수우주기니디리미비시이지", ".", True, 2),
    ("的一是在不了有人我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去", "。", False, 2),
    ("のにはをたがでとしいるなもこらされかきすまよりくけせそちつてみめやゆわん", "。", False, 2),
)  # fmt: skip


def _in_letters(respell: Respelling, lines: Sequence[ReadLine]) -> list[ReadLine]:
    return [structs.replace(line, text=respell(line.text)) for line in lines]


def _respelled(random: np.random.RandomState, plain: float) -> Respelling:
    """Letter by letter into another alphabet, the same letter always into the same; or not, at such a chance."""
    if random.rand() < plain:
        return str
    alphabet, stop, spaced, per_letter = _ALPHABETS[random.randint(len(_ALPHABETS))]
    letters = list(alphabet)
    offset = random.randint(1, 1_000)
    cased = letters[0] != letters[0].upper()

    def respell(text: str) -> str:
        found: list[str] = []
        run = 0
        for char in text:
            if char.isalpha():
                run += 1
                letter = letters[(ord(char.lower()) * 7 + offset) % len(letters)]
                if run % per_letter == 0 or run == 1:
                    found.append(letter.upper() if cased and char.isupper() else letter)
                continue
            run = 0
            found.append(stop if char == "." else char)
        respelled = "".join(found)
        return respelled if spaced else _unspaced(respelled)

    return respell


def _unspaced(text: str) -> str:
    """Without the blanks between words."""
    return re.sub(r"(?<=\w) (?=\w)", "", text)
