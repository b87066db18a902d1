"""Random pages of painted tables: fills, white and broken rules, and lines through cells."""

import random
import runpy
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.glyphs import Fill, Page, Rule
from mattrakan.extract.pages.assembly import Assembler

HERE = Path(__file__).parent
COUNT = 240
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("painted")
PAGES = runpy.run_path(str(HERE / "test_recorded_pages.py"))

Colour = tuple[float, float, float]
COLOURS: tuple[Colour, ...] = (
    *((0.6, 0.8, 0.5), (0.9, 0.95, 1.0), (0.2, 0.3, 0.6)),
    *((0.98, 1.0, 1.0), (0.99, 1.0, 1.0), (1.0, 1.0, 1.0)),
)
FIGURES = ("๑๐", "๑,๐๐๐", "-", "95.5", "๒๕,๐๐๐.๕๐", "")


class Painting:
    """A page that is being painted."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.sheet = PAGES["Sheet"](chance)
        self.white: list[Rule] = []

    def fill(self, x0: float, top: float, x1: float, bottom: float, colour: Colour) -> None:
        self.sheet.fills.append(Fill(Box(x0, top, x1, bottom), colour))

    def page(self) -> Page:
        page: Page = self.sheet.page()
        return replace(page, white_rules=tuple(self.white))


def grid_of(chance: random.Random, rows: int, columns: int) -> tuple[list[float], list[float]]:
    xs = [chance.uniform(40, 60)]
    for _ in range(columns):
        xs.append(xs[-1] + chance.uniform(45, 110))
    ys = [chance.uniform(90, 120)]
    for _ in range(rows):
        ys.append(ys[-1] + chance.choice((18.0, 22.0, 22.0, 36.0)))
    return xs, ys


def write_cells(painting: Painting, xs: list[float], ys: list[float]) -> None:
    """Write a text into most cells: names at the left, figures at the right."""
    chance = painting.chance
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            if chance.random() < 0.12:
                continue
            text = (
                chance.choice(PAGES["WORDS"]) if row == 0 or column < 2 else chance.choice(FIGURES)
            )
            size = 10.0
            x = left + 3 if column < 2 else right - 3 - 0.5 * size * len(text)
            down = chance.choice((14.0, 14.0, (bottom - top) / 2 + 4))
            painting.sheet.write(x, top + down, text, size, "B" if row == 0 else "F")


def paint_lattice(painting: Painting) -> None:
    """Paint cells with white rules between them, as presentations do; the last row is a note."""
    chance = painting.chance
    rows, columns = chance.randint(2, 6), chance.randint(2, 5)
    xs, ys = grid_of(chance, rows, columns)
    reach = chance.choice((1.0, 1.0, 1.0, 0.75, 0.55))  # how much of each row is painted
    inset = chance.choice((0.0, 0.0, 1.0, 3.0))
    scheme = [chance.choice(COLOURS[:5]) for _ in range(3)]
    for row, (top, bottom) in enumerate(pairwise(ys)):
        end = xs[0] + reach * (xs[-1] - xs[0])
        colour = scheme[0] if row == 0 else scheme[1 + row % 2]
        painting.fill(xs[0], top + inset, end, bottom - inset, colour)
    for y in ys[: None if chance.random() < 0.8 else -1]:
        painting.white.append(Rule(xs[0], y, xs[-1] + chance.uniform(-1, 1), y))
    foot = ys[-2] if chance.random() < 0.3 else ys[-1]
    for x in xs:
        painting.white.append(Rule(x, ys[0], x, foot))
    if foot != ys[-1]:
        painting.sheet.write(xs[0] + 3, ys[-1] - 6, PAGES["phrase"](chance, 5), 10.0)
        ys = ys[:-1]
    write_cells(painting, xs, ys)


def paint_banded(painting: Painting) -> None:
    """Draw upright rules alone, which rows over all columns interrupt."""
    chance = painting.chance
    columns = chance.randint(2, 5)
    xs, ys = grid_of(chance, chance.randint(4, 9), columns)
    bands = {row for row in range(1, len(ys) - 2) if chance.random() < 0.3}
    for number, x in enumerate(xs):
        outer = number in (0, columns)
        off = chance.choice((0.0, 0.0, 2.0, 4.0, 10.0, 14.0))
        if outer:
            painting.sheet.upright(x, ys[0] + off, ys[-1] - off)
            continue
        start = ys[0] + off
        for row in sorted(bands):
            painting.sheet.upright(x, start, ys[row] + chance.uniform(-1.8, 1.8))
            start = ys[row + 1] + chance.uniform(-1.8, 1.8)
        painting.sheet.upright(x, start, ys[-1])
    for row, (top, _) in enumerate(pairwise(ys)):
        if row in bands:
            painting.sheet.write(xs[0] + 3, top + 14, "รวม " + PAGES["phrase"](chance, 3), 10.0)
            painting.sheet.write(xs[-1] - 40, top + 14, chance.choice(FIGURES), 10.0)
            continue
        for column, left in enumerate(xs[:-1]):
            text = chance.choice(PAGES["WORDS"] if column == 0 else FIGURES)
            painting.sheet.write(left + 3, top + 14, text, 10.0)
    for y in ys[:: len(ys) - 1]:
        if chance.random() < 0.4:
            painting.sheet.level(y, xs[0], xs[-1])


def paint_marked(painting: Painting) -> None:
    """Draw a ruled grid with bars and arrows over its months, fills, and texts struck through."""
    chance = painting.chance
    rows, columns = chance.randint(2, 5), chance.randint(3, 7)
    xs, ys = grid_of(chance, rows, columns)
    for y in ys:
        painting.sheet.level(y, xs[0], xs[-1])
    for x in xs:
        painting.sheet.upright(x, ys[0], ys[-1])
    write_cells(painting, xs, ys)
    for top, bottom in pairwise(ys):
        first = chance.randrange(columns)
        last = chance.randint(first, columns - 1)
        middle = top + chance.choice((0.5, 0.5, 0.15, 0.9)) * (bottom - top)
        x0, x1 = xs[first] + chance.uniform(-4, 20), xs[last + 1] - chance.uniform(-4, 20)
        kind = chance.choice(("bar", "line", "line", "heads", "none", "fill"))
        if kind == "bar":
            painting.fill(x0, middle - 3, x1, middle + chance.uniform(0, 6), COLOURS[0])
        elif kind == "fill":
            reach = chance.uniform(0.7, 1.0)
            right = xs[first] + reach * (xs[first + 1] - xs[first])
            painting.fill(xs[first], top, right, bottom, chance.choice(COLOURS))
        elif kind != "none":
            painting.sheet.level(middle, min(x0, x1), max(x0, x1))
            if kind == "heads":
                for x in (x0, x1):
                    painting.sheet.upright(x, middle - 2, middle + 2)


def paint_form(painting: Painting) -> None:
    """Draw labels and values between level rules, as forms of one record do."""
    chance = painting.chance
    left, right, size = 50.0, chance.uniform(130, 220), chance.choice((10.0, 12.0))
    y = 90.0
    font = chance.choice(("B", "B", "F"))
    for _ in range(chance.randint(3, 9)):
        if chance.random() < 0.6:
            painting.sheet.level(y, left + chance.choice((0, 0, 2.5)), 500)
        y += 1.3 * size
        painting.sheet.write(left + 2, y, chance.choice(PAGES["WORDS"]), size, font)
        for _ in range(chance.choice((1, 1, 2, 3))):
            painting.sheet.write(
                right + chance.choice((0, 0, 1.5, 2.5)), y, PAGES["phrase"](chance, 4), size
            )
            y += chance.choice((1.25, 1.25, 1.5)) * size
        y += chance.choice((0.1, 0.5)) * size
    if chance.random() < 0.5:
        painting.sheet.level(y, left, 500)


PAINTED = (paint_lattice, paint_banded, paint_marked, paint_form)


def outcome(seed: int) -> Iterator[str]:
    """Return what is found on one random page: lines, and tables row by row."""
    chance = random.Random(seed)
    painting = Painting(chance)
    painting.sheet.write(chance.uniform(60, 250), 60.0, PAGES["phrase"](chance, 3), 16.0)
    PAINTED[seed % len(PAINTED)](painting)
    painting.sheet.write(50, 700, PAGES["phrase"](chance, 14), 12.0)
    assembler = Assembler()
    assembler.add(painting.page())
    (page,) = assembler.document(1).pages
    yield f"{page.health} {page.anomalies}"
    yield from PAGES["shown"](page)


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_random_painted_page_is_read_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
