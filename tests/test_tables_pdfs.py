"""Our own renderings against their truth: every cell in its place, no row invented."""

import json
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import mattrakan
from mattrakan.extract.readers.choosing import open_reader
from mattrakan.extract.tables.cells import assign_clusters
from mattrakan.extract.tables.grids import find_grids
from mattrakan.extract.text.clusters import drop_repeated_glyphs
from mattrakan.extract.text.decoding import Decoder
from mattrakan.extract.text.mark_attachment import page_clusters

HERE = Path(__file__).parent
PDFS = sorted((HERE / "pdfs").glob("*.pdf"))
SHARED = HERE.parent.parent / "shared" / "corpus"
CORPUS = sorted([*(SHARED / "dev" / "pdf").glob("*.pdf"), *(SHARED / "real" / "pdf").glob("*.pdf")])

# Pages whose text cannot be read say so; their cells are no test of the tables.
UNREADABLE = {path for path in PDFS if "ghostscript" in path.stem or "unreadable" in path.stem}


@cache
def read_tables(path: Path) -> list[mattrakan.Table]:
    return mattrakan.read_tables(path)


def bare(text: str | None) -> str:
    return "".join((text or "").split())


def bare_or_covered(text: str | None) -> str | None:
    return None if text is None else bare(text)


def printed_rows(tables: list[mattrakan.Table]) -> list[list[str]]:
    """All rows of a document, a header told again on the next page left out."""
    rows: list[list[str]] = []
    headers: list[list[str]] = []
    for table in tables:
        texts = [[bare(cell) for cell in row] for row in table.rows]
        if headers and texts[: len(headers)] == headers:
            texts = texts[len(headers) :]
        else:
            headers = texts[: table.header_rows]
        rows += texts
    return rows


def truth_of(path: Path) -> dict[str, list[dict[str, list[list[str | None]]]]]:
    truth: dict[str, list[dict[str, list[list[str | None]]]]] = json.loads(
        path.with_suffix(".json").read_text("utf-8")
    )
    return truth


def wanted_rows(path: Path) -> list[list[str]]:
    return [
        [bare(cell) for cell in row]
        for table in truth_of(path)["tables"]
        for row in [*table["header_rows"], *table["rows"]]
    ]


def known(reasons: dict[str, str]) -> list[Any]:
    """Return every PDF as a parameter; those whose failure is known must fail."""
    return [
        pytest.param(
            path,
            id=path.stem,
            marks=pytest.mark.xfail(reason=reasons[path.stem], strict=True)
            if path.stem in reasons
            else (),
        )
        for path in PDFS
        if path not in UNREADABLE
    ]


# LibreOffice breaks "มี.ค." after its first letter in a narrow column, so that a line begins with
# a mark: it goes to the nearest letter of that line.
BROKEN_CLUSTER = {"month_ticks_libreoffice": "a letter and its mark stand on two lines"}
TITLE_ROW = {"title_within_reportlab": "a title inside the grid is read as a row"}


@pytest.mark.parametrize("path", known(BROKEN_CLUSTER))
def test_cells_are_where_they_stand(path: Path) -> None:
    tables = read_tables(path)
    expected = truth_of(path)["tables"]
    if not expected:
        assert tables == []
        return
    rows, wanted = printed_rows(tables), wanted_rows(path)
    missing = [row for row in wanted if not any(is_same_row(row, found) for found in rows)]
    # A row that a page break cuts stands in two halves; both halves together must say it.
    assert [row for row in missing if not is_cut_in_two(row, rows)] == []


def is_same_row(wanted: list[str], found: list[str]) -> bool:
    """Return whether the texts are the same, column by column; an invented text is none."""
    width = max(len(wanted), len(found))
    return [*wanted, *[""] * (width - len(wanted))] == [*found, *[""] * (width - len(found))]


