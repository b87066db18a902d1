"""White rules on coloured cells, and texts that end and begin at one border."""

import runpy
from pathlib import Path

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.glyphs import Fill, Rule
from mattrakan.extract.reading import read_document
from mattrakan.extract.tables.white_rules import find_white_rules

Writer = runpy.run_path(str(Path(__file__).with_name("written_pdfs.py")))["Writer"]

XS, YS = (50.0, 150.0, 250.0, 350.0), (100.0, 122.0, 144.0, 166.0)
GREEN = (0.6, 0.8, 0.5)
ROWS = [["กข", "คง", "จฉ"], ["ช", "๑๒", "ซ"], ["ฌ", "๓", "ญฎ"]]


def lattice(xs: tuple[float, ...] = XS, ys: tuple[float, ...] = YS) -> list[Rule]:
    level = [Rule(xs[0], y, xs[-1], y) for y in ys]
    return [*level, *(Rule(x, ys[0], x, ys[-1]) for x in xs)]


def fill(x0: float, top: float, x1: float, bottom: float, colour: tuple[float, ...]) -> Fill:
    return Fill(Box(x0, top, x1, bottom), colour)  # type: ignore[arg-type]


def test_white_rules_on_a_fill_are_seen() -> None:
    assert find_white_rules(lattice(), [fill(50, 100, 350, 166, GREEN)]) == lattice_like(lattice())


def lattice_like(rules: list[Rule]) -> object:
    class Same:
        def __eq__(self, other: object) -> bool:
            assert isinstance(other, list)
            return [rule.box for rule in other] == [rule.box for rule in rules]

    return Same()


@pytest.mark.parametrize(
    ("ys", "fills"),
    [
        (YS, []),
        (YS, [fill(50, 100, 350, 166, (1.0, 1.0, 1.0))]),
        (YS, [fill(50, 100, 350, 166, GREEN), fill(50, 100, 350, 166, (1.0, 1.0, 1.0))]),
        (YS, [fill(400, 100, 500, 166, GREEN)]),
        (YS[:2], [fill(50, 100, 350, 122, GREEN)]),  # below and between headings alone
        (YS[:3], [fill(50, 100, 350, 144, GREEN)]),
    ],
)
def test_other_white_rules_are_not(ys: tuple[float, ...], fills: list[Fill]) -> None:
    assert find_white_rules(lattice(ys=ys), fills) == []


@pytest.mark.parametrize(("xs", "found"), [(XS, 15), ((50.0, 180.0, 260.0, 350.0), 8)])
def test_a_few_white_rows_of_the_columns_of_a_grid_are_parted(
    xs: tuple[float, ...], found: int
) -> None:
    rules = lattice() + lattice(xs, (300.0, 322.0, 344.0))
    fills = [fill(50, 100, 350, 166, GREEN), fill(50, 300, 350, 344, GREEN)]
    assert len(find_white_rules(rules, fills)) == found


@pytest.mark.parametrize(("start", "seen"), [(166.0, True), (190.0, False)])
def test_the_sides_of_a_white_row_that_a_page_cuts_are_seen(start: float, seen: bool) -> None:
    sides = [Rule(x, start, x, start + 20) for x in XS]
    fills = [fill(50, 100, 350, 166, GREEN), fill(50, start, 350, start + 20, GREEN)]
    found = find_white_rules(lattice() + sides, fills)
    assert (len(found) == 12) == seen


@pytest.mark.parametrize(("columns", "seen"), [(5, True), (4, False)])
def test_two_white_rows_of_many_columns_are_parted(columns: int, seen: bool) -> None:
    xs = tuple(50.0 + 60 * n for n in range(columns + 1))
    found = find_white_rules(lattice(xs, YS[:3]), [fill(50, 100, xs[-1], 144, GREEN)])
    assert bool(found) == seen


def painted(colours: list[str], rows: list[list[str]] = ROWS) -> "list[list[str | None]]":
    """Rows of a table with one colour to a row, white rules and texts."""
    writer = Writer()
    for number, colour in enumerate(colours):
        y = 842 - YS[number + 1]
        writer.pages[-1].append(f"{colour} rg 50 {y} 300 22 re f")
    writer.pages[-1].append("1 1 1 RG 1 w")
    for rule in lattice():
        writer.pages[-1].append(f"{rule.x0} {842 - rule.top} m {rule.x1} {842 - rule.bottom} l S")
    writer.pages[-1].append("0 0 0 rg 0 0 0 RG")
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            writer.text(XS[column] + 4, YS[row] + 15, text)
    tables = read_document(writer.pdf()).pages[0].tables
    return tables[0].rows if tables else []


@pytest.mark.parametrize(
    "colours",
    [
        ["0.6 0.8 0.5"] * 3,
        ["0.1 0.2 0.5", "0.8 0.9 1", "0.9 0.95 1"],
        ["1 1 0", "0.95 0.7 0.5", "1 1 0"],
    ],
)
def test_tables_in_the_style_of_slides(colours: list[str]) -> None:
    assert painted(colours) == ROWS


def test_an_empty_row_of_such_a_table_is_a_row() -> None:
    rows = [ROWS[0], ["", "", ""], ROWS[2]]
    assert painted(["0.6 0.8 0.5"] * 3, rows) == rows


@pytest.mark.parametrize(("gap", "parted"), [(0.6, True), (0.3, True), (0.0, False)])
def test_a_figure_that_ends_where_the_next_text_begins(gap: float, parted: bool) -> None:
    writer = Writer()
    writer.table([["กข", "คง"], ["", ""], ["จ", "ฉ"]], [100, 100])
    writer.text(138 - gap / 2, 136, "๒๐")
    writer.text(150 + gap / 2, 136, "สาขา")
    rows = read_document(writer.pdf()).pages[0].tables[0].rows
    assert rows[1] == (["๒๐", "สาขา"] if parted else ["๒๐สาขา", ""])
