"""Which article is the copy of another: the same text, or nearly the same, on two pages.

Texts are compared by MinHash (Broder 1997) over shingles of words, or of characters where a script writes no blanks,
and found by locality-sensitive hashing: 32 bands of 4 rows meet for nearly all pairs from a similarity of 0.6 on, then
the whole signatures are compared. Bands lie in the ledger, so memory does not grow with the collection.
"""

from array import array
from collections.abc import Iterator

from rensa import RMinHash

from pipeline.batch.ledger import Ledger
from pipeline.batch.nouns import Fingerprint, FinishedPage
from pipeline.batch.prints import add_print, add_rest, find_meeting, forget_print, similar
from pipeline.batch.spool import meeting_prints, spooled_ids, spooled_prints
from pipeline.text import letters

_HASHES = 128
_SEED = 1
# Words, or characters, of a shingle: long enough that chance overlaps are rare, short enough to survive small edits.
_WORDS, _CHARACTERS = 4, 7
# A body with fewer letters than this says too little to be called a copy of anything.
_FEWEST_LETTERS = 200
_ENOUGH = 1_000  # characters in which nearly every body has as many letters


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a body; equal texts have equal ones, whatever their white space and case."""
    folded = " ".join(text.casefold().split())
    if letters(folded[:_ENOUGH]) < _FEWEST_LETTERS and letters(folded) < _FEWEST_LETTERS:
        return Fingerprint(len(folded), b"")
    words = folded.split(" ")
    if len(folded) > 12 * len(words):  # no blanks between words: Chinese, Japanese, Thai …
        parts = [folded[start : start + _CHARACTERS] for start in range(max(len(folded) - _CHARACTERS + 1, 1))]
    else:
        runs = zip(*(words[start:] for start in range(_WORDS)), strict=False)
        parts = [*map(" ".join, runs)] or [folded]
    minhash = RMinHash(num_perm=_HASHES, seed=_SEED)
    minhash.update(parts)  # of all the least are taken, so that those which stand there twice count once
    return Fingerprint(len(folded), array("I", minhash.digest()).tobytes())


def similarity(one: bytes, other: bytes) -> float:
    """How much of their shingles two texts share (Jaccard, 0 to 1), as their signatures estimate it."""
    rows = zip(array("I", one), array("I", other), strict=True)
    return sum(a == b for a, b in rows) / _HASHES


def find_copies(ledger: Ledger, threshold: float) -> Iterator[FinishedPage]:
    """Of the drafts that were read, those that are copies, as finished pages; in a transaction.

    What is written already stays; else the most complete page is kept: the longest body, then the smallest id. The
    fingerprints of what is kept are remembered.

    Args:
        ledger: holds the drafts and the fingerprints of what is written.
        threshold: similarity from which on two texts are copies.
    """
    for page_id in spooled_ids(ledger):
        forget_print(ledger.db, page_id)  # it is done again: its old text says nothing of its new one
    find_meeting(ledger.db, spooled_prints(ledger))
    for draft in meeting_prints(ledger):
        alike = [(similarity(draft.print.signature, other), kept) for kept, other in similar(ledger.db, draft.print)]
        best = max(alike, default=(0.0, ""), key=lambda pair: pair[0])
        if best[0] >= threshold:
            yield FinishedPage(id=draft.id, path=draft.path, sha256=draft.sha256, recipe=draft.recipe, kept=best[1])
        else:
            add_print(ledger.db, draft.id, draft.print)
    add_rest(ledger.db)
