"""Names that a package gives out, each loaded when it is first asked for: a run with nothing to do starts at once."""

from collections.abc import Callable, Sequence
from importlib import import_module


def on_demand(package: str, **homes: Sequence[str]) -> Callable[[str], object]:
    """The `__getattr__` of a package (PEP 562), given the names that each of its modules holds."""
    home_of = {name: home for home, names in homes.items() for name in names}

    def found(name: str) -> object:
        if name not in home_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{home_of[name]}"), name)

    return found
