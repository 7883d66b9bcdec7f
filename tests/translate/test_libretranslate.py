import json
import time

import pytest
from msgspec.structs import replace

from pipeline.errors import ModelError
from pipeline.records import Article, LanguageGuess, Languages, Passage, Untranslated
from pipeline.translate import load_translators, translate_articles, translate_texts
from pipeline.translate.libretranslate import LibreTranslator, server_models
from pipeline.translate.settings import TranslateSettings

LANGUAGES = [{"code": "en", "name": "English", "targets": ["en", "pb"]}, {"code": "pb", "name": "?", "targets": ["en"]}]


def translate(handler):
    asked = json.loads(handler.body)
    handler.say(200, json.dumps({"translatedText": [text.upper() for text in asked["q"]]}).encode())


@pytest.fixture
def settings(server):
    """Settings that name a working server."""
    server.answers |= {"/languages": json.dumps(LANGUAGES).encode(), "/translate": translate}
    return TranslateSettings(engine="libretranslate", libretranslate_url=server.url, timeout=0.3, memory="")


def test_sentences_travel_together_and_come_back_in_order(settings, server, tmp_path):
    translators = load_translators(settings, tmp_path)
    sentences = [f"Sentence number {number} is here." for number in range(60)]
    made = translate_texts(sentences, "en", "pt-BR", translators)
    assert [each.target.upper() for each in made] == [sentence.upper() for sentence in sentences]
    assert {(each.engine, each.model) for each in made} == {("libretranslate", "libretranslate-en_pb")}
    bodies = [json.loads(body) for path, _, body in server.asked if path == "/translate"]
    assert [len(body["q"]) for body in bodies] == [50, 10]
    assert {(body["source"], body["target"], body["format"], "api_key" in body) for body in bodies} == {
        ("en", "pb", "text", False)
    }


def test_the_key_is_sent_if_there_is_one(settings, server):
    settings = replace(settings, libretranslate_key="secret")
    LibreTranslator(server_models(settings)[0], settings).translate(["Good morning."])
    assert json.loads(server.asked[-1][2])["api_key"] == "secret"


def test_no_server_is_contacted_unless_one_is_configured(server, tmp_path):
    load_translators(TranslateSettings(engine="libretranslate"), tmp_path)
    assert server_models(TranslateSettings()) == []
    assert server.asked == []


def once(first):
    """Answers strangely the first time, well ever after."""
    answers = iter([first])

    def answer(handler):
        next(answers, translate)(handler)

    return answer


def test_a_busy_server_is_asked_again(settings, server):
    server.answers["/translate"] = once(lambda handler: handler.say(503, b""))
    translator = LibreTranslator(server_models(settings)[0], settings)
    assert translator.translate(["Good morning."])[0].text == "GOOD MORNING."


FAULTS = {
    "answers 500": lambda handler: handler.say(500, b""),
    "Slow down, please": lambda handler: handler.say(403, b'{"error": "Slow down, please"}'),
    "cannot be reached": lambda handler: time.sleep(0.5),
    "answers what is no translation": lambda handler: handler.say(200, b"<html>"),
    "gave 1 translations of 2 sentences": lambda handler: handler.say(200, b'{"translatedText": ["one"]}'),
}


@pytest.mark.parametrize("message", FAULTS)
def test_a_failing_server_is_one_sentence(settings, server, message):
    server.answers["/translate"] = FAULTS[message]
    translator = LibreTranslator(server_models(settings)[0], settings)
    with pytest.raises(ModelError, match=message) as caught:
        translator.translate(["One.", "Two."])
    assert "\n" not in str(caught.value)


def test_a_server_that_fails_at_work_is_given_up_and_articles_say_so(settings, server, tmp_path):
    server.answers["/translate"] = FAULTS["answers 500"]
    translators = load_translators(settings, tmp_path)
    article = Article(
        title="It rains", standfirst=None, authors=(), publication=None, published=None,
        passages=(Passage("p1", "paragraph", "It rains.", (1,)),), images=(), notes=(), lines=(),
    )  # fmt: skip
    languages = Languages(LanguageGuess("en", 1.0), (LanguageGuess("en", 1.0),), ())
    [result] = translate_articles([article], [languages], ["pt-BR"], translators)
    assert isinstance(result, Untranslated)
    assert "No installed model translates English" in result.reason
    assert len(translators.warnings) == 1
    assert "answers 500" in translators.warnings[0]


def test_when_the_server_fails_the_next_engine_takes_over(settings, server, tmp_path):
    server.answers["/translate"] = FAULTS["answers 500"]
    translators = load_translators(replace(settings, engine="best", engines=("libretranslate", "firefox")), tmp_path)
    [made] = translate_texts(["Good morning."], "en", "pt", translators)
    assert (made.target, made.engine) == ("Bom dia.", "firefox")


def test_a_server_that_is_down_is_a_warning(tmp_path):
    settings = TranslateSettings(libretranslate_url="http://127.0.0.1:9", timeout=0.2)
    translators = load_translators(settings, tmp_path)
    assert "127.0.0.1:9/languages cannot be reached" in translators.warnings[0]
    assert translators.lack("en", "pt") is None
