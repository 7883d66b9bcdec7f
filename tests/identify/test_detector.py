"""Both detectors: what one may rely on in whatever order, process or thread they are asked."""

import json
import math
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import resources

import pytest
from langdetect.detector_factory import DetectorFactory
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from pipeline.errors import SetupError
from pipeline.identify import identify_texts, langid_model
from pipeline.identify.detector import has_profile, rank_by_langdetect
from pipeline.identify.langid import margins_over_noise, rank_by_langid
from pipeline.identify.languages import contested_languages, languages_of

TEXTS = [
    "Vlada je jučer odlučila o cijenama",
    "the old bridge",
    "Byrådet har besluttet",
    "नगर परिषद",
    "o povo da vila",
    "Рада вирішила",
    "la ville de",
    "kota lama",
] * 3
ASK = """
import json, sys
from pipeline.identify import identify_text
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
texts = json.loads(sys.stdin.read())
with ThreadPoolExecutor(4) as threads:
    answers = list(threads.map(lambda text: identify_text(text, guess=True), texts))
print(json.dumps([[answer.tag, answer.score] for answer in answers]))
"""


def ask(texts: list[str], seed: str) -> list[list[object]]:
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        input=json.dumps(texts),
        env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return json.loads(done.stdout)


def test_first_use_from_many_threads_in_any_process_gives_the_same_answers() -> None:
    assert ask(TEXTS, "1") == ask(TEXTS[::-1], "2")[::-1]


def test_the_second_call_answers_as_the_first() -> None:
    assert identify_texts(TEXTS) == identify_texts(TEXTS)
    with ThreadPoolExecutor(4) as threads:
        assert len(set(map(tuple, threads.map(identify_texts, [TEXTS] * 8)))) == 1


def langid(text: str, languages: Sequence[str]) -> list[tuple[str, float]]:
    [ranked] = rank_by_langid([text], [languages])
    return ranked


@pytest.mark.parametrize("rank", [rank_by_langdetect, langid])
def test_candidates_are_those_that_were_named(rank) -> None:
    ranked = rank("Byrådet besluttede i tirsdags at holde biblioteket åbent", ("da", "nb", "sv"))
    assert ranked[0][0] == "da"
    assert {tag for tag, _ in ranked} <= {"da", "nb", "sv"}


@pytest.mark.parametrize("rank", [rank_by_langdetect, langid])
def test_nothing_is_said_of_languages_that_are_not_known(rank) -> None:
    assert rank("The old bridge", ("xx", "yy")) == []


def test_langdetect_has_nothing_to_say_of_a_text_without_letters() -> None:
    assert rank_by_langdetect("1234", ("en", "de")) == []


def test_profiles_are_known_by_tag() -> None:
    assert has_profile("nb")
    assert has_profile("zh-Hant")
    assert not has_profile("bs")


def test_a_sentence_stands_out_from_noise_and_names_do_not() -> None:
    texts = ["The council voted to keep the old library open.", "Keller Peixoto Nygaard Dudek Havel Brandt"]
    prose, names = margins_over_noise(texts, [languages_of("Latn")] * 2)
    assert names < 1.2 < prose


def test_scores_are_py3langids_own_for_many_texts_at_once() -> None:
    texts = [
        "Keine Begrenzung der Kilometer", "", "a", "12 – 4", "O comboio parte às nove horas. " * 400, "ALLES NEU",
        "नगर परिषद ने मंगलवार को", "cafe\u0301 noir", "\ud800 Вода у реци", "\x00", "Ekki er allt sem sýnist \n" * 50,
        "駅前の店は休業することがある。", "Влада је јуче одлучила о ценама", "Vlada je juče odlučila o cenama",
        "Hukumat kecha narxlarni muhokama qildi", "Ҳукумат кеча нархларни муҳокама қилди",
    ]  # fmt: skip
    languages = sorted(contested_languages())
    rankings = rank_by_langid(texts, [languages] * len(texts))
    margins = margins_over_noise(texts, [languages] * len(texts))
    theirs = LanguageIdentifier.from_model_file(MODEL_FILE)
    for text, ranked, margin in zip(texts, rankings, margins, strict=True):
        scores = dict(reversed(theirs.rank(text)))  # of a language of two columns the better one
        size = len(text.encode("utf-8", "surrogatepass")) or 1
        (first, best), *others = ranked
        assert margin * size == pytest.approx(scores[label(first)] - scores["zxx"], abs=1e-2)
        for tag, probability in others[:20]:
            apart = (scores[label(first)] - scores[label(tag)]) / size**0.5
            assert math.log(best / probability) == pytest.approx(apart, abs=1e-3)


def test_a_model_that_is_not_the_shipped_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(langid_model, "FILE", "groups.toml")
    langid_model._shipped.cache_clear()
    with pytest.raises(SetupError, match=r"groups\.toml has the checksum .* install the package again"):
        langid_model.shipped()


def label(tag: str) -> str:
    return {"nb": "no"}.get(tag, tag.split("-", maxsplit=1)[0])


@pytest.mark.parametrize(
    "text",
    [
        "Keine Begrenzung der Kilometer",
        "Ponte nova",
        "a",
        "O comboio para o Porto parte às nove horas.",
        "Ekki er allt sem sýnist",
        "kota lama",  # this one and the next have another last bit if profiles are added up as they were named
        "Byrådet har besluttet",
    ],
)
def test_answers_are_langdetects_own_to_the_last_bit(text):
    languages = ("de", "en", "nl", "pt", "es", "da")
    factory = DetectorFactory()
    factory.set_seed(0)
    profiles = resources.files("langdetect").joinpath("profiles")
    factory.load_json_profile([profiles.joinpath(name).read_text("utf-8") for name in sorted(languages)])
    theirs = factory.create()
    theirs.append(text)
    assert rank_by_langdetect(text, languages) == [(found.lang, found.prob) for found in theirs.get_probabilities()]
