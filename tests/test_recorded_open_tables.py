"""Random tables that rules and fills leave open: below, above, and between headings, as recorded.

Distances are some of those on both sides of what decides: of lines, of rows, of rules' ends.
"""

import random
import runpy
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from mattrakan.extract.glyphs import Rule
from mattrakan.extract.tables.cells import assign_clusters, grid_to_table
from mattrakan.extract.tables.drawing_order import find_stream_rows, stream_rows_to_regions
from mattrakan.extract.tables.grids import find_grids
from mattrakan.extract.tables.heading_bands import are_centred
from mattrakan.extract.tables.outline_rows import find_outline_starts
from mattrakan.extract.tables.rivers import clusters_to_rows
from mattrakan.extract.tables.row_starts import column_lines
from mattrakan.extract.text.clusters import Cluster

HERE = Path(__file__).parent
COUNT = 320
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("open_tables")
PIECED = runpy.run_path(str(HERE / "pieced_tables.py"))

SIZE = 10.0
NAMES = ("ปลูกป่า", "รดน้ำต้นไม้", "อ่าน", "ฟังเสียงประชาชน", "กอง")
FIGURES = ("๑๐", "๑,๐๐๐", "-", "2.5", "๒๕,๐๐๐")
PROSE = "หมายเหตุ ตารางนี้ทำขึ้นเพื่อแสดงผลการดำเนินงานของทุกกองในปีที่ผ่านมา"


