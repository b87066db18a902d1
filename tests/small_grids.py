"""Small grids with what stands in their cells: random ones, and of the kinds that rules are for."""

import random
import runpy
from collections.abc import Sequence
from pathlib import Path

from mattrakan.extract.tables.ruled import Grid, Region
from mattrakan.extract.text.clusters import Cluster

WORDS = runpy.run_path(str(Path(__file__).with_name("test_recorded_pages.py")))["WORDS"]
RANDOM = 360  # seeds from here on make grids of a kind that a rule is for
WIDTHS = (5.0, 11.0, 13.0, 24.0, 60.0, 60.0, 100.0, 160.0)
HEIGHTS = (5.0, 11.0, 13.0, 16.0, 16.0, 20.0, 34.0, 60.0)
Held = dict[int, list[Cluster]]


def random_grid(chance: random.Random) -> Grid:
    """Return a grid of some rows and columns, with cells over several of them."""
    xs, ys = [40.0], [60.0]
    for _ in range(chance.randint(1, 6)):
        xs.append(xs[-1] + chance.choice(WIDTHS))
    for _ in range(chance.randint(1, 7)):
        ys.append(ys[-1] + chance.choice(HEIGHTS))
    free = {(row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)}
    spanning = chance.choice((0.0, 0.1, 0.3))
    regions = []
    for row, column in sorted(free):
        if (row, column) not in free:
            continue
        down = across = 1
        if chance.random() < spanning:
            down, across = chance.choice(((1, 2), (2, 1), (1, 3), (2, 2), (3, 1), (1, 6)))
        down, across = min(down, len(ys) - 1 - row), min(across, len(xs) - 1 - column)
        covered = {(row + r, column + c) for r in range(down) for c in range(across)}
        if not covered <= free:
            down, across, covered = 1, 1, {(row, column)}
        free -= covered
        regions.append(Region(row, column, down, across))
    return Grid(tuple(xs), tuple(ys), tuple(regions))


def line_of(
    chance: random.Random, text: str, x: float, baseline: float, size: float, font: str = ""
) -> list[Cluster]:
    """Return the clusters of one line of text; a few gaps are wide."""
    made = []
    font = font or chance.choice("FFB")
    for letter in text:
        wide = 0.3 if letter == " " else 0.5
        made.append(
            Cluster(letter, x, x + wide * size, baseline, size, chance.randrange(999), font=font)
        )
        x += wide * size
        if letter == " " and chance.random() < 0.1:
            x += chance.choice((0.4, 1.0, 3.0)) * size
    return made


def fill_cells(chance: random.Random, grid: Grid) -> Held:
    """Return what stands in the cells: some lines each, or nothing."""
    held: Held = {}
    share = chance.choice((0.4, 0.7, 1.0))
    size = chance.choice((8.0, 10.0, 14.0))
    for index, region in enumerate(grid.regions):
        box = grid.region_box(region)
        if chance.random() > share:
            if chance.random() < 0.1:
                held[index] = [Cluster(" ", box.x0, box.x0 + 3.0, box.bottom - 2.0, size, 0)]
            continue
        held[index] = []
        counted = chance.random() < 0.3
        baseline = box.top + size + chance.choice((0.0, 1.0, 3.0))
        for number in range(1, chance.choice((2, 2, 3, 5))):
            text = f"{number}. " if counted else ""
            text += " ".join(chance.choice(WORDS) for _ in range(chance.choice((1, 1, 2, 4))))
            room = max(box.width - 0.5 * size * len(text), 2.0)
            x = box.x0 + chance.choice((2.0, 2.0, 0.5 * room, room, -6.0))
            held[index] += line_of(chance, text, x, baseline, size)
            baseline += chance.choice((1.2, 1.2, 1.5, 2.5)) * size
            if baseline > box.bottom and region.row_span == 1:
                break
    return held


