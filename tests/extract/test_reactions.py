import pytest

from pipeline.extract.dump import read_lines
from pipeline.extract.measure import measure
from pipeline.extract.reactions import reactions
from pipeline.records import RawPage


def counted(text: str) -> list[str]:
    lines = read_lines(RawPage(id="x", path="x", kind="text", text=text, sha256=""))
    return [lines[index].text for index in sorted(reactions(measure(lines), 0))]


@pytest.mark.parametrize(
    "text",
    [
        "LIKE12\nLAUGH3\nANGER96",
        "ЛАЙК12\nСМЕХ3\nГНЕВ96\nПЕЧАЛЬ8",
        "Gefällt5\nTraurig0\nWütend11",
        "학습됨\n12\n공감\n8\n놀라움\n57",
        "좋아요 41\n훈훈해요 112\n화나요 2",
        "Like 12\nSo sad 3\nAngry 0",
        "学びがある\n12\nわかりやすい\n8\n新しい視点\n5",
        "Me gusta\n4\nMe divierte\n0\nMe enoja\n31",
        "أعجبني\n12\nأحزنني\n3\nأغضبني\n9",
    ],
)
def test_counters_of_reactions_are_told(text: str) -> None:
    assert counted(text) == text.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "Mill\n1\nOven\n2\nFerry\n3",  # ranks
        "LIKE12\nLAUGH3",
        "Part 1\nPart 2\nPart 3",
        "11:30 Ovens 4\n11:40 Bread 5\n11:50 Salt 6",
        "Monday\n12\nThe ferry left the quay late on Monday and nobody knew why\n8\nOven\n7",
        "12\n8\n57",
        "2023\n2024\n2025",
        "Ovens\nBread\nSalt",
        "The mill counts 71 sacks\nThe oven bakes 62 loaves\nThe ferry carries 9 people",
    ],
)
def test_ranks_numbers_and_headlines_are_none(text: str) -> None:
    assert counted(text) == []
