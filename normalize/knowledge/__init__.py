"""Facts about Thai words, offices, places and assessments: files with their sources, and `load`."""

import csv
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> Mapping[str, Any]:
    """Return the content of one TOML file of this folder, by its name without ending.

    >>> load("months")["month"][2]["full"]
    'มีนาคม'
    """
    return tomllib.loads(_text(f"{name}.toml"))


@cache
def load_rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of one CSV file of this folder; lines that start with "#" are comments.

    >>> len(load_rows("provinces"))
    77
    """
    lines = [line for line in _text(f"{name}.csv").splitlines() if not line.startswith("#")]
    return tuple(csv.DictReader(lines))


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of any of these words, the longest first.

    >>> any_of(["ปี", "ปีงบ"])
    'ปีงบ|ปี'
    """
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _text(name: str) -> str:
    return (files("mattrakan.normalize.knowledge") / name).read_text("utf-8")
