"""Random arguments for functions whose parameters have types: boxes, lines, cells, tables, texts.

Numbers are drawn where decisions lie: halves and tenths, sizes of letters and pages, right angles.
"""

import collections.abc as abc
import dataclasses
import functools
import inspect
import random
import types
import typing
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import BaseModel

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
from mattrakan.normalize.outlines.list_numbers import ListNumber, split_list_number
from mattrakan.normalize.outlines.nodes import Node
from mattrakan.normalize.outlines.rules import OutlineRules
from mattrakan.normalize.values.folding import Folded, fold_cell
from mattrakan.normalize.values.times.cell_reading import CellInterpretation
from mattrakan.normalize.values.times.lexing import lex

HERE = Path(__file__).parent
WORDS = (
    "มาตรการ|โครงการส่งเสริมความโปร่งใส|ขั้นตอน|ผู้รับผิดชอบ|สำนักปลัด|กองคลัง|เทศบาล|"
    "ตัวชี้วัดที่ ๑|การเปิดเผยข้อมูล|คะแนน|รวม|รวมทั้งสิ้น|งบประมาณ|(พันบาท)|ล้านบาท|"
    "ม.ค. 65|ต.ค. 2564|มี.ค. - ก.ย. ๖๕|ไตรมาส 2|ปีงบประมาณ 2565|พ.ศ. ๒๕๖๖|ทุกเดือน|"
    "1/3/2567|ภายใน 30 วัน|รอบ 6 เดือน|-||...|✓|/|ไม่มี|เมื่อ|(ต่อ)|1|2|3|1.|๒)|(3)|"
    "1.1|2.10|ก.|ข)|- |ที่|12,500|๑๒๐,๐๐๐ บาท|85.20|100|0|1 234|1,23|2 1/2|90.5 คะแนน|"
    "ระดับ A|5%|20000|น้ำ|ํา|abc|p1.4!|\ufffd|\uf70a|กํ่า|ทํา|เเ|10|12|๙|ค.ศ. 2022|"
    "2565|ถึง|(บาท)|๕๐๐.-|ปี|เดือน|ค่าครุภัณฑ์ ........ รวม|OIT|IIT|o1|EIT ตัวชี้วัด"
).split("|")
# Cells with dates, periods, amounts, scores and owners, each with what it means.
CASES = [
    line.split("\t")[0] for line in (HERE / "values_cases.tsv").read_text("utf-8").splitlines()
]
INTEGERS = (
    0,
    0,
    1,
    1,
    2,
    2,
    3,
    3,
    4,
    5,
    6,
    7,
    8,
    10,
    12,
    13,
    24,
    30,
    31,
    48,
    57,
    90,
    100,
    180,
    270,
)
CODES = (0x20, 0x2E, 0x41, 0x61, 0xA1, 0xFF, 0xE01, 0xE31, 0xE34, 0xE48, 0xE50, 0xF70A, 0xFFFD)
NAMED = {
    "angle": (0, 0, 0, 90, 180, 270),
    "turn": (0, 0, 90, 180, 270),
    "code": CODES,
    "year": (2560, 2564, 2565, 2566, 2600, 2483),
    "fiscal_year": (2565, 2566),
    "order": tuple(range(40)),
}
PIECES = (
    *(b"/F1 12 Tf", b"<0E01>", b"(abc)", b"[1 0]", b"0", b"-1.5", b"1 0 0 1 0 0 cm"),
    *(b"\xfe\xff\x0e\x01", b"begincmap", b"endcmap", b"q", b"BT", b"%a\n", b"\x80\x00"),
    *(b"\\(", b"0.25", b"12", b" ", b"\n", b"/a"),
)

hints_of = functools.cache(typing.get_type_hints)
signature_of = functools.cache(inspect.signature)


class Unmade(Exception):
    """No value of this type is made."""


