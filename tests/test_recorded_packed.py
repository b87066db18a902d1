"""Random packed cells: lines to items, and what their neighbours give to each, as recorded."""

import random
import runpy
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from mattrakan.extract.geometry import Box, boxes_to_box
from mattrakan.extract.tables.table import Cell
from mattrakan.extract.text.lines import Line
from mattrakan.normalize.joined.rows import Slot
from mattrakan.normalize.records.cell_items import (
    make_item,
    placed_lines,
    shows_rows,
    split_by_gaps,
    split_items,
    usual_leading,
)
from mattrakan.normalize.records.cut_values import ValueLines
from mattrakan.normalize.records.level_items import BesideColumn, find_level_starts
from mattrakan.normalize.records.packed_cells import share_out
from mattrakan.normalize.records.unnumbered_items import (
    ColumnSigns,
    begin_signs,
    count_values,
    split_lines,
)
from mattrakan.normalize.records.value_cuts import best_cuts, count_best, cut_runs, reads_as_value

HERE = Path(__file__).parent
COUNT = 220
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("packed")
# Of what is compiled it runs the joining of a cell's lines, as test_recorded_documents does.
pytestmark = pytest.mark.plain_only
PAPER = runpy.run_path(str(HERE / "conftest.py"))
PLANS = runpy.run_path(str(HERE / "test_recorded_documents.py"))

SIZE = 11.0
WORDS = (
    "ปลูก",
    "รดน้ำ",
    "ต้นไม้",
    "ใน",
    "โรงเรียน",
    "และ",
    "สวน",
    "ทุกวัน",
    "ให้",
    "ประชาชน",
    "กองคลัง",
    "การ",
)
TORN = (
    "ม.ค.",
    "ก.พ.",
    "๖๘",
    "-",
    "๒๕๖๘",
    "ต.ค. ๖๗ -",
    "ก.ย. ๖๘",
    "ไตรมาส ๑",
    "ทุกเดือน",
    "๑ ม.ค.",
    "ธ.ค. ๖๗",
)
SUMS = ("๑,๐๐๐", "๑๒", "๘,๕๐๐ บาท", "-", "ไม่ใช้", "งบประมาณ", "๕๐,๐๐๐", "บาท", "2.5")
LOOKS = ("period", "money", "org", "text")


def words_of(chance: random.Random, look: str) -> str:
    if look == "period":
        return chance.choice(TORN if chance.random() < 0.6 else PLANS["TIMES"])  # type: ignore[no-any-return]
    if look == "money":
        return chance.choice(SUMS if chance.random() < 0.6 else PLANS["MONEY"])  # type: ignore[no-any-return]
    if look == "org":
        return chance.choice(PLANS["OWNERS"])  # type: ignore[no-any-return]
    return "".join(chance.choice(WORDS) for _ in range(chance.randint(1, 5)))


def cell(chance: random.Random, look: str, heights: Sequence[float], column: int) -> Slot:
    """Return a cell with a line at some heights, numbered or not, now and then over two pages."""
    style = chance.choice((4, 4, 4, 0, 1, 2, 3))
    number, lines = 0, []
    for top in heights:
        text = words_of(chance, look)
        if style != 4 and (number == 0 or chance.random() < 0.6):
            number += chance.choice((1, 1, 1, 1, 2))
            text = PLANS["marked"](chance, number, style) + text
        if chance.random() < 0.1:
            text += " " + PLANS["marked"](chance, number + 1, style) + words_of(chance, look)
        lines.append(PAPER["make_line"](text, 50.0 + 150 * column, top))
    cut = chance.randrange(len(lines) + 1) if chance.random() < 0.1 else len(lines)
    parts = []
    for page, held in ((1, lines[:cut]), (2, lines[cut:])):
        if held or page == 1:
            box = boxes_to_box([line.box for line in held]) if held else Box(50, 100, 90, 120)
            parts.append(Cell(tuple(held), box, page, 0, column))
    return Slot(tuple(parts))


def heights_of(chance: random.Random, starts: Sequence[float]) -> list[float]:
    """Return the tops of lines: some at the starts of rows, others right below them."""
    tops: list[float] = []
    for start in starts:
        if chance.random() < 0.15:
            continue
        top = start + chance.choice((0.0, 0.0, 3.0, 6.0))
        for _ in range(chance.choice((1, 1, 2, 3))):
            if not tops or top > tops[-1] + 5:
                tops.append(top)
            top += 16.0
    return tops or [starts[0]]


def shown(groups: Sequence[Sequence[Line]]) -> str:
    return " / ".join("+".join(line.text for line in group) for group in groups)


def outcome(seed: int) -> Iterator[str]:
    """Return how one random packed row is taken apart."""
    chance = random.Random(seed)
    starts = [100.0]
    for _ in range(chance.randint(1, 4)):
        starts.append(starts[-1] + chance.choice((16.0, 32.0, 40.0, 54.0)))
    looks = [chance.choice(LOOKS) for _ in range(3)]
    main = cell(chance, "text", heights_of(chance, starts), 0)
    beside = [cell(chance, look, heights_of(chance, starts), n + 1) for n, look in enumerate(looks)]
    lines = placed_lines(main)
    others = [placed_lines(slot) for slot in beside]
    items = split_items(lines)
    gaps = split_by_gaps(lines, others)
    yield f"leading {usual_leading([lines, *others]):.1f}"
    for found in (items, gaps):
        groups = [[placed.line for placed in item.lines] for item in found]
        yield f"{shown(groups)} {[item.numbers for item in found]} {shows_rows(found, others)}"
    columns = [BesideColumn(o, k) for o, k in zip(others, looks, strict=True) if k in LOOKS[:2]]
    yield f"level {find_level_starts(lines, columns)}"
    signs = ColumnSigns(
        chance.choice((0.0, 60.0, 110.0)), frozenset(PLANS["OWNERS"]), frozenset(("กองคลัง",))
    )
    items = gaps if len(items) == 1 else items
    items = items or [make_item([])]
    for slot, look in zip(beside, looks, strict=True):
        by_rows, packed = chance.random() < 0.5, chance.random() < 0.5
        given = share_out(items, slot, look, signs, by_rows=by_rows, packed=packed)
        yield f"{look} {given.means} {given.count} {given.marked}: {shown(given.lines)}"
        own = [placed.line for placed in placed_lines(slot)]
        for n in (2, 3):
            parted, count = split_lines(own, n, look, signs, packed=packed)
            yield f"  {n}: {count} {shown(parted)}"
        weights = {
            place: round(weight, 3) for place, weight in begin_signs(own, look, signs).items()
        }
        yield f"  signs {sorted(weights.items())}"
        if look in LOOKS[:2]:
            texts = tuple(line.text for line in own)
            yield f"  {count_values(own, look)} {count_best(texts, look)}"
            yield f"  {best_cuts(texts, 2, look)}"
            yield f"  {reads_as_value(texts, look)} {cut_runs(' '.join(texts).split(), 2, look)}"
            yield f"  {ValueLines(own, slot).text(look)}"


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_random_packed_row_is_taken_apart_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
