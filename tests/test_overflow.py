"""Text that runs past its cell or its table, and text that a page break draws twice."""

import runpy
from pathlib import Path

import pytest

from mattrakan.extract.reading import read_document

Writer = runpy.run_path(str(Path(__file__).with_name("written_pdfs.py")))["Writer"]
HEADER = ["กข", "คง"]


def read_rows(text: str, x: float, *, row: int = 1, after: str = "") -> list[list[str | None]]:
    """Return the rows of a table of two columns, 50 to 150 and 150 to 250, with one text more."""
    writer = Writer()
    rows = [HEADER, ["", ""], ["จ", "ฉ"]]
    writer.table(rows, [100, 100])
    writer.text(x, 114 + 22 * row, text)
    if after:
        writer.text(280, 114 + 22 * row, after)
    (page,) = read_document(writer.pdf()).pages
    return page.tables[0].rows


@pytest.mark.parametrize(
    ("text", "x", "expected"),
    [
        ("๑,๒๕๐,๐๐๐.๐๐", 190.0, ["", "๑,๒๕๐,๐๐๐.๐๐"]),  # past the right edge
        ("๑๐๐ บาท", 215.0, ["", "๑๐๐ บาท"]),
        ("๑,๒๕๐,๐๐๐.๐๐", 40.0, ["๑,๒๕๐,๐๐๐.๐๐", ""]),  # begins left of the table
        ("กองการศึกษา", 120.0, ["กองการศึกษา", ""]),  # over the border between two cells
        ("กอง", 170.0, ["", "กอง"]),
    ],
)
def test_a_text_belongs_whole_to_its_cell(text: str, x: float, expected: list[str]) -> None:
    assert read_rows(text, x)[1] == expected


def test_texts_beside_a_table_stay_outside() -> None:
    assert read_rows("๑๐๐", 170.0, after="หมายเหตุ")[1] == ["", "๑๐๐"]


def test_words_of_two_cells_that_end_and_begin_at_a_border_stay_apart() -> None:
    writer = Writer()
    writer.table([HEADER, ["", "๒๐๐"]], [100, 100])
    writer.text(129, 136, "๑๐๐")  # ends 3 pt before the border, as the next begins behind it
    (page,) = read_document(writer.pdf()).pages
    assert page.tables[0].rows[1] == ["๑๐๐", "๒๐๐"]


@pytest.mark.parametrize(("again", "told"), [("กขคง", 0), ("จฉชซ", 1)])
def test_a_cell_drawn_again_behind_a_page_break_hides_nothing(again: str, told: int) -> None:
    writer = Writer()
    writer.table([HEADER, ["กขคง", "๑"]], [100, 100])
    writer.new_page()
    writer.table([["", "๒"], ["จ", "๓"]], [100, 100])
    writer.pages[-1].append("q 50 700 100 20 re W n")
    writer.text(60, 90, again)
    writer.pages[-1].append("Q")
    pages = read_document(writer.pdf()).pages
    assert sum(len(cell.anomalies) for cell in pages[1].tables[0].cells) == told


def test_a_figure_cut_off_within_its_cell_is_hidden_whatever_the_page_before_shows() -> None:
    writer = Writer()
    writer.table([HEADER, ["กขคง", "๑,๐๐๐"]], [100, 100])
    writer.new_page()
    writer.table([["จ", "๒"], ["ฉ", ""]], [100, 100])
    writer.pages[-1].append("q 170 700 80 20 re W n")
    writer.text(162, 136, "๑,๕๐๐")  # the first digit stands left of the clip
    writer.pages[-1].append("Q")
    cell = read_document(writer.pdf()).pages[1].tables[0].grid()[1][1]
    assert cell is not None
    assert "๑" not in cell.text
    assert [(one.cause, one.text) for one in cell.anomalies] == [("clipped", "๑")]