def plain_grid(xs: Sequence[float], ys: Sequence[float], *wide: Region) -> Grid:
    """Return a grid whose places are cells, but for those that some cells cover."""
    covered = {
        (region.row + down, region.column + across)
        for region in wide
        for down in range(region.row_span)
        for across in range(region.column_span)
    }
    single = [
        Region(row, column, 1, 1)
        for row in range(len(ys) - 1)
        for column in range(len(xs) - 1)
        if (row, column) not in covered
    ]
    regions = sorted([*single, *wide], key=lambda region: (region.row, region.column))
    return Grid(tuple(xs), tuple(ys), tuple(regions))


def steps(chance: random.Random, start: float, sizes: Sequence[float], number: int) -> list[float]:
    """Return borders that far apart."""
    borders = [start]
    for _ in range(number):
        borders.append(borders[-1] + chance.choice(sizes))
    return borders


class Drawn:
    """A grid of a kind, and what stands in it."""

    def __init__(self, chance: random.Random, grid: Grid) -> None:
        self.chance = chance
        self.grid = grid
        self.held: Held = {}

    def write(
        self, index: int, text: str, down: float, font: str = "F", size: float = 10.0
    ) -> None:
        """Write a line into a cell, so far below its top."""
        box = self.grid.region_box(self.grid.regions[index])
        line = line_of(self.chance, text, box.x0 + 2.0, box.top + down, size, font)
        self.held.setdefault(index, []).extend(line)


def draw_frame(chance: random.Random) -> Drawn:
    """Return a grid inside a frame of narrow rows and columns, which seldom hold text."""
    room = chance.choice((4.0, 11.5, 12.5, 20.0))
    rings = chance.choice((1, 1, 2))
    edges = [room] * rings
    xs, ys = [40.0], [60.0]
    for width in (*edges, *chance.choices((60.0, 100.0), k=chance.randint(1, 3)), *edges):
        xs.append(xs[-1] + width)
    for height in (*edges, *chance.choices((16.0, 30.0), k=chance.randint(1, 4)), *edges):
        ys.append(ys[-1] + height)
    if chance.random() < 0.3:
        xs.pop(chance.choice((0, -1)))
    wide = []
    if chance.random() < 0.5:
        across = chance.choice((len(xs) - 1, len(xs) - 1 - rings, 1))
        wide.append(Region(0, 0, chance.choice((1, rings)), across))
    drawn = Drawn(chance, plain_grid(xs, ys, *wide))
    for index, region in enumerate(drawn.grid.regions):
        inner = rings <= region.row < len(ys) - 1 - rings and rings <= region.column
        inner = inner and region.column < len(xs) - 1 - rings
        if chance.random() < (0.8 if inner else 0.01):
            drawn.write(index, chance.choice(WORDS), 11.0)
    return drawn


def draw_arrows(chance: random.Random) -> Drawn:
    """Return rows that lines part only beside cells that go past them."""
    xs, ys = steps(chance, 40.0, WIDTHS[4:], chance.randint(2, 5)), [60.0]
    wide = []
    for row in range(0, 2 * chance.randint(1, 3), 2):
        ys += [ys[-1] + chance.choice((8.0, 16.0)), ys[-1] + chance.choice((24.0, 32.0))]
        for column in range(chance.choice((1, 1, 2, len(xs) - 2)) if chance.random() < 0.9 else 0):
            wide.append(Region(row, column, 2, 1))
        if chance.random() < 0.3 and len(xs) > 3:
            wide = [one for one in wide if one.column < len(xs) - 3 or one.row < row]
            wide.append(Region(row + chance.randrange(2), len(xs) - 3, 1, 2))
    drawn = Drawn(chance, plain_grid(xs, ys, *wide))
    for index, region in enumerate(drawn.grid.regions):
        if chance.random() < (0.8 if region.row_span > 1 else 0.06):
            drawn.write(index, chance.choice(WORDS), 11.0)
    return drawn


