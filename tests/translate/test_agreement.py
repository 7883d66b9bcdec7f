"""Agreement is chrF as sacreBLEU computes it."""

import pytest
from sacrebleu.metrics import CHRF

from pipeline.translate.agreement import agreement


@pytest.mark.parametrize(
    ("output", "other"),
    [
        ("A ponte foi fechada.", "A ponte foi fechada."),
        ("A ponte foi fechada ontem.", "Fecharam a ponte ontem à noite."),
        ("다리가 폐쇄되었다.", "다리는 어제 폐쇄됐다."),
        ("पुल बंद था।", "कल पुल को बंद कर दिया गया।"),
        ("No", "Yes, of course not"),
        ("abc", "xyz"),
        ("a", "a"),
        ("", "something"),
        ("something", ""),
    ],
)
def test_equals_sacrebleu(output, other):
    expected = CHRF().sentence_score(output, [other]).score / 100
    assert agreement(output, other) == pytest.approx(expected, abs=1e-9)