class Paper:
    """Text in the order in which it is written, and rules."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.clusters: list[Cluster] = []
        self.rules: list[Rule] = []

    def write(self, text: str, x: float, baseline: float, font: str = "F") -> float:
        for letter in text:
            order = len(self.clusters)
            wide = 0.3 if letter == " " else 0.5
            x1 = x + wide * SIZE
            self.clusters.append(Cluster(letter, x, x1, baseline, SIZE, order, font=font))
            x = x1
        return x

    def tables(self) -> Iterator[str]:
        """Yield the texts of the tables that are found, row by row, and the cells that span."""
        grids = find_grids(self.clusters, self.rules)
        inside, outside = assign_clusters(self.clusters, grids)
        for grid, held in zip(grids, inside, strict=True):
            yield " ".join(f"{side:.1f}" for side in (*grid.xs, *grid.ys))
            table = grid_to_table(grid, held, page=1, number=1, has_spaces=True)
            yield from (str(row) for row in table.rows)
            wide = [(c.row, c.column) for c in table if c.row_span > 1 or c.column_span > 1]
            yield f"{table.header_rows} {wide}"
        yield f"{sum(not cluster.is_space for cluster in outside)} outside"


def columns_of(chance: random.Random) -> list[float]:
    xs = [50.0]
    for _ in range(chance.randint(2, 4)):
        xs.append(xs[-1] + chance.choice((40.0, 70.0, 100.0, 120.0)))
    return xs


def write_row(paper: Paper, xs: Sequence[float], y: float, share: float = 0.9) -> None:
    """Write a row: a number, names, and figures at the right; some cells wrap, some are empty."""
    chance = paper.chance
    for column, (left, right) in enumerate(pairwise(xs)):
        if chance.random() > share:
            continue
        text = chance.choice(FIGURES if column and column == len(xs) - 2 else NAMES)
        if column == 0:
            text = chance.choice(("๑.", "๒", text))
        x = left + 3 if column < len(xs) - 2 else max(left + 3, right - 3 - 5 * len(text))
        paper.write(text, x, y)
        if chance.random() < 0.12:
            paper.write(chance.choice(NAMES), x, y + chance.choice((12.0, 14.0, 17.0)))


def open_below(paper: Paper) -> None:
    """Draw headings between rules or fills drawn cell by cell, and rows below nothing closes."""
    chance, xs = paper.chance, columns_of(paper.chance)
    ys = [48.0, 66.0, 86.0][: chance.choice((2, 2, 3))]
    kind = chance.choice(("rules", "fills", "stripes"))
    if kind == "rules":
        for y in ys:
            paper.rules += PIECED["pieces"](y, *xs)
    elif kind == "fills":
        paper.rules += PIECED["fills"](ys[0], ys[1], *xs)
    for place, (left, _) in enumerate(pairwise(xs)):
        paper.write(("ที่", "รายการ", "จำนวน", "ผล", "อื่น")[place], left + 10, 60.0)
    pitch = chance.choice((14.0, 17.0, 19.0, 24.0, 31.0, 33.0, 43.0, 62.0, 66.0, 89.0, 92.0, 110.0))
    y = ys[-1] + 14.0
    many = chance.choice((1, 2, 3, 5, 7))
    for row in range(many):
        if kind == "stripes" and row % 2 == chance.choice((0, 0, 0, 1)):
            paper.rules += PIECED["fills"](y - 12, y + chance.choice((4.0, 8.0)), *xs)
        if chance.random() < 0.1:
            end = paper.write("รวม" + chance.choice(NAMES) * 2, xs[0] + 5, y)
            paper.write(chance.choice(FIGURES), max(xs[-2] + 5, end + 10), y)
        else:
            write_row(paper, xs, y, chance.choice((1.0, 0.9, 0.6)))
        y += chance.choice((pitch, pitch, pitch, pitch, 0.8 * pitch, 1.3 * pitch))
    if chance.random() < 0.3:
        for x in chance.sample(xs, chance.choice((1, 2, len(xs)))):
            off = chance.choice((0.0, 2.0, 4.0, 7.0))
            paper.rules.append(Rule(x + off / 4, ys[-1] + off, x + off / 4, y + off))
    y += chance.choice((0.0, 10.0, 30.0))
    for _ in range(chance.choice((0, 0, 1, 2, 3, 4, 5))):
        paper.write(PROSE[: chance.choice((8, 40, 70))], chance.choice((50.0, 55.0, 120.0)), y)
        y += 14.0


def open_above(paper: Paper) -> None:
    """Draw rows of which every second one is filled, below plain ones."""
    chance, xs = paper.chance, columns_of(paper.chance)
    lines = chance.choice((1, 1, 2, 3, 11, 12, 13, 24, 25))
    y, start = 60.0, xs[min(1, len(xs) - 2)] + 3
    for line in range(lines):
        if line == 0:
            write_row(paper, xs, y, chance.choice((1.0, 0.7, 0.4)))
        else:
            paper.write(chance.choice(NAMES), start + chance.choice((0, 0, 0, 0.9, 1.5)), y)
        y += chance.choice((14.0, 14.0, 14.0, 17.0, 19.0))
    y += chance.choice((0.0, 0.0, 3.0, 6.0))
    changes = chance.choice((1, 2, 3, 4, 6, 7))
    for row in range(changes + 1):
        high = chance.choice((20.0, 20.0, 34.0))
        if row % 2 == 0:
            paper.rules += PIECED["fills"](y - 12, y - 12 + high, *xs)
        write_row(paper, xs, y, 0.95)
        if high > 30:
            paper.write(chance.choice(NAMES), start, y + 14)
        y += high


def banded(paper: Paper) -> None:
    """Draw upright rules alone, their headings and rows over all columns interrupting them."""
    chance, xs = paper.chance, columns_of(paper.chance)
    top, y = 50.0, 62.0
    first = chance.randint(0, max(0, len(xs) - 3))
    lead = chance.choice((7.0, 10.0, 12.0, 14.0, 16.0, 24.0, 31.0))
    wide = (xs[first] + xs[first + 2]) / 2
    paper.write("ผลการดำเนินงาน", wide - 35, y)
    for line in range(chance.choice((1, 1, 2))):
        for x in xs[first : first + 2] if line == 0 else xs[:-1]:
            paper.write(chance.choice(("ปี ๒๕๖๗", "ที่", "ผล")), x + 8, y + lead * (line + 1))
    y += 2 * lead + chance.choice((4.0, 12.0))
    if chance.random() < 0.6:
        for _ in range(chance.choice((1, 2))):
            write_row(paper, xs, y, 0.9)
            y += chance.choice((16.0, 24.0, 32.0))
    breaks = [y]
    for _ in range(chance.choice((1, 2, 3))):
        paper.write("รวม " + chance.choice(NAMES), xs[0] + 4, y + 12)
        paper.write(chance.choice(FIGURES), xs[-2] + 5, y + 12)
        y += 18.0
        breaks.append(y)
        for _ in range(chance.choice((1, 2, 3))):
            write_row(paper, xs, y + 12, 0.9)
            y += 18.0
        breaks.append(y)
    off = chance.choice((0.0, 0.0, 2.0, 4.0, 7.0, 11.0, 13.0, 25.0))
    for place, x in enumerate(xs):
        if place in (0, len(xs) - 1):
            paper.rules.append(Rule(x, top + off, x, y - off))
            continue
        start = top
        for a, b in zip(breaks[::2], breaks[1::2], strict=False):
            slip = chance.choice((0.0, 0.0, 0.0, 1.0, 2.0, 4.0))
            paper.rules.append(Rule(x, start, x, a + slip))
            start = b - slip
        paper.rules.append(Rule(x, start, x, y))


def write_headings(paper: Paper, xs: Sequence[float]) -> float:
    """Write headings of one line and of several around one height; return how high they are."""
    chance = paper.chance
    counts = [chance.choice((1, 1, 2, 3, 5, 6)) for _ in xs[1:]]
    middle = 58.0 + max(counts) * 6.0
    slip = chance.choice((0.0, 0.0, 0.9, 1.5, 2.5, 5.0))
    for place, count in enumerate(counts):
        if chance.random() < 0.1:
            continue
        off = chance.choice((0.0, slip))
        for line in range(count):
            y = middle + (line - (count - 1) / 2) * 12.0 + off
            paper.write(chance.choice(("ผล", "ปี", "ราย")), xs[place] + 8, y, "B")
    return max(counts) * 12.0


def book(paper: Paper) -> None:
    """Draw a book's table: a rule above and below the headings, one below the rows."""
    chance, xs = paper.chance, columns_of(paper.chance)
    high = write_headings(paper, xs)
    ys = [50.0, 50.0 + high + 12.0]
    y = ys[-1] + 13.0
    for _ in range(chance.choice((2, 3, 6))):
        write_row(paper, xs, y, 0.95)
        y += chance.choice((14.0, 16.0, 22.0))
    for at in (*ys, y - 6):
        paper.rules += (
            PIECED["pieces"](at, *xs) if chance.random() < 0.6 else [Rule(xs[0], at, xs[-1], at)]
        )


