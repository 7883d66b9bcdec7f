"""The rule that joins script and detectors into one answer, or into `und`.

The script first: where it belongs to one language, that is the answer at any length. Else the engine ranks the
languages of the script, and the likeliest is the answer if it, with its group of lookalikes, is likely enough.
"""

from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter

from msgspec import Struct

from pipeline.identify.chinese import rank_han
from pipeline.identify.engines import FEWEST_LETTERS, Question, Ranking, load_engine
from pipeline.identify.groups import group_of, told_apart
from pipeline.identify.languages import answers, languages_of, meant_by
from pipeline.identify.prose import prose_probabilities
from pipeline.identify.scripts import Writing, writing
from pipeline.identify.settings import IdentifySettings
from pipeline.identify.words import words_of
from pipeline.records import LanguageGuess

DEFAULTS = IdentifySettings()

SURE = 0.60  # probability that the text is language at all, and of this language or its group
CLEAR = 0.50  # share of the main script
INSIDE = 0.20  # probability that the text speaks one of the languages of `identify.only` at all
LONG = 60  # letters; an article is judged by such passages, the others being headings, names and scores
HINT_ODDS = 8.0  # of a language that the page declares, or that the rest of the article is in
NEAR_TIE = 0.25  # a member of the group this likely, beside the first, is named with it


class Evidence(Struct, frozen=True):
    """What script and detectors say of a text."""

    ranked: tuple[tuple[str, float], ...] = ()
    """Tags with probabilities among the languages that an answer may have, likeliest first."""
    share: float = 0.0
    """Of the main script, 0 to 1."""
    letters: int = 0
    """In the main script."""
    inside: float = 0.0
    """Probability, among all languages, of those that an answer may have."""
    prose: float = 0.0
    """Probability that the text is language at all."""


def identify_text(text: str, settings: IdentifySettings = DEFAULTS, *, guess: bool = False) -> LanguageGuess:
    """The language of a text; `und` where nothing sure can be said, or with `guess` only where there are no letters."""
    [evidence] = weigh([text], settings)
    return decide(evidence, guess=guess)


def identify_texts(texts: Iterable[str], settings: IdentifySettings = DEFAULTS) -> list[LanguageGuess]:
    """The language of each text, in order."""
    return [identify_text(text, settings) for text in texts]


def identify_candidates(text: str, settings: IdentifySettings = DEFAULTS, top: int = 3) -> list[LanguageGuess]:
    """The likeliest languages of a text with their probabilities, best first; empty if it has no letters."""
    [evidence] = weigh([text], settings)
    return [LanguageGuess(tag, round(score * evidence.share, 4)) for tag, score in evidence.ranked[:top]]


def weigh(texts: Sequence[str], settings: IdentifySettings) -> list[Evidence]:
    """What script and detectors say of the texts of one page; asked together, they tell something of each other."""
    words = list(map(words_of, texts))
    distinct = list(dict.fromkeys(words))  # the cells of a table are often the same
    found = dict(zip(distinct, _weigh(distinct, settings), strict=True))
    return [found[text] for text in words]


def _weigh(words: Sequence[str], settings: IdentifySettings) -> list[Evidence]:
    written = list(map(writing, words))
    open_to_several = [
        (number, Question(words[number], main.script, languages, main.letters))
        for number, main in enumerate(written)
        if main and main.script != "Hani" and len(languages := languages_of(main.script)) > 1
    ]
    questions = [question for _, question in open_to_several]
    answered = load_engine(settings.engine)(questions)
    rankings = [told_apart(one.text, ranked) for one, ranked in zip(questions, answered, strict=True)]
    prose = prose_probabilities(questions, [ranked[0][0] if ranked else "und" for ranked in rankings])
    asked = {
        number: found for (number, _), found in zip(open_to_several, zip(rankings, prose, strict=True), strict=True)
    }
    wanted = answers(settings.only) if settings.only else None
    return [
        _evidence(main, asked.get(number) or (_by_script(text, main), 1.0), wanted) if main else Evidence()
        for number, (text, main) in enumerate(zip(words, written, strict=True))
    ]


def _by_script(words: str, main: Writing) -> Ranking:
    """What the script alone tells."""
    return rank_han(words) if main.script == "Hani" else [(tag, 1.0) for tag in languages_of(main.script)]


def _evidence(main: Writing, found: tuple[Ranking, float], wanted: Collection[str] | None) -> Evidence:
    ranked, prose = found
    if wanted is None:
        return Evidence(tuple(ranked), main.share, main.letters, 1.0 if ranked else 0.0, prose)
    total = sum(score for _, score in ranked) or 1.0
    inside = sum(score for tag, score in ranked if tag in wanted) / total
    among = tuple((tag, score / inside) for tag, score in ranked if tag in wanted) if inside else ()
    return Evidence(among, main.share, main.letters, inside, prose)


def decide(evidence: Evidence, hints: Sequence[str] = (), *, guess: bool = False) -> LanguageGuess:
    """The answer that the evidence allows; `und` if it is too weak.

    Hints are tags that something else than the text speaks for: each weighs as much as a few letters do, so it breaks
    a tie and makes up for a short text, and clear text overrules it.
    """
    hinted = meant_by(tuple(hints))
    ranked = _leaning(evidence.ranked, hinted)
    if not ranked:
        return LanguageGuess("und", 0.0)
    first, probability = ranked[0]
    group = group_of(first)
    score = round(probability * evidence.share * evidence.prose, 4)
    long_enough = evidence.letters >= FEWEST_LETTERS or len(ranked) == 1 or first in hinted
    together = sum(other for tag, other in ranked if tag in group) * evidence.prose
    clear = evidence.share >= CLEAR and evidence.inside >= INSIDE
    if not guess and not (clear and long_enough and together >= SURE):
        return LanguageGuess("und", score)
    rivals = tuple(tag for tag, other in ranked if tag in group and other >= NEAR_TIE * probability)
    return LanguageGuess(first, score, rivals if len(rivals) > 1 else ())


def _leaning(ranked: Sequence[tuple[str, float]], hinted: Collection[str]) -> Ranking:
    if not any(tag in hinted for tag, _ in ranked):
        return list(ranked)
    weighed = [(tag, score * HINT_ODDS if tag in hinted else score) for tag, score in ranked]
    scale = sum(score for _, score in ranked) / sum(score for _, score in weighed)
    return sorted(((tag, score * scale) for tag, score in weighed), key=itemgetter(1), reverse=True)
