import pytest

from pipeline.extract.blocks import Block, parsed, rendered
from pipeline.extract.foreign import native

TELUGU = "చింతలపూడి గ్రామంలో బస్సు కోసం ఎదురుచూసే వారికి ఇప్పుడు పుస్తకాలు తోడుగా ఉంటున్నాయి, రోజుకు రెండే బస్సులు వస్తాయి."
ENGLISH = (
    "The village of Chintalapudi has two buses a day, and now a small library for those who wait for them at the stand."
)
NOTICE = "Get latest news updates on our WhatsApp channel"


def blocks_of(*texts: str) -> list[Block]:
    return rendered(
        parsed("<html><body>" + "".join(f"<p>{text}</p>" for text in texts) + "</body></html>"), 2_000
    ).blocks


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        ((NOTICE, TELUGU, TELUGU, NOTICE), [2, 3]),
        ((TELUGU, NOTICE, TELUGU), [1, 2, 3]),
        ((TELUGU, TELUGU, "వెంకట రమణ", "28.01.2026", NOTICE), [1, 2, 3, 4]),
        ((TELUGU, ENGLISH), [1, 2]),
        ((NOTICE, "చింతలపూడి"), [1, 2]),
        ((NOTICE, ENGLISH), [1, 2]),
        ((NOTICE, "島の住民は、土手道を回ると天気のよい日でも四十分かかると話した。" * 2, "東京都港区"), [2, 3]),
    ],
)
def test_what_frames_a_text_in_another_script_goes(texts: tuple[str, ...], kept: list[int]) -> None:
    blocks = blocks_of(*texts)
    assert native(blocks, [block.number for block in blocks]) == kept
