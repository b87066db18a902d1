"""Small random pictures: ink in cells, dots, rules of scans and points in numbers, as recorded."""

import random
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("PIL")

from mattrakan.extract.glyphs import Rule  # noqa: E402
from mattrakan.extract.ocr.areas import find_areas, find_crossings  # noqa: E402
from mattrakan.extract.ocr.dark_bands import Band  # noqa: E402
from mattrakan.extract.ocr.page_image import Grey, PageImage  # noqa: E402
from mattrakan.extract.ocr.recogniser import Letter, LineReading  # noqa: E402
from mattrakan.extract.ocr.rule_repairs import repair_rules  # noqa: E402
from mattrakan.extract.ocr.ruling import ImageRule, find_image_rules  # noqa: E402
from mattrakan.extract.ocr.runs import Ink, ink_runs  # noqa: E402
from mattrakan.extract.ocr.strips import line_to_parts  # noqa: E402
from mattrakan.extract.ocr.structure import (  # noqa: E402
    _is_sheet_edge,
    _without_band_marks,
    _without_dark_borders,
)
from mattrakan.extract.ocr.text_lines import InkLine  # noqa: E402
from mattrakan.extract.ocr.voting import Voter  # noqa: E402

HERE = Path(__file__).parent
COUNT = 250
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("specks")
GRIDS = runpy.run_path(str(HERE / "small_grids.py"))
READINGS = runpy.run_path(str(HERE / "test_recorded_readings.py"))
NUMBERS = (
    "1,234",
    "1.234",
    "12.50",
    "1.234.567",
    "34579",
    "๑,๐๐๐",
    "1,23",
    "2,500.25",
    "7",
    "12:30",
)


def box(ink: Ink, x0: float, top: float, x1: float, bottom: float) -> None:
    ink[max(0, round(top)) : max(0, round(bottom)), max(0, round(x0)) : max(0, round(x1))] = True


def of_cells(chance: random.Random) -> Iterator[str]:
    """Yield which ink belongs to which cell; marks cross the rules between cells."""
    grids = [GRIDS["random_grid"](chance)]
    scale, body = 0.5, 12.0
    ink: Ink = np.zeros((700, 1100), bool)
    rules = np.zeros_like(ink)
    for grid in grids:
        for y in grid.ys:
            at = y / scale
            thick = chance.choice((1, 2, 3, 6, 8, 9))
            box(rules, grid.xs[0] / scale, at, grid.xs[-1] / scale, at + thick)
            for _ in range(2):
                x = chance.uniform(grid.xs[0], grid.xs[-1]) / scale
                up, down = (body * chance.choice((0.2, 0.5, 0.7, 1.0)) for _ in range(2))
                box(ink, x, at - up, x + 5, at + thick + down)
                gap = body * chance.choice((0.1, 0.3, 0.8))
                box(ink, x - 3, at + thick + down + gap, x + 9, at + thick + down + gap + body)
                box(ink, x - 3, at - up - 2 * gap - body, x + 9, at - up - 2 * gap)
    yield f"crossed {find_crossings(ink | rules, rules, body).sum()}"
    for area in find_areas(ink_runs(ink), grids, scale, body):
        size = (area.end - area.start).sum()
        yield f"{area.row.min()} {area.row.max()} {area.start.min()} {size}"