def of_steps(paper: Paper) -> Iterator[str]:
    """Return what the single steps say of cells written one after another."""
    chance, xs = paper.chance, columns_of(paper.chance)
    y = 60.0
    numbers = chance.choice((0.0, 0.1, 0.2, 0.35, 0.7, 1.0))
    counted = chance.random() < 0.4
    xs = [*xs[:2], xs[-1]] if counted else xs
    for row in range(chance.randint(2, 6)):
        lines = [chance.choice((1, 1, 2, 3, 4)) for _ in xs[1:]]
        if chance.random() < 0.3:
            lines = [chance.choice((2, 3, 4))] * len(lines)
        if counted:
            lines = [*(chance.choice((1, 1, 2)) for _ in xs[2:]), chance.choice((1, 1, 1, 1, 0))]
        lead = chance.choice((12.0, 14.0, 22.0, 24.0))
        for place, left in enumerate(xs[:-1]):
            for line in range(lines[place]):
                is_figure = place == len(xs) - 2 and (counted or chance.random() < 0.8)
                text = chance.choice(FIGURES if is_figure else NAMES)
                if place == 0 and line == 0 and chance.random() < numbers:
                    text = f"{row + 1}. {text}"
                off = chance.choice((0.0, 0.0, 0.0, 0.0, 3.0, 6.0))
                paper.write(text, left + 3, y + lead * line + off)
        y += lead * max(lines) + chance.choice((0.0, 4.0, 12.0))
    headings = Paper(chance)
    write_headings(headings, xs)
    yield f"{are_centred(clusters_to_rows(headings.clusters), xs)}"
    streamed = find_stream_rows(paper.clusters, xs)
    yield f"stream {streamed and [len(row.chunks) for row in streamed]}"
    if streamed:
        ys, regions = stream_rows_to_regions(streamed, xs)
        yield " ".join(f"{y:.1f}" for y in ys)
        yield " ".join(f"{r.row},{r.column}+{r.row_span}" for r in regions)
    columns = [
        column_lines([c for c in paper.clusters if left <= (c.x0 + c.x1) / 2 < right])
        for left, right in pairwise(xs)
    ]
    starts = find_outline_starts(columns)
    yield f"outline {starts and [round(start) for start in starts]}"


DRAWN = (open_below, open_above, banded, book)


def outcome(seed: int) -> Iterator[str]:
    """Return the tables of one random page, and what single steps say of another."""
    chance = random.Random(seed)
    paper = Paper(chance)
    DRAWN[seed % len(DRAWN)](paper)
    yield from paper.tables()
    for _ in range(3):
        yield from of_steps(Paper(chance))


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_random_open_table_is_read_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
