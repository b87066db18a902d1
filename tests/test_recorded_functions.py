"""Functions of plain arguments: for random ones each returns what was recorded.

A rule is often decided by a function of its own, and documents reach its edges too seldom. Each
function whose parameters are numbers, texts, boxes, lines, cells, tables and classes of these is
called with many random ones (random_arguments.py). Those that answer, and do not always answer the
same, stand in tests/recorded/functions.txt with a digest of what they returned.
"""

import importlib
import inspect
import random
import runpy
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("numpy")
HERE = Path(__file__).parent
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED: dict[str, str] = RECORDED["read_named"]("functions")
SHOWN = runpy.run_path(str(HERE / "shown_values.py"))["shown"]
ARGUMENTS = runpy.run_path(str(HERE / "random_arguments.py"))
CASES = 32
FOLDERS = ("extract", "normalize", "export")
# They open files, start what reads them, or answer by what was read before.
LEFT_OUT = (
    "extract.readers.opening",
    "extract.readers.rescue",
    "extract.readers.choosing",
    "extract.ocr.recogniser",
)

# A compiled function has no types to look at; the other recorded tests call them all.
pytestmark = pytest.mark.plain_only


def names() -> list[str]:
    """Return the functions that answer, and not always the same."""
    found = []
    for folder in FOLDERS:
        for path in sorted((HERE.parent / folder).rglob("*.py")):
            place = path.relative_to(HERE.parent).with_suffix("").parts
            module = ".".join(place)
            if place[-1] != "__init__" and module not in LEFT_OUT:
                found += [name for name in functions(module) if len(set(outcome(name))) > 1]
    return found


def functions(module: str) -> Iterator[str]:
    """Yield the names of a module's functions, with the module's."""
    defined = importlib.import_module(f"mattrakan.{module}")
    for name, value in sorted(vars(defined).items()):
        plain = inspect.unwrap(value) if callable(value) and not isinstance(value, type) else value
        if inspect.isfunction(plain) and plain.__module__ == defined.__name__:
            yield f"{module}.{name}"


def outcome(name: str) -> Iterator[str]:
    """Yield what a function answers to each set of arguments; nothing where they can't be made."""
    module, _, label = name.rpartition(".")
    function = inspect.unwrap(getattr(importlib.import_module(f"mattrakan.{module}"), label))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for seed in range(CASES):
            try:
                yield answer(function, ARGUMENTS["Maker"](random.Random(seed)))
            except ARGUMENTS["Unmade"]:
                return


def answer(function: Callable[..., Any], maker: Any) -> str:
    """Return what a function returns, and what it makes of collections that it is given."""
    given: dict[str, Any] = {}
    try:
        given = maker.arguments(function)
        result = SHOWN(function(**given))
    except ARGUMENTS["Unmade"]:
        raise
    except Exception:
        result = "raised"
    changed = [value for value in given.values() if isinstance(value, list | dict | set)]
    return " ".join([result, *map(SHOWN, changed)])


BY_MODULE: dict[str, list[str]] = defaultdict(list)
for _name in EXPECTED:
    BY_MODULE[_name.rpartition(".")[0]].append(_name)


@pytest.mark.parametrize("module", BY_MODULE)
def test_functions_answer_as_recorded(module: str) -> None:
    digest = RECORDED["digest"]
    assert not [name for name in BY_MODULE[module] if digest(outcome(name)) != EXPECTED[name]]
