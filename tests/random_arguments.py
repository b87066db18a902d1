"""Random arguments for functions whose parameters have types: boxes, lines, cells, tables, texts.

Numbers are drawn where decisions lie: halves and tenths, sizes of letters and pages, right angles.
"""

import collections.abc as abc
import dataclasses
import functools
import inspect
import random
import runpy
import types
import typing
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np
from pdfminer.pdffont import PDFFont
from pdfminer.pdftypes import PDFStream
from pydantic import BaseModel

from mattrakan.extract.fonts.embedded import MinerFont
from mattrakan.extract.fonts.fontfile import FontFile
from mattrakan.extract.geometry import Box
from mattrakan.extract.glyphs import Glyph, Rule
from mattrakan.extract.tables.table import Cell, Table
from mattrakan.extract.text.clusters import Cluster
from mattrakan.extract.text.lines import Line
from mattrakan.normalize.joined.rows import Row, Slot
from mattrakan.normalize.layout.profile import (
    Profile,
    built_in_profiles,
    load_built_in,
    optional_profiles,
)
from mattrakan.normalize.outlines.amounts import Amount
from mattrakan.normalize.outlines.list_numbers import ListNumber
from mattrakan.normalize.outlines.nodes import Node
from mattrakan.normalize.outlines.rules import OutlineRules
from mattrakan.normalize.values.folding import Folded, fold_cell
from mattrakan.normalize.values.times.cell_reading import CellInterpretation
from mattrakan.normalize.values.times.lexing import lex

HERE = Path(__file__).parent
OBJECTS = runpy.run_path(str(HERE / "random_objects.py"))
FONTS = runpy.run_path(str(HERE / "random_fonts.py"))
COUNTS = (0, 0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 10, 12, 13, 24, 30, 31, 48, 57, 90, 100, 180, 270)
NAMED = {
    "angle": OBJECTS["ANGLES"],
    "turn": (0, 0, 90, 180, 270),
    "code": OBJECTS["CODES"],
    "year": (2560, 2564, 2565, 2566, 2600, 2483),
    "fiscal_year": (2565, 2566),
    "order": tuple(range(40)),
}
# Of values without a type: what they are by their names.
ASKED = {"program": "program", "font": "program", "glyph": "glyph", "glyphs": "glyphs"}
CODES = ("code", "cid", "gid")
PIECES = (
    *(b"/F1 12 Tf", b"<0E01>", b"(abc)", b"[1 0]", b"0", b"-1.5", b"1 0 0 1 0 0 cm"),
    *(b"\xfe\xff\x0e\x01", b"begincmap", b"endcmap", b"q", b"BT", b"%a\n", b"\x80\x00"),
    *(b"\\(", b"0.25", b"12", b" ", b"\n", b"/a"),
)

hints_of = functools.cache(typing.get_type_hints)
signature_of = functools.cache(inspect.signature)


class Chance(random.Random):
    """Draws by a seed, but for some of its draws: 7/12:3/40:1 is seed 7, the 12th and 40th changed.

    So arguments are the same but for one or two of their numbers or words.
    """

    def __init__(self, case: str) -> None:
        seed, *changes = case.split("/")
        super().__init__(int(seed))
        self._changed = {int(at): int(how) for at, _, how in (c.partition(":") for c in changes)}
        self.draws = 0

    def __new__(cls, case: str) -> "Chance":
        return super().__new__(cls)

    def random(self) -> float:
        """Return a number from 0 to 1."""
        return float(self._changing(random.Random.random))

    def getrandbits(self, k: int, /) -> int:
        """Return a whole number of so many bits."""
        return int(self._changing(random.Random.getrandbits, k))

    def _changing(self, draw: Any, *size: int) -> Any:
        self.draws += 1
        drawn = draw(self, *size)
        how = self._changed.get(self.draws)
        return drawn if how is None else draw(random.Random(how), *size)


class Unmade(Exception):
    """No value of this type is made."""


