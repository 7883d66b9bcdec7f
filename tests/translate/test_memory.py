"""What was translated is found again, corrections win, and a damaged file costs a sentence and nothing else."""

import sqlite3
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest

from pipeline.errors import SetupError
from pipeline.translate.memory import Memory, Space, Stats, Unit

SPACE = Space("en", "pt", "firefox enpt 1 abc")


@pytest.fixture
def memory(tmp_path):
    return Memory(tmp_path / "memory.sqlite")


def test_only_the_same_text_under_the_same_models_is_found(memory):
    assert memory.look_up(SPACE, ["A house."]) == {}
    assert not memory.path.exists()
    memory.add(SPACE, {"A house.": "Uma casa.", "A “quoted” dog 🐕 of 강.": "Um cão."})
    again = Memory(memory.path)
    asked = ["A house.", "A house", "a house.", "A “quoted” dog 🐕 of 강.", "A house."]
    assert again.look_up(SPACE, asked) == {"A house.": "Uma casa.", "A “quoted” dog 🐕 of 강.": "Um cão."}
    assert again.look_up(Space("en", "pt", "firefox enpt 2 def"), asked) == {}
    assert again.look_up(Space("en", "es", SPACE.recipe), asked) == {}


def test_what_is_known_stays(memory):
    memory.add(SPACE, {"A house.": "Uma casa."})
    memory.add(SPACE, {"A house.": "Um lar.", "A door.": "Uma porta."})
    assert memory.look_up(SPACE, ["A house.", "A door."]) == {"A house.": "Uma casa.", "A door.": "Uma porta."}


def test_thousands_of_texts_are_looked_up_at_once(memory):
    outputs = {f"Sentence {number}.": f"Frase {number}." for number in range(5000)}
    memory.add(SPACE, outputs)
    assert memory.look_up(SPACE, list(outputs)) == outputs


@pytest.mark.parametrize(
    ("direction", "found"),
    [(("en", "pt"), True), (("en-GB", "pt-BR"), True), (("en", "es"), False), (("pt", "en"), False)],
)
def test_a_correction_is_found_by_sentence_and_direction(memory, direction, found):
    memory.correct(
        [Unit("en", "pt-BR", "A house.", "Casa.", "review"), Unit("en", "pt-BR", "A house.", "Uma casa.", "review")]
    )
    assert memory.corrected(direction, ["A house.", "A door."]) == ({"A house.": "Uma casa."} if found else {})


def test_scripts_are_kept_apart(memory):
    memory.correct([Unit("en", "zh-Hant", "A house.", "一間房子。", "review")])
    assert memory.corrected(("en", "zh-Hans"), ["A house."]) == {}
    assert memory.corrected(("en", "zh-TW"), ["A house."]) == {"A house.": "一間房子。"}


def test_corrections_are_taken_all_or_none(memory):
    def broken():
        yield Unit("en", "pt", "A house.", "Uma casa.", "review")
        raise SetupError("the file ends here")

    with pytest.raises(SetupError, match="ends here"):
        memory.correct(broken())
    assert memory.corrected(("en", "pt"), ["A house."]) == {}


def test_stats_and_units_say_what_is_in_it(memory):
    assert memory.stats() == Stats({}, {}, 0)
    memory.add(SPACE, {"A house.": "Uma casa.", "XXURL1XX is a house.": "XXURL1XX é uma casa."})
    memory.correct([Unit("en", "pt", "A door.", "A porta.", "review")])
    stats = memory.stats()
    assert (stats.machine, stats.corrected) == ({"en-pt": 2}, {"en-pt": 1})
    assert stats.bytes > 0
    assert list(memory.units()) == [
        Unit("en", "pt", "A door.", "A porta.", "review"),
        Unit("en", "pt", "A house.", "Uma casa.", "machine"),
    ]


@pytest.mark.parametrize("damage", ["no database", "half", "foreign"])
def test_a_damaged_file_is_done_without(memory, damage):
    memory.add(SPACE, {f"Sentence {number}.": "Uma frase." for number in range(500)})
    if damage == "foreign":
        memory.path.unlink()
        with sqlite3.connect(memory.path) as database:
            database.executescript("CREATE TABLE other (x); PRAGMA user_version = 7;")
        database.close()
    else:
        whole = memory.path.read_bytes()
        memory.path.write_bytes(
            b"This is a letter, not a memory. " * 40 if damage == "no database" else whole[: len(whole) // 2]
        )
    damaged = Memory(memory.path)
    assert damaged.look_up(SPACE, [f"Sentence {number}." for number in range(500)]) == {}
    damaged.add(SPACE, {"A house.": "Uma casa."})
    assert damaged.corrected(("en", "pt"), ["A house."]) == {}
    assert len(damaged.warnings) == 1
    assert str(memory.path) in damaged.warnings[0]
    assert "translate.memory" in damaged.warnings[0]
    with pytest.raises(SetupError, match="cannot be used"):
        damaged.correct([Unit("en", "pt", "A house.", "Uma casa.", "review")])
    with pytest.raises(SetupError, match="cannot be used"):
        damaged.stats()


def test_a_folder_that_is_not_there_is_done_without(tmp_path):
    memory = Memory(tmp_path / "no" / "memory.sqlite")
    memory.add(SPACE, {"A house.": "Uma casa."})
    assert memory.look_up(SPACE, ["A house."]) == {}
    assert len(memory.warnings) == 1


def fill(memory, worker):
    for turn in range(10):
        memory.add(SPACE, {f"Sentence {number}.": f"Frase {number}." for number in range(turn * 20, turn * 20 + 40)})
        memory.look_up(SPACE, [f"Sentence {number}." for number in range(400)])
        memory.correct([Unit("en", "pt", f"Mine {worker} {turn}", "Meu", "review")])
    return memory.warnings


def test_threads_may_share_it(memory):
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(fill, [memory] * 4, range(4))) == [[]] * 4
    stats = memory.stats()
    assert (stats.machine, stats.corrected) == ({"en-pt": 220}, {"en-pt": 40})


def test_processes_may_share_it(memory):
    batches = [
        {f"Sentence {number}.": "Uma frase." for number in range(start, start + 40)} for start in range(0, 400, 20)
    ]
    with ProcessPoolExecutor(3, get_context("spawn")) as processes:
        for done in [processes.submit(memory.add, SPACE, batch) for batch in batches]:
            done.result(timeout=60)
    assert memory.stats().machine == {"en-pt": 420}