def draw_counted(chance: random.Random) -> Drawn:
    """Return a first column whose cells over several rows count on, beside the rows or not."""
    xs, ys, wide = steps(chance, 40.0, WIDTHS[4:], chance.randint(2, 4)), [60.0], []
    for _ in range(chance.randint(1, 3)):
        span = chance.randint(1, 4)
        wide.append(Region(len(ys) - 1, 0, span, 1))
        if chance.random() < 0.3:
            wide.append(Region(len(ys) - 1, len(xs) - 2, span, 1))
        ys += steps(chance, ys[-1], (16.0, 20.0, 34.0), span)[1:]
    drawn = Drawn(chance, plain_grid(xs, ys, *wide))
    mark = chance.choice(("{}.", "{}", "{})", "({})"))
    number = chance.choice((1, 1, 3))
    for index, region in enumerate(drawn.grid.regions):
        if region.column == 0:
            for row in range(region.row, region.row + region.row_span):
                if row > region.row and chance.random() < 0.1:
                    continue
                at = ys[row] - ys[region.row] + 11.0 + chance.choice((0.0, 0.0, 0.0, 2.0, 4.0, 9.0))
                drawn.write(index, f"{mark.format(number)} {chance.choice(WORDS)}".strip(), at)
                number += chance.choice((1, 1, 1, 1, 1, 0, 2))
        elif chance.random() < 0.85:
            for line in range(chance.choice((1, 1, 2))):
                drawn.write(index, chance.choice(WORDS), 11.0 + 12.0 * line)
    return drawn


def draw_figures(chance: random.Random) -> Drawn:
    """Return ruled rows that hold several rows of figures, more or less side by side."""
    xs = steps(chance, 40.0, (60.0, 100.0), chance.randint(2, 5))
    ys = steps(chance, 60.0, (20.0, 80.0, 80.0), chance.randint(1, 4))
    drawn = Drawn(chance, plain_grid(xs, ys))
    names = chance.choice((1, 1, 2))
    for index, region in enumerate(drawn.grid.regions):
        lines = int((ys[region.row + 1] - ys[region.row]) // 16)
        if region.column < names:
            for line in range(lines):
                count = f"{line + 1}. " if chance.random() < 0.7 else ""
                drawn.write(index, count + chance.choice(WORDS), 12.0 + 16.0 * line)
            continue
        for line in range(lines):
            if chance.random() < 0.15:
                continue
            text = chance.choice(("๑๐", "๑,๐๐๐", "12.5", "-", "500", "500", "500 บาท", "ก"))
            off = chance.choice((0.0, 0.0, 0.0, 0.0, 1.0, 2.4, 3.2, 8.0))
            drawn.write(index, text, 12.0 + 16.0 * line + off)
    return drawn


def draw_titles(chance: random.Random) -> Drawn:
    """Return a table whose first rows and last row may go across all columns."""
    xs = steps(chance, 40.0, (60.0, 100.0), chance.randint(2, 5))
    ys = steps(chance, 60.0, (16.0, 20.0), chance.randint(2, 7))
    n_rows, n_columns = len(ys) - 1, len(xs) - 1
    full = set(range(chance.choice((0, 1, 1, 2)))) | set(chance.choices(range(n_rows), k=1))
    full |= {n_rows - 1} if chance.random() < 0.6 else set()
    wide = [Region(row, 0, 1, n_columns) for row in sorted(full)]
    drawn = Drawn(chance, plain_grid(xs, ys, *wide))
    head = chance.choice((0, 1, 1, 2))
    for index, region in enumerate(drawn.grid.regions):
        if chance.random() < 0.9:
            font = "B" if region.row <= head or chance.random() < 0.04 else "F"
            drawn.write(index, chance.choice(WORDS), 11.0, font, chance.choice((10.0, 10.0, 12.0)))
    return drawn


DRAWN = (draw_frame, draw_arrows, draw_counted, draw_figures, draw_titles)


def make_grid(seed: int, chance: random.Random) -> tuple[Grid, Held]:
    """Return a grid and what stands in its cells: a random one, later one of each kind in turn."""
    if seed < RANDOM:
        grid = random_grid(chance)
        return grid, fill_cells(chance, grid)
    drawn = DRAWN[seed % len(DRAWN)](chance)
    return drawn.grid, drawn.held