def is_cut_in_two(wanted: list[str], rows: list[list[str]]) -> bool:
    return any(
        len(first) == len(second) == len(wanted)
        and all(
            want in (a + b, a, "") or a + b == want
            for want, a, b in zip(wanted, first, second, strict=True)
        )
        for first, second in pairwise(rows)
    )


# Where no rule says so, nothing parts a blank place from one that the cell above or beside covers.
COVERED_OR_BLANK = {
    stem: "a place that no rule shows to be covered is read as blank"
    for stem in (
        "rules_horizontal_libreoffice",
        "rules_none_centred_weasyprint",
        "rules_none_chromium",
        "rules_none_two_levels_libreoffice",
        "rules_vertical_two_levels_weasyprint",
        "rules_vertical_typst",
    )
}


@pytest.mark.parametrize("path", known({**BROKEN_CLUSTER, **TITLE_ROW, **COVERED_OR_BLANK}))
def test_spans_and_headers_are_those_of_the_source(path: Path) -> None:
    expected = truth_of(path)["tables"]
    tables = read_tables(path)
    if len({table.page for table in tables}) > 1 and len(tables) != len(expected):
        assert path.stem.startswith("page_")  # one table on several pages
        return
    parts = [[*table["header_rows"], *table["rows"]] for table in expected]
    assert [[[bare_or_covered(c) for c in row] for row in table.rows] for table in tables] == [
        [[bare_or_covered(c) for c in row] for row in rows] for rows in parts
    ]
    assert [t.header_rows for t in tables] == [len(table["header_rows"]) for table in expected]


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_cells_fill_their_table_without_gap_or_overlap(path: Path) -> None:
    for table in read_tables(path):
        places = [[cell for cell in row if cell is not None] for row in table.grid()]
        assert {len(row) for row in places} == {table.n_columns}
        area = sum(cell.box.width * cell.box.height for cell in table)
        assert area == pytest.approx(table.box.width * table.box.height, rel=1e-3)
        for cell in table:
            beside = cell.column + cell.column_span
            below = cell.row + cell.row_span
            right = places[cell.row][beside].box.x0 if beside < table.n_columns else table.box.x1
            foot = places[below][cell.column].box.top if below < table.n_rows else table.box.bottom
            if not path.stem.startswith("sideways"):  # there rows run from side to side
                assert (cell.box.x1, cell.box.bottom) == (right, foot)


@pytest.mark.parametrize("path", known({**BROKEN_CLUSTER, **TITLE_ROW}))
def test_no_row_is_invented_or_told_twice(path: Path) -> None:
    rows, wanted = printed_rows(read_tables(path)), wanted_rows(path)
    left = list(wanted)
    invented = []
    while rows:
        same = next((row for row in left if is_same_row(row, rows[0])), None)
        if same is None:
            same = next((row for row in left if is_cut_in_two(row, rows[:2])), None)
            if same is not None:
                rows = rows[1:]
        if same is None:
            invented.append(rows[0])
        else:
            left.remove(same)
        rows = rows[1:]
    assert invented == []


@pytest.mark.parametrize("path", [*PDFS, *CORPUS], ids=lambda path: path.stem)
def test_no_letter_of_a_table_is_lost(path: Path) -> None:
    with open_reader(path.read_bytes(), None, "auto") as reader:
        decoder = Decoder()
        for page in reader.read_pages(range(1, min(reader.n_pages, 2) + 1)):
            clusters = page_clusters(drop_repeated_glyphs(decoder.decode(page)))
            grids = find_grids(clusters, page.rules)
            inside, outside = assign_clusters(clusters, grids)
            held = [id(c) for cells in inside for cell in cells.values() for c in cell]
            assert len(held) == len(set(held))
            assert len(held) + len(outside) == len(clusters)
            for cluster in outside:
                x, y = (cluster.x0 + cluster.x1) / 2, cluster.baseline - 0.3 * cluster.size
                assert not any(grid.box.holds(x, y) for grid in grids)
