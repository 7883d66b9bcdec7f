"""Where the work of runs is done."""

from collections.abc import Iterator

import pytest
from inprocess import workers_here


@pytest.fixture(scope="module")
def here() -> Iterator[None]:
    """In this process, until the last test of the file is done."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.batch.passes.local_workers", workers_here)
        yield
