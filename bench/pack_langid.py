"""Take what we ask for out of py3langid's model: `python -m bench.pack_langid [--write]`.

Kept are the columns of the languages that a script does not settle, and of text that is no language; numbers stay as
they are. `--write` writes pipeline/identify/langid.npz and prints the checksum that belongs into langid_model.py.
"""

import hashlib
import sys
from pathlib import Path

import numpy as np
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from pipeline.identify import langid_model
from pipeline.identify.langid import NO_LANGUAGE, label_of
from pipeline.identify.langid_model import FILE, LangidModel, packed
from pipeline.identify.languages import contested_languages

HERE = Path(langid_model.__file__).parent


def main() -> None:
    data = packed(theirs())
    print(f"{len(data):,} bytes, SHA-256 {hashlib.sha256(data).hexdigest()}")
    if "--write" in sys.argv:
        (HERE / FILE).write_bytes(data)


def theirs() -> LangidModel:
    """py3langid's own model, as far as it is asked for."""
    whole = LanguageIdentifier.from_model_file(MODEL_FILE)
    wanted = {NO_LANGUAGE, *map(label_of, contested_languages())}
    kept = [column for column, label in enumerate(whole.nb_classes) if label in wanted]
    return LangidModel(
        moves=np.asarray(whole.tk_nextmove, dtype=np.uint32),
        rows=np.asarray(whole.tk_row, dtype=np.uint32) * np.uint32(256),
        pieces=np.asarray(whole.tk_output, dtype=np.int32),
        weights=whole.nb_ptc[:, kept].astype(np.float32, order="C"),
        priors=np.asarray(whole.nb_pc[kept], dtype=np.float32),
        labels=tuple(whole.nb_classes[column] for column in kept),
    )


if __name__ == "__main__":
    main()
