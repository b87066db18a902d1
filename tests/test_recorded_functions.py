"""Functions of plain arguments: for random ones each returns what was recorded.

A rule is often decided by a function of its own, and documents reach its edges too seldom. Each
function and method whose parameters are numbers, texts, boxes, lines, cells, tables and classes of
these is called with many random ones (random_arguments.py). Those that answer, and do not always
answer the same, stand in tests/recorded/functions.txt with a digest of what they returned.

Random values seldom fall between a threshold and its half. near_arguments.tsv says for a function
which numbers decide in it, and which draws of values beside these show it: found by
benchmarks/near_arguments.py, which changes the numbers and looks whether an answer changes.
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
pytest.importorskip("pandas")
HERE = Path(__file__).parent
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED: dict[str, str] = RECORDED["read_named"]("functions")
SHOWN = runpy.run_path(str(HERE / "shown_values.py"))["shown"]
ARGUMENTS = runpy.run_path(str(HERE / "random_arguments.py"))
CASES = 32
# By function: numbers beside which arguments are drawn, and the draws.
NEAR: dict[str, tuple[list[float], list[str]]] = {}
for _line in (HERE / "near_arguments.tsv").read_text("utf-8").splitlines():
    _name, _numbers, _draws = _line.split("\t")
    NEAR[_name] = [float(n) for n in _numbers.split()], _draws.split()
OF_TUPLES = ("_asdict", "_make", "_replace")
FOLDERS = ("extract", "normalize", "export")
# They open files, start what reads them, or answer by where something stands in memory or on disk,
# or by what was asked before.
LEFT_OUT = (
    "extract.text.crossed_out.find_crossed_out",
    "extract.text.words.corpus_file",
    "normalize.joined.pooling.Claims.of",
    "extract.text.outline_candidates.OutlineCandidates.find",
    "extract.text.outline_candidates.OutlineCandidates._look",
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
                found += [
                    name
                    for name in functions(module)
                    if name not in LEFT_OUT and len(set(outcome(name))) > 1
                ]
    return found


def functions(module: str) -> Iterator[str]:
    """Yield the names of a module's functions and methods, with the module's."""
    defined = importlib.import_module(f"mattrakan.{module}")
    for name, value in sorted(vars(defined).items()):
        if getattr(value, "__module__", "") != defined.__name__:
            continue
        if not isinstance(value, type):
            yield from [f"{module}.{name}"] if callable(value) else ()
            continue
        for method, held in vars(value).items():
            if inspect.isfunction(held) and not method.startswith("__") and method not in OF_TUPLES:
                yield f"{module}.{name}.{method}"


def outcome(name: str) -> Iterator[str]:
    """Yield what a function answers to each set of arguments; nothing where they can't be made."""
    function, kind = find_function(name)
    numbers, draws = NEAR.get(name, ([], []))
    maker, chance = ARGUMENTS["Maker"], ARGUMENTS["Chance"]
    plain: list[Any] = [(random.Random, seed, []) for seed in range(CASES)]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for draws_by, seed, near in [*plain, *((chance, draw, numbers) for draw in draws)]:
            try:
                yield answer(function, kind, maker(draws_by(seed), near))
            except ARGUMENTS["Unmade"]:
                return


def find_function(name: str) -> tuple[Callable[..., Any], type | None]:
    """Return a function by its name, and the class whose method it is."""
    parts = name.split(".")
    is_method = parts[-2][:1].isupper() or parts[-2][:2].strip("_")[:1].isupper()
    module = ".".join(parts[: -2 if is_method else -1])
    held: Any = importlib.import_module(f"mattrakan.{module}")
    kind = getattr(held, parts[-2], None) if is_method else None
    return inspect.unwrap(getattr(kind or held, parts[-1], len)), kind


def answer(function: Callable[..., Any], kind: type | None, maker: Any) -> str:
    """Return what a function or a method returns, and what it makes of what it is given."""
    given: dict[str, Any] = {}
    try:
        own = [maker.make(kind)] if kind else []
        given = maker.arguments(function)
        result = SHOWN(function(*own, **given))
    except ARGUMENTS["Unmade"]:
        raise
    except Exception:
        return "raised"
    changed = [value for value in given.values() if isinstance(value, list | dict | set)]
    return " ".join([result, *map(SHOWN, changed), *map(SHOWN, own if result == "None" else ())])


BY_MODULE: dict[str, list[str]] = defaultdict(list)
for _name in EXPECTED:
    BY_MODULE[".".join(p for p in _name.split(".")[:-1] if p.strip("_").islower())].append(_name)


@pytest.mark.parametrize("module", BY_MODULE)
def test_functions_answer_as_recorded(module: str) -> None:
    digest = RECORDED["digest"]
    assert not [name for name in BY_MODULE[module] if digest(outcome(name)) != EXPECTED[name]]
