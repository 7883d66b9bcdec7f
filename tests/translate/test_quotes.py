"""Quotation marks are straight for the model and in the target language's style afterwards, as many as there were."""

import pytest

from pipeline.translate.quotes import opened, quotations, restore, straighten


@pytest.mark.parametrize(
    ("text", "straight"),
    [
        ("“Go,” he said.", '"Go," he said.'),
        ("„Geh“, sagte er.", '"Geh", sagte er.'),
        ("« Va », dit-il.", '"Va", dit-il.'),
        ("»Geh«, sagte er.", '"Geh", sagte er.'),
        ("”Gå”, sade han.", '"Gå", sade han.'),
        ("It’s the workers’ day.", "It's the workers' day."),
        ("The ‘bad bank’ failed.", 'The "bad bank" failed.'),
        ("“The ‘bad bank’ failed,” he said.", "\"The 'bad bank' failed,\" he said."),
        ("‘It’s late,’ she said.", '"It\'s late," she said.'),
        ("Born in the ’80s, raised in the ‘90s.", "Born in the '80s, raised in the '90s."),
        ("‘We will go on and on", '"We will go on and on'),
        ("and never stop.’", 'and never stop."'),
        ('"Go," he said. It\'s late.', '"Go," he said. It\'s late.'),
        ("L’été d’Anna", "L'été d'Anna"),
    ],
)
def test_straight_for_the_model(text, straight):
    assert straighten(text).text == straight


@pytest.mark.parametrize(
    ("source", "output", "language", "target"),
    [
        ("“Go,” he said.", '"Vai", disse ele.', "pt", "“Vai”, disse ele."),
        ("“Go,” he said.", '"Geh", sagte er.', "de", "„Geh“, sagte er."),
        ("“Go,” he said.", '"Va", dit-il.', "fr", "« Va », dit-il."),
        ("“Go,” he said.", '"Va", dit-il.', "fr-CA", "« Va », dit-il."),
        ("“Go,” he said.", '"가라"고 그가 말했다.', "ko", "“가라”고 그가 말했다."),
        ("“Go,” he said.", '"जाओ," उसने कहा।', "hi", "“जाओ,” उसने कहा।"),
        ("“Go,” he said.", '"行け"と彼は言った。', "ja", "「行け」と彼は言った。"),
        ("“Go,” he said.", '"走吧，"他说。', "zh-Hans", "“走吧，”他说。"),
        ("“Go,” he said.", '"走吧，"他說。', "zh-Hant", "「走吧，」他說。"),
        ("“Go,” he said.", '"Gå", sade han.', "sv", "”Gå”, sade han."),
        ("« Va », dit-il.", '"Go," he said.', "en", "“Go,” he said."),
        # inside each other
        ("“The ‘bad bank’ failed.”", "\"O 'banco mau' faliu.\"", "pt", "“O ‘banco mau’ faliu.”"),
        # a quotation that goes on in the next sentence, or comes from the one before
        ("“We will go.", '"Vamos.', "pt", "“Vamos."),
        ("We will stop.”", 'Vamos parar."', "pt", "Vamos parar.”"),
        # beside brackets, dashes and other quotations
        ("(“no”)", '("não")', "pt", "(“não”)"),
        ("“a” “b”", '"a" "b"', "pt", "“a” “b”"),
        # apostrophes
        ("It’s “late”.", "\"D'água\" e d'água.", "pt", "“D’água” e d’água."),
        ("It's “late”.", '"D\'água"', "pt", "“D'água”"),
        # what was straight stays as the model wrote it
        ('"Go," he said. It\'s late.', '"Vai", disse. D\'água.', "pt", '"Vai", disse. D\'água.'),
    ],
)
def test_in_the_style_of_the_target(source, output, language, target):
    assert restore(output, straighten(source), language) == target


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('"We go."', ('"', "We go.", '"')),
        ('"We go.', ('"', "We go.", "")),
        ('We go."', ("", "We go.", '"')),
        ('"Go," he said.', ("", '"Go," he said.', "")),
        ('He said "go"', ("", 'He said "go"', "")),
        ('"Go," he said. "Now."', ("", '"Go," he said. "Now."', "")),
        ("We go.", ("", "We go.", "")),
    ],
)
def test_marks_around_all_of_it(text, parts):
    assert opened(text) == parts


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('a "b c" d "e"', ['"b c"', '"e"']),
        ('he said: "a b', ['"a b']),
        ('a b" he said', ['a b"']),
        ("a b", []),
    ],
)
def test_quotations(text, inside):
    assert [text[start:end] for start, end in quotations(text)] == inside
