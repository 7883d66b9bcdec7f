"""CRC-32 of many words at once."""

from zlib import crc32

import numpy as np
import pytest

from pipeline.extract.checksums import crc32_of

CASES = (
    [],
    [""],
    ["a"],
    ["council", "", "Brücke", "다리가", "^the", "0", "ﬁ\ud800"],
    ["x" * size for size in (63, 64, 65, 66, 200)] + ["y"],
    ["桥" * 500, "bridge"],
)


@pytest.mark.parametrize("words", CASES)
def test_each_word_has_the_checksum_that_zlib_gives(words: list[str]) -> None:
    found = crc32_of(words)
    assert found.dtype == np.uint32
    assert found.tolist() == [crc32(word.encode("utf-8", "replace")) for word in words]
