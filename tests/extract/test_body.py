import pytest
from trafilatura.utils import trim

from pipeline.extract.blocks import parsed, rendered
from pipeline.extract.body import body_shares, shares


def blocks_of(*texts: str):
    return rendered(
        parsed("<html><body>" + "".join(f"<p>{text}</p>" for text in texts) + "</body></html>"), 2_000
    ).blocks


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        (["First text.", "Second text."], [1, 1, 0]),
        (["First text. Second text."], [1, 1, 0]),
        (["Second", "text."], [0, 1, 0]),
        (["First  \n text."], [1, 0, 0]),
        (["Something that the page doesn't say."], [0, 0, 0]),
        ([""], [0, 0, 0]),
        ([], [0, 0, 0]),
    ],
)
def test_text_is_found_in_the_blocks(units: list[str], expected: list[float]) -> None:
    assert shares(units, blocks_of("First text.", "Second text.", "Third text.")) == expected


def test_a_part_of_a_block_counts_in_part() -> None:
    assert shares(["abcde"], blocks_of("abcde fghij")) == [0.5]


def test_what_stands_twice_goes_to_its_neighbours() -> None:
    blocks = blocks_of("Ferry", "Menu", "Ferry", "The text of the article.", "Ferry")
    assert shares(["Ferry", "The text of the article."], blocks) == [0, 0, 1, 1, 0]


def test_the_tree_is_left_as_it_is() -> None:
    tree = parsed("<html><body><nav>Menu</nav><p>" + "A paragraph of text. " * 30 + "</p></body></html>")
    blocks = rendered(tree, 2_000).blocks
    before = tree.text_content()
    assert body_shares(tree, blocks) == body_shares(tree, blocks) == [0, 1]
    assert tree.text_content() == before


def test_the_memory_of_other_pages_is_given_back() -> None:
    page = "<html><body><article>{}</article></body></html>"
    text = "The ferry to Hollow Island left twenty minutes late, as the captain said of crossing number {}."
    largest = 0
    for number in range(600):
        tree = parsed(page.format("".join(f"<p>{text.format(number * 10 + at)}</p>" for at in range(10))))
        body_shares(tree, rendered(tree, 2_000).blocks)
        size = trim.cache_info().currsize
        if size < largest:
            return
        largest = size
    pytest.fail(f"the cache only grew, to {largest:,} texts")