def of_dots(chance: random.Random) -> Iterator[str]:
    """Yield the stretches of a line of letters, discs, rings, dashes and dust."""
    body = chance.choice((10.0, 14.0, 20.0))
    ink: Ink = np.zeros((80, 900), bool)
    rows, columns = np.ogrid[:80, :900]
    x = 10.0
    while x < 800:
        gap = body * chance.choice((0.2, 0.2, 0.6, 1.1, 1.3, 1.7, 1.9, 3.0))
        kind = chance.choice(("letter", "letter", "disc", "disc", "dash", "dust"))
        wide = body * chance.choice((0.5, 0.54, 0.57, 0.7, 0.85, 0.95, 1.5, 1.75))
        if kind == "letter":
            box(ink, x, 50 - body, x + 0.6 * body, 50)
            wide = 0.6 * body
        elif kind == "disc":
            oval = chance.choice((1.0, 1.0, 0.9, 1.1, 1.3))
            high = wide * oval
            far = ((columns - x - wide / 2) / wide) ** 2 + ((rows - 50 + high / 2) / high) ** 2
            near = far < 0.25
            if chance.random() < 0.2:
                near &= far > chance.choice((0.01, 0.03, 0.06))
            ink |= near
        elif kind == "dash":
            wide = body * chance.choice((0.28, 0.32, 0.6, 1.0))
            high = body * chance.choice((0.1, 0.2, 0.4, 0.53, 0.57))
            box(ink, x, 50 - 0.4 * body - high, x + wide, 50 - 0.4 * body)
        else:
            wide = body * chance.choice((0.1, 0.3))
            box(ink, x, 50 - wide, x + wide, 50)
        x += wide + gap
    if chance.random() < 0.3:
        ink[:, 300:] &= ~np.isin(np.arange(300, 900) % 97, (0, 1, 2))
    grey: Grey = np.where(ink, 30, 235).astype(np.uint8)
    line = InkLine(ink_runs(ink), 50)
    for part in line_to_parts(line, grey, body, is_bilevel=bool(chance.randrange(2))):
        yield f"{part.x0} {part.top} {part.x1} {part.bottom} {part.mark} {part.strip.shape}"


def of_rules(chance: random.Random) -> Iterator[str]:
    """Yield the rules of a picture: thin, thick, short, crooked, and strokes beside others."""
    dpi = chance.choice((100.0, 150.0))
    ink: Ink = np.zeros((260, 320), bool)
    for _ in range(chance.randint(2, 7)):
        x, y = chance.randint(0, 200), chance.randint(0, 230)
        long = dpi * chance.choice((0.15, 0.19, 0.25, 0.32, 0.43, 0.48, 0.9, 1.6))
        thick = max(1, round(dpi * chance.choice((0.01, 0.02, 0.033, 0.038, 0.06))))
        if chance.random() < 0.5:
            for step in range(round(long)):
                low = y + round(step * 0.03 * (x % 3))
                ink[low : low + thick, x + step : x + step + 1] = True
            if chance.random() < 0.4:
                gap = dpi * chance.choice((0.01, 0.015, 0.05))
                ink[:, round(x + long / 2) : round(x + long / 2 + gap)] = False
            if chance.random() < 0.3:
                near = dpi * chance.choice((0.008, 0.012, 0.02))
                box(ink, x, y + thick + near, x + long * chance.choice((0.2, 0.4)), y + 3 * thick)
        else:
            box(ink, x, y, x + thick, y + long)
    rules, drawn = find_image_rules(ink, dpi)
    for rule in rules:
        yield f"rule {rule.x0} {rule.top} {rule.x1} {rule.bottom}"
    image = PageImage(np.where(ink, 0, 255).astype(np.uint8), dpi, False)
    yield f"drawn {drawn.sum()} edges {[_is_sheet_edge(rule, image) for rule in rules]}"
    yield f"kept {len(_without_dark_borders(ink_runs(ink)).row)}"
    top, high = chance.randint(0, 60), chance.choice((16, 24, 40))
    bands = [Band(20, top, 300, top + high)]
    posts = [
        ImageRule(
            x, top - chance.choice((-3, 2, 5, 9)), x + 2, top + high + chance.choice((2, 5, 50))
        )
        for x in map(float, chance.sample(range(10, 310, 7), 5))
    ]
    yield f"posts {[post.x0 for post in _without_band_marks(posts, bands)]}"


