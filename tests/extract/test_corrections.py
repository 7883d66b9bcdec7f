import pytest

from pipeline.extract.blocks import Block, parsed, rendered
from pipeline.extract.corrections import corrected, points_elsewhere, rescued

PROSE = "The ferry left the quay late on Monday, and nobody who stood there was in a hurry to see her go."


def blocks_of(markup: str) -> list[Block]:
    return rendered(parsed(f"<html><body>{markup}</body></html>"), 2_000).blocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Read more: Herring are late again", True),
        ("Lea también: El farero cuenta gaviotas", True),
        ("Related: What the gulls know", True),
        ("The captain said: read more about it in my book", False),
        ("She had one rule: never look back", False),
        ("Read more", False),
    ],
)
def test_what_points_to_other_articles(text: str, expected: bool) -> None:
    assert points_elsewhere(text) is expected


@pytest.mark.parametrize(
    ("markup", "body", "title_at", "expected"),
    [
        (f"<p>Culture</p><h1>T</h1><p>{PROSE}</p>", [1, 3], 2, [3]),
        (f"<h1>T</h1><p>{PROSE}</p><p>Sign up for our newsletter</p><p>{PROSE}</p>", [2, 3, 4], 1, [2, 4]),
        (f"<h1>T</h1><p>{PROSE}</p><h2>Related articles</h2>", [2, 3], 1, [2]),
        (f"<h1>T</h1><p>{PROSE}</p><h2>In the harbour</h2><p>{PROSE}</p>", [2, 4], 1, [2, 3, 4]),
        (f"<h1>T</h1><p>{PROSE}</p><h2><a href=/x>Herring are late</a></h2><p>{PROSE}</p>", [2, 4], 1, [2, 4]),
        (f"<h1>T</h1><p>{PROSE}</p><p class=date>3 May 2025</p>", [2, 3], 1, [2]),
        (f"<p>{PROSE}</p><p>{PROSE}</p>", [1, 2], 0, [1, 2]),
        (f"<p>{PROSE}</p><p>〈저작권자 ⓒ 한빛일보, 무단 전재 및 재배포 금지〉</p>", [1, 2], 0, [1]),
        (f"<p>{PROSE}</p><p>Do you have a story for us? Email desk@courier.example</p>", [1, 2], 0, [1]),
        (f"<p>{PROSE}</p><p>To book a place, write to ferry@courier.example.</p>", [1, 2], 0, [1, 2]),
    ],
)
def test_the_body_is_corrected(markup: str, body: list[int], title_at: int, expected: list[int]) -> None:
    assert corrected(blocks_of(markup), body, title_at) == expected


def test_a_lost_text_is_found_again() -> None:
    blocks = blocks_of(f"<p>Slogan</p><h1>T</h1><div><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></div>")
    assert rescued(blocks, [1], 2, "") == [1, 3, 4, 5, 6]


def test_what_the_data_repeats_is_found_again() -> None:
    text = PROSE + " It was the last time that she left."
    blocks = blocks_of(f"<h1>T</h1><div><p>{text}</p></div><div><p>{PROSE} Other.</p><p>{PROSE} Words.</p></div>")
    assert rescued(blocks, [], 1, f"{text} And so on.") == [2]


def test_a_body_with_prose_needs_no_rescue() -> None:
    blocks = blocks_of(f"<h1>T</h1><p>{PROSE}</p><p>{PROSE}</p><div><p>{PROSE}</p></div>")
    assert rescued(blocks, [2, 3], 1, "") == [2, 3]
