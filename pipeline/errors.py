"""Every error that the pipeline raises on purpose, named by what happens next.

```
PipelineError
├── SetupError            the run stops before its first page (exit 2)
│   ├── ConfigError       config.toml cannot be used as it stands
│   ├── OutputUnusable    the output folder cannot be written
│   │   └── LedgerDamaged the ledger cannot be read; a run makes it anew, other commands say so
│   ├── OutputInUse       another run holds the output folder
│   └── StoreUnusable     an object store refuses or does not answer; a page that meets it waits for the next run
├── ModelError            this model is refused, the run goes on with the others
└── PageError             this page is rejected with a reason, the run goes on
    ├── UnreadablePage    the bytes are not a page of text
    ├── LimitExceeded     the page is larger than a limit of the config
    └── NoArticle         the page holds no article; the message names what it is
```

Anything else is a bug: the page is rejected with its traceback, the run goes on and exits 1.
A message is one sentence: what happened, where, and which knob or command mends it.
"""

from collections.abc import Sequence
from pathlib import Path

from pipeline.records import JudgedLine


class PipelineError(Exception):
    """Anything that the pipeline says on purpose."""


class SetupError(PipelineError):
    """The run stops before its first page; exit code 2."""


class ConfigError(SetupError):
    """The configuration cannot be used as it stands."""


class OutputUnusable(SetupError):
    """The output folder cannot be written."""


class LedgerDamaged(OutputUnusable):
    """The ledger of the output folder cannot be read."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} is damaged ({why}); `pipeline clean` makes it anew from the shards and the pages.")


class OutputInUse(SetupError):
    """Another run holds the output folder."""


class StoreUnusable(SetupError):
    """An object store, or whatever else has a URL, refuses or does not answer; a page that meets it waits."""

    def __init__(self, url: str, what: str, why: str) -> None:
        super().__init__(
            f"{url} cannot be {what}: {why.splitlines()[0].rstrip('.')}; "
            "check the address and your access to it, then run again: what is finished is kept."
        )


class ModelError(PipelineError):
    """This translation model is refused; what needed it waits untranslated."""


class PageError(PipelineError):
    """This page is rejected with one sentence why; the run goes on."""


class UnreadablePage(PageError):
    """The bytes are not a page of text."""


class LimitExceeded(PageError):
    """The page is larger than a limit of the config."""

    def __init__(self, what: str, size: float, knob: str, limit: float) -> None:
        super().__init__(f"{size:,} {what}; {knob} is {limit:,}: raise it in config.toml to read this page.")


class NoArticle(PageError):
    """The page holds no article; the message names what the page is instead, `lines` says why line by line."""

    def __init__(self, what: str, lines: Sequence[JudgedLine] = ()) -> None:
        self.what = what
        self.lines = tuple(lines)
        super().__init__(f"This page holds no article: {what}.")