def of_broken_rules(chance: random.Random) -> Iterator[str]:
    """Yield what is made of pieces of rules: gaps, ends that do not meet, underlines, strokes."""
    xs, ys = [50.0, 150.0, 260.0, 400.0], [100.0, 140.0, 185.0, 260.0]
    near = (0.0, 0.0, 1.0, 1.9, 2.1, 3.9, 4.1, 4.9, 5.1, 8.0)
    rules = []
    for y in ys:
        cut, gap = chance.uniform(90, 300), chance.choice((0.0, 5.0, 13.5, 14.5, 20.0))
        off = chance.choice(near)
        rules.append(Rule(xs[0] + chance.choice(near), y, cut, y))
        rules.append(Rule(cut + gap, y + off, xs[-1] - chance.choice(near), y + off))
    for x in xs:
        top = chance.choice(ys[:-1]) + chance.choice(near)
        bottom = top + chance.choice((20.0, 42.5, 43.5, 85.0, 160.0)) + chance.choice(near)
        rules.append(Rule(x, top, x, bottom))
    x0, y = chance.uniform(60, 240), chance.choice(ys) - 9.0
    rules.append(Rule(x0, y, x0 + chance.choice((20.0, 60.0, 120.0)), y))
    chance.shuffle(rules)
    for rule in repair_rules(rules):
        yield f"{rule.x0:.1f} {rule.top:.1f} {rule.x1:.1f} {rule.bottom:.1f}"


class Agreeing:
    """Stands for a reader that says what it is told; it is nearly always certain."""

    def __init__(self, text: str, certainty: float) -> None:
        letters = [Letter(one, (n + 0.5) / len(text), certainty, n) for n, one in enumerate(text)]
        self.said = LineReading(tuple(letters), np.zeros((1, 1), np.float32), ())

    def read(self, strip: Any) -> LineReading:
        return self.said


def of_points(chance: random.Random) -> Iterator[str]:
    """Yield what the ink says of points and commas that all readers agree on."""
    text = chance.choice(NUMBERS)
    body = 20.0
    ink: Ink = np.zeros((70, 300), bool)
    x = 10.0
    for letter in text:
        hangs = body * chance.choice((0.0, 0.05, 0.1, 0.13, 0.2))
        if letter in ".,:":
            high = body * chance.choice((0.1, 0.2, 0.28, 0.33, 0.5, 0.65))
            wide = body * chance.choice((0.1, 0.2, 0.4, 0.5))
            if chance.random() < 0.85:
                box(ink, x, 50 + hangs - high, x + wide, 50 + hangs)
            x += wide + chance.choice((2, 3, 0))
        else:
            wide = body * chance.choice((0.6, 0.6, 0.6, 0.6, 0.8, 0.9))
            box(ink, x, 50 - body, x + wide, 50 + hangs * (chance.random() < 0.15))
            x += wide + 3
    grey: Grey = np.where(ink, 30, 235).astype(np.uint8)
    runs = ink_runs(ink)
    (part, *_) = line_to_parts(InkLine(runs, 50), grey, body, is_bilevel=False)
    reader: Any = Agreeing(text, chance.choice((0.99, 0.99, 0.99, 0.51, 0.49)))
    voter = Voter(reader, reader, reader, grey, body)
    letters = reader.said.letters
    yield f"{text} {[(one.reading, one.other) for one in voter.doubts(part, letters)]}"
    yield "".join(letter.text for letter in voter.punctuated(part, letters))
    yield f"{[one.other for one in voter.noise_doubts(part, letters)]}"


KINDS = (of_cells, of_dots, of_rules, of_broken_rules, of_points)


def outcome(seed: int) -> Iterator[str]:
    """Return what is made of some small pictures of one kind."""
    chance = random.Random(seed)
    for _ in range(1 if seed % len(KINDS) < 3 else 6):
        yield from KINDS[seed % len(KINDS)](chance)


@pytest.mark.parametrize("seed", range(COUNT))
def test_small_pictures_are_read_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