class Maker:
    """Makes values of types by chance."""

    def __init__(self, chance: random.Random, near: Sequence[float] = ()) -> None:
        self.chance = chance
        self.depth = 0
        self._objects = objects = OBJECTS["Objects"](chance, near)
        self._fonts = fonts = FONTS["Fonts"](chance)
        self._text = objects.text
        self._special: dict[Any, Any] = {
            Box: objects.box,
            Line: objects.line,
            Cell: objects.cell,
            Table: objects.table,
            Row: objects.row,
            Slot: lambda: Slot((objects.cell(),)),
            Cluster: objects.cluster,
            Glyph: objects.glyph,
            Rule: objects.rule,
            Amount | None: objects.amount,
            Folded: lambda: fold_cell(objects.text()),
            OutlineRules: self.rules,
            Node: objects.node,
            ListNumber: objects.list_number,
            date: lambda: date(
                2020 + chance.randint(0, 5), chance.randint(1, 12), chance.randint(1, 28)
            ),
            Profile: self.profile,
            CellInterpretation: self.interpretation,
            str: objects.text,
            int: self._count,
            float: objects.number,
            bool: lambda: chance.random() < 0.5,
            bytes: self._data,
            Decimal: lambda: Decimal(str(chance.choice((*COUNTS, 12.5, 85.25, 1234567)))),
            type(None): lambda: None,
            FontFile: fonts.font_file,
            MinerFont: fonts.font_file,
            PDFFont: fonts.miner_font,
            PDFStream: fonts.stream,
            Any: self._anything,
            object: self._anything,
        }

    def make(self, wanted: Any, name: str = "") -> Any:
        """Return a value of a type.

        Raises:
            Unmade: it is none of plain types and of classes made of them.
        """
        if name in CODES and wanted is int and (code := self._fonts.code()) is not None:
            return code
        if name in NAMED and wanted in (int, int | None):
            return self.chance.choice(NAMED[name])
        if wanted is Any and name in ASKED:
            return getattr(self._fonts, ASKED[name])()
        if wanted in self._special:
            return self._special[wanted]()
        origin, inner = typing.get_origin(wanted), typing.get_args(wanted)
        if origin in (typing.Union, types.UnionType):
            return self.make(self.chance.choice(inner), name)
        if origin is typing.Annotated:
            return self.make(inner[0], name)
        if origin is typing.Literal:
            return self.chance.choice(inner)
        if origin is not None:
            return self._collection(origin, inner)
        if isinstance(wanted, type) and wanted.__module__.startswith("mattrakan."):
            return self._instance(wanted)
        raise Unmade(wanted)

    def _anything(self) -> Any:
        """Return what a value without a type may be: a number, a text, a list of these, or none."""
        kind: Any = self.chance.choice((int, float, str, bool, list[float], list[str], type(None)))
        return self.make(kind)

    def _data(self) -> bytes:
        if self._objects.is_near(0.5):
            data: bytes = self._fonts.data()
            return data
        return b"".join(self.chance.choices(PIECES, k=self.chance.randint(0, 6)))

    def _count(self) -> int:
        if self._objects.is_near():
            counted = self._objects.count(2600)
            if counted is not None:
                return int(counted)
        return self.chance.choice(COUNTS)

    def _collection(self, origin: Any, inner: tuple[Any, ...]) -> Any:
        if origin is tuple and inner[-1:] != (Ellipsis,):
            return tuple(self.make(each) for each in inner)
        small = inner[0] in (str, int, float, bool, Cluster, Glyph, Rule, Box, Line)
        length = self.chance.choice((0, 1, 2, 3, 3, 4, 6, 9) if small else (0, 1, 2, 2, 3))
        if self._objects.is_near(0.4):
            counted = self._objects.count(24 if small else 9)
            length = length if counted is None else counted
        if origin is np.ndarray:
            return self._array(typing.get_args(inner[1])[0])
        if origin in (dict, abc.Mapping):
            keys = (
                range(length) if inner[0] is int else [self.make(inner[0]) for _ in range(length)]
            )
            held = str if inner[1] is Any else inner[1]
            return {key: self.make(held) for key in keys}
        if origin is abc.Callable:
            given = self.make(inner[1])
            return lambda *_: given
        if origin is abc.Container:
            origin = abc.Set
        if origin in (list, tuple, set, frozenset) or (
            isinstance(origin, type) and issubclass(origin, abc.Iterable)
        ):
            values = [self.make(inner[0]) for _ in range(length)]
            if inner[0] in (int, float) and self.chance.random() < 0.8:
                values.sort()
            if origin in (set, frozenset, abc.Set):
                return frozenset(values) if origin is not set else set(values)
            return values if origin in (list, abc.Iterator) else tuple(values)
        raise Unmade(origin)

    def _array(self, kind: Any) -> Any:
        """Return a small picture, or numbers in a row."""
        rows, columns = self.chance.randint(1, 24), self.chance.randint(1, 40)
        if self._objects.is_near():
            rows, columns = self._objects.count(60) or rows, self._objects.count(60) or columns
        if kind is np.bool_ or kind is np.uint8:
            ink = np.zeros((rows, columns), bool)
            for _ in range(self.chance.randint(0, 6)):
                y, x = self.chance.randrange(rows), self.chance.randrange(columns)
                ink[
                    y : y + self.chance.choice((1, 2, 6)), x : x + self.chance.choice((1, 3, 12))
                ] = True
            level = self.chance.choice((0, 60, 120))
            return ink if kind is np.bool_ else np.where(ink, level, 255).astype(np.uint8)
        return np.array(sorted(self.chance.choices(range(60), k=rows)), dtype=kind)

    def _instance(self, wanted: type) -> Any:
        if issubclass(wanted, Enum):
            return self.chance.choice(list(wanted))
        if wanted.__dict__.get("_is_protocol") or self.depth > 4:
            raise Unmade(wanted)
        if issubclass(wanted, BaseModel):
            fields = wanted.model_fields.items()
            return wanted.model_construct(**{n: self.make(f.annotation, n) for n, f in fields})
        self.depth += 1
        try:
            return wanted(
                **self.arguments(wanted.__init__ if "__init__" in wanted.__dict__ else wanted)
            )
        finally:
            self.depth -= 1

    def arguments(self, function: Any) -> dict[str, Any]:
        """Return arguments of a function or class by name."""
        if isinstance(function, type) and issubclass(function, tuple):
            return {n: self.make(t, n) for n, t in hints_of(function).items()}
        if isinstance(function, type):
            if not dataclasses.is_dataclass(function):
                raise Unmade(function)
            function = function.__init__
        hints = hints_of(function)
        found = {}
        for name, parameter in signature_of(function).parameters.items():
            if name == "self":
                continue
            if name not in hints or parameter.kind in (
                parameter.VAR_POSITIONAL,
                parameter.VAR_KEYWORD,
            ):
                raise Unmade(name)
            found[name] = self.make(hints[name], name)
        return found

    def interpretation(self) -> CellInterpretation:
        """Return a cell of a time column that is being read."""
        cell = fold_cell(self._text())
        year = self.chance.choice((None, 2565))
        return CellInterpretation(cell, lex(cell.text), "period", year)

    def profile(self) -> Profile:
        """Return a built-in profile."""
        return self.chance.choice(built_in_profiles())

    def rules(self) -> OutlineRules:
        """Return the rules of a built-in profile of outlines."""
        profiles = [load_built_in(name) for name in optional_profiles()]
        return self.chance.choice([one.outline for one in profiles if one.outline is not None])
