"""Functions called as they were while documents were read, with a little changed: as recorded.

tests/kept_calls.jsonl.gz holds arguments of calls (kept_calls.py), and which changes to them (a
number moved across a threshold, an entry left out) gave another answer. benchmarks/keep_calls.py
keeps them anew, where functions have changed so much that calls are "raised".
"""

import gzip
import json
import runpy
import warnings
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("numpy")
pytest.importorskip("pandas")
HERE = Path(__file__).parent
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED: dict[str, str] = RECORDED["read_named"]("calls")
FUNCTIONS = runpy.run_path(str(HERE / "test_recorded_functions.py"))
CALLS = runpy.run_path(str(HERE / "kept_calls.py"))

# A compiled function takes no objects that were made without its class's own checks.
pytestmark = pytest.mark.plain_only


def read_calls() -> dict[str, Any]:
    """Return the kept calls by the names of functions."""
    with gzip.open(HERE / "kept_calls.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {kept["name"]: kept for kept in map(json.loads, lines)}


def names() -> list[str]:
    """Return the functions that there still are, and that answer the same everywhere."""
    return [
        name
        for name in read_calls()
        if name not in FUNCTIONS["LEFT_OUT"] and FUNCTIONS["find_function"](name)[0] is not len
    ]


def outcome(name: str) -> Iterator[str]:
    """Yield what a function answers to each of its calls."""
    yield from answers(KEPT[name])


def answers(kept: Any) -> Iterator[str]:
    """Yield what a function answers to kept calls and to those with a little changed."""
    function = FUNCTIONS["find_function"](kept["name"])[0]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for place, seed in kept["draws"]:
            call = kept["calls"][place]
            if seed is not None:
                call = CALLS["changed"](call, kept["near"], seed)
            yield answer(function, call)


def answer(function: Any, call: Any) -> str:
    """Return what a function returns, and what it makes of what it is given."""
    shown = FUNCTIONS["SHOWN"]
    try:
        remaker = CALLS["Remaker"](call["nodes"])
        given = {name: remaker.make(kept) for name, kept in call["arguments"].items()}
        result = function(**given)
        text = shown(result)
    except Exception:
        return "raised"
    held = [value for value in given.values() if isinstance(value, list | dict | set)]
    if result is None and "self" in given:
        held.append(given["self"])
    return " ".join([text, *map(shown, held)])


KEPT = read_calls()
BY_MODULE: dict[str, list[str]] = defaultdict(list)
for _name in EXPECTED:
    BY_MODULE[".".join(p for p in _name.split(".")[:-1] if p.strip("_").islower())].append(_name)


@pytest.mark.parametrize("module", BY_MODULE)
def test_calls_are_answered_as_recorded(module: str) -> None:
    digest = RECORDED["digest"]
    assert not [name for name in BY_MODULE[module] if digest(outcome(name)) != EXPECTED[name]]
