"""Worker processes that are killed, abort or hang take only their own item with them."""

import pytest
from crashing import lost, work

from pipeline.batch.local import local_workers
from pipeline.config import Settings, with_changes

SETTINGS = with_changes(Settings(), {"run.workers": 2, "run.page_seconds": 2.0, "run.page_megabytes": 500})


@pytest.mark.parametrize(
    ("bad", "error"), [("kill", "WorkerDied"), ("abort", "WorkerDied"), ("sleep", "TimeLimit"), ("hog", "MemoryLimit")]
)
def test_only_the_item_that_took_the_worker_down_is_lost(bad: str, error: str) -> None:
    batches = [["a", "b"], ["c", bad, "d"], ["e"], ["f", "g"]]
    settings = SETTINGS if bad == "sleep" else with_changes(SETTINGS, {"run.page_seconds": 60.0})
    with local_workers(settings, len(batches)) as workers:
        results = [result for _, batch in workers.results(work, batches, lost) for result in batch]
    assert results[:3] == ["aa", "bb", "cc"]
    assert results[3].startswith(f"{bad}: {error}: The ")
    assert results[3].endswith(".")
    assert results[4:] == ["dd", "ee", "ff", "gg"]


def test_results_come_in_the_order_of_the_batches() -> None:
    batches = [[str(number)] for number in range(40)]
    with local_workers(SETTINGS, len(batches)) as workers:
        assert [batch for batch, _ in workers.results(work, batches, lost)] == batches