class Maker:
    """Makes values of types by chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.depth = 0
        self._special: dict[Any, Any] = {
            Box: self.box,
            Line: self.line,
            Cell: self.cell,
            Table: self.table,
            Row: self.row,
            Slot: lambda: Slot((self.cell(),)),
            Cluster: self.cluster,
            Glyph: self.glyph,
            Rule: self.rule,
            Folded: lambda: fold_cell(self.text()),
            OutlineRules: self.rules,
            Node: self.node,
            ListNumber: self.list_number,
            date: lambda: date(
                2020 + chance.randint(0, 5), chance.randint(1, 12), chance.randint(1, 28)
            ),
            Profile: self.profile,
            CellInterpretation: self.interpretation,
            str: self.text,
            int: lambda: chance.choice(INTEGERS),
            float: self.number,
            bool: lambda: chance.random() < 0.5,
            bytes: lambda: b"".join(chance.choices(PIECES, k=chance.randint(0, 6))),
            Decimal: lambda: Decimal(str(chance.choice((*INTEGERS, 12.5, 85.25, 1234567)))),
            type(None): lambda: None,
        }

    def make(self, wanted: Any, name: str = "") -> Any:
        """Return a value of a type.

        Raises:
            Unmade: it is none of plain types and of classes made of them.
        """
        if name in NAMED and wanted in (int, int | None):
            return self.chance.choice(NAMED[name])
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

    def _collection(self, origin: Any, inner: tuple[Any, ...]) -> Any:
        if origin is tuple and inner[-1:] != (Ellipsis,):
            return tuple(self.make(each) for each in inner)
        small = inner[0] in (str, int, float, bool, Cluster, Glyph, Rule, Box, Line)
        length = self.chance.choice((0, 1, 2, 3, 3, 4, 6, 9) if small else (0, 1, 2, 2, 3))
        if origin is np.ndarray:
            return self._array(typing.get_args(inner[1])[0])
        if origin in (dict, abc.Mapping):
            keys = (
                range(length) if inner[0] is int else [self.make(inner[0]) for _ in range(length)]
            )
            held = str if inner[1] is Any else inner[1]
            return {key: self.make(held) for key in keys}
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

    def number(self) -> float:
        """Return a share, a length of letters or a place on a page."""
        kind = self.chance.random()
        if kind < 0.4:
            return self.chance.randint(0, 30) / 20
        if kind < 0.7:
            return self.chance.randint(0, 60) / 2
        return float(self.chance.randint(0, 600))

    def text(self) -> str:
        """Return a few words or numbers, or what a cell of a table said."""
        if self.chance.random() < 0.3:
            return self.chance.choice(CASES)
        return self.chance.choice(("", " ", " ", "")).join(
            self.chance.choices(WORDS, k=self.chance.choice((1, 1, 1, 2, 2, 3, 5)))
        )

    def box(self) -> Box:
        """Return an area of a page."""
        x0, top = float(self.chance.randint(0, 24) * 20), float(self.chance.randint(0, 40) * 8)
        wide = self.chance.choice((4, 10, 20, 40, 60, 120, 300)) + self.chance.choice(
            (0, 0, 0.5, 3)
        )
        return Box(x0, top, x0 + wide, top + self.chance.choice((1.0, 8.0, 12.0, 16.0, 30.0, 80.0)))

    def line(self) -> Line:
        """Return a line of text."""
        text, place, size = self.text().strip(), self.box(), self.chance.choice((10.0, 12.0, 16.0))
        box = Box(
            place.x0, place.top, place.x0 + 0.5 * size * len(text) + 1, place.top + 1.05 * size
        )
        return Line(text, box, size, self.chance.random() < 0.3)

    def cell(self) -> Cell:
        """Return a cell of up to four lines that stand below each other."""
        box, size = self.box(), self.chance.choice((10.0, 12.0, 16.0))
        lines, top = [], box.top + 2
        for _ in range(self.chance.choice((0, 1, 1, 2, 4))):
            text = self.text().strip()
            lines.append(
                Line(
                    text,
                    Box(box.x0 + 2, top, box.x0 + 3 + 0.5 * size * len(text), top + size),
                    size,
                )
            )
            top += size * self.chance.choice((1.1, 1.2, 1.6, 2.4))
        lines = [line for line in lines if line.text]
        spans = self.chance.choice((1, 1, 1, 2)), self.chance.choice((1, 1, 1, 2))
        places = self.chance.randint(0, 5), self.chance.randint(0, 4)
        return Cell(tuple(lines), box, 1, *places, *spans)

    def table(self) -> Table:
        """Return a table with two to five columns, some cells of which span."""
        columns, rows = self.chance.randint(2, 5), self.chance.randint(1, 7)
        x0, y0 = float(self.chance.randint(2, 6) * 10), float(self.chance.choice((40, 60, 300)))
        wide, high = self.chance.choice((60.0, 90.0)), self.chance.choice((16.0, 30.0))
        cells: list[Cell] = []
        taken: set[tuple[int, int]] = set()
        for row in range(rows):
            for column in range(columns):
                if (row, column) in taken:
                    continue
                down = min(self.chance.choice((1, 1, 1, 1, 2, 3)), rows - row)
                across = 2 if self.chance.random() < 0.1 and column + 2 <= columns else 1
                if (row, column + across - 1) in taken:
                    across = 1
                box = Box(
                    x0 + column * wide,
                    y0 + row * high,
                    x0 + (column + across) * wide,
                    y0 + (row + down) * high,
                )
                taken |= {(row + r, column + c) for r in range(down) for c in range(across)}
                texts = [self.text().strip() for _ in range(self.chance.choice((0, 1, 1, 1, 2)))]
                lines = [
                    Line(
                        t,
                        Box(
                            box.x0 + 2,
                            box.top + 1 + 12 * n,
                            box.x0 + 3 + 5 * len(t),
                            box.top + 12 + 12 * n,
                        ),
                        11.0,
                    )
                    for n, t in enumerate(texts)
                    if t
                ]
                cells.append(Cell(tuple(lines), box, 1, row, column, down, across))
        whole = Box(x0, y0, x0 + columns * wide, y0 + rows * high)
        number, headings = self.chance.randint(1, 3), self.chance.choice((0, 1, 1, 2))
        return Table(
            1,
            number,
            whole,
            rows,
            columns,
            tuple(cells),
            min(headings, rows),
            self.chance.random() < 0.7,
        )

    def row(self) -> Row:
        """Return a row of a table."""
        table = self.table()
        at = self.chance.randrange(table.n_rows)
        slots = tuple(Slot((cell,)) if cell else None for cell in table.grid()[at])
        return Row(slots, table, at, self.chance.random() < 0.2)

    def cluster(self) -> Cluster:
        """Return a letter with its marks."""
        text = self.chance.choice(("ก", "น", "ที่", "ป่", "1", "๕", "a", ",", ".", "-", "ค้", "เ", "•"))
        size = self.chance.choice((8.0, 12.0, 12.0, 16.0))
        x0 = self.chance.randint(0, 80) * 2.5
        wide = size * self.chance.choice((0.0, 0.3, 0.5, 0.6))
        baseline = self.chance.choice((100.0, 100.0, 100.5, 104.0, 118.0, 136.0))
        return Cluster(
            text,
            x0,
            x0 + wide,
            baseline,
            size,
            self.chance.randint(0, 40),
            font=self.chance.choice("ab"),
        )

    def glyph(self) -> Glyph:
        """Return a drawn letter or mark."""
        text = self.chance.choice(
            ("ก", "า", "ิ", "่", "ุ", "ำ", "1", "๕", "a", " ", "-", "", "\uf70a", "ํ")
        )
        size, x0 = self.chance.choice((8.0, 12.0, 16.0)), self.chance.randint(0, 80) * 2.5
        x1 = x0 + size * self.chance.choice((0.0, 0.3, 0.5, 0.6))
        angle = self.chance.choice(NAMED["angle"])
        baseline = self.chance.choice((100.0, 100.0, 100.5, 104.0, 118.0))
        order, code = self.chance.randint(0, 40), self.chance.choice(CODES)
        return Glyph(
            text,
            x0,
            x1,
            baseline,
            size,
            "F1",
            code,
            order,
            angle,
            self.chance.choice((0.0, 0.5, 1.0)),
        )

    def rule(self) -> Rule:
        """Return a level or upright rule."""
        box = self.box()
        if self.chance.random() < 0.6:
            return Rule(box.x0, box.top, box.x1, box.top, self.chance.random() < 0.8)
        return Rule(box.x0, box.top, box.x0, box.bottom, self.chance.random() < 0.8)

    def interpretation(self) -> CellInterpretation:
        """Return a cell of a time column that is being read."""
        cell = fold_cell(self.text())
        year = self.chance.choice((None, 2565))
        return CellInterpretation(cell, lex(cell.text), "period", year)

    def list_number(self) -> ListNumber:
        """Return the number in front of a row of an outline."""
        text = self.chance.choice(
            ("1. ก", "2. ก", "1.1 ก", "1.2 ก", "2.1.3 ก", "(1) ก", "(2) ก", "- ก", "๓) ก")
        )
        number = split_list_number(text)[0]
        assert number is not None
        return number

    def node(self) -> Node:
        """Return a row of an outline in its tree, in which each row has a few below it."""
        chance, root = self.chance, Node("root")
        known = [root]
        for _ in range(chance.choice((1, 2, 4, 7))):
            parent = chance.choice(known[-3:])
            kind: Any = chance.choice(
                ("heading", "part", "part", "part", "year", "years", "source")
            )
            node = Node(
                kind,
                0 if kind == "heading" else None,
                parent=parent,
                x0=50.0 + 12 * chance.randint(0, 4),
            )
            node.number = self.list_number() if chance.random() < 0.6 else None
            node.label, node.page = [self.line()], chance.choice((1, 1, 2))
            node.amount, node.other = self.make(Amount | None), self.make(Amount | None)
            node.boxes, node.is_group = [node.label[0].box], chance.random() < 0.2
            node.years = chance.choice(((2565, 2565), (2566, 2567))) if kind == "year" else None
            node.sum_status = self.make(hints_of(Node)["sum_status"])
            parent.parts.append(node)
            known.append(node)
        return known[-1] if chance.random() < 0.5 else root

    def profile(self) -> Profile:
        """Return a built-in profile."""
        return self.chance.choice(built_in_profiles())

    def rules(self) -> OutlineRules:
        """Return the rules of a built-in profile of outlines."""
        profiles = [load_built_in(name) for name in optional_profiles()]
        return self.chance.choice([one.outline for one in profiles if one.outline is not None])
